"""What holds for every text: nothing crashes it, every place is exact, fixes come to rest."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gklint.engine.memo import Memo
from gklint.examples import unmark
from gklint.project import Linted, project_by
from gklint.source import decode
from gklint.text import LineIndex, apply_edits

PROJECT = project_by()
# Pieces that rules care about, put together as no author would.
PIECES = sorted(
    {
        unmark(example.bad or example.good)[0].strip("\n")
        for rule in PROJECT.rulebook.rules
        for example in rule.table.example
    }
)
SEPARATORS = ["\n", "\r\n", "\n\n", "\u2028", "\x0b", "\x0c", "\r", " ", "\u3000", "\xa0", "", "𠮷"]
MIXED = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from(SEPARATORS), st.text(max_size=6)),
    max_size=12,
).map("".join)
TEXTS = st.one_of(st.text(max_size=200), MIXED)
SLOW = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))


def check_sound(text: str, linted: Linted) -> None:
    report = linted.report
    assert [crash.traceback for crash in report.crashes] == []
    assert [str(trouble) for trouble in report.troubles] == []
    orders = [finding.order() for finding in report.findings]
    assert orders == sorted(set(orders))
    for finding in report.findings:
        assert finding.span.end <= len(text)
        assert finding.message.zh
        assert finding.message.en
        for fix in finding.fixes:
            assert apply_edits(text, fix.edits) != text
        for related in finding.related:
            assert related.span.end <= len(text)
    done = 0
    for placed in linted.document.blocks:
        assert placed.start >= done
        assert linted.document.text[placed.start :].startswith(placed.block.text)
        done = placed.span.end


@SLOW
@given(TEXTS)
def test_any_text_is_linted_and_every_place_is_in_it(text: str) -> None:
    check_sound(text, PROJECT.lint_text(text))
    check_sound(text, PROJECT.lint_text(text, ".md"))


@SLOW
@given(MIXED, st.sampled_from(["safe", "unsafe"]))
def test_fixing_twice_is_fixing_once(text: str, least: str) -> None:
    once = PROJECT.fix_text(text, least=least).text
    assert PROJECT.fix_text(once, least=least).text == once


@SLOW
@given(MIXED)
def test_line_ends_and_encodings_change_no_finding(text: str) -> None:
    text = "\n".join(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    seen = _places(text)
    assert _places(text.replace("\n", "\r\n")) == seen
    for encoding in ("gb18030", "utf-8-sig", "utf-16"):
        try:
            data = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        if text and "\x00" not in text and decode(text.encode("utf-8", "replace")).text == text:
            if encoding != "gb18030" or decode(data).encoding == "gb18030":
                assert _places(decode(data).text) == seen


def _places(text: str) -> list[tuple[str, tuple[int, int], tuple[int, int], str]]:
    index = LineIndex(text)
    return [
        (
            finding.rule,
            index.position(finding.span.start),
            index.position(finding.span.end),
            finding.message.zh,
        )
        for finding in PROJECT.lint_text(text).report.findings
    ]


@SLOW
@given(st.lists(MIXED, min_size=2, max_size=3))
def test_a_memo_changes_no_finding(texts: list[str]) -> None:
    memo = Memo()
    for text in texts:
        remembered = PROJECT.lint_text(text, memo=memo).report
        assert remembered == PROJECT.lint_text(text).report
