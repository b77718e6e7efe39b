"""Headings against the format's: right, a variant, or something else."""

from __future__ import annotations

import pytest

from gklint.project import project_by

PROJECT = project_by()


def found(heading: str, year: int = 2023) -> list[tuple[str, str]]:
    text = f"某某县{year}年政府信息公开工作年度报告\n一、总体情况\n公开。\n{heading}\n有内容。\n"
    return [
        (one.rule, one.span.of(text))
        for one in PROJECT.lint_text(text).report.findings
        if one.rule in ("GK113", "GK114", "GK115")
    ]


@pytest.mark.parametrize(
    ("heading", "rule"),
    [
        ("二、⟦主动公开政务信息情况⟧", "GK113"),
        ("三、⟦依申请公开政府信息情况⟧", "GK113"),
        ("四、⟦行政复议和行政诉讼情况⟧", "GK114"),
        ("四、⟦政府信息公开行政复议和行政诉讼情况⟧", "GK115"),
        ("四、⟦因政府信息公开工作被申请行政复议、提起行政诉讼情况⟧", "GK115"),
        ("五、⟦政府信息公开工作存在的主要问题及改进情况⟧", "GK115"),
        ("六、⟦其它需要报告事项⟧", "GK115"),
        ("二、⟦行政机关主动公开政府信息的情况⟧", "GK115"),
    ],
)
def test_the_words_are_marked_and_the_number_is_not(heading: str, rule: str) -> None:
    words = heading[heading.index("⟦") + 1 : heading.index("⟧")]
    assert found(heading.replace("⟦", "").replace("⟧", "")) == [(rule, words)]


@pytest.mark.parametrize(
    "heading",
    [
        "四、政府信息公开行政复议、行政诉讼情况",
        "四、政府信息公开行政复议、行政诉讼情况。",
        "四、 政府信息公开 行政复议，行政诉讼情况：",
        "（二）依申请公开政府信息情况",
    ],
)
def test_the_formats_own_words_are_silent_whatever_the_marks(heading: str) -> None:
    assert found(heading) == []


def test_years_without_a_format_have_headings_of_their_own() -> None:
    assert found("三、依申请公开政府信息情况", 2018) == []
