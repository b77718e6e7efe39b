"""Statements in words that a statutory table denies."""

from __future__ import annotations

import re
from typing import Any

import pytest

RULES = ("GK356", "GK357", "GK358", "GK359")


def told(office: Any, text: str, tables: str = "") -> list[str]:
    return [words for _, words in office.found(office.report(text, tables), *RULES)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("收到政府信息公开申请20件，全部办结。", "全部办结"),
        ("规范办理依申请公开，所有申请均已办理完成。", "所有申请均已办理完成"),
        ("全年未收到政府信息公开申请。", "未收到政府信息公开申请"),
        ("我局没有收到依申请公开申请。", "没有收到依申请公开申请"),
        (
            "未发生因政府信息公开引发的行政复议、行政诉讼。",
            "未发生因政府信息公开引发的行政复议、行政诉讼",
        ),
        (
            "没有因政府信息公开被申请行政复议、提起行政诉讼。",
            "没有因政府信息公开被申请行政复议、提起行政诉讼",
        ),
        ("政府信息公开类行政复议5件，均获维持。", "均获维持"),
    ],
)
def test_a_statement_that_the_table_denies_is_found(office: Any, text: str, words: str) -> None:
    assert told(office, text) == [words]


@pytest.mark.parametrize("width", range(24, 36))
def test_a_statement_cut_by_a_line_end_is_found_at_its_place(office: Any, width: int) -> None:
    text = office.wrapped("全年未收到政府信息公开申请。", width)
    [words] = told(office, text)
    assert words in text
    assert words.replace("\n", "") == "未收到政府信息公开申请"


def test_the_cells_that_deny_it_are_named_and_led_to(office: Any) -> None:
    text = office.report("政府信息公开类行政复议5件，均获维持。")
    [finding] = office.findings(text, "GK359")
    assert finding.message.zh == (
        "此处写“均获维持”，而表格中“行政复议，结果纠正”为1；“行政复议，尚未审结”为1，请核对"
    )
    assert [one.message.zh for one in finding.related] == [
        "行政复议，结果纠正：1",
        "行政复议，尚未审结：1",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请20件，均按期答复。",
        "收到政府信息公开申请20件，上年结转3件均已办结。",
        "收到政府信息公开申请20件，除结转下年度的2件外，全部办结。",
        "依申请公开有序开展。办理群众留言56件，均已办结。",
        "收到网络申请15件，均已办结，依申请公开渠道畅通。",
        "未收到法律服务机构的政府信息公开申请。",
        "未收到政府信息公开申请方面的投诉。",
        "县政府办公室未收到政府信息公开申请。",
        "2022年，未收到政府信息公开申请。",
        "未发生政府信息公开行政诉讼败诉案件。",
        "政府信息公开无行政复议纠正情况。",
        "政府信息公开类行政复议5件，其中3件均获维持。",
        "政府信息公开类行政复议5件，已审结的均获维持。",
        "政府信息公开类行政诉讼3件，均获维持。",
    ],
)
def test_a_statement_of_a_part_or_of_something_else_is_silent(office: Any, text: str) -> None:
    assert told(office, text) == []


def test_a_statement_that_the_table_bears_out_is_silent(office: Any) -> None:
    *head, cells = office.reviews.splitlines()
    tables = "\n".join([*head, re.sub("[0-9]", "0", cells)])
    assert told(office, "未发生因政府信息公开引发的行政复议、行政诉讼。", tables) == []


def test_a_statement_is_silent_where_the_text_tells_the_number_itself(office: Any) -> None:
    text = "收到政府信息公开申请20件，均已办结。\n截至年底，结转下年度继续办理2件。"
    assert told(office, text) == []


def test_only_what_is_named_is_denied(office: Any) -> None:
    text = office.report("未发生因政府信息公开引发的行政诉讼。")
    [finding] = office.findings(text, "GK358")
    assert "行政复议，" not in finding.message.zh
