"""From a place to those that it speaks of."""

from __future__ import annotations

import pytest

from gklint.aids.definition import Target, definition
from gklint.check import Neighbour
from gklint.finding import OtherFile
from gklint.neighbours import Beside
from gklint.project import Project
from tests.aids.reports import FORMS, as_page, as_text, lines, linted_at

SAID = "2023年，本机关新收政府信息公开申请{}，予以公开10件。"


def led(project: Project, report: list[str], form: str = "text") -> list[tuple[str, str]]:
    """(the place that leads, where to), each with a few characters before it."""
    linted, offset = linted_at(project, form, report)
    found = definition(project, linted, offset)
    assert all(target.path == target.text == "" for target in found)
    return [(target.origin_span.of(linted.text), target.span.of(linted.text)) for target in found]


@pytest.mark.parametrize("form", FORMS)
def test_a_figure_of_the_text_leads_to_its_cell(project: Project, form: str) -> None:
    assert led(project, lines(SAID.format("2‸0件")), form) == [("20件", "20")]


def test_a_figure_that_is_wrong_leads_there_too(project: Project) -> None:
    assert led(project, lines(SAID.format("‸25件"))) == [("25件", "20")]


def test_a_figure_that_is_a_sum_leads_to_all_its_cells(project: Project) -> None:
    said = "本机关共办理政府信息公开申请，收到20件，其中不予公开‸2件。"
    assert led(project, lines(said)) == [("2件", "1"), ("2件", "1")]


def test_a_figure_leads_to_the_sum_that_it_is_of_those_it_may_mean(project: Project) -> None:
    said = "本机关共收到政府信息公开申请{}，予以公开10件。"
    assert led(project, lines(said.format("‸20件"))) == [("20件", "20")]
    assert led(project, lines(said.format("‸23件"))) == [("23件", "20"), ("23件", "3")]


@pytest.mark.parametrize("form", FORMS)
def test_a_total_leads_to_what_it_adds_up(project: Project, form: str) -> None:
    assert led(project, lines(新收="18 2 0 0 0 0 20‸"), form) == [("20", "18"), ("20", "2")]
    assert led(project, lines(总计="‸19 2 0 0 0 0 21"), form) == [
        ("19", addend) for addend in ("9", "2", "1", "1", "4", "1", "1")
    ]


def test_a_total_of_nothing_leads_to_all_that_is_0(project: Project) -> None:
    assert led(project, lines(国家秘密="0 0 0 0 0 0 ‸0")) == [("0", "0")] * 6


def test_a_blank_addend_is_led_to(project: Project) -> None:
    assert led(project, lines(新收="18 — 0 0 0 0 20‸")) == [("20", "18"), ("20", "—")]


def test_an_addend_and_plain_words_lead_nowhere(project: Project) -> None:
    assert led(project, lines(新收="1‸8 2 0 0 0 0 20")) == []
    assert led(project, lines("全年‸办理情况良好。")) == []


@pytest.mark.parametrize("last_as", [as_text, as_page])
def test_a_finding_leads_to_last_years_report(project: Project, last_as: object) -> None:
    assert callable(last_as)
    last_year = [line.replace("2023", "2022") for line in lines(结转下年="7 0 0 0 0 0 7")]
    text, suffix = last_as(last_year)
    document = project.read_text(text, suffix)
    beside = Beside(Neighbour(OtherFile("../2022/年报.html", text), document))
    now, _ = as_text(lines())
    linted = project.lint_text(now, beside=beside)
    (finding,) = [one for one in linted.report.findings if any(two.file for two in one.related)]
    found = [one for one in definition(project, linted, finding.span.start) if one.path]
    assert found == [Target(finding.span, found[0].span, "../2022/年报.html", text)]
    assert found[0].span.of(text) == "7"
