"""The forms for people: concise, grouped, counts."""

from __future__ import annotations

from tests.render.made import CLEAN, OUTCOME, said

COUNTS = "检查了 1 个文件，发现 1 个错误、1 个建议；1 处已按说明忽略\n"
PATH = "村/a␊::error::<b>,=1␛.txt"


def test_concise_takes_a_line_a_finding_whatever_the_names_hold() -> None:
    assert said("concise", OUTCOME) == (
        f"{PATH}:1:3: error GK999 <b>有误␊::set-env::%0A\n"
        f'{PATH}:2:1: hint GK998 =SUM("x")]]>␛[0m\n'
        f"{COUNTS}"
    )


def test_grouped_begins_with_the_worst_rule() -> None:
    assert said("grouped", OUTCOME, language="en") == (
        "error GK999 title GK999<i> (1)\n"
        f"    {PATH}:1:3 <b> wrong␊::set-env::%0A\n"
        "hint GK998 title GK998<i> (1)\n"
        f'    {PATH}:2:1 =SUM("x")]]>␛[0m\n'
        "1 file checked, 1 error, 1 hint found; 1 accepted\n"
    )


def test_statistics_stand_in_place_of_findings() -> None:
    table = (
        "次数  文件  可修正  规则\n"
        "   1     1       -  GK998 题GK998<i>\n"
        "   1     1       1  GK999 题GK999<i>\n"
    )
    for name in ("text", "concise", "grouped"):
        assert said(name, OUTCOME, statistics=True) == table + COUNTS


def test_statistics_begin_with_the_most_frequent_rule() -> None:
    shown = said("text", OUTCOME, OUTCOME, CLEAN, statistics=True, language="en")
    assert shown.split("\n")[:3] == [
        "found  files  fixable  rule",
        "    2      2        -  GK998 title GK998<i>",
        "    2      2        2  GK999 title GK999<i>",
    ]


def test_nothing_found_shows_the_count_alone() -> None:
    clean = "检查了 1 个文件，没有发现问题\n"
    for name in ("text", "concise", "grouped"):
        assert said(name, CLEAN) == clean
        assert said(name, CLEAN, statistics=True) == clean


def test_a_checklist_comes_with_each_file() -> None:
    assert said("concise", CLEAN, checklist=True).startswith(
        "clean.txt：核对表（? 年度），通过 1/1"
    )
