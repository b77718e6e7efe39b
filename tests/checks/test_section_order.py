"""Sections out of order: the fewest headings that must move."""

from __future__ import annotations

import pytest

from gklint.project import project_by

PROJECT = project_by()
TITLES = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)


@pytest.mark.parametrize(
    ("order", "moved"),
    [
        ([0, 1, 2, 3, 4, 5], []),
        ([0, 2, 3, 1, 4, 5], [1]),
        ([5, 0, 1, 2, 3, 4], [5]),
        ([0, 1, 3, 4], []),
    ],
)
def test_only_headings_that_must_move_are_told(order: list[int], moved: list[int]) -> None:
    text = "某某县2023年政府信息公开工作年度报告\n" + "".join(
        f"{'一二三四五六'[at]}、{TITLES[one]}\n有内容。\n" for at, one in enumerate(order)
    )
    found = [
        one.span.of(text)[2:]
        for one in PROJECT.lint_text(text).report.findings
        if one.rule == "GK112"
    ]
    assert found == [TITLES[one] for one in moved]
