"""Kinds on the statutory tables: which cell is blamed, what is offered, what stays silent."""

from __future__ import annotations

import pytest

from gklint.finding import Finding
from gklint.project import Project
from gklint.text import apply_edits

COLUMNS = 7
RESULTS = (
    "（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
)
LABELS = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    *RESULTS,
    "（七）总计",
    "四、结转下年度继续办理",
)
Table = dict[str, list[str]]


def table() -> Table:
    """A table that is right: 5 received, 1 carried over in, 4 granted, 1 repeated, 1 carried over out."""
    rows = {label: ["0"] * COLUMNS for label in LABELS}
    for label, number in zip(LABELS, (5, 1, 4), strict=False):
        rows[label][0] = rows[label][-1] = str(number)
    rows["2.重复申请"][0] = rows["2.重复申请"][-1] = "1"
    rows["（七）总计"][0] = rows["（七）总计"][-1] = "5"
    rows["四、结转下年度继续办理"][0] = rows["四、结转下年度继续办理"][-1] = "1"
    return rows


def piped(rows: Table) -> str:
    body = "\n".join(f"| {label} | {' | '.join(cells)} |" for label, cells in rows.items())
    return report(body)


def flat(rows: Table) -> str:
    return report("\n".join("\n".join((label, *cells)) for label, cells in rows.items()))


def report(body: str) -> str:
    return (
        "某某县2023年政府信息公开工作年度报告\n"
        "三、收到和处理政府信息公开申请情况\n"
        f"申请人情况\n自然人\n法人或其他组织\n{body}\n"
        "四、政府信息公开行政复议、行政诉讼情况\n本年没有发生。\n"
    )


def found(project: Project, text: str) -> list[Finding]:
    findings = project.lint_text(text).report.findings
    return [one for one in findings if one.rule.startswith("GK3")]


@pytest.mark.parametrize("form", [piped, flat])
def test_a_table_that_is_right_is_silent(project: Project, form: object) -> None:
    assert found(project, form(table())) == []  # type: ignore[operator]


@pytest.mark.parametrize("form", [piped, flat])
def test_a_wrong_cell_is_blamed_where_its_row_and_its_column_cross(
    project: Project, form: object
) -> None:
    rows = table()
    rows["2.重复申请"][2] = "37"
    text = form(rows)  # type: ignore[operator]
    findings = found(project, text)
    assert [one.rule for one in findings] == ["GK301", "GK302"]
    assert {one.span.of(text) for one in findings} == {"37"}
    for one in findings:
        [fix] = one.fixes
        assert found(project, apply_edits(text, fix.edits)) == []


def test_a_wrong_total_is_one_finding(project: Project) -> None:
    rows = table()
    rows["（七）总计"][-1] = "66"
    text = flat(rows)
    [one] = found(project, text)
    assert (one.rule, one.span.of(text)) == ("GK301", "66")
    assert "各列相加为5（5+0+0+0+0+0），总计写成66" in one.message.zh
    assert [place.span.of(text) for place in one.related] == ["5", "0", "0", "0", "0", "0"]


def test_what_only_two_changes_can_mend_is_offered_with_both(project: Project) -> None:
    rows = table()
    rows["四、结转下年度继续办理"] = ["3", "0", "0", "0", "0", "0", "3"]
    text = flat(rows)
    [one] = found(project, text)
    assert one.rule == "GK303"
    assert len(one.fixes) >= 3
    assert {len(fix.edits) for fix in one.fixes} == {2}
    for fix in one.fixes:
        assert found(project, apply_edits(text, fix.edits)) == []


def test_a_number_never_moves_into_the_row_before(project: Project) -> None:
    rows = table()
    rows["2.重复申请"] = ["1", "0", "0", "0", "0", "1"]
    text = flat(rows)
    [one] = found(project, text)
    assert (one.rule, one.span.of(text)) == ("GK320", "2.重复申请")
    assert "应有7格数据，此处有6格" in one.message.zh


def test_many_short_rows_are_one_finding(project: Project) -> None:
    rows = {
        label: cells if at < 14 else cells[:5] for at, (label, cells) in enumerate(table().items())
    }
    text = flat(rows)
    [one] = found(project, text)
    assert one.rule == "GK320"
    assert "同表另有10行" in one.message.zh


def test_blanks_are_told_once_and_break_nothing(project: Project) -> None:
    rows = table()
    rows["1.属于国家秘密"] = [""] * COLUMNS
    rows["2.重复申请"][-1] = "/"
    text = piped(rows)
    [one] = found(project, text)
    assert (one.rule, one.severity) == ("GK322", "hint")
    assert "8格" in one.message.zh
    # The stroke stands for 1: all blanks cannot be 0.
    assert one.fixes == ()


def test_a_blank_row_below_a_head_has_cells_and_the_names_of_its_own_form(
    project: Project,
) -> None:
    text = (
        "云溪区水利局2023年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n"
        "<table><tr><td colspan=4>第二十条第（一）项<tr><td>信息内容<td>本年制发件数<td>本年废止件数"
        "<td>现行有效件数<tr><td>规章<td><td><td>&nbsp;<tr><td>行政规范性文件<td>1<td>0<td>7"
        "<tr><td colspan=4>第二十条第（五）项<tr><td>信息内容<td colspan=3>本年处理决定数量"
        "<tr><td>行政许可<td colspan=3>5<tr><td colspan=4>第二十条第（六）项<tr><td>信息内容"
        "<td colspan=3>本年处理决定数量<tr><td>行政处罚<td colspan=3>2<tr><td>行政强制<td colspan=3>0"
        "</table>"
    )
    findings = project.lint_text(text, ".html").report.findings
    found = [one for one in findings if one.rule in ("GK320", "GK322")]
    assert [(one.rule, one.message.zh) for one in found] == [
        (
            "GK322",
            "主动公开政府信息情况的表格有3格空白或画杠（如“规章”的“本年制发件数”），没有数据的应填0",
        )
    ]


def test_a_relation_that_no_value_of_the_blank_can_save_is_told(project: Project) -> None:
    rows = table()
    rows["一、本年新收政府信息公开申请数量"] = ["5", "", "0", "0", "0", "0", "4"]
    text = piped(rows)
    told = {one.rule: one.span.of(text) for one in found(project, text)}
    assert told == {"GK322": "一、本年新收政府信息公开申请数量", "GK301": "4"}


def test_a_letter_for_a_digit_is_mended(project: Project) -> None:
    rows = table()
    rows["3.其他"][1] = "O"
    text = piped(rows)
    [one] = found(project, text)
    assert (one.rule, one.span.of(text)) == ("GK323", "O")
    assert found(project, apply_edits(text, one.fixes[0].edits)) == []


def test_a_page_number_and_a_negative_change_are_told_apart(project: Project) -> None:
    text = """某某县2020年政府信息公开工作年度报告
二、主动公开政府信息情况
第二十条第（八）项
信息内容
上一年项目数量
本年增/减
行政事业性收费
23
-2
第二十条第（九）项
信息内容
采购项目数量
采购总金额
- 3 -
政府集中采购
6
12.5万元
三、收到和处理政府信息公开申请情况
本年没有收到。
"""
    assert found(project, text) == []


def test_digits_glued_to_labels_cannot_be_told(project: Project) -> None:
    text = report("".join(label + "0" * COLUMNS for label in LABELS))
    linted = project.lint_text(text)
    assert found(project, text) == []
    assert linted.report.verdicts["GK324"] in ("UNCERTAIN", "PASS")
