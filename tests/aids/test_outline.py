"""The outline of a report, and what of it can be folded away."""

from __future__ import annotations

import pytest

from gklint.aids.hover import hover
from gklint.aids.outline import Symbol, folds, outline
from gklint.project import Project
from gklint.regulation.figures import tables_of
from tests.aids.reports import FORMS, TITLE, lines, linted

SAID = [
    "我县认真贯彻条例。",
    "（一）主动公开。",
    "公开信息九条。",
    "（二）依申请公开。",
    "都已答复。",
]
REPORT = [*lines()[:2], *SAID, *lines()[3:]]


def drawn(symbols: tuple[Symbol, ...], depth: int = 0) -> list[str]:
    found = []
    for one in symbols:
        assert one.span.contains(one.name_span)
        found.append(f"{'  ' * depth}{one.kind} {one.name.zh} {one.detail.zh}".rstrip())
        found += drawn(one.children, depth + 1)
    return found


@pytest.mark.parametrize("form", FORMS)
def test_sections_by_level_and_tables_under_their_section(project: Project, form: str) -> None:
    assert drawn(outline(linted(project, REPORT, form))) == [
        f"report {TITLE} 2023年度",
        "  section 一、总体情况",
        "    section （一）主动公开",
        "    section （二）依申请公开",
        "  section 三、收到和处理政府信息公开申请情况",
        "    table 收到和处理政府信息公开申请情况 2021年起的格式",
        "  section 五、存在的主要问题及改进情况",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_places_are_those_of_the_file(project: Project, form: str) -> None:
    file = linted(project, REPORT, form)
    (report,) = outline(file)
    assert report.name_span.of(file.text) == TITLE
    names = [one.name_span.of(file.text) for one in report.children]
    assert names == [one.name.zh for one in report.children]
    first, second, _ = report.children
    assert first.span.end <= second.span.start
    assert all(first.span.contains(child.span) for child in first.children)


def test_a_table_tells_what_does_not_hold(project: Project) -> None:
    (report,) = outline(linted(project, lines(新收="18 2 0 0 0 0 23")))
    (table,) = report.children[1].children
    assert table.detail.zh == "2021年起的格式，2处不符"
    assert table.detail.en == "form of 2021 on, 2 sums do not hold"


def test_a_text_without_title_or_sections_has_its_tables(project: Project) -> None:
    assert drawn(outline(linted(project, lines()[4:-2]))) == [
        "table 收到和处理政府信息公开申请情况 2021年起的格式"
    ]
    assert outline(linted(project, ["今天天气很好。"])) == ()


def test_a_few_labels_in_a_report_of_other_years_are_no_table(project: Project) -> None:
    stray = ["| 渠道 | 件 |", "| 1.当面申请数 | 5 |", "| 2.传真申请数 | 0 |"]
    file = linted(project, [*REPORT[:7], *stray])
    assert tables_of(file.document, project.reference, 2023) != ()
    assert not [one for one in drawn(outline(file)) if "table" in one]
    assert hover(project, file, file.text.index("5")) is None


def test_bodies_and_tables_fold_up_to_their_last_words(project: Project) -> None:
    file = linted(project, REPORT)
    assert [(one.kind, *ends(one.span.of(file.text))) for one in folds(file)] == [
        ("section", "\n我县", "答复。"),
        ("section", "。\n公", "九条。"),
        ("section", "。\n都", "答复。"),
        ("section", "\n| ", "2 |"),
        ("table", "自然人", "| 2"),
        ("section", "\n解读", "多样。"),
    ]


def ends(text: str) -> tuple[str, str]:
    return text[:3], text[-3:]


def test_what_lies_on_one_line_does_not_fold(project: Project) -> None:
    assert folds(linted(project, ["今天天气很好。"])) == ()
    page = linted(project, REPORT, "page")
    assert all("\n" in fold.span.of(page.text) for fold in folds(page))
