"""The title of an annex against the letter that hands it in."""

from __future__ import annotations

import pytest

from gklint.project import project_by

PROJECT = project_by()
LETTER = (
    "关于报送政府信息公开工作年度报告的函\n县政府：\n现予报送。\n{}\n某某局\n2024年1月5日\n"
    "某某局2023年政府信息公开工作年度报告\n一、总体情况\n公开。"
)


def found(annex: str) -> list[tuple[str, list[str]]]:
    text = LETTER.format(annex)
    return [
        (one.span.of(text), [related.span.of(text) for related in one.related])
        for one in PROJECT.lint_text(text).report.findings
        if one.rule == "GK143"
    ]


@pytest.mark.parametrize(
    "annex",
    [
        "附件：某某局2023年政府信息公开工作年度报告",
        "附件:1.某某局２０２３年政府信息公开工作年度报告。",
        "附件：《某某局2023年政府信息公开工作年度报告》",
        "附件：统计表",
        "此件公开",
    ],
)
def test_the_same_title_or_none_is_silent(annex: str) -> None:
    assert found(annex) == []


def test_another_title_is_told_in_the_letter_with_the_annex_related() -> None:
    assert found("附件：某某局2022年政府信息公开工作年度报告") == [
        ("某某局2022年政府信息公开工作年度报告", ["某某局2023年政府信息公开工作年度报告"])
    ]
