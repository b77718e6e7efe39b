"""Columns of a terminal, and lines cut to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.render.columns import fitting, harmless, width
from gklint.render.excerpt import excerpt


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("统计，", 6),
        ("１２", 4),
        ("𠮷", 2),
        ("e\u0301", 1),
        ("a\u200bb\ufeff", 2),
        ("\U0001f600", 2),
        ("“”", 2),
        ("\u3000", 2),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_nothing_that_a_terminal_obeys_is_left() -> None:
    hostile = "\x1b[31m\x07\x9b2J\u202e\u2066\x7f\u2028\x85\r\n\t\x00"
    shown = harmless(hostile)
    assert shown == "␛[31m␇\ufffd2J\ufffd\ufffd␡\ufffd\ufffd␍␊ ␀"
    assert harmless("“统计”　\u200b𠮷") == "“统计”　\u200b𠮷"


@given(st.text())
def test_harmless_keeps_the_length_and_leaves_no_control(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in shown)


@given(st.text(alphabet="a统\u200b１ \t\x1b"), st.integers(0, 40))
def test_what_fits_fits_and_one_more_does_not(text: str, columns: int) -> None:
    text = harmless(text)
    end = fitting(text, columns)
    assert width(text[:end]) <= columns
    assert end == len(text) or width(text[: end + 1]) > columns


def test_a_short_line_is_shown_whole() -> None:
    assert excerpt("统计期限ab", 2, 4, 20) == ("统计期限ab", 4, 4)


def test_a_long_line_is_cut_on_both_sides_of_the_place() -> None:
    line = "前" * 700 + "错字" + "后" * 700
    assert excerpt(line, 700, 702, 30) == ("..." + "前" * 5 + "错字" + "后" * 5 + "...", 13, 4)


def test_room_that_one_side_does_not_need_is_the_others() -> None:
    assert excerpt("前" * 50 + "错", 50, 51, 20) == ("..." + "前" * 6 + "错", 15, 2)
    assert excerpt("错" + "后" * 50, 0, 1, 20) == ("错" + "后" * 6 + "...", 0, 2)


def test_a_place_without_width_still_has_a_mark() -> None:
    assert excerpt("甲\u200b乙", 1, 2, 20) == ("甲\u200b乙", 2, 1)
    assert excerpt("甲乙", 2, 2, 20) == ("甲乙", 4, 1)


@given(st.text(alphabet="a统\u200b１\t", max_size=300), st.data(), st.integers(10, 120))
def test_the_excerpt_fits_and_the_mark_stands_in_it(
    line: str, data: st.DataObject, columns: int
) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    shown, at, marked = excerpt(line, start, end, columns)
    assert width(shown) <= columns
    assert at + marked <= max(columns, 1) + 1
    assert marked <= max(1, width(harmless(line[start:end])))
