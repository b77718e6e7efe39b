"""Attachments that are announced."""

from __future__ import annotations

import pytest

from gklint.project import project_by

PROJECT = project_by()
ANNOUNCED = "并附政府信息公开情况统计表"


def found(end: str) -> list[str]:
    text = f"某某镇2017年政府信息公开工作年度报告\n报告包括概述、存在的问题，{ANNOUNCED}。\n一、概述\n公开。\n{end}"
    findings = PROJECT.lint_text(text).report.findings
    return [one.span.of(text) for one in findings if one.rule == "GK142"]


def test_an_attachment_that_does_not_follow_is_told_where_it_is_announced() -> None:
    assert found("某某镇人民政府\n2018年1月5日") == [ANNOUNCED]


@pytest.mark.parametrize(
    "end",
    [
        "附件：统计表",
        "附件1\n某某镇2017年政府信息公开情况统计表",
        "附表",
        "二、附表\n见网站。",
        "2017年度政府信息公开情况统计表（公开版）",
        "统计指标\n单位\n统计数\n0",
        "| 指标 | 单位 | 数 |\n| 公开数 | 条 | 10 |",
        "全年公开的信息中，有相当一部分没有",
    ],
)
def test_whatever_may_be_the_attachment_is_enough(end: str) -> None:
    assert found(end) == []
