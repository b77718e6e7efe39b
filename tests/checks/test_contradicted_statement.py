"""Statements that the text denies elsewhere."""

from __future__ import annotations

from typing import Any

import pytest


def told(office: Any, overview: str, other: str) -> list[tuple[str, str]]:
    text = f"{office.title}\n一、总体情况\n{overview}\n六、其他需要报告的事项\n{other}\n"
    return office.found(text, "GK360", "GK361")


def test_a_fee_denied_here_and_told_there_is_found_where_it_is_denied(office: Any) -> None:
    assert told(office, "全年未收取信息处理费。", "2023年收取信息处理费共计400元。") == [
        ("GK360", "未收取信息处理费")
    ]


def test_a_section_that_says_nothing_is_found_where_a_fee_was_told(office: Any) -> None:
    assert told(office, "我局收取信息处理费400元。", "无。") == [("GK361", "无。")]


@pytest.mark.parametrize(
    ("overview", "other"),
    [
        ("全年未收取信息处理费。", "2023年收取信息处理费0元。"),
        ("全年未收取信息处理费。", "2022年收取信息处理费400元。"),
        ("全年未收取信息处理费。", "县民政局收取信息处理费400元。"),
        ("县民政局未收取信息处理费。", "全县收取信息处理费400元。"),
        ("全年收取行政事业性收费400万元。", "无。"),
        ("全年收取信息处理费400元。", "无其他需要报告的事项，收取信息处理费400元。"),
    ],
)
def test_another_fee_time_or_office_is_silent(office: Any, overview: str, other: str) -> None:
    assert told(office, overview, other) == []
