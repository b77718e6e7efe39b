"""Titles, headings, signatures and tables, in the shapes in which reports arrive."""

from __future__ import annotations

import pytest

from gklint import formats
from gklint.document.model import CHROME, TABLE, Document
from gklint.project import project_by

VOCABULARY = project_by().reference.vocabulary
SIX = ["overview", "proactive", "requests", "review", "problems", "other"]


def parse(text: str, suffix: str = ".txt") -> Document:
    return formats.parse(text, suffix, VOCABULARY)


def keys(text: str, suffix: str = ".txt") -> list[str]:
    return [section.key for section in parse(text, suffix).top()]


def kinds(text: str, kind: str) -> list[str]:
    return [placed.flow for placed in parse(text).blocks if placed.block.kind == kind]


HEADINGS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
NUMBERED = [f"{'一二三四五六'[at]}、{title}" for at, title in enumerate(HEADINGS)]
PROSE = "2023年，我局扎实推进政府信息公开工作，公开各类信息100条。"


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{one}\n{PROSE}" for one in NUMBERED),
        "\n".join(f"{one}。\n{PROSE}" for one in NUMBERED),
        "\n".join(f"{one}：\n{PROSE}" for one in NUMBERED),
        "\n".join(f"**{one}**\n{PROSE}" for one in NUMBERED),
        "\n".join(f"## {one}\n{PROSE}" for one in NUMBERED),
        "\n".join(f"{one.replace('、', ' 、', 1)}\n{PROSE}" for one in NUMBERED),
        "\n".join(f"{one.replace('、', '  ', 1)}\n{PROSE}" for one in NUMBERED),
        "\n".join(f"{one.replace('、', '.', 1)}\n{PROSE}" for one in NUMBERED),
        "\n".join(f"{at}.{one}\n{PROSE}" for at, one in enumerate(HEADINGS, 1)),
        "\n".join(f"第{'一二三四五六'[at]}部分 {one}\n{PROSE}" for at, one in enumerate(HEADINGS)),
        "\n".join(f"{one}\n{PROSE}" for one in HEADINGS),
        "引言。" + " ".join(f"{one} {PROSE}" for one in NUMBERED),
        "引言。" + "".join(f"{one}{PROSE}" for one in NUMBERED),
        "目录\n" + "\n".join(NUMBERED) + "\n" + "\n".join(f"{one}\n{PROSE}" for one in NUMBERED),
        "\n".join(NUMBERED) + "\n" + "\n".join(f"{one}\n{PROSE}" for one in NUMBERED),
        "目 录\n"
        + "\n".join(f"{one}…………{at}" for at, one in enumerate(NUMBERED))
        + "\n"
        + "\n".join(f"{one}\n{PROSE}" for one in NUMBERED),
    ],
    ids=range(16),
)
def test_the_six_headings_are_found_in_every_shape(text: str) -> None:
    assert keys("某某局2023年政府信息公开工作年度报告\n" + text) == SIX


def test_parts_with_numbered_headings_below_are_the_highest_level() -> None:
    text = (
        "第一部分 概述\n一、机构\n公开。\n二、制度\n公开。\n第二部分 主动公开情况\n一、内容\n公开。"
    )
    assert keys(text) == ["overview", "proactive"]


def test_a_list_in_the_preamble_makes_no_headings() -> None:
    text = f"本报告包括：\n一、总体情况；\n二、主动公开政府信息情况；\n{NUMBERED[0]}\n{PROSE}"
    assert keys(text) == ["overview"]


def test_a_heading_that_is_only_spoken_of_is_none() -> None:
    text = f"{NUMBERED[0]}\n详见“三、收到和处理政府信息公开申请情况”和本报告的“二、主动公开政府信息情况”。{PROSE}"
    assert keys(text) == ["overview"]


@pytest.mark.parametrize(
    ("end", "organ"),
    [
        ("某某县教育局\n2024年1月15日", "某某县教育局"),
        ("　　　　某某县教育局\n　　　　二〇二四年一月十五日", "某某县教育局"),
        ("某某县教育局　　　2024年1月15日", "某某县教育局"),
        ("2024年1月15日\n某某县教育局", "某某县教育局"),
        ("某某县教育局（盖章）\n2024 年 1 月 15 日", "某某县教育局（盖章）"),
        ("无\n2024年1月15日", ""),
        ("（2024年1月15日）", ""),
        ("某某县教育局\n(2024年1月15日)", "某某县教育局"),
        ("某某县教育局（2024年1月15日）", "某某县教育局"),
        ("（某某县教育局 2024年1月15日）\n打印本页 关闭窗口", "某某县教育局"),
    ],
)
def test_signatures_of_every_form_are_read(end: str, organ: str) -> None:
    document = parse(f"某某县2023年政府信息公开工作年度报告\n{NUMBERED[5]}\n无。\n{end}")
    assert [(str(one.date), one.organ) for one in document.signatures] == [("2024年1月15日", organ)]


def test_an_organ_with_a_date_in_brackets_signs_only_at_the_end() -> None:
    picture = "某某县教育局（2023年5月15日）"
    document = parse("\n".join([NUMBERED[0], PROSE, picture, *NUMBERED[1:5], "无。"]))
    assert document.signatures == ()


def test_a_covering_letter_and_its_annex_have_titles_of_their_own() -> None:
    document = parse(
        "关于报送某某局\n2023年政府信息公开工作年度报告的报告\n县人民政府：\n现随文呈上，请审阅。\n"
        "某某局\n2024年1月15日\n某某局\n2023年政府信息公开工作年度报告\n一、总体情况\n公开。"
    )
    assert document.cover is not None
    assert document.title is not None
    assert document.cover.flow == "关于报送某某局2023年政府信息公开工作年度报告的报告"
    assert document.title.flow == "某某局2023年政府信息公开工作年度报告"
    assert [one.cover for one in document.signatures] == [True]


TABLES = {
    "one cell a line": "一、本年新收政府信息公开申请数量\n1\n0\n0\n0\n0\n0\n1\n二、上年结转政府信息公开申请数量\n0\n0\n0",
    "blank lines between": "一、本年新收政府信息公开申请数量\n\n1\n\n0\n\n0\n\n二、上年结转政府信息公开申请数量\n\n0\n\n0",
    "spaces": "一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0",
    "tabs": "一、本年新收政府信息公开申请数量\t1\t0\t0\n二、上年结转政府信息公开申请数量\t0\t0\t0",
    "pipes": "| 一、本年新收政府信息公开申请数量 | 1 | 0 |\n| 二、上年结转政府信息公开申请数量 | 0 | 0 |",
    "a pipe after each cell": "一、本年新收政府信息公开申请数量 |\n1 |\n0 |\n0 |\n二、上年结转政府信息公开申请数量 |\n0 |\n0 |",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_row_labels_are_no_headings(table: str) -> None:
    text = f"{NUMBERED[2]}\n申请人情况\n自然人\n总计\n{table}\n{NUMBERED[3]}\n无。"
    document = parse(text)
    assert [section.key for section in document.sections] == ["requests", "review"]


def test_the_form_of_2014_is_a_table_and_a_heading_after_one_is_not() -> None:
    form = "\n".join(
        f"{label}\n{unit}\n{number}"
        for label, unit, number in [
            ("统计指标", "单位", "统计数"),
            ("一、主动公开情况", "——", "——"),
            ("（一）主动公开政府信息数", "条", "120"),
            ("三、依申请公开情况", "——", "——"),
            ("（一）收到申请数", "件", "0"),
            ("四、行政复议数量", "件", "0"),
        ]
    )
    document = parse(
        f"某某局2016年政府信息公开工作年度报告\n一、概述\n公开。\n{form}\n三、依申请公开情况\n无申请。"
    )
    assert [section.key for section in document.sections] == ["overview", "requests"]
    assert len(kinds(document.text, TABLE)) == 1


def test_pieces_of_labels_between_rows_belong_to_the_table() -> None:
    rows = "| 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
    document = parse(
        "某某局2024年政府信息公开工作年度报告\n一、总体情况\n公开。\n"
        f"三、收到和处理政府信息公开申请情况\n{rows}\n（三）不\n予公开\n2.其他法律行政法规禁\n止公开\n{rows}\n"
        "四、政府信息公开行政复议、行政诉讼情况\n没有发生。"
    )
    assert [section.key for section in document.sections] == ["overview", "requests", "review"]
    assert len(kinds(document.text, TABLE)) == 1


def test_a_heading_in_the_words_of_another_form_ends_a_table() -> None:
    document = parse(
        "某某局2024年政府信息公开工作年度报告\n一、总体情况\n公开。\n二、主动公开政府信息情况\n"
        "第二十条第（一）项\n信息内容\n本年制发件数\n规章\n0\n三、依申请公开情况\n申请人情况\n自然人\n0\n0\n0\n0"
    )
    assert [section.key for section in document.sections] == ["overview", "proactive", "requests"]


def test_a_title_repeated_by_the_page_is_not_part_of_the_text() -> None:
    title = "某某县2023年政府信息公开工作年度报告"
    assert kinds(f"{title}\n发布时间：2024-01-15\n{title}\n{NUMBERED[0]}\n公开。", CHROME) == [
        "发布时间：2024-01-15",
        title,
    ]


def test_radicals_of_pdf_fonts_are_read_as_their_characters() -> None:
    document = parse("某某县2023年政府信息公开⼯作年度报告\n⼀、总体情况\n⽔平和⻓期。")
    assert document.title is not None
    assert document.title.flow.endswith("工作年度报告")
    assert document.top()[0].key == "overview"
    assert document.blocks[-1].flow == "水平和长期。"


def test_a_row_of_a_form_with_a_colon_belongs_to_it_and_a_contact_does_not() -> None:
    rows = "主动公开信息数\t条\t12\n其中：网站公开数\t条\t8\n申请数\t件\t0"
    contact = "负责人：某某\t填报人：某某\t电话：0571-88880000"
    document = parse(f"{NUMBERED[5]}\n无。\n{rows}\n{contact}")
    assert [placed.block.text for placed in document.blocks[2:]] == [rows, contact]
    assert [placed.block.kind for placed in document.blocks[2:]] == [TABLE, "paragraph"]


def test_the_rule_of_a_markdown_table_is_no_cell() -> None:
    table = "| 规章 | （本列数据的勾稽关系为：无） |\n|:---|---:|\n| 0 | 1 |"
    document = parse(f"# {NUMBERED[1]}\n\n{table}\n", ".md")
    assert document.blocks[-1].block.text == table
    assert "---" not in document.blocks[-1].flow


def test_an_address_that_did_not_fit_a_line_goes_on_with_its_paragraph() -> None:
    line = "公" * 28
    wrapped = (
        f"{line}\n" * 6 + f"{'公' * 16}，电子邮箱：\nsome.office@example.gov.cn）。\n" + NUMBERED[0]
    )
    assert len(parse(wrapped).blocks) == 2
    ended = wrapped.replace("电子邮箱：", "电子邮箱。")
    assert len(parse(ended).blocks) == 3


def test_a_heading_before_glued_labels_is_no_part_of_the_table() -> None:
    document = parse(
        "某某局2024年政府信息公开工作年度报告\n一、总体情况\n公开。\n四、行政复议行政诉讼的办理情况\n"
        "行政复议\n行政诉讼\n结果维持\n结果纠正\n0\n0\n0\n0\n"
    )
    assert [section.key for section in document.sections] == ["overview", "review"]


def test_the_beginning_of_a_label_between_rows_is_no_heading() -> None:
    rows = "| 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
    document = parse(
        "某某局2024年政府信息公开工作年度报告\n一、总体情况\n公开。\n"
        f"三、收到和处理政府信息公开申请情况\n{rows}\n三、本法提供\n年度办\n理结果\n{rows}\n"
    )
    assert [section.key for section in document.sections] == ["overview", "requests"]
