"""The kind ``mixed_forms``: one finding a document."""

from __future__ import annotations

from gklint import formats
from gklint.check import Context
from gklint.checks.mixed_forms import Params, check
from gklint.finding import Violation
from gklint.pattern import Pattern
from gklint.project import Project
from gklint.text import Span

CONTEXT: Context = None  # type: ignore[assignment]  # the kind does not look at it


def found(project: Project, text: str, over: float, up_to: float) -> list[Violation]:
    document = formats.parse(text, ".txt", project.reference.vocabulary)
    return list(check(document, Params(Pattern(","), Pattern("，"), over, up_to), CONTEXT))


def test_many_places_are_one_finding_at_the_first(project: Project) -> None:
    text = "公开，及时，准确,全面\n\n一，二，三,四"
    assert found(project, text, 0.0, 0.5) == [
        Violation(Span(8, 9), {"count": "2", "usual_count": "4"})
    ]


def test_a_share_outside_the_bounds_is_silent(project: Project) -> None:
    assert found(project, "公开,及时,准确，全面", 0.0, 0.5) == []
    assert found(project, "公开，及时，准确,全面", 0.5, 1.0) == []


def test_what_stands_before_the_title_is_not_read(project: Project) -> None:
    text = "某局网站,首页\n某局2023年政府信息公开工作年度报告\n公开，及时，准确。"
    assert found(project, text, 0.0, 1.0) == []


def test_without_a_usual_form_each_other_one_counts(project: Project) -> None:
    document = formats.parse("甲,乙,丙", ".txt", project.reference.vocabulary)
    params = Params(Pattern(","), up_to=1.0)
    assert list(check(document, params, CONTEXT)) == [
        Violation(Span(1, 2), {"count": "2", "usual_count": "0"})
    ]
