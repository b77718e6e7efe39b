"""The kind ``doubled_words``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.check import Context
from gklint.checks.doubled_words import Params, check
from gklint.document.build import block_of
from gklint.pattern import Pattern

CONTEXT: Context = None  # type: ignore[assignment]  # the kind does not look at it
PARAMS = Params(Pattern("信息公开信息处理费|研究研究"))


def doubled(text: str) -> list[tuple[str, str]]:
    """(the repetition, the word) of each violation."""
    return [
        (one.span.of(text), one.values["word"])
        for one in check(block_of("paragraph", text), PARAMS, CONTEXT)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政务公开公开平台", [("公开", "公开")]),
        ("检查、考评,考评。", [("考评", "考评")]),
        ("满意率满意率达到", [("满意率", "满意率")]),
        ("政府信\n息公开政府信 息公开工作", [("政府信 息公开", "政府信息公开")]),
        ("公开公开公开", [("公开", "公开")]),
    ],
)
def test_a_repetition_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert doubled(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "一项一项抓落实",
        "信息公开信息处理费",
        "再研究研究",
        "非常满意、满意、基本满意",  # a list whose item ends as the one before
        "接受监督，监督结果公开",  # a clause that takes up the word
        "《公开公开办法》",
        "人人参与，天天更新",
        "二零二零年",
        "100100",
    ],
)
def test_what_only_looks_like_a_repetition_is_left_alone(text: str) -> None:
    assert doubled(text) == []


@given(st.text(alphabet="公开信息，、。一《》 \n", max_size=60))
def test_what_is_found_is_the_word_again(text: str) -> None:
    block = block_of("paragraph", text)
    for one in check(block, PARAMS, CONTEXT):
        again = "".join(one.span.of(text).split())
        assert again == one.values["word"]
