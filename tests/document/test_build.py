"""What a Document promises of any text whatever."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gklint import formats
from gklint.document.model import Document
from gklint.project import project_by

VOCABULARY = project_by().reference.vocabulary
PIECES = (
    "一、总体情况", "（一）主动公开。", "2、", "(3)", "某某县2023年政府信息公开工作年度报告", "目录",
    "二、主动公开政府信息情况 ", "第二十条第（一）项", "信息内容", "规章", "0", "12", "- 3 -", "|", "**", "# ",
    "某某县人民政府", "2024年1月15日", "附件：", "关于报送", "的报告", "本报告由总体情况、", "等六部分组成",
    "\n", "\n\n", "\r\n", "\r", "\x0b", "\x0c", "\u2028", "\x85", " ", "   ", "\t", "\u3000", "\xa0", "\u200b",
    "，", "。", "；", "：", "公开信息１２３条", "２０２３ 年", "⼯作", "𠮷", "\\", "```", "<!--", "-->", "《", "》",
    "公" * 36,
)  # fmt: skip
REPORT = """
首页>政府信息公开年报
某某县人民政府
2023年政府信息公开工作年度报告
发布时间：2024-01-15
根据《中华人民共和国政府信息公开条例》编制本报告。
一、总体情况
（一）主动公开。2023年，公开信息１００条。
二、主动公开政府信息情况
第二十条第（一）项
信息内容
规章
0
0
0
六、其他需要报告的事项
无。
　　　　某某县人民政府
　　　　2024年1月15日
"""


def texts() -> st.SearchStrategy[str]:
    shaped = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
    return st.one_of(st.text(max_size=200), shaped)


def parse(text: str, suffix: str = ".txt") -> Document:
    return formats.parse(text, suffix, VOCABULARY)


@settings(max_examples=300, deadline=None)
@given(texts(), st.sampled_from([".txt", ".md"]))
def test_any_text_is_read_and_its_blocks_are_slices_in_order(text: str, suffix: str) -> None:
    document = parse(text, suffix)
    done = 0
    for placed in document.blocks:
        assert placed.start >= done
        assert placed.block.text
        assert text[placed.start :][: len(placed.block.text)] == placed.block.text
        done = placed.span.end
    assert done <= len(text)


@settings(max_examples=200, deadline=None)
@given(texts(), st.sampled_from([".txt", ".md"]))
def test_every_stretch_of_a_flow_leads_back_to_its_characters(text: str, suffix: str) -> None:
    for placed in parse(text, suffix).blocks:
        flow = placed.block.flow
        places = [flow.span(at, at + 1) for at in range(len(flow.text))]
        for at, place in enumerate(places):
            assert place.end == place.start + 1
            assert _stands_for(placed.block.text[place.start], flow.text[at])
        assert [place.start for place in places] == sorted({place.start for place in places})
        if places:
            whole = flow.span(0, len(flow.text))
            assert (whole.start, whole.end) == (places[0].start, places[-1].end)


def _stands_for(written: str, read: str) -> bool:
    if written == read or read == " " or normalize("NFKC", written) == read:
        return True
    return "\u2e80" <= written <= "\u2fd5"  # a radical, read as the character it is in


@settings(max_examples=100, deadline=None)
@given(texts())
def test_sections_lie_in_the_text_and_in_each_other(text: str) -> None:
    document = parse(text)
    for section in document.sections:
        assert section.span.contains(section.title_span)
        assert section.first_block < section.last_block <= len(document.blocks)
        assert section.span.end <= len(text)


@pytest.mark.parametrize("at", range(len(REPORT)))
def test_a_text_cut_anywhere_is_read(at: int) -> None:
    parse(REPORT[:at])
    parse(REPORT[at:], ".md")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\u2028", "\u2029"])
def test_line_ends_of_every_kind_end_a_line(end: str) -> None:
    document = parse(REPORT.replace("\n", end))
    assert document.title is not None
    assert document.title.flow == "某某县人民政府2023年政府信息公开工作年度报告"
    assert [section.key for section in document.top()] == ["overview", "proactive", "other"]


@pytest.mark.parametrize("piece", ["公", "一、", "|", "\n", " ", "一、公\n", "1\n", "目录\n", "**"])
def test_hostile_text_costs_linear_time(piece: str) -> None:
    from time import process_time

    def cost(length: int) -> float:
        text = piece * (length // len(piece))
        best = 1e9
        for _ in range(2):
            start = process_time()
            parse(text)
            best = min(best, process_time() - start)
        return best

    assert cost(40_000) < 12 * cost(10_000) + 0.05
