"""Lines as they arrived."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gklint.document.lines import LONGEST, split_lines, written_lines

TRICKY = st.text(alphabet="甲1 \u3000\t\n", max_size=40)


@given(TRICKY)
def test_lines_that_all_end_alike_are_read_as_those_of_any_end(text: str) -> None:
    assert list(written_lines(text)) == list(written_lines(text + "\r"))


def test_a_line_beyond_all_measure_is_read_in_pieces() -> None:
    long = "甲" * (LONGEST + 5)
    assert [(start, len(line)) for _, start, line in written_lines("a\n" + long)] == [
        (0, 1),
        (2, LONGEST),
        (2 + LONGEST, 5),
    ]


@given(TRICKY)
def test_a_line_stands_where_its_words_do(text: str) -> None:
    for line in split_lines(text):
        assert text[line.start : line.end] == line.text == line.text.strip()


def test_empty_lines_before_a_line_are_counted() -> None:
    lines = split_lines("\n甲\n \n\n 乙\r\n丙")
    assert [(line.text, line.gap, line.indented) for line in lines] == [
        ("甲", 0, False),
        ("乙", 2, True),
        ("丙", 0, False),
    ]
