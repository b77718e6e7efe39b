"""Titles, numbers and articles are read with their exact places, damaged or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.document.citations import find_citations, find_titles
from gklint.document.document_numbers import (
    find_decrees,
    find_half_bracketed,
    find_numbers,
)

MARKS = st.text(alphabet="《》〈〉（）()〔〕[]第条号国办发令2021、条例以下简称", max_size=60)


@pytest.mark.parametrize(
    ("flow", "titles"),
    [
        ("按《甲办法》和《乙办法》办理", ["甲办法", "乙办法"]),
        ("《关于印发〈甲办法〉的通知》", ["关于印发〈甲办法〉的通知"]),
        ("《关于印发《甲办法》的通知》", ["关于印发《甲办法》的通知"]),
        ("《甲办法（国办发〔2021〕12号）、《乙办法》", ["乙办法"]),
        ("《甲办法》(国办发〔2019〕60号》和《乙办法》", ["甲办法", "乙办法"]),
        ("《" + "长" * 200 + "《甲办法》》", ["甲办法"]),
    ],
)
def test_outermost_titles_survive_lost_and_stray_marks(flow: str, titles: list[str]) -> None:
    assert [title.text for title in find_titles(flow)] == titles


@pytest.mark.parametrize(
    ("written", "letters", "year", "serial"),
    [
        ("国办发〔2021〕12号", "国办发", "2021", "12"),
        ("国办发﹝2021〕第012号", "国办发", "2021", "12"),
        ("国办发(2021) 12号", "国办发", "2021", "12"),
        ("某政办字【21】5", "某政办字", "21", "5"),
        ("某政发〔2020〕1—5号", "某政发", "2020", "1"),
    ],
)
def test_bracketed_number_is_read_in_every_damage(
    written: str, letters: str, year: str, serial: str
) -> None:
    (number,) = find_numbers(f"（{written}）")
    assert (number.letters, number.year, number.serial) == (letters, year, serial)
    assert number.whole.of(f"（{written}）") == written


@pytest.mark.parametrize(
    "written",
    [
        "国务院令第711号",
        "国令第711号",
        "国务院第711号令",
        "第711号国务院令",
        "中华人民共和国国务院令第711号",
    ],
)
def test_decree_is_read_in_every_order(written: str) -> None:
    (number,) = find_decrees(f"（{written}）")
    assert (number.serial, number.span.of(f"（{written}）")) == ("711", written)


def test_lost_bracket_leaves_year_and_serial_apart() -> None:
    numbers = list(find_half_bracketed("国办发〔202112号、国办发2021〕8号"))
    assert [(one.year, one.serial) for one in numbers] == [("2021", "12"), ("2021", "8")]


def test_case_number_is_no_document_number() -> None:
    assert list(find_numbers("（2023）京01行初123号")) == []


def test_citation_holds_number_article_and_short_name() -> None:
    flow = "据《甲条例》（国令第711号，以下简称《条例》）和《乙条例》第5条第二款"
    first, _, second = find_citations(flow)
    assert [number.serial for number in first.numbers] == ["711"]
    assert first.short == "条例"
    assert second.article is not None
    assert (second.article.number, second.article.span.of(flow)) == (5, "第5条")


def test_short_name_of_the_next_title_is_not_taken() -> None:
    flow = "《甲条例》和《乙规定》（以下简称《规定》）"
    assert [one.short for one in find_citations(flow)][:2] == ["", "规定"]


@given(MARKS)
def test_every_title_is_closed_and_none_overlaps(flow: str) -> None:
    end = 0
    for title in find_titles(flow):
        assert title.span.start >= end
        assert title.span.of(flow) == f"《{title.text}》"
        end = title.span.end


@given(MARKS)
def test_reading_never_fails(flow: str) -> None:
    for citation in find_citations(flow):
        for number in citation.numbers:
            assert number.whole.end <= len(flow)
