"""The line above a report's title."""

from __future__ import annotations

import pytest

from gklint.aids.lens import lens
from gklint.finding import FAIL, NOT_APPLICABLE, PASS, UNCERTAIN
from gklint.project import Project
from gklint.value import replace
from tests.aids.reports import FORMS, TITLE, lines, linted


@pytest.mark.parametrize("form", FORMS)
def test_it_tells_how_much_of_the_checklist_passes(project: Project, form: str) -> None:
    file = linted(project, lines("严格严格落实，1５日起执行。"), form)
    found = lens(file)
    assert found is not None
    assert found.span.of(file.text) == TITLE
    verdicts = list(file.report.verdicts.values())
    passed, applicable = verdicts.count(PASS), len(verdicts) - verdicts.count(NOT_APPLICABLE)
    assert found.text.zh.startswith(f"核对表：通过 {passed}/{applicable}，")
    assert found.text.en.startswith(f"checklist: passed {passed}/{applicable}, ")


def test_counts_by_severity_and_what_could_not_be_told(project: Project) -> None:
    file = linted(project, lines())
    error, warning = (
        replace(file.report.findings[0], severity=severity) for severity in ("error", "warning")
    )
    verdicts = {"A": PASS, "B": FAIL, "C": NOT_APPLICABLE, "D": UNCERTAIN, "E": PASS}
    report = replace(file.report, findings=(warning, error, warning), verdicts=verdicts)
    found = lens(replace(file, report=report))
    assert found is not None
    assert found.text.zh == "核对表：通过 2/4，存疑 1，错误 1，警告 2"
    assert found.text.en == "checklist: passed 2/4, uncertain 1, error 1, warning 2"
    bare = lens(replace(file, report=replace(report, findings=(), verdicts={"A": PASS})))
    assert bare is not None
    assert bare.text.zh == "核对表：通过 1/1"


def test_what_is_no_report_has_none(project: Project) -> None:
    assert lens(linted(project, ["今天天气很好。"])) is None
