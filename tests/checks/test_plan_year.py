"""Plans for the year reported on are found in the sections that look ahead, and only plans."""

from __future__ import annotations

import pytest

from gklint.project import Project

HEAD = "某某县2016年政府信息公开工作年度报告\n五、存在的主要问题及改进情况\n"


def years(project: Project, text: str) -> list[str]:
    findings = project.lint_text(HEAD + text).report.findings
    return [one.span.of(HEAD + text) for one in findings if one.rule == "GK809"]


@pytest.mark.parametrize(
    "text",
    ["2016年，我们将继续努力。", "2016年将采取以下措施：", "２０１６年我局将进一步加强培训。"],
)
def test_a_plan_for_the_year_reported_on_is_told(project: Project, text: str) -> None:
    assert years(project, text) == [text[:4]]


@pytest.mark.parametrize(
    "text",
    [
        "2017年，我们将继续努力。",
        "2016年，我局将政务公开纳入考核。",
        "2016年，计划全部完成，将继续巩固。",
    ],
)
def test_next_year_and_what_was_done_are_not(project: Project, text: str) -> None:
    assert years(project, text) == []
