"""Labels without a value are found, also where the value could stand on the next line."""

from __future__ import annotations

from gklint.project import Project

TITLE = "某某县2023年政府信息公开工作年度报告\n"


def blank(project: Project, text: str) -> list[str]:
    findings = project.lint_text(TITLE + text).report.findings
    return [one.span.of(TITLE + text) for one in findings if one.rule == "GK403"]


def test_a_value_on_the_next_line_counts(project: Project) -> None:
    assert blank(project, "联系电话：\n0571-88880000\n联系地址：\n甲路1号\n") == []


def test_a_label_followed_by_a_label_or_a_heading_is_blank(project: Project) -> None:
    text = "联系电话：\n电子邮箱：\n一、总体情况\n无。\n"
    assert blank(project, text) == ["联系电话", "电子邮箱"]


def test_a_sentence_that_leads_to_a_list_is_none(project: Project) -> None:
    assert blank(project, "一、总体情况\n各部门公布如下联系电话：\n教育局：88880000\n") == []
