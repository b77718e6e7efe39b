"""Numbers with units: which are read, and which are exact."""

from __future__ import annotations

import pytest

from gklint.document.flow import flow_of
from gklint.document.parts import parts_of
from gklint.document.quantities import find_quantities, total, written


def read(text: str) -> list[tuple[str, bool]]:
    flow = flow_of(text).text
    return [(one.span.of(flow), one.exact) for one in find_quantities(flow)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理 ２１ 件", [("21件", True)]),
        ("占 33.9 %", [("33.9 %", True)]),
        ("公开：12件", [("12件", True)]),
        ("约300人次", [("300人次", False)]),
        ("10余次", [("10余次", False)]),
        ("1.86万余篇", [("1.86万余篇", False)]),
        ("100件以上", [("100件以上", False)]),
        ("不少于3次", [("3次", False)]),
        ("3,105条", [("3,105条", False)]),
        ("10—20件", []),
        ("国发〔2023〕13件", [("13件", True)]),
        ("第3项", []),
        ("2023年12月", []),
        ("10:30场", []),
    ],
)
def test_a_number_is_as_exact_as_its_words(text: str, expected: list[tuple[str, bool]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "names", "closed"),
    [
        ("公开9条：动态4条、公告5条。", ["动态", "公告"], True),
        ("公开9条（动态4条，占44%；公告5条，占56%），已办结。", ["动态", "公告"], True),
        ("公开9条：动态4条、公告5条等。", ["动态", "公告"], False),
        ("公开9条：动态4条、公告（含通知2条）5条，共3条。", ["动态"], False),
        ("公开9条：动态4条、公告3条、", ["动态", "公告"], False),
        ("公开9条，其中：动态（含图文2条）4条", None, False),
        ("公开9条，比上年多4条", None, False),
    ],
)
def test_parts_stop_where_a_list_stops(text: str, names: list[str] | None, closed: bool) -> None:
    quantities = find_quantities(text)
    parts = parts_of(text, quantities, 0, len(text))
    assert (parts and [part.name for part in parts.parts]) == names
    assert parts is None or parts.closed is closed


def test_sums_keep_their_decimals() -> None:
    assert written(*total(find_quantities("收取420.5元、90元"))) == "510.5"
    assert written(5, 3) == "0.005"
