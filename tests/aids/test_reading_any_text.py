"""What holds of every reading aid on every text: nothing crashes it, every place is in the file."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gklint.aids.definition import definition
from gklint.aids.hints import hints
from gklint.aids.hover import hover
from gklint.aids.lens import lens
from gklint.aids.links import links
from gklint.aids.outline import Symbol, folds, outline
from gklint.project import project_by
from gklint.text import Span
from tests.aids.reports import FORMS, lines

PROJECT = project_by()
SAID = (
    "根据《中华人民共和国政府信息公开条例》（国务院令第711号），收到申请20件。（一）主动公开。好。"
)
FILES = [form(lines(SAID, 新收="18 2 0 0 0 0 23")) for form in FORMS.values()]
SLOW = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def spans_of(symbols: tuple[Symbol, ...], within: Span) -> None:
    for one in symbols:
        assert within.contains(one.span)
        assert one.span.contains(one.name_span)
        assert one.name.zh
        assert one.name.en
        spans_of(one.children, one.span)


def look(text: str, suffix: str, offset: int) -> None:
    linted = PROJECT.lint_text(text, suffix)
    whole = Span(0, len(text))
    told = hover(PROJECT, linted, offset)
    if told is not None:
        assert whole.contains(told.span)
        assert told.span.start <= offset <= told.span.end
        assert told.text.zh
        assert told.text.en
    for target in definition(PROJECT, linted, offset):
        assert whole.contains(target.span)
        assert target.origin_span.start <= offset <= target.origin_span.end
    for hint in hints(linted):
        assert 0 < hint.offset <= len(text)
    above = lens(linted)
    assert above is None or whole.contains(above.span)
    assert all(whole.contains(link.span) for link in links(PROJECT, linted))
    assert all(whole.contains(fold.span) for fold in folds(linted))
    spans_of(outline(linted), whole)


@SLOW
@given(st.sampled_from(FILES), st.data())
def test_a_report_cut_anywhere(file: tuple[str, str], data: st.DataObject) -> None:
    text, suffix = file
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cut = text[:start] + text[end:]
    look(cut, suffix, data.draw(st.integers(0, len(cut) + 1)))


@SLOW
@given(st.text(max_size=120), st.sampled_from([".txt", ".md", ".html"]), st.integers(0, 120))
def test_any_text(text: str, suffix: str, offset: int) -> None:
    look(text, suffix, offset)
