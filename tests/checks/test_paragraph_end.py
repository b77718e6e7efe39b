"""The kind ``paragraph_end``."""

from __future__ import annotations

import pytest

from gklint import formats
from gklint.check import Context
from gklint.checks.paragraph_end import Params, check
from gklint.project import Project

CONTEXT: Context = None  # type: ignore[assignment]  # the kind does not look at it
PARAMS = Params("。", 10)


def unended(project: Project, text: str) -> list[str]:
    document = formats.parse(text, ".txt", project.reference.vocabulary)
    return [one.values["last"] for one in check(document, PARAMS, CONTEXT)]


def test_a_paragraph_before_a_heading_ends_with_a_mark(project: Project) -> None:
    text = "一、总体情况\n健全机制，强化培训，效果明显\n二、存在的主要问题\n无。"
    assert unended(project, text) == ["机制，强化培训，效果明显"]


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况\n健全机制，强化培训，效果明显。\n二、存在的主要问题",
        "一、总体情况\n健全机制，强化培训，效果明显\n\n并继续推进各项工作。",  # cut in two
        "一、总体情况\n健全机制，强化培训，效果明显。（一）主动公开情况\n（二）依申请公开",
        "一、总体情况\n主动公开政府信息数量统计表\n二、存在的主要问题",
    ],
)
def test_what_may_end_without_a_mark_is_left_alone(project: Project, text: str) -> None:
    assert unended(project, text) == []
