"""Statutory tables as they are drawn: widths, colour, marks, and what spreadsheets must not run."""

from __future__ import annotations

import pytest

from gklint.bilingual import Bilingual
from gklint.render import table, table_csv
from gklint.render.sheet import MISSING, READ, Band, Box, Head, Page, Row, Sheet, Stray, Sum
from gklint.text import Span
from gklint.value import replace

TEXT = "甲\n乙\n"


def both(words: str) -> Bilingual:
    return Bilingual(words, words)


HEADS = (Head("a", both("自然人")), Head("b", both("总计")))


def page(*texts: str, holds: bool | None = False, due: str = "2021..", path: str = "a.txt") -> Page:
    kind = "number"
    boxes = tuple(
        Box(head, kind, text, text, Span(2, 3), suspect=head.key == "b" and holds is False)
        for head, text in zip(HEADS, texts, strict=True)
    )
    rows = (
        Row("one", both("第一行"), 0, READ, Span(2, 3), boxes),
        Row("two", both("第二行"), 1, MISSING, None),
    )
    one = Sum(
        "row_total",
        "one",
        "one",
        both("第一行"),
        (("one", "a"),),
        (("one", "b"),),
        False,
        holds,
        "1≠2",
    )
    sheet = Sheet(
        "made_up", both("表"), "2021..", due, True, 2, Span(0, 3),
        (Band(both(""), HEADS, rows),), (one,), (), (), 0,
    )  # fmt: skip
    return Page(path, TEXT, 2023, (sheet,))


def test_a_row_its_marks_and_the_legend() -> None:
    assert table.render(page("1", "2"), "zh", 100, colour=False) == (
        "a.txt（2023年度）\n\n"
        "表（2021年起的格式）\n"
        "            自然人 总计\n"
        "2  第一行        1    2! ≠\n"
        "            1≠2\n"
        "     第二行 （缺这一行）\n"
        "\n≠ 不符   ! 先核对这一格\n"
    )


def test_the_mark_is_one_that_can_be_written() -> None:
    assert "1  √\n" in table.render(page("1", "1", holds=True), "zh", 100, False, "√")
    assert "\n\n√ 相符\n" in table.render(page("1", "1", holds=True), "zh", 100, False, "√")


def test_colour_only_where_it_is_asked_for() -> None:
    plain = table.render(page("1", "2"), "zh", 100, colour=False)
    painted = table.render(page("1", "2"), "zh", 100, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[31m≠\x1b[0m" in painted
    bare = painted
    for code in ("0", "1", "2", "31", "32", "33"):
        bare = bare.replace(f"\x1b[{code}m", "")
    assert [line.rstrip() for line in bare.split("\n")] == plain.split("\n")


def test_controls_of_the_file_do_not_reach_the_terminal() -> None:
    shown = table.render(page("\x1b[2J", "2", path="a\x07.txt"), "zh", 100, colour=False)
    assert "\x1b" not in shown
    assert shown.startswith("a␇.txt")


def test_a_year_that_has_no_such_table() -> None:
    assert "（这是2021年起的格式，不是本年度的）" in table.render(
        page("1", "1", due=""), "zh", 80, False
    )


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|x", "'+cmd|x"),
        ("＝1", "'＝1"),
        ("-1-1", "'-1-1"),
        ("-5", "-5"),
        ("+1,234.5", "+1,234.5"),
        ("--", "--"),
        ("—", "—"),
        ("增5", "增5"),
    ],
)
def test_no_text_becomes_a_formula(written: str, safe: str) -> None:
    (sheet,) = page("1", "1").sheets
    stray = Stray(written, Span(0, 1), (Box(None, "odd", written, "", Span(2, 3)),))
    strange = replace(sheet, bands=(), sums=(), strays=(stray,))
    data = table_csv.render([Page("a", TEXT, 2023, (strange,))], "zh").decode("utf-8-sig")
    quoted = f'"{safe}"' if "," in safe else safe
    assert data.split("\r\n")[1] == f"a,made_up,,{quoted},,,,{quoted},2,1"
