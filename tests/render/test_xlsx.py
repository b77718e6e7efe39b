"""The workbook, as openpyxl reads it."""

from __future__ import annotations

import io
import sys
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from gklint.errors import ConfigError
from gklint.render.forms import About, form_named
from gklint.render.outcome import Outcome
from gklint.render.workbook import text_of
from gklint.value import replace
from tests.render.made import CLEAN, OUTCOME, RULES, summary_of

PATH = "村/a\n::error::<b>,=1␛.txt"


def book(*outcomes: Outcome, language: str = "zh") -> Any:
    parts: list[bytes] = []
    form = form_named("xlsx").form(About(language=language), parts.append)
    for outcome in outcomes:
        form.add(outcome, RULES)
    form.end(summary_of(*outcomes))
    return openpyxl.load_workbook(io.BytesIO(b"".join(parts)))


def rows(sheet: Any) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_the_sheets_hold_units_findings_and_checklists() -> None:
    made = book(CLEAN, OUTCOME)
    assert made.sheetnames == ["总表", "问题", "核对表"]
    units, findings, checklist = map(rows, made)
    assert units == [
        ["文件", "年度", "错误", "警告", "提示", "建议"]
        + [f"{rule} 题{rule}<i>" for rule in ("GK997", "GK998", "GK999")],
        ["clean.txt", None, None, None, None, None, None, None, "✓"],
        [PATH, 2018, 1, None, None, 1, "~", "1", "1"],
        ["其余规则没有发现问题，见核对表", *[None] * 8],
    ]
    assert findings[1:] == [
        [PATH, 2018, 1, 3, "GK999", "error", "题GK999<i>", "<b>", "<b>有误\n::set-env::%0A",
         "《条例》第一条", "改为“己”"],
        [PATH, 2018, 2, 1, "GK998", "hint", "题GK998<i>", "=cmd␛[2J丙\n丁", '=SUM("x")]]>␛[0m',
         None, None],
    ]  # fmt: skip
    assert checklist[1:] == [
        ["clean.txt", None, "GK999", "题GK999<i>", "PASS 通过", None, None],
        [PATH, 2018, "GK001", "题GK001<i>", "PASS 通过", None, None],
        [PATH, 2018, "GK997", "题GK997<i>", "ACCEPTED 已说明", None, "1 处已按说明忽略：查过了"],
        [PATH, 2018, "GK998", "题GK998<i>", "FAIL 不通过", 1, None],
        [PATH, 2018, "GK999", "题GK999<i>", "FAIL 不通过", 1, None],
    ]


def test_no_cell_is_a_formula_or_a_link() -> None:
    hostile = replace(OUTCOME, path="http://x/=1+1")
    for sheet in book(hostile):
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n", "inlineStr"}
            assert [cell for cell in row if cell.hyperlink] == []


def test_heads_stay_in_sight_and_rows_can_be_filtered() -> None:
    made = book(CLEAN, OUTCOME, language="en")
    assert made.sheetnames == ["Units", "Findings", "Checklist"]
    assert {sheet.freeze_panes for sheet in made} == {"B2"}
    assert made["Findings"].auto_filter.ref == "A1:K3"
    assert made["Checklist"].auto_filter.ref == "A1:G6"


def test_nothing_found_is_a_workbook_too() -> None:
    assert rows(book()["问题"])[1:] == []


@settings(max_examples=30, deadline=None)
@given(some.text(some.characters()))
def test_any_text_can_be_read_back(text: str) -> None:
    made = book(replace(CLEAN, path=text or "a"))
    (_, row) = rows(made["核对表"])
    assert row[0] == text_of(text or "a")


def test_a_long_text_is_cut() -> None:
    assert text_of("甲" * 40_000) == "甲" * 32_766 + "…"


def test_without_its_library_the_form_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ConfigError, match=r"pip install 'gklint\[xlsx\]' / the form xlsx needs"):
        form_named("xlsx")
