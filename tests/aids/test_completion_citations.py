"""Titles after 《 and numbers after 〔 and 》（, as far as a report of its year may cite them."""

from __future__ import annotations

import pytest

from gklint.aids.completion import Completion, completions
from gklint.bilingual import Bilingual
from gklint.project import Project
from gklint.text import Edit, Span

TITLE = "青禾县{}年政府信息公开工作年度报告\n根据"
REST = "编制本报告。\n一、总体情况\n工作平稳有序。\n"
NOTICE_2021 = (
    "国务院办公厅政府信息与政务公开办公室关于印发"
    "〈中华人民共和国政府信息公开工作年度报告格式〉的通知"
)


def offers(project: Project, line: str, year: int = 2023) -> list[Completion]:
    marked = TITLE.format(year) + line + REST
    text, at = marked.replace("‸", ""), marked.index("‸")
    return list(completions(project, project.lint_text(text), at))


def texts(project: Project, line: str, year: int = 2023) -> list[str]:
    return [one.edit.text for one in offers(project, line, year)]


def test_a_title_is_completed_with_its_mark(project: Project) -> None:
    start = len(TITLE.format(2023)) + 1
    first = offers(project, "《中华人民共和国政府‸")[0]
    assert first == Completion(
        Bilingual("中华人民共和国政府信息公开条例", "中华人民共和国政府信息公开条例"),
        Bilingual("国务院令第711号，2019-05-15起施行", "国务院令第711号, in force from 2019-05-15"),
        "instrument",
        Edit(Span(start, start + 9), "中华人民共和国政府信息公开条例》"),
        "中华人民共和国政府信息公开条例》",
        False,
        "中华人民共和国政府信息公开条例",
        "000",
    )


def test_a_mark_that_is_there_is_not_doubled(project: Project) -> None:
    assert "中华人民共和国政府信息公开条例" in texts(project, "《‸》")


def test_what_the_regime_asks_for_comes_first(project: Project) -> None:
    assert texts(project, "《‸")[:2] == ["中华人民共和国政府信息公开条例》", f"{NOTICE_2021}》"]


def test_titles_are_found_by_words_inside_them(project: Project) -> None:
    found = offers(project, "《行政复议‸")
    assert all(one.filter.startswith("行政复议") for one in found)
    assert "中华人民共和国行政复议法》" in [one.edit.text for one in found]


def test_only_what_the_report_may_cite_is_offered(project: Project) -> None:
    assert not [one for one in texts(project, "《‸", 2018) if one.startswith(NOTICE_2021)]
    plans = [one for one in texts(project, "《‸", 2020) if "政务公开工作要点" in one]
    assert plans[0] == "2020年政务公开工作要点》"


def test_the_statute_s_number_is_that_of_its_year(project: Project) -> None:
    line = "《中华人民共和国政府信息公开条例》（‸"
    assert texts(project, line) == ["国务院令第711号"]
    assert texts(project, line, 2012) == ["国务院令第492号"]
    assert texts(project, "《中华人民共和国政府信息公开条例》(国务‸)") == ["国务院令第711号"]


def test_a_number_goes_on_after_its_letters(project: Project) -> None:
    found = texts(project, "国办公开办函〔‸")
    assert found[0] == "2021〕30号"
    assert "2014〕32号" not in found  # it has other letters
    assert texts(project, "国办公开办函〔2021‸〕") == ["2021〕30号"]


@pytest.mark.parametrize(
    "line",
    [
        "《中华‸人民共和国政府信息公开条例》",
        "《中华人民共和国‸\n政府信息公开条例》",
        "《中华人民共和国没有这样的法‸",
        "《中华人民共和国政府信息公开条例》（‸国务院令第711号）",
        "《青禾县档案管理办法》（‸",
        "《关于转发〈办法〉的通知》（青政〔2020‸",
        "青政发〔‸",
        "国办发〔20a‸",
        "（‸",
    ],
)
def test_silence_where_nothing_fits(project: Project, line: str) -> None:
    assert texts(project, line) == []
