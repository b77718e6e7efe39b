"""The flow reads as meant, and every stretch of it leads back to its exact place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.document.flow import flow_of
from gklint.text import Span

TRICKY = st.text(
    alphabet=st.sampled_from("年1２aＢ 　\xa0\t\r\n\x0b\x0c\u2028\u200b，。⼀𠮷"), max_size=40
)


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("自2023 年1 月1 日\n起至", "自2023年1月1日起至"),
        ("２０２３年　Ａ类", "2023年A类"),
        ("电话：0517-8722\n2589", "电话：0517-87222589"),
        ("Word 2016 文件", "Word 2016文件"),
        ("Word  2016", "Word 2016"),
        ("⼀定⼯作", "一定工作"),
        ("《关于\r\n印发》", "《关于印发》"),
        ("政务\x0b公开\u2028信息", "政务公开信息"),
    ],
)
def test_a_text_reads_as_it_was_meant(text: str, flow: str) -> None:
    assert flow_of(text).text == flow


def test_a_page_number_between_two_lines_is_left_out() -> None:
    text = "执行“分\n\n- 2 -\n级审核”"
    hole = Span(text.index("-"), text.rindex("-") + 1)
    flow = flow_of(text, [hole])
    assert flow.text == "执行“分级审核”"
    at = flow.text.index("分级")
    assert flow.span(at, at + 2).of(text) == "分\n\n- 2 -\n级"


@given(st.one_of(TRICKY, st.text(max_size=60)))
def test_every_stretch_leads_back_to_its_place(text: str) -> None:
    flow = flow_of(text)
    places = [flow.span(at, at + 1) for at in range(len(flow.text))]
    assert [place.start for place in places] == sorted({place.start for place in places})
    for at, place in enumerate(places):
        assert flow_of(text[place.start : place.start + 1]).text in (flow.text[at], "")
        for end in range(at + 1, min(at + 5, len(flow.text)) + 1):
            span = flow.span(at, end)
            assert span.start == place.start
            assert span.end == places[end - 1].start + 1


@given(TRICKY)
def test_nothing_but_blanks_is_left_out(text: str) -> None:
    kept = "".join(char for char in text if not char.isspace() and char != "\u200b")
    assert len(flow_of(text).text.replace(" ", "")) == len(kept)
