"""The kind ``terms``: a table of wrong words."""

from __future__ import annotations

from gklint.check import Context
from gklint.checks.terms import Params, Term, check, literals
from gklint.document.build import block_of
from gklint.finding import Bilingual, Violation
from gklint.text import Span

CONTEXT: Context = None  # type: ignore[assignment]  # the kind does not look at it
WHY = Bilingual("错别字", "a slip")
PARAMS = Params((Term("按装", "安装", WHY, ("按装修",)), Term("布署", "部署", WHY)))


def found(text: str) -> list[Violation]:
    return list(check(block_of("paragraph", text), PARAMS, CONTEXT))


def test_each_wrong_word_is_found_with_the_right_one_and_the_reason() -> None:
    values = {"right": "安装", "reason": "错别字", "reason_en": "a slip"}
    assert found("按装屏幕，按 装设备") == [
        Violation(Span(0, 2), values),
        Violation(Span(5, 8), values),
    ]


def test_a_longer_word_that_is_right_is_left_alone() -> None:
    assert found("按装修标准") == []


def test_a_citation_is_left_alone() -> None:
    assert found("《关于按装设备的通知》") == []


def test_a_word_cut_by_a_line_end_is_found_whole() -> None:
    assert [one.span for one in found("统一布\n署")] == [Span(2, 5)]


def test_a_text_without_any_wrong_word_is_ruled_out() -> None:
    assert literals(PARAMS) == ("按装", "布署")
