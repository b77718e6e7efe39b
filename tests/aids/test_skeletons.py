"""New reports: complete for their year, and nothing wrong with them but what is left blank."""

from __future__ import annotations

import pytest

from gklint.aids import holes, typeset
from gklint.aids.skeletons import Writing, new_report, skeleton
from gklint.project import Linted, Project
from gklint.regulation.contents import missing_contents

YEARS = (2008, 2009, 2013, 2014, 2018, 2019, 2020, 2021, 2025, 2030)
SUFFIXES = (".txt", ".md", ".html")
OFFICE = {
    "机关名称": "青禾县人民政府",
    "承办机构": "青禾县人民政府办公室",
    "地址": "青禾县兴禾大街18号",
    "邮编": "137500",
    "电话": "0436-5550110",
    "传真": "0436-5550119",
    "电子邮箱": "zwgk@qinghe.example.gov.cn",
    "月": "1",
    "日": "20",
}


class Answers(dict[str, str]):
    """What an office writes: its own particulars, and a sentence for everything else."""

    def __missing__(self, name: str) -> str:
        return "无。" if "无" in name else "各单位按照要求办理，全年工作平稳有序。"


def completed(project: Project, year: int, suffix: str) -> Linted:
    report = new_report(Writing(project.reference, year, typeset.form_of(suffix)), page=True)
    return project.lint_text(holes.filled(report, Answers(OFFICE)), suffix)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("year", YEARS)
def test_a_report_completed_from_its_skeleton_has_nothing_wrong(
    project: Project, year: int, suffix: str
) -> None:
    linted = completed(project, year, suffix)
    assert linted.context.year == year
    assert [(one.rule, one.message.zh) for one in linted.report.findings] == []
    regime, vocabulary = project.reference.regime_for(year), project.reference.vocabulary
    assert regime is not None
    assert missing_contents(linted.document, regime, vocabulary) == ()


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("year", YEARS)
def test_every_blank_of_a_skeleton_is_found_and_nothing_else(
    project: Project, year: int, suffix: str
) -> None:
    text = skeleton(project, year, suffix)
    linted = project.lint_text(text, suffix)
    findings = [(one.rule, one.span.of(text)) for one in linted.report.findings]
    shown = text[text.find("<body>") + 1 :]
    assert {rule for rule, _ in findings} == {"GK616"}
    assert len(findings) == shown.count("【请填写")
    assert all(words.startswith("【请填写") and words.endswith("】") for _, words in findings)


def test_no_law_known_here_asks_for_reports_before_the_first(project: Project) -> None:
    with pytest.raises(KeyError):
        skeleton(project, 2007)


def test_outlines_have_what_the_regimes_ask_for_in_their_order(project: Project) -> None:
    for regime in project.reference.regimes:
        first = regime.years.first
        outline = project.reference.skeletons.outline_of(first)
        assert outline is not None
        asked = [one.key for one in regime.sections]
        assert [one.key for one in outline.section if one.key in asked] == asked
        assert not any(one.title for one in outline.section if one.key in asked)


def test_a_skeleton_in_plain_text(project: Project) -> None:
    lines = skeleton(project, 2010).split("\n")
    assert lines[:5] == [
        "【请填写机关名称】2010年政府信息公开工作年度报告",
        "",
        "根据《中华人民共和国政府信息公开条例》（国务院令第492号）的要求，编制本报告。"
        "本报告所列数据的统计期限自2010年1月1日起至2010年12月31日止。"
        "如对本报告有疑问，请与【请填写承办机构】联系（地址：【请填写地址】；邮编：【请填写邮编】；"
        "电话：【请填写电话】；传真：【请填写传真】；电子邮箱：【请填写电子邮箱】）。",
        "",
        "一、主动公开政府信息的情况",
    ]
    assert lines[-4:] == ["【请填写机关名称】", "", "2011年【请填写月】月【请填写日】日", ""]


def test_the_window_is_the_one_that_the_rule_puts_in(project: Project) -> None:
    (rule,) = [one for one in project.rulebook.rules if one.id == "GK201"]
    (sentence,) = [
        one for one in project.reference.skeletons.sentences(2023) if one.key == "window"
    ]
    assert sentence.text == rule.table.fix[0].with_
