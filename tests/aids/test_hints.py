"""What stands behind the totals of statutory tables."""

from __future__ import annotations

import pytest

from gklint.aids.hints import Hint, hints
from gklint.bilingual import Bilingual
from gklint.project import Project
from tests.aids.reports import FORMS, lines, linted


def shown(project: Project, report: list[str], form: str = "text") -> list[str]:
    """The words before every hint, and the hint."""
    file = linted(project, report, form)
    return [file.text[hint.offset - 2 : hint.offset] + hint.label for hint in hints(file)]


@pytest.mark.parametrize("form", FORMS)
def test_a_hint_stands_behind_every_total(project: Project, form: str) -> None:
    found = shown(project, lines(), form)
    assert len(found) == 25 + 6  # every row, and every column but the last, of 总计
    assert all(one.endswith(" ✓") for one in found)
    assert [one for one in found if one.startswith(("20", "21", "19"))] == ["20 ✓", "19 ✓", "21 ✓"]


@pytest.mark.parametrize("form", FORMS)
def test_a_total_that_does_not_hold_is_told_what_its_addends_come_to(
    project: Project, form: str
) -> None:
    found = shown(project, lines(新收="18 2 0 0 0 0 23", 总计="19 2 0 0 0 0 24"), form)
    assert [one for one in found if "≠" in one] == ["23 ≠ 20", "24 ≠ 21"]


def test_two_sums_that_come_to_one_total_are_both_told(project: Project) -> None:
    file = linted(project, lines(总计="19 3 0 0 0 0 24"))
    broken = [hint for hint in hints(file) if "≠" in hint.label]
    assert broken == [
        Hint(
            file.text.index("| 3 | 0 | 0 | 0 | 0 | 24") + 3,
            " ≠ 2",
            Bilingual("商业企业，三各项=（七）：1+1=2≠3", "companies, items of 3 = (7): 1+1=2≠3"),
        ),
        Hint(
            file.text.index("24") + 2,
            " ≠ 22 21",
            Bilingual(
                "（七）总计：19+3=22≠24\n总计，三各项=（七）：10+2+1+1+5+1+1=21≠24",
                "(7) total: 19+3=22≠24\ntotal, items of 3 = (7): 10+2+1+1+5+1+1=21≠24",
            ),
        ),
    ]


def test_nothing_where_it_cannot_be_told(project: Project) -> None:
    found = shown(
        project, lines(新收="18 — 0 0 0 0 20", 结转政府="3 0 0 0 0 0 —", 部分="2 — 0 0 0 0 1")
    )
    assert not [one for one in found if one.startswith(("20", "3 "))]
    assert " 1 ≠ 2+?" in found, "whatever the blank is, it is too many"


def test_nothing_in_a_report_without_tables(project: Project) -> None:
    assert hints(linted(project, lines()[:3])) == ()
