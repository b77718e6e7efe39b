"""A page is read as its reader sees it."""

from __future__ import annotations

from time import process_time

import pytest

from gklint import formats
from gklint.document.model import TABLE, Document
from gklint.formats.html_text import read
from gklint.project import project_by

VOCABULARY = project_by().reference.vocabulary


def shown(source: str) -> str:
    return read(source)[0].text


def rows(source: str) -> list[str]:
    """The rows of data tables, ␉ for tabs."""
    origin, spans, _ = read(source)
    return [span.of(origin.text).replace("\t", "␉") for span in spans]


def parse(source: str) -> Document:
    return formats.parse(source, ".html", VOCABULARY)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>甲</p><p>乙</p>", "甲\n乙"),
        ("<p>甲<p>乙<div>丙</div>丁", "甲\n乙\n丙\n丁"),
        ("甲<br>乙<br/>丙</br>丁", "甲\n乙\n丙\n丁"),
        ("<p>公<b>开</b><span style='x'>信</span>息</p>", "公开信息"),
        ("<p>\n  公开\n  信息，\n  如下 a\n  b \n</p>", "公开信息，如下 a b"),
        ("<p>公开 信息</p>", "公开 信息"),
        ("<p>第\n<b>\n一</b></p>", "第一"),
        ("<p>&nbsp;&nbsp;甲&#8226;&mdash;&#x4E00;&lt;&amp;lt;</p>", "\xa0\xa0甲•—一<&lt;"),
        ("<p>a&nosuch;b&nbspc AT&T R&D; &#;</p>", "a&nosuch;b\xa0c AT&T R&D; &#;"),
        ("<ul><li>甲<li>乙<ul><li>丙</ul></ul>丁", "甲\n乙\n丙\n丁"),
        ("<pre>甲  乙\n丙\r\n丁</pre>戊", "甲  乙\n丙\n丁\n戊"),
        ("<h1>甲</h1>乙<hr>丙", "甲\n乙\n丙"),
        ("<P ALIGN=center>甲</P>", "甲"),
        ("<p>3 < 5，a<b>c</b></p>", "3 < 5，ac"),
        ("甲<wbr>乙<img alt='丙'>丁", "甲乙丁"),
    ],
)
def test_lines_are_those_of_blocks(source: str, text: str) -> None:
    assert shown(source) == text


@pytest.mark.parametrize(
    "source",
    [
        "<head><title>题</title><meta charset=gbk></head><body>甲</body>",
        "<title>题</title><style>p{}</style>甲<script>if (a<b) '<p>乙</p>'</script>",
        "甲<!-- 乙 --><!-->",
        "甲<!--[if gte mso 9]><p>乙</p><![endif]-->",
        "<![if !supportLists]>甲<![endif]>",
        "<?xml version='1.0'?><!DOCTYPE html><html><body>甲",
        "<div hidden>乙<p>丙</p><br></div>甲",
        "<p style='color:red; DISPLAY : none !important'>乙</p>甲",
        "<p hidden>乙<p>甲",
        "<ul><li hidden>乙<li>甲</ul>",
        "<div><span style='display:none'>乙</div>甲",
        "<div><em hidden>乙<em>丙</em>丁</em></div>甲",
        "甲<select><option>乙</select><textarea><p>丙</textarea>",
        "甲<noscript>乙</noscript><iframe>丙</iframe>",
        "甲<!-- 乙",
        "甲<script>乙",
        "甲<a title='乙",
        "甲<a title='>乙' class=丙 / >",
        "<body style='display:none'>甲",
        "<head><meta name=a><p>甲",
        "<table hidden><tr><td>乙<td>丙</table>甲",
    ],
)
def test_what_does_not_show_is_not_read(source: str) -> None:
    assert shown(source) == "甲"


def test_a_hidden_block_does_not_break_the_line() -> None:
    assert shown("甲<div hidden>乙</div>丙") == "甲丙"


def test_a_row_is_a_line_and_has_its_own_cells_only() -> None:
    source = (
        "<table><tr><th colspan=3>某表</th></tr>"
        "<tr><td rowspan=2>类别</td><td>本年新<br/>制作数量</td><td><p>件</p></td></tr>"
        "<tr><td colspan=2>\n  规 章\n</td></tr></table>"
    )
    assert rows(source) == ["某表", "类别␉本年新制作数量␉件", "规 章"]


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        ("<td>甲<td>1<td>&nbsp;", "甲␉1␉"),
        ("<td></td><td>甲</td><td> <p>　</p></td><td>乙</td><td></td>", "␉甲␉␉乙␉"),
        ("<td>甲<td>10<br>20", "甲␉10 20"),
        ("<td>甲<td>1&#x2028;乙\x0b丙", "甲␉1乙丙"),
        ("<td>甲<td>a\tb<pre>c\td</pre>", "甲␉a b c d"),
    ],
)
def test_tabs_part_the_cells_of_a_row_however_empty(cells: str, row: str) -> None:
    assert rows(f"<table><tr><td>题<td>数</tr><tr>{cells}</tr></table>")[1] == row


def test_the_tabs_at_the_ends_of_rows_are_in_the_block() -> None:
    source = "<p>甲</p><table><tr><td><td>数<td>量<tr><td>乙<td>1<td><tr><td><td><td></table><p>丙"
    document = parse(source)
    blocks = [placed.block.text for placed in document.blocks if placed.block.kind == TABLE]
    assert blocks == ["\t数\t量\n乙\t1\t\n\t\t"]


def test_a_value_that_goes_down_leaves_an_empty_cell_below() -> None:
    source = (
        "<table><tr><td>甲<td rowspan=2>12<td>1<tr><td>乙<td>2"
        "<tr><td>丙<td>3<td rowspan=9>&nbsp;<tr><td>丁<td>4</table>"
    )
    assert rows(source) == ["甲␉12␉1", "乙␉␉2", "丙␉3␉", "丁␉4␉"]


def test_a_label_that_goes_down_leaves_none() -> None:
    source = "<table><tr><td rowspan=2>不予公开<td>甲<td>1<tr><td>乙<td>2</table>"
    assert rows(source) == ["不予公开␉甲␉1", "乙␉2"]


def test_columns_under_labels_and_merged_cells_are_counted() -> None:
    source = (
        "<table><tr><td rowspan=3>结果<td colspan=2>公开<td rowspan=2>7<td>8"
        "<tr><td>甲<td>1<td>9<tr><td>乙<td>2<td>3<td>4</table>"
    )
    assert rows(source) == ["结果␉公开␉7␉8", "甲␉1␉␉9", "乙␉2␉3␉4"]


def test_a_row_that_only_values_from_above_reach_keeps_its_cells() -> None:
    assert rows("<table><tr><td>甲<td>1<tr><td rowspan=2>5<td rowspan=2>6<tr></table>") == [
        "甲␉1",
        "5␉6",
        "␉",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>",
        "<table><tr><td>&nbsp;</td><td>甲</td></tr><tr><td></td><td>乙</td></tr></table>",
        "<table><tr><td>甲<table><tr><td>乙</table></table>",
        "<table><tr><td><h2>甲</h2><td>乙</table>",
        "<table><caption>甲</caption><tr><td>乙</table>",
    ],
)
def test_a_table_that_holds_the_layout_is_read_as_blocks(source: str) -> None:
    assert [line.strip("\xa0") for line in shown(source).split("\n") if line.strip()] == [
        "甲",
        "乙",
    ]
    assert rows(source) == []


def test_a_page_in_one_table_has_its_own_tables_inside() -> None:
    inner = "<table><tr><td>规章<td>1<tr><td>文件<td></table>"
    source = f"<table><tr><td>导航<td><p>一、总体情况</p>{inner}<p>二、无</p></table>"
    assert shown(source) == "导航\n一、总体情况\n规章\t1\n文件\t\n二、无"
    assert rows(source) == ["规章␉1", "文件␉"]


def test_prose_beside_a_menu_is_no_row() -> None:
    prose = "公开信息一百条，" * 30
    assert rows(f"<table><tr><td>菜单<td>{prose}</table>") == []


def test_a_long_note_under_a_table_is_a_paragraph() -> None:
    note = "本表所称公开是指主动公开，" * 12
    data = "".join(f"<tr><td>第{n}类政府信息公开数量<td>{n}<td>{n}" for n in range(20))
    source = f"<table>{data}<tr><td colspan=3>{note}</table>"
    assert len(rows(source)) == 20
    assert shown(source).endswith("\n" + note)


def test_words_between_cells_are_read_where_they_stand() -> None:
    assert shown("<table><tr><td>甲<td>1<tr>乙<td>丙<td>2</table>") == "甲\t1\n乙\n丙\t2"


def test_a_page_is_a_report_like_any() -> None:
    document = parse(
        "<html><head><title>某网</title></head><body><h1>某某县2023年政府信息公开工作年度报告</h1>\n"
        "<p>一、总体<b>情况</b></p>\n<p>公开100条。</p></body></html>"
    )
    assert document.title is not None
    assert document.profile.year == 2023
    assert [section.title for section in document.sections] == ["总体情况"]
    assert document.origin is not None


HOSTILE = {
    "open tags": "<div>",
    "unseen": "<span hidden>",
    "signs": "<",
    "tags that do not end": "<a",
    "comments that do not end": "<!--",
    "comments that end oddly": "<!--x--!>",
    "sections": "<![CDATA[",
    "scripts": "<script>",
    "attributes": '<a b="',
    "quotes": "<a b='x\" ",
    "references": "&#x",
    "spaces": "&nbsp;",
    "tables in tables": "<table><tr><td>",
    "cells": "<td>1",
    "paragraphs": "<b><i><p>x",
    "lists": "<ul><li>",
    "merged": "<tr><td rowspan=1000000000 colspan=1000000000>1",
    "declarations": "<?",
    "ends": "</p>",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("before", ["", "<table><tr>"])
def test_no_page_takes_long(unit: str, before: str) -> None:
    source = before + unit * (300_000 // len(unit))
    start = process_time()
    read(source)
    assert process_time() - start < 5  # half a second at the most; a minute were it quadratic


def test_merged_cells_are_held_to_the_table() -> None:
    merged = "<td rowspan=1000000000 colspan=1000000000>1"
    origin, spans, _ = read(
        "<table><tr><td>甲" + merged * 400 + "<tr><td>2<td>3" * 400 + "</table>"
    )
    assert len(spans) == 401
    assert len(origin.text) < 20_000


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<table><tr><td>甲<td hidden>乙<td>1<tr style='display:none'><td>2<td>3</table>", "甲\t1"),
        ("<table><tbody><tr><th>甲<th>乙<tbody><tr><td>1<td>2</table>", "甲\t乙\n1\t2"),
        ("<p><table><tr><td><p>甲<td></div>1</p></table>乙", "甲\t1\n乙"),
        ("<table><td>甲<td>1<table><tr><td>乙<td>2</table>", "甲\n1\n乙\t2"),
        ("<tr><td>甲</td><td>1</td></tr>乙", "甲\n1\n乙"),
        ("<?xml version='1.0'?><script src='a'/><title/><p>甲</p>", "甲"),
        ("<table><tr><td>甲<td>1</table", "甲\t1"),
    ],
)
def test_tables_out_of_order_are_read_as_browsers_do(source: str, text: str) -> None:
    assert shown(source) == text


def test_an_indent_of_wide_blanks_is_no_part_of_the_words() -> None:
    document = parse("<p>&emsp;&emsp;一、总体情况</p><p>&ensp;&ensp;公开。&emsp;</p>")
    assert [placed.block.text for placed in document.blocks] == ["一、总体情况", "公开。"]


def test_what_a_page_tells_of_its_report_is_no_table_of_data() -> None:
    document = parse(
        "<table><tr><td>索 引 号：<td>A/2024-1<td>发布日期：<td>2024年2月2日<tr><td>名称：<td colspan=3>某报告"
        "</table><p>公开。</p><table><tr><td>其中：<td>件<td>4<tr><td>甲<td>件<td></table>"
    )
    assert [str(date.year) for date, _ in document.published] == ["2024"]
    tables = [placed.block.text for placed in document.blocks if placed.block.kind == TABLE]
    assert tables == ["其中：\t件\t4\n甲\t件\t"]
