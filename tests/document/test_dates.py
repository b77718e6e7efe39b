"""Windows and dates, as reports write them and as PDFs break them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.document.dates import Date, find_windows, inside_title, states_window
from gklint.document.flow import flow_of

WHOLE_2023 = [
    "统计期限自2023年1月1日起至2023年12月31日止",
    "统计期限自2023年1月1日起，至2023年12月31日止",
    "统计时限为2023年1月1日至12月31日",
    "统计数据从2023年1月1日到12月31日止",
    "数据的统计期限均为2023年1月1日-12月31日",
    "数据统计期限自 2023 年 1 月\n1 日 起至 ２０２３年１２月３１日止",
    "统计期限自20231月1日至202312月31日",
    "统计期限为2023年度（1月1日—12月31日）",
    "统计期限为二〇二三年一月一日至二〇二三年十二月三十一日",
    "统计期限自2023年1月1日零时起至2023年12月31日24时止",
    "统计期限：2023.1.1-2023.12.31",
    "所列数据从2023年1月1日起至当年12月31日",
    "本报告的报告期限为2023年1月1日至12月31日",
]
NO_WINDOWS = [
    "公示时间为2023年5月1日至2023年5月7日",
    "征求意见时间自2023年3月1日至3月31日",
    "数据中心建设时间为2023年1月1日至2023年6月30日",
    "及时更新数据，2023年3月1日至4月1日开展专项行动",
    "据统计，2023年1月1日至11月30日共受理咨询30件",
    "统计开放日活动自2023年9月20日至9月25日举行",
    "截至2019年12月30日，主动公开143条",
    "2023年1月至12月，统计工作有序开展",
]


@pytest.mark.parametrize("text", WHOLE_2023)
def test_every_form_of_a_window_is_read(text: str) -> None:
    windows = [(one.first, one.last) for one in find_windows(flow_of(text).text)]
    assert windows == [(Date(2023, 1, 1), Date(2023, 12, 31))]


@pytest.mark.parametrize("text", NO_WINDOWS)
def test_a_period_of_something_else_is_no_window(text: str) -> None:
    assert list(find_windows(flow_of(text).text)) == []


@pytest.mark.parametrize(
    "text", ["统计期限为全年", "统计期限为2023年度", "统计数据时限为2018年11日至2018年1231日"]
)
def test_a_window_in_words_or_damaged_is_still_stated(text: str) -> None:
    assert list(find_windows(text)) == []
    assert states_window(text)


@given(st.dates(min_value=__import__("datetime").date(1900, 1, 1)))
def test_every_day_of_the_calendar_exists(day) -> None:  # type: ignore[no-untyped-def]
    assert Date(day.year, day.month, day.day).exists


def test_a_place_is_inside_a_title_until_it_closes() -> None:
    flow = "《甲》乙《丙》"
    assert [inside_title(flow, at) for at in range(len(flow))] == [
        False, True, True, False, False, True, True,
    ]  # fmt: skip
