"""Places and edits are exact, whatever the text holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.text import Edit, LineIndex, Span, apply_edits, composed, disjoint

TRICKY = st.text(alphabet=st.sampled_from("a中𠮷\r\n\x0b\x0c\x1c\x85\u2028\u2029\xa0\u3000０é"))
TEXTS = st.one_of(st.text(), TRICKY)


def lsp_lines(text: str) -> list[str]:
    """Lines with their ends, as LSP 3.17 has them: the oracle, one character at a time."""
    lines, line = [], ""
    at = 0
    while at < len(text):
        end = 2 if text[at : at + 2] == "\r\n" else 1 if text[at] in "\r\n" else 0
        line += text[at : at + (end or 1)]
        at += end or 1
        if end:
            lines.append(line)
            line = ""
    return [*lines, line]


@given(TEXTS)
def test_lines_are_those_of_lsp(text: str) -> None:
    index = LineIndex(text)
    lines = lsp_lines(text)
    assert len(index.starts) == len(lines)
    for number, line in enumerate(lines):
        assert index.line_span(number).of(text) == line.rstrip("\r\n")


@given(TEXTS)
def test_position_and_offset_are_inverse(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        line, column = index.position(offset)
        if text[offset - 1 : offset + 1] == "\r\n":
            continue  # inside a line end there is no place of its own
        assert index.offset(line, column) == offset


@given(TRICKY, TRICKY, st.data())
def test_an_index_after_an_edit_is_that_of_the_new_text(
    text: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    edit = Edit(Span(start, data.draw(st.integers(start, len(text)))), new)
    index = LineIndex(text).edited(edit)
    fresh = LineIndex(apply_edits(text, [edit]))
    assert (index.text, index.starts) == (fresh.text, fresh.starts)


EDITS = st.lists(st.tuples(st.integers(0, 30), st.sampled_from(("", "新", "ab"))), max_size=8)


def edits_in(text: str, drawn: list[tuple[int, str]]) -> list[Edit]:
    """Sorted, disjoint edits of ``text`` out of drawn numbers."""
    cuts = sorted({min(at, len(text)) for at, _ in drawn})
    spans = zip(cuts[::2], cuts[1::2], strict=False)
    return [Edit(Span(*span), new) for span, (_, new) in zip(spans, drawn, strict=False)]


@given(st.text(max_size=30), EDITS, EDITS)
def test_composed_edits_do_what_one_after_the_other_does(
    text: str, first: list[tuple[int, str]], then: list[tuple[int, str]]
) -> None:
    edits = edits_in(text, first)
    between = apply_edits(text, edits)
    more = edits_in(between, then)
    both = composed(len(text), edits, more)
    assert disjoint(both)
    assert apply_edits(text, both) == apply_edits(between, more)


def test_places_outside_the_text_are_held_to_it() -> None:
    index = LineIndex("ab\ncd")
    assert index.position(99) == (1, 2)
    assert index.offset(0, 99) == 2
    assert index.offset(9, 0) == 5


@given(st.text(max_size=20), st.data())
def test_edits_apply_as_one_by_one_from_the_end(text: str, data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=6).map(sorted))
    edits = [
        Edit(Span(start, end), "新" * (start % 3))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    if not disjoint(edits):
        return
    expected = text
    for edit in reversed(edits):
        expected = expected[: edit.span.start] + edit.text + expected[edit.span.end :]
    assert apply_edits(text, edits) == expected


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply_edits("abc", [Edit(Span(0, 2), ""), Edit(Span(1, 3), "")])


def test_a_span_runs_forward() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(2, 1)


def test_two_insertions_at_one_place_are_not_disjoint() -> None:
    assert not disjoint([Edit(Span(1, 1), "a"), Edit(Span(1, 1), "b")])
    assert disjoint([Edit(Span(0, 1), "a"), Edit(Span(1, 1), "b")])
