"""Contact fields and telephone numbers are read as reports write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.document.contacts import fields_in
from gklint.document.telephones import telephones_at


def read(flow: str) -> list[tuple[str, str, str]]:
    """(kind, label, value) of every field."""
    return [(field.kind, field.label, field.span.of(flow)) for field in fields_in(flow)]


def groups(flow: str) -> list[tuple[str, ...]]:
    return [number.groups for number in telephones_at(flow, 0)]


def test_a_block_of_fields_is_read_with_and_without_colons() -> None:
    assert read("（地址:甲路1号,邮编：310000;联系电话0571-88880000，邮箱gk@example.cn）。") == [
        ("address", "地址", "甲路1号"),
        ("postcode", "邮编", "310000"),
        ("phone", "联系电话", "0571-88880000"),
        ("email", "邮箱", "gk@example.cn"),
    ]


def test_empty_labels_have_empty_values() -> None:
    assert read("邮编:电话:传真:") == [
        ("postcode", "邮编", ""),
        ("phone", "电话", ""),
        ("fax", "传真", ""),
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "公布监督投诉电话和电子邮箱，方便群众。",
        "接听咨询电话1200余次，受理电话356件。",
        "12345热线办理工单1200件，热线2022年共接听3万次。",
        "更新联系电话等信息12条，网站地址：www.example.gov.cn",
    ],
)
def test_words_in_prose_are_no_labels(prose: str) -> None:
    assert read(prose) == []


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("电话（传真）：", "0571-88880000"),
        ("电话、传真：", "(0571)88880000"),
        ("咨询电话:", "0571-88880000转8001、88880002"),
        ("请致电", "0571-88880000或12345"),
        ("联系电话（", "0571-88880000"),
        ("电话（区号0571）：", "88880000"),
        ("电话为", "0571-88880000"),
        ("TEL:", "0571 88880000"),
        ("联系电话及邮箱：", "0571-88880000"),
    ],
)
def test_a_telephone_is_read_after_every_kind_of_label(label: str, value: str) -> None:
    flow = f"{label}{value}。"
    assert [(field.kind, field.span.of(flow)) for field in fields_in(flow)] == [("phone", value)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("0571-88880000-8001", [("0571", "88880000", "8001")]),
        ("(0571)88880000", [("0571", "88880000")]),
        ("+86 571 88880000", [("571", "88880000")]),
        ("0571--88880000/88880001", [("0571", "88880000"), ("88880001",)]),
        ("0571.88880000", [("0571", "88880000")]),
        ("300余次", []),
        ("2023年", []),
    ],
)
def test_numbers_are_parted_into_groups(written: str, expected: list[tuple[str, ...]]) -> None:
    assert groups(written) == expected


def test_only_marks_inside_the_number_join_it() -> None:
    flow = "0571——88880000～19"
    [number] = telephones_at(flow, 0)
    assert [one.of(flow) for one in number.connectors] == ["——"]


@given(st.text("电话传真邮箱编地址：:，,（）()0123456789-— @a.转/", max_size=60))
def test_fields_lie_in_the_text_and_in_order(flow: str) -> None:
    end = 0
    for field in fields_in(flow):
        assert end <= field.label_span.start < field.label_span.end <= field.span.start
        assert field.span.end <= len(flow)
        end = field.label_span.end
