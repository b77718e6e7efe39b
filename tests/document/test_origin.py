"""Every character of a page's text leads to its exact place in the file."""

from __future__ import annotations

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gklint.document.origin import Origin
from gklint.formats.html_text import read
from gklint.text import Span


def origin_of(source: str) -> Origin:
    return read(source)[0]


def stands(source: str, words: str) -> str:
    """The stretch of ``source`` that shows as ``words``."""
    origin = origin_of(source)
    at = origin.text.index(words)
    return origin.span(Span(at, at + len(words))).of(source)


@pytest.mark.parametrize(
    ("source", "words", "place"),
    [
        ("<p>公开<b>信<i>息</i></b>条</p>", "信息条", "信<i>息</i></b>条"),
        ("<p>甲&nbsp;乙</p>", "甲\xa0乙", "甲&nbsp;乙"),
        ("<p>甲&nbsp;乙</p>", "\xa0", "&nbsp;"),
        ("<p>甲&nbsp乙</p>", "\xa0乙", "&nbsp乙"),
        ("<p>甲&ampx;乙</p>", "&x;", "&ampx;"),
        ("<p>A&T&#20844;&#x5F00乙</p>", "&T公开乙", "&T&#20844;&#x5F00乙"),
        ("<p>𠮷&#134071;野</p>", "𠮷野", "&#134071;野"),
        ("\ufeff<p>𠮷\u2028\x0b乙</p>", "𠮷\u2028\x0b乙", "𠮷\u2028\x0b乙"),
        ("<p>甲\r\n  乙</p>\r\n<p>丙</p>", "甲乙\n丙", "甲\r\n  乙</p>\r\n<p>丙"),
        ("<p>a\r\n  b</p>", "a b", "a\r\n  b"),
        ("<p>a\x0c\tb</p>", " ", "\x0c\t"),
        ("<p>a<!-- x > y -->b<![if !x]>c<?xml:ns ?>d</p>", "bcd", "b<![if !x]>c<?xml:ns ?>d"),
        ("<p>1 < 2 & 3</p>", "1 < 2 & 3", "1 < 2 & 3"),
    ],
)
def test_words_lead_to_their_place(source: str, words: str, place: str) -> None:
    assert stands(source, words) == place


def test_a_line_end_stands_for_the_tags_between() -> None:
    source = "<p>甲</p> <p>乙</p>"
    origin = origin_of(source)
    assert origin.text == "甲\n乙"
    assert origin.span(Span(1, 2)).of(source) == "</p> <p>"


def test_a_tab_stands_for_the_tags_between_and_an_empty_cell_has_a_place() -> None:
    source = "<table><tr><td>甲<td><p></p></td><td>1</td></tr></table>"
    origin = origin_of(source)
    assert origin.text == "甲\t\t1"
    assert origin.span(Span(1, 2)).of(source) == "<td>"
    assert origin.span(Span(2, 2)) == Span(source.index("<p>"), source.index("<p>"))
    assert origin.span(Span(2, 3)).of(source) == "<p></p></td><td>"


def test_an_empty_stretch_keeps_to_the_character_before_it_on_its_line() -> None:
    source = "<p>甲<b>乙</b></p><p>丙</p>"
    origin = origin_of(source)
    places = [origin.span(Span(at, at)).start for at in range(5)]
    assert [source[:place][-1] for place in places] == [">", "甲", "乙", ">", "丙"]
    assert places[3] == source.index("丙")


@pytest.mark.parametrize(
    ("source", "words", "editable"),
    [
        ("<p>公开信息</p>", "公开", True),
        ("<p>公<b>开</b></p>", "公开", False),
        ("<p>公<b>开</b></p>", "开", True),
        ("<p>甲&mdash;乙</p>", "—", False),
        ("<p>甲&mdash;乙</p>", "甲—", False),
        ("<p>甲\n乙</p>", "甲乙", False),
        ("<p>a\nb</p>", " ", False),
        ("<p>甲</p><p>乙</p>", "\n", False),
        ("<p>A&甲lt;</p>", "甲", False),  # without it, A&lt; would be read
        ("<p><甲b></p>", "甲", False),
        ("<p>A& 甲</p>", "甲", True),
    ],
)
def test_words_in_one_verbatim_piece_can_be_edited(source: str, words: str, editable: bool) -> None:
    origin = origin_of(source)
    at = origin.text.index(words)
    assert origin.editable(Span(at, at + len(words))) is editable


def test_words_can_be_put_in_beside_verbatim_ones() -> None:
    origin = origin_of("<p>甲<b>乙</b></p><p>&nbsp;</p>")
    assert [origin.editable(Span(at, at)) for at in range(5)] == [True, True, True, False, False]


@pytest.mark.parametrize(
    "source",
    ["<p>甲<b>乙</b>&nbsp;&lt;</p>\r\n<p>丙 \n丁</p>", "<table><tr><td>甲<td><td>1<tr><td>乙<td>2"],
)
def test_places_in_the_file_lead_back(source: str) -> None:
    origin = origin_of(source)
    for start in range(len(origin.text)):
        for end in range(start + 1, len(origin.text) + 1):
            span = Span(start, end)
            assert origin.back(origin.span(span)).of(origin.text) == span.of(origin.text)


INLINE = st.sampled_from(
    [
        "<b>",
        "</b>",
        "<span style='a>b'>",
        "</span>",
        "<!-- - -->",
        "<a href=x>",
        "<o:p></o:p>",
        "</i>",
    ]
)
CHARS = st.sampled_from([*"公开a1，<>&;#\"' \n\xa0\u3000𠮷\u2028\x0b\x0c\x85"])


def written(char: str, how: int) -> str:
    """``char`` in HTML: as it is, as a number, by name."""
    if char in "\x0b\x85":  # what their numbers stand for is another character, or none
        return char
    if how == 1:
        return f"&#{ord(char)};"
    if how == 2:
        return f"&#x{ord(char):X};"
    if how == 3 or char in "<&":
        return {"\xa0": "&nbsp;"}.get(char, html.escape(char))
    return char


@settings(deadline=None, max_examples=300)
@given(st.lists(st.one_of(INLINE, st.tuples(CHARS, st.integers(0, 3))), max_size=40))
def test_each_character_leads_to_where_it_was_written(parts: list[str | tuple[str, int]]) -> None:
    source = "<p>"
    places: list[tuple[str, Span]] = []
    for part in parts:
        words = part if isinstance(part, str) else written(*part)
        if not isinstance(part, str):
            places.append((part[0], Span(len(source), len(source) + len(words))))
        source += words
    origin = origin_of(source + "</p>")
    shown = [(char, place) for char, place in places if char not in " \n\x0c"]
    found = [
        (char, origin.span(Span(at, at + 1))) for at, char in enumerate(origin.text) if char != " "
    ]
    assert found == shown


MARKUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<br>",
                "<table>",
                "<tr>",
                "<td>",
                "<td\trowspan=3>",
                "<th\tcolspan=2>",
                "</td>",
                "</tr>",
                "</table>",
                "<div\thidden>",
                "</div>",
                "<span\tstyle='display:none'>",
                "</span>",
                "<li>",
                "<ul>",
                "</ul>",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "<script>",
                "</script>",
                "<pre>",
                "</pre>",
                "<head>",
                "<body>",
                "<title>",
                "</title>",
                "&nbsp;",
                "&#1",
                "&",
                "<",
                ">",
                "</",
                "<!",
                "<?",
                '"',
                "'",
                "=",
                "甲",
                "1",
                "乙，",
            ]
        ),
        st.text(max_size=3),
        st.just(" "),
    ),
    max_size=40,
).map("".join)


@settings(deadline=None, max_examples=500)
@given(MARKUP)
def test_any_page_is_read_and_its_pieces_are_in_order(source: str) -> None:
    origin, rows, _ = read(source)
    assert list(origin.starts) == sorted(set(origin.starts))
    done = 0
    for place, end in zip(origin.places, origin.ends, strict=True):
        assert done <= place <= end <= len(source)
        done = end
    done = 0
    for row in rows:
        assert done <= row.start < row.end <= len(origin.text)
        assert "\n" not in row.of(origin.text)
        done = row.end
    for at, char in enumerate(origin.text):
        if origin.editable(Span(at, at + 1)):
            assert origin.span(Span(at, at + 1)).of(source) == char
