"""Numbering: what is faulted, and the many innocent ways in which reports number."""

from __future__ import annotations

import pytest

from gklint.project import project_by

PROJECT = project_by()
TITLE = "某某局2023年政府信息公开工作年度报告\n"


def faults(text: str) -> list[tuple[str, str]]:
    report = PROJECT.lint_text(TITLE + text).report
    assert report.crashes == ()
    return [
        (finding.name.removeprefix("numbering-"), finding.span.of(TITLE + text))
        for finding in report.findings
        if finding.name.startswith("numbering-")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲\n2、乙\n三、丙", [("style-mixed", "2、")]),
        (
            "一、甲\n（一）子\n（２）丑\n（３）寅\n二、乙",
            [("style-mixed", "（２）"), ("style-mixed", "（３）")],
        ),
        ("一、甲\n二、乙\n四、丁", [("skips", "四、")]),
        ("一、甲\n（二）丑项工作全年都在推进，已经完成。\n（三）寅\n二、乙", [("start", "（二）")]),
        ("一、甲\n1.子\n2.丑\n4.卯\n二、乙", [("skips", "4.")]),
        ("一、甲\n二、乙\n三、丙\n三、丁", [("repeats", "三、")]),
        (
            "一、甲\n全文较长的一段话，说明以下各项的由来和去向，没有遗漏。\n一、又一\n二、乙",
            [("restarts", "一、")],
        ),
    ],
)
def test_faults_stand_at_their_numbers(text: str, expected: list[tuple[str, str]]) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "一、甲\n（一）子\n（二）丑\n二、乙\n（一）子\n（二）丑",
        "一、甲\n1.子\n2.丑\n二、乙\n3.寅\n4.卯",
        "一、甲\n1.子\n（1）鼠\n（2）牛\n2.丑\n二、乙",
        "一、甲\n（一）子\n1.鼠\n2.牛\n（二）丑\n1.鼠\n2.牛",
        "一、甲\n1、子\n2、丑\n二、乙\n1、子",
        "一、甲\n主要做了：1.子；2.丑；\n3.寅。\n二、乙",
        "一、甲\n具体是：（一）子。\n（二）丑。\n二、乙",
        "一、甲\n①子\n②丑\n①寅\n二、乙",
        "一、甲\n一是子。\n二是丑。\n四是卯。\n二、乙",
        "一、总体情况\n1.公开\n1.文件\n2.解读\n2.决策\n3.结果",
        "一、存在的主要问题及改进情况\n存在问题：\n（一）子\n（二）丑\n改进措施：\n（一）子\n（二）丑",
        "一、甲\n第二十条第（三）项，公开情况良好。\n二、乙",
        "一、甲\n公开。\n某某局\n2024年1月5日\n附件\n一、表\n二、说明",
        "一、甲\n二、乙。三、丙\n四、丁",
        "一、甲\n\n二 、乙\n三．丙\n四,丁\n五、戊",
        "一、甲\n（一）子。（二）丑。\n（三）寅。\n二、乙",
        "第一部分 甲\n一、子\n二、丑\n第二部分 乙\n一、子\n二、丑",
        "一、甲\n2023年公开10条。\n12.5万元。\n1、2号楼设点。\n二、乙",
        "一、甲\n申请人情况\n自然人\n总计\n一、本年新收政府信息公开申请数量\n1\n0\n0\n（三）不予公开\n4.保护第三方合法权益\n0\n0\n二、乙",
    ],
)
def test_innocent_numbering_is_silent(text: str) -> None:
    assert faults(text) == []


def test_a_number_across_blank_characters_is_marked_whole() -> None:
    assert faults("一、甲\n２ 、乙\n三、丙") == [("style-mixed", "２ 、")]


def test_a_piece_of_a_report_may_begin_at_any_number() -> None:
    text = "三、收到和处理政府信息公开申请情况\n无。\n四、乙"
    assert PROJECT.lint_text(text).report.verdicts["GK131"] == "PASS"
