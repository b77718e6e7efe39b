"""Tables as converters set them: right ones stay silent, a lost cell is told at its row."""

from __future__ import annotations

import pytest

from gklint.project import Project
from gklint.regulation.figures import tables_of

REVIEWS = ["3", "1", "0", "0", "4", "1", "0", "0", "1", "2", "0", "0", "0", "1", "1"]
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
LINES = ["行政复议", "行政诉讼", *RESULTS, "未经复议直接起诉", "复议后起诉", *RESULTS * 2]
DISCLOSURE = """第二十条第（五）项
信息内容 上一年项目数量 本年增/减 处理决定数量
行政许可 20 3 31
其他对外管理服务事项 5 0 7
第二十条第（六）项
信息内容 上一年项目数量 本年增/减 处理决定数量
行政处罚 3 增加12 1
行政强制 2 0 0
第二十条第（八）项
信息内容 上一年项目数量 本年增/减
行政事业性收费 1 0
第二十条第（九）项
信息内容 采购项目数量 采购总金额
政府集中采购 6 251000元"""


def report(section: str, table: str, year: int = 2023) -> str:
    return (
        f"某某县{year}年政府信息公开工作年度报告\n{section}\n{table}\n"
        "五、存在的主要问题及改进情况\n公开内容还不够全面，下一步加强培训。\n"
    )


def reviews(cells: list[str], form: str) -> str:
    if form == "lines":
        table = "\n".join([*LINES, *cells])
    else:
        bar = " | " if form == "bars" else "\t"
        blank = [""] * 4
        rows = [
            ["行政复议", *blank, "行政诉讼", *blank, "", *blank],
            [*RESULTS, "未经复议直接起诉", *blank, "复议后起诉", *blank],
            ["", *blank, *RESULTS * 2],
            cells,
        ]
        rim = "|" if form == "bars" else ""
        table = "\n".join(f"{rim} {bar.join(row)} {rim}" if rim else bar.join(row) for row in rows)
    return report("四、政府信息公开行政复议、行政诉讼情况", table)


def found(project: Project, text: str) -> list[str]:
    findings = project.lint_text(text).report.findings
    return [one.rule for one in findings if one.rule.startswith("GK3")]


@pytest.mark.parametrize("form", ["lines", "bars", "tabs"])
def test_a_cell_lost_of_the_one_row_of_reviews_is_told(project: Project, form: str) -> None:
    assert found(project, reviews(REVIEWS, form)) == []
    for at in range(len(REVIEWS)):
        lost = [*REVIEWS[:at], *REVIEWS[at + 1 :]]
        assert found(project, reviews(lost, form)) == ["GK320"], at


@pytest.mark.parametrize("row", ["（一）予以公开", "（二）部分公开", "（七）总计"])
def test_a_cell_lost_beside_merged_labels_shifts_nothing(project: Project, row: str) -> None:
    rows = {
        "一、本年新收政府信息公开申请数量": "| 一、本年新收政府信息公开申请数量 | | | 5 | 1 | 0 | 0 | 0 | 0 | 6 |",
        "二、上年结转政府信息公开申请数量": "| 二、上年结转政府信息公开申请数量 | | | 0 | 0 | 0 | 0 | 0 | 0 | 0 |",
        "（一）予以公开": "| 三、本年度办理结果 | （一）予以公开 | | 4 | 1 | 0 | 0 | 0 | 0 | 5 |",
        "（二）部分公开": "| | （二）部分公开 | | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
        "1.属于国家秘密": "| | （三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |",
        "（七）总计": "| | （七）总计 | | 5 | 1 | 0 | 0 | 0 | 0 | 6 |",
        "四、结转下年度继续办理": "| 四、结转下年度继续办理 | | | 0 | 0 | 0 | 0 | 0 | 0 | 0 |",
    }
    section = "三、收到和处理政府信息公开申请情况"
    right = project.lint_text(report(section, "\n".join(rows.values())))
    assert [one for one in right.report.findings if one.rule.startswith("GK30")] == []
    cells = rows[row].split("|")
    for at in range(4, 11):
        lost = {**rows, row: "|".join([*cells[:at], *cells[at + 1 :]])}
        linted = project.lint_text(report(section, "\n".join(lost.values())))
        assert [one for one in linted.report.findings if one.rule.startswith("GK30")] == [], at


def test_rows_with_single_blanks_are_rows(project: Project) -> None:
    assert found(project, report("二、主动公开政府信息情况", DISCLOSURE, 2020)) == ["GK321"]


@pytest.mark.parametrize("page", ["4", "                     4\n\f", "          - 4 -", "— 4 —"])
def test_the_number_of_a_page_between_rows_is_no_cell(project: Project, page: str) -> None:
    rows = DISCLOSURE.replace(" ", "      ").split("\n")
    rows.insert(4, page)
    assert found(project, report("二、主动公开政府信息情况", "\n".join(rows), 2020)) == ["GK321"]


def test_a_total_that_stands_first_is_read_where_the_head_says(project: Project) -> None:
    table = (
        "| | 总计 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
        "| 一、本年新收政府信息公开申请数量 | 6 | 5 | 1 | 0 | 0 | 0 | 0 |\n"
        "| 二、上年结转政府信息公开申请数量 | 3 | 1 | 1 | 0 | 0 | 0 | 0 |\n"
    )
    assert found(project, report("三、收到和处理政府信息公开申请情况", table)) == ["GK301"]


def test_a_count_as_a_spreadsheet_writes_it_is_whole(project: Project) -> None:
    assert found(project, reviews([f"{cell}.0" for cell in REVIEWS], "bars")) == []


def test_counts_with_their_unit_set_wide_are_cells(project: Project) -> None:
    row = "      ".join(f"{cell} 件" for cell in REVIEWS)
    table = "\n".join([*LINES, row])
    assert found(project, report("四、政府信息公开行政复议、行政诉讼情况", table)) == []


def test_cells_that_moved_up_are_a_lost_cell_not_a_blank_total(project: Project) -> None:
    section = "三、收到和处理政府信息公开申请情况"
    head = "| 一、本年新收政府信息公开申请数量 | 5 | 1 | 0 | 0 | 0 | 0 | 6 |\n"
    moved = "| 二、上年结转政府信息公开申请数量 | 2 | 1 | 0 | 0 | 0 | 3 | |\n"
    blank = "| 二、上年结转政府信息公开申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | |\n"
    linted = project.lint_text(report(section, head + moved))
    reading = tables_of(linted.document, project.reference, 2023)[0].reading
    assert reading.rows["carried_over_in"].cells is None
    linted = project.lint_text(report(section, head + blank))
    reading = tables_of(linted.document, project.reference, 2023)[0].reading
    assert reading.number("carried_over_in", "companies") == 1


SECTION = "三、收到和处理政府信息公开申请情况"
RIGHT = (
    ("一、本年新收政府信息公开申请数量", "5 1 0 0 0 0 6"),
    ("二、上年结转政府信息公开申请数量", "0 0 0 0 0 0 0"),
    ("（一）予以公开", "3 0 0 0 0 0 3"),
    ("（二）部分公开", "0 1 0 0 0 0 1"),
    ("（七）总计", "3 1 0 0 0 0 4"),
    ("四、结转下年度继续办理", "2 0 0 0 0 0 2"),
)


def short(project: Project, shape: str, **cells: str) -> list[str]:
    """The rows of RIGHT that have lost a cell, those named by their number with other cells."""
    bar, rim = ("\t", "") if shape == "tabs" else (" | ", "| ")
    table = ""
    for at, (label, right) in enumerate(RIGHT):
        written = cells.get(f"row{at}", right).replace("_", "").split(" ")
        table += f"{rim}{bar.join([label, *written])}{rim and ' |'}\n"
    document = project.read_text(report(SECTION, table))
    reading = tables_of(document, project.reference, 2023)[0].reading
    return [key for key, row in reading.rows.items() if row.cells is None]


@pytest.mark.parametrize("shape", ["bars", "tabs"])
@pytest.mark.parametrize(
    "cells",
    [
        "1 0 0 0 0 6 _",  # the first is lost
        "5 0 0 0 0 6 _",  # the second
        "5 1 0 0 0 0 _",  # the total, or another
    ],
)
def test_a_row_alone_without_its_total_has_lost_a_cell(
    project: Project, shape: str, cells: str
) -> None:
    assert short(project, shape, row0=cells) == ["received"]


@pytest.mark.parametrize("shape", ["bars", "tabs"])
def test_a_blank_total_of_zeros_is_no_lost_cell(project: Project, shape: str) -> None:
    assert short(project, shape, row1="0 0 0 0 0 0 _") == []


@pytest.mark.parametrize("shape", ["bars", "tabs"])
def test_totals_blank_in_several_rows_may_be_meant_to_be(project: Project, shape: str) -> None:
    assert short(project, shape, row0="5 1 0 0 0 0 _", row5="2 0 0 0 0 0 _") == []


@pytest.mark.parametrize("shape", ["bars", "tabs"])
def test_reviews_without_their_last_total_keep_the_rows_that_are_whole(
    project: Project, shape: str
) -> None:
    cells = "1 0 0 1 2 0 0 0 0 0 2 0 0 1 _".replace("_", "").split(" ")
    linted = project.lint_text(reviews(cells, shape))
    reading = tables_of(linted.document, project.reference, 2023)[0].reading
    assert [row.cells is None for row in reading.rows.values()] == [False, False, True]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("8（含修订2件）", 8),
        ("\u00a08\u00a0", 8),
        ("￥8", 8),
        ("8件", 8),
        ("1,208", 1208),
        ("８", 8),
        ("8.00", 8),
    ],
)
def test_a_number_is_read_whatever_is_written_around_it(
    project: Project, written: str, number: int
) -> None:
    cells = " | ".join([written, *["0"] * 14])
    table = reviews(REVIEWS, "bars").replace(" | ".join(REVIEWS), cells)
    document = project.read_text(table)
    reading = tables_of(document, project.reference, 2023)[0].reading
    assert reading.number("reviews", "upheld") == number


def test_a_head_named_like_a_row_tells_no_edition(
    project: Project,
) -> None:
    table = (
        "自然人\n总计\n商业企业\n科研机构\n社会公益\n法律服务\n组织\n机构\n其他\n"
        "一、本年新收政府信息公开申请数量\n1\n0\n0\n0\n0\n0\n1\n"
        "二、上年结转政府信息公开申请数量\n0\n0\n0\n0\n0\n0\n0\n"
    )
    text = report("三、收到和处理政府信息公开申请情况", table, 2020)
    assert "GK330" not in found(project, text)


def test_a_figure_is_held_against_the_column_by_the_name_it_has_in_that_edition(
    project: Project,
) -> None:
    table = """| 第二十条第（一）项 | | | |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 12 | 3 | 61 |
| 第二十条第（五）项 | |
| 信息内容 | 本年处理决定数量 |
| 行政许可 | 40 |
| 第二十条第（六）项 | |
| 信息内容 | 本年处理决定数量 |
| 行政处罚 | 3 |
| 行政强制 | 0 |"""
    text = report("二、主动公开政府信息情况", table).replace(
        "二、主动", "一、总体情况\n全县制发行政规范性文件19件。\n二、主动"
    )
    [one] = [one for one in project.lint_text(text).report.findings if one.rule.startswith("GK35")]
    assert "“行政规范性文件”“本年制发件数”为12" in one.message.zh
