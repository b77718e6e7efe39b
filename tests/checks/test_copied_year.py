"""Paragraphs of last year's report with the year left as it was."""

from __future__ import annotations

from gklint.check import Neighbour
from gklint.finding import OtherFile
from gklint.neighbours import Beside
from gklint.project import Project

WORK = "我局与往年一样畅通受理渠道，收到申请5件，全部按时办结。"


def found(project: Project, last: str, this: str) -> list[tuple[str, str]]:
    """(rule, words marked) of what the two reports of one office come to."""
    texts = [
        f"某某局{year}年政府信息公开工作年度报告\n一、总体情况\n{body}\n"
        for year, body in ((2022, last), (2023, this))
    ]
    beside = Beside(Neighbour(OtherFile("2022.txt", texts[0]), project.read_text(texts[0])))
    findings = project.lint_text(texts[1], beside=beside).report.findings
    years = ("GK375", "GK376", "GK803", "GK804", "GK805")
    return [(one.rule, one.span.of(texts[1])) for one in findings if one.rule in years]


def test_other_figures_are_the_same_text(project: Project) -> None:
    last = "公开渠道更加丰富。2022年，" + WORK
    assert found(project, last, last) == [("GK375", "2022")]
    assert found(project, last, last.replace("5件", "12件")) == [("GK375", "2022")]


def test_full_width_figures_are_the_same_text(project: Project) -> None:
    last = "公开渠道更加丰富。2022年，" + WORK
    assert found(project, last, last.replace("2022", "２０２２")) == [("GK375", "２０２２")]


def test_what_another_rule_tells_at_the_same_place_is_not_told_twice(project: Project) -> None:
    plain = "2022年，我局收到政府信息公开申请5件，全部按时办结。"
    assert found(project, plain, plain) == [("GK804", "2022")]


def test_a_paragraph_written_anew_is_silent(project: Project) -> None:
    last = "公开渠道更加丰富。2022年，" + WORK
    assert found(project, last, "公开渠道有所丰富。2022年，" + WORK) == []


def test_a_quoted_title_and_a_document_number_are_silent(project: Project) -> None:
    body = "按照《2022年，公开为民》方案和某政办发〔2022〕5号文件的要求，组织开放日活动2次。"
    assert found(project, body, body) == []


def test_history_told_again_is_silent(project: Project) -> None:
    body = "网站栏目设置合理、内容完整。2022年，门户网站改版上线，目前运行平稳。"
    assert found(project, body, body) == []


def test_without_last_years_report_nothing_is_said(project: Project) -> None:
    text = f"某某局2023年政府信息公开工作年度报告\n一、总体情况\n2022年，{WORK}\n"
    linted = project.lint_text(text)
    assert {linted.report.verdicts[rule] for rule in ("GK370", "GK375", "GK377")} == {"UNCERTAIN"}
