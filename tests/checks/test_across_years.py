"""Figures that carry on from last year's table: which column is told, and what stays silent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gklint.check import Neighbour
from gklint.finding import Finding, OtherFile
from gklint.neighbours import Beside
from gklint.project import Project, project_by

PROJECT = project_by()
TITLE = "青河县{year}年政府信息公开工作年度报告\n"
TABLE = "三、收到和处理政府信息公开申请情况\n| {label} | {cells} |\n"
OUT, IN = "四、结转下年度继续办理", "二、上年结转政府信息公开申请数量"


def across(project: Project, last: str, this: str) -> list[Finding]:
    """What the rules on two years find in this year's report."""
    document = project.read_text(last)
    beside = Beside(Neighbour(OtherFile("2022.txt", last), document))
    findings = project.lint_text(this, beside=beside).report.findings
    return [one for one in findings if "GK370" <= one.rule < "GK380"]


def applications(year: int, label: str, cells: list[object]) -> str:
    return TITLE.format(year=year) + TABLE.format(label=label, cells=" | ".join(map(str, cells)))


def told(last: list[object], this: list[object]) -> list[str]:
    """The columns of which something is said."""
    found = across(PROJECT, applications(2022, OUT, last), applications(2023, IN, this))
    return [one.message.zh.partition("”")[0].removeprefix("“") for one in found]


NUMBERS = st.lists(st.integers(0, 999), min_size=6, max_size=6)
COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]


@settings(deadline=None)
@given(NUMBERS)
def test_what_carries_on_is_silent(numbers: list[int]) -> None:
    row: list[object] = [*numbers, sum(numbers)]
    assert told(row, row) == []


@settings(deadline=None)
@given(NUMBERS, st.integers(0, 5), st.integers(1, 99), st.booleans())
def test_one_cell_changed_is_told_at_its_column_alone(
    numbers: list[int], at: int, more: int, with_total: bool
) -> None:
    last: list[object] = [*numbers, sum(numbers)]
    numbers[at] += more
    this: list[object] = [*numbers, sum(numbers) if with_total else last[6]]
    assert told(last, this) == [COLUMNS[at]]


def test_a_total_that_its_columns_do_not_account_for_is_told_too() -> None:
    assert told([3, 0, 0, 0, 0, 0, 3], [4, 0, 0, 0, 0, 0, 9]) == ["自然人", "总计"]


@pytest.mark.parametrize("blank", ["", "/", "—"])
def test_a_blank_is_unknown(blank: str) -> None:
    assert told([3, *[blank] * 5, 3], [3, 1, 0, 0, 0, 0, blank]) == []


def test_the_place_of_last_years_cell_is_told_in_its_file() -> None:
    last = applications(2022, OUT, [3, 0, 0, 0, 0, 0, 3])
    (finding,) = across(PROJECT, last, applications(2023, IN, [2, 0, 0, 0, 0, 0, 2]))
    (related,) = finding.related
    assert related.file is not None
    assert (related.file.path, related.span.of(related.file.text)) == ("2022.txt", "3")
    assert related.message.zh == "四、结转下年度继续办理，自然人：3"


def test_a_report_of_another_format_says_nothing() -> None:
    stock = "二、主动公开政府信息情况\n| 第二十条第（一）项 |\n| 信息内容 | {} |\n| 规章 | 1 | 2 | 3 |\n"
    last = TITLE.format(year=2020) + stock.format(
        "本年新制作数量 | 本年新公开数量 | 对外公开总数量"
    )
    this = TITLE.format(year=2021) + stock.format("本年制发件数 | 本年废止件数 | 现行有效件数")
    assert across(PROJECT, last, this) == []
