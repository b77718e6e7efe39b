"""Citations in whole reports: exact places in text as it arrives, and silence beside them."""

from __future__ import annotations

import pytest

from gklint.examples import unmark
from gklint.project import Project

HEAD = "某某县2023年政府信息公开工作年度报告\n"


def found(project: Project, text: str) -> list[tuple[str, str]]:
    findings = project.lint_text(text).report.findings
    return [(one.rule, one.span.of(text)) for one in findings if one.rule.startswith("GK5")]


def places(project: Project, marked: str, rule: str) -> None:
    text, spans = unmark(marked)
    findings = project.lint_text(text).report.findings
    assert [one.span for one in findings if one.rule == rule] == spans


@pytest.mark.parametrize(
    ("rule", "marked"),
    [
        ("GK501", "按照《某某工作实施方案》（某政办发⟦﹝20\n23﹞⟧12号）要求，全面做好有关工作。"),
        ("GK501", "按照《某某工作实施方案》（某政办发⟦﹝２０２３﹞⟧１２号）要求，"),
        ("GK501", "按照\u3000《方案》( 某政办发⟦﹝2023﹞⟧ 12 号 )要求，\r\n做好工作。"),
        ("GK505", "按照《方案》（某政办发〔2023〕⟦0６⟧号）要求，"),
        ("GK512", "按照《中华人民共和国政府信息公\n开条例》(⟦国务院令第 721 号⟧)要求，做好工作。"),
        ("GK514", "落实⟦《中华人民共和国保守秘\n密法》⟧要求，全面做好保密审查工作。"),
        ("GK515", "按照⟦国办公开办函\n〔2019〕60号⟧要求，全面做好有关工作。"),
        ("GK517", "按照《政府信息公开条例》⟦第 五十九\n条⟧要求，全面做好有关工作。"),
    ],
)
def test_place_is_exact_in_text_as_it_arrives(project: Project, rule: str, marked: str) -> None:
    places(project, f"{HEAD}根据上级的部署和要求，结合本地实际，{marked}", rule)


def test_title_and_number_of_one_instrument_are_silent_in_every_customary_form(
    project: Project,
) -> None:
    title = "政府信息公开工作年度报告格式"
    for written in (
        f"《{title}》（国办公开办函〔2021〕30号）",
        f"《中华人民共和国{title}》(国办公开办函〔2021〕30号》",
        f"《关于印发<中华人民共和国{title}>的通知》（国办公开办函〔2021〕30号，以下简称《格式》）",
        f"国务院办公厅政府信息与政务公开办公室《关于印发中华人民共和国{title}的通知》（国办公开办函〔2021〕30号）",
    ):
        assert found(project, f"{HEAD}根据{written}编制本报告。\n") == []


def test_local_documents_are_nobodys_business(project: Project) -> None:
    text = (
        "转发《2021年政务公开工作要点》（某政办发〔2021〕8号）、"
        "《关于全面推进政务公开工作的意见》（某党办发〔2016〕80号）、"
        "《某某省政府信息公开规定》（省政府令第12号）第九十条。\n"
    )
    assert found(project, HEAD + text) == []


def test_article_of_a_short_name_is_that_of_its_law(project: Project) -> None:
    text = HEAD + (
        "根据《中华人民共和国保守国家秘密法》（以下简称《保密法》）和《中华人民共和国政府信息"
        "公开条例》（以下简称“条例”）编制。\n一、总体情况\n按照《保密法》第六十条、"
        "《条例》第六十条办理。\n"
    )
    assert found(project, text) == [("GK517", "第六十条")]


def test_round_trip_of_every_safe_fix_is_stable(project: Project) -> None:
    text = HEAD + "按照某政发﹝2021﹞第06号和某政办发（2021）5号文件，\n"
    once = project.fix_text(text).text
    assert once == HEAD + "按照某政发〔2021〕6号和某政办发〔2021〕5号文件，\n"
    assert project.fix_text(once).text == once
