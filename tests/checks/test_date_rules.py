"""Kinds of dates and years: places, fixes, and the years that are innocent."""

from __future__ import annotations

import pytest

from gklint.finding import SAFE, UNSAFE
from gklint.project import Project

REPORT = """某某县某某局2018年政府信息公开工作年度报告
统计期限自2018年1月1日起至2018年12月31日止。
一、概述
{body}
某某县某某局
{issued}
"""


def found(project: Project, body: str, issued: str = "2019年1月15日") -> list[tuple[str, str]]:
    text = REPORT.format(body=body, issued=issued)
    return [
        (one.rule, one.span.of(text))
        for one in project.lint_text(text).report.findings
        if one.rule.startswith("GK8") or one.rule.startswith("GK20")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "2018年，主动公开信息100条。",
        "2017年，我局主动公开信息90条；2018年，主动公开100条。",
        "2014年8月，启动权力清单建设工作。",
        "“十三五”规划期为2016年至2020年。2019年，我局将继续努力。",
        "2017年度工作中，被评为先进。",
        "按照国办发〔2018〕12号和GB/T 9704-2012执行，支出2018元，公开2018条。",
        "开展“护网2018行动”，访问量近20年增长，保管期限为18年。",
        "按时公布2017年政府信息公开工作年度报告。",
        "印发《关于2018年02月30日会议的通知》。",
    ],
)
def test_innocent_years_are_silent(project: Project, body: str) -> None:
    assert found(project, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "进一步加强组织领导，完善工作机制，专门于2018年 ２ 月\n30 日，召开会议并安排部署工作。",
            ("GK806", "2018年 ２ 月\n30 日"),
        ),
        ("２０１８全年公开信息100条。", ("GK805", "２０１８")),
        ("18年度公开信息100条。", ("GK807", "18")),
        ("（二）公报。2017年,做好公报发放工作。", ("GK804", "2017")),
        ("2018年03月05日公开。", ("GK808", "03月05日")),
    ],
)
def test_faults_have_their_exact_place(
    project: Project, body: str, expected: tuple[str, str]
) -> None:
    assert found(project, body) == [expected]


def test_a_report_of_january_is_in_time_and_one_of_december_is_early(project: Project) -> None:
    assert found(project, "无。", "2019年1月31日") == []
    assert found(project, "无。", "2018年12月6日") == [("GK801", "2018年12月6日")]


def test_every_organ_had_until_march_before_2019(project: Project) -> None:
    assert found(project, "无。", "2019年3月31日") == []
    assert found(project, "无。", "2019年4月1日") == [("GK802", "2019年4月1日")]


def test_a_zero_is_dropped_and_nothing_else(project: Project) -> None:
    text = REPORT.format(body="2018年03月05日公开。", issued="2019年01月05日")
    fixed = project.fix_text(text, least=SAFE).text
    assert fixed == REPORT.format(body="2018年3月5日公开。", issued="2019年1月5日")


@pytest.mark.parametrize("end", ["联系电话：0771", "2019年1月15日", "要求，"])
def test_a_window_is_not_put_behind_a_sentence_that_is_not_over(project: Project, end: str) -> None:
    text = f"某某县2018年政府信息公开工作年度报告\n根据条例编制本报告{end}\n一、概述\n"
    assert project.fix_text(text, least=UNSAFE).text == text
