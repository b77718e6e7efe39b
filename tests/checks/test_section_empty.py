"""Sections that are headings only."""

from __future__ import annotations

import pytest

from gklint.project import project_by

PROJECT = project_by()


def found(text: str) -> list[tuple[str, str]]:
    text = "某某县2023年政府信息公开工作年度报告\n" + text
    return [
        (one.rule, one.span.of(text))
        for one in PROJECT.lint_text(text).report.findings
        if one.rule in ("GK117", "GK118", "GK119", "GK120")
    ]


@pytest.mark.parametrize("blank", ["", "\n\xa0\n\xa0\n", "\n- 5 -\n", "\n　　\n"])
def test_blanks_and_page_numbers_are_no_content(blank: str) -> None:
    end = f"六、其他需要报告的事项{blank}\n某某县人民政府\n2024年1月15日"
    assert found(end) == [("GK117", "六、其他需要报告的事项")]


@pytest.mark.parametrize(
    "words", ["无", "无。", "暂无", "没有其他需要报告的事项。", "（一）收费情况"]
)
def test_whatever_stands_there_is_content(words: str) -> None:
    assert found(f"六、其他需要报告的事项\n{words}\n某某县人民政府\n2024年1月15日") == []


def test_text_on_the_line_of_the_heading_is_content() -> None:
    assert found("六、其他需要报告的事项：无\n某某县人民政府\n2024年1月15日") == []


def test_tables_that_a_copy_lost_are_told_once() -> None:
    text = "二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n不足。"
    assert found(text) == [("GK119", "二、主动公开政府信息情况")]


def test_a_table_lost_beside_others_is_a_warning() -> None:
    text = "二、主动公开政府信息情况\n| 规章 | 0 | 0 |\n三、收到和处理政府信息公开申请情况\n五、存在的主要问题及改进情况\n不足。"
    assert found(text) == [("GK118", "三、收到和处理政府信息公开申请情况")]


@pytest.mark.parametrize("words", ["无", "无。", "不存在问题。", "我局无", "没有问题"])
def test_problems_cannot_be_none(words: str) -> None:
    assert found(f"五、存在的主要问题及改进情况\n{words}\n六、其他需要报告的事项\n无。") == [
        ("GK120", words)
    ]
