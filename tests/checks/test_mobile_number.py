"""Mobile numbers of persons are told from those of offices, from amounts and from tables."""

from __future__ import annotations

import pytest

from gklint.project import Project

TITLE = "某某县2023年政府信息公开工作年度报告\n"


def exposed(project: Project, text: str) -> list[str]:
    findings = project.lint_text(TITLE + text).report.findings
    return [one.span.of(TITLE + text) for one in findings if one.rule == "GK902"]


@pytest.mark.parametrize(
    "text",
    [
        "如有疑问，请与张某联系（13800000000）。\n一、总体情况\n",
        "联系电话：13800000000\n一、总体情况\n",
        "一、总体情况\n投资13800000000元，编号：13800000000，张某（138****0000）。",
        "一、总体情况\n本年新收申请数量15130000154二、上年结转",
        "一、总体情况\n详见http://example.gov.cn/a13800000000.html",
    ],
)
def test_silent(project: Project, text: str) -> None:
    assert exposed(project, text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一、总体情况\n申请人张某（13800001234）不服答复。", "13800001234"),
        ("一、总体情况\n张某，手机138 0000 1234。", "138 0000 1234"),
        ("一、总体情况\n申请人张某联系电话：１３８００００１２３４。", "１３８００００１２３４"),
    ],
)
def test_found(project: Project, text: str, number: str) -> None:
    assert exposed(project, text) == [number]
