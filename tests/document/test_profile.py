"""The year, the organ and its level; whether a text is a report at all."""

from __future__ import annotations

import pytest

from gklint import formats
from gklint.document.model import Profile
from gklint.project import project_by

VOCABULARY = project_by().reference.vocabulary


def profile(text: str) -> Profile:
    return formats.parse(text, ".txt", VOCABULARY).profile


@pytest.mark.parametrize(
    ("organ", "level"),
    [
        ("江苏省人民政府", "province"),
        ("上海市", "province"),
        ("内蒙古自治区人民政府", "province"),
        ("宿迁市", "city"),
        ("江苏省宿迁市人民政府", "city"),
        ("恩施土家族苗族自治州", "city"),
        ("兴安盟行政公署", "city"),
        ("昆山市", "county"),
        ("苏州市昆山市人民政府", "county"),
        ("北京市东城区", "county"),
        ("上海市浦东新区人民政府", "county"),
        ("鄂伦春自治旗", "county"),
        ("师宗县人民政府", "county"),
        ("松阳县大东坝镇人民政府", "township"),
        ("某某区某某街道办事处", "township"),
        ("某某街道", "township"),
        ("锡尼河西苏木", "township"),
        ("西咸新区某某街道办事处", "township"),
        ("云南省教育厅", "department"),
        ("广州市财政局", "department"),
        ("国家税务总局某某县税务局", "department"),
        ("国家税务总局", "department"),
        ("财政部", "department"),
        ("某某县发展和改革委员会", "department"),
        ("云南省卫生健康委", "department"),
        ("上海市公安局静安分局", "department"),
        ("上海市浦东新区教育局", "department"),
        # Names that tell no level, or belong to none.
        ("上海市人民政府办公厅", ""),
        ("某某县人民政府办公室", ""),
        ("平潭综合实验区", ""),
        ("某某经济技术开发区管理委员会", ""),
        ("某某高新技术产业开发区管委会", ""),
        ("某某经济技术开发区财政局", ""),
        ("某某新区管委会", ""),
        ("某某县第一中学", ""),
        ("某某市人民医院", ""),
        ("某某市水务集团有限公司", ""),
        ("国家级自然保护区管理局", ""),
        ("某某市总工会", ""),
        ("中共某某县委", ""),
        ("某某县供电局", ""),
        ("新疆生产建设兵团第八师石河子市", ""),
        ("我市", ""),
    ],
)
def test_the_level_is_right_or_empty(organ: str, level: str) -> None:
    found = profile(f"{organ}2023年政府信息公开工作年度报告\n一、总体情况\n公开。")
    assert (found.organ, found.level) == (organ, level)


def test_a_signature_that_speaks_against_the_title_leaves_the_level_open() -> None:
    text = "某某县2023年政府信息公开工作年度报告\n一、总体情况\n公开。\n某某县教育局\n2024年1月15日"
    assert profile(text).level == ""


def test_a_title_without_organ_takes_the_signers_level() -> None:
    text = "2023年政府信息公开工作年度报告\n一、总体情况\n公开。\n某某县教育局 2024年1月15日"
    assert (profile(text).organ, profile(text).level) == ("某某县教育局", "department")


@pytest.mark.parametrize(
    "title",
    [
        "某某县2023年政府信息公开工作年度报告",
        "2023年某某县政府信息公开工作年度报告",
        "某某县二〇二三年政府信息公开工作年度报告",
        "某某县２０２３年度政府信息公开年报",
        "某某县\n政府信息公开工作年度报告\n（2023年度）",
        "某某县\n2023年政府信息公开\n工作年度报告",
        "某某县政府信息公开2023年年度报告",
        "2024年1月15日)\n某某县2023年政府信息公开工作年度报告",
        "政府信息公开年报\n某某县2023年政府信息公开工作年度报告",
        "某某县2023年政府信息公开工作年度报告\n某某县2023年政府信息公开工作年度报告",
        "**某某县2023年政府信息公开工作年度报告**",
        "# 某某县2023年政府信息公开工作年度报告",
        "　　　某 某 县 2023 年 政府信息公开工作年度报告",
    ],
)
def test_titles_of_every_form_tell_organ_and_year(title: str) -> None:
    found = profile(f"{title}\n根据条例编制本报告。\n一、总体情况\n公开。")
    assert (found.organ, found.year, found.level) == ("某某县", 2023, "county")
    assert found.is_report


def test_the_vote_outweighs_a_slip_in_the_title_no_more_than_it_should() -> None:
    text = (
        "某某县2022年政府信息公开工作年度报告\n数据统计期限为2023年1月1日至2023年12月31日。"
        "\n一、总体情况\n2023年，我县公开信息。\n某某县人民政府\n2024年1月15日"
    )
    found = profile(text)
    assert found.year == 2022
    assert [(one.source, one.year) for one in found.votes] == [
        ("title", 2022),
        ("window", 2023),
        ("opening", 2023),
        ("issued", 2023),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# gklint\n\nA linter for 政府信息公开工作年度报告.\n",
        "中华人民共和国政府信息公开条例\n第一章　总则\n第一条　为了保障公民。\n"
        "第三章　主动公开\n第四章　依申请公开\n第五章　监督和保障",
        "关于做好2023年政府信息公开工作年度报告编制发布工作的通知\n各部门：\n"
        "统计期限为2023年1月1日至12月31日。\n一、总体情况要准确。",
        "我县召开政府信息公开工作年度报告编制培训会\n1月5日，县政府办公室举办培训。",
        "某某县2023年国民经济和社会发展统计公报\n一、综合\n全年生产总值100亿元。",
    ],
)
def test_other_texts_are_no_reports(text: str) -> None:
    assert not profile(text).is_report


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况\n2023年公开。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n0",
        "2018年某某镇\n一、概述\n二、依申请公开情况\n无。\n三、收费及减免情况\n无。",
        "本报告根据条例编制，由总体情况等六部分组成。\n一、总体情况\n公开。",
    ],
)
def test_a_report_without_its_title_is_one(text: str) -> None:
    assert profile(text).is_report


def test_a_city_that_no_list_has_is_told_by_its_counties() -> None:
    text = "某北市2023年政府信息公开工作年度报告\n一、总体情况\n公开。\n"
    counties = "各县（市、区）政府按时公开。\n\n考核情况。对4个县（市、区）开展考核。\n"
    assert profile(text).level == "county"
    assert profile(text + "在全省各县(市、区)政府中排名第一。\n").level == "county"
    assert profile(text + counties).level == "city"
    assert profile((text + counties).replace("某北市", "某北县")).level == "county"
