"""What a title lacks, and whether the annex keeps the letter's word."""

from __future__ import annotations

import pytest

from gklint.project import project_by

PROJECT = project_by()
BODY = "\n根据条例编制本报告。\n一、总体情况\n公开。\n二、主动公开政府信息情况\n公开。\n三、依申请公开情况\n无。"


def found(text: str) -> list[tuple[str, str]]:
    text += BODY
    return [
        (one.rule, one.span.of(text))
        for one in PROJECT.lint_text(text).report.findings
        if one.rule in ("GK101", "GK102", "GK103", "GK104", "GK105", "GK143")
    ]


@pytest.mark.parametrize(
    "title",
    [
        "某某县2023年政府信息公开工作年度报告",
        "某某县２０２３年政府信息公开年度报告",
        "某某县\n2023年政府信息公开\n工作年度报告",
        "某某县政府信息公开工作\n2023年年度报告",
        "某某县2023年政府信息公开年报",
        "",
    ],
)
def test_good_titles_and_no_title_at_all_are_silent(title: str) -> None:
    assert found(title) == []


def test_a_title_over_two_lines_is_marked_over_both() -> None:
    assert found("2018年\n政府信息公开工作年度报告") == [
        ("GK103", "2018年\n政府信息公开工作年度报告")
    ]


def test_a_title_that_lost_its_name_is_found_by_the_contents_below() -> None:
    assert found("2018年某某旗某某镇") == [("GK101", "2018年某某旗某某镇")]


def test_a_letter_and_its_annex_may_differ_in_spaces_only() -> None:
    letter = "关于报送2023年政府信息公开工作年度报告的函\n县政府：\n现予报送。\n附件：{}\n某某局\n2024年1月5日\n某某局 2023 年\n政府信息公开工作年度报告"
    assert found(letter.format("某某局2023年政府信息公开工作年度报告")) == []
    assert found(letter.format("1.某某局2023年政务公开工作年度报告")) == [
        ("GK143", "某某局2023年政务公开工作年度报告")
    ]
