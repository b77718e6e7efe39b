"""Markdown marks stand outside the words; their places stay exact."""

from __future__ import annotations

import pytest

from gklint import formats
from gklint.document.model import Document
from gklint.project import project_by

VOCABULARY = project_by().reference.vocabulary


def parse(text: str, suffix: str = ".md") -> Document:
    return formats.parse(text, suffix, VOCABULARY)


@pytest.mark.parametrize(
    "text",
    [
        "# 某某县2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n公开。",
        "**某某县2023年政府信息公开工作年度报告**\n\n**一、总体情况**\n\n公开。",
        "某某县2023年政府信息公开工作年度报告\n===\n\n### **一、总体情况** ###\n\n公开。",
        "> 某某县2023年政府信息公开工作年度报告\n\n- 一、总体情况\n\n公开。",
    ],
)
def test_marks_of_headings_are_not_their_words(text: str) -> None:
    document = parse(text)
    assert document.title is not None
    assert document.title.flow == "某某县2023年政府信息公开工作年度报告"
    assert [section.title for section in document.sections] == ["总体情况"]


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_emphasis_inside_a_line_is_left_out_and_places_step_over_it(suffix: str) -> None:
    text = "**（一）主动公开情况。**2023年公开**100**条。"
    placed = parse(text, suffix).blocks[0]
    assert placed.flow == "（一）主动公开情况。2023年公开100条。"
    at = placed.flow.index("开100条")
    assert placed.place(at, at + 5).of(text) == "开**100**条"


def test_a_backslash_before_a_mark_is_left_out() -> None:
    document = parse("## 一、总体情况\n\n1\\.公开情况\n\n公开。")
    assert [section.title for section in document.sections] == ["总体情况", "公开情况"]


def test_tags_are_no_words_and_places_step_over_them() -> None:
    text = '<div align="center">\n\n一、总体情况\n\n</div>\n\n公<u>开</u>100条。<br>&nbsp;'
    document = parse(text)
    assert [placed.flow for placed in document.blocks] == ["一、总体情况", "公开100条。"]
    assert document.blocks[1].place(0, 2).of(text) == "公<u>开"


def test_code_and_comments_are_not_read() -> None:
    text = "一、总体情况\n```\n二、主动公开政府信息情况\n```\n<!--\n三、存在的问题\n-->\n公开。"
    assert [section.key for section in parse(text).sections] == ["overview"]
