"""The kind ``pairs``: marks closed by the wrong mark."""

from __future__ import annotations

import pytest

from gklint.check import Context
from gklint.checks.pairs import Params, check
from gklint.document.build import block_of

CONTEXT: Context = None  # type: ignore[assignment]  # the kind does not look at it


def faults(text: str, fault: str) -> list[tuple[int, str]]:
    """(place, the mark that belongs there)."""
    params = Params(fault)  # type: ignore[arg-type]
    return [
        (one.span.start, one.values["expected"])
        for one in check(block_of("paragraph", text), params, CONTEXT)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(国办发〔2021〕1号》和", [(12, ")")]),
        ("《方案”和", [(3, "》")]),
        ('“解读"专栏', [(3, "”")]),
        ('解读"专栏”', [(2, "“")]),
    ],
)
def test_a_mark_closed_by_another_kind_is_one_finding(
    text: str, expected: list[tuple[int, str]]
) -> None:
    assert faults(text, "mismatched") == expected


def test_a_stray_mark_inside_a_pair_is_no_mismatch() -> None:
    assert faults("（根据办法》的规定）", "mismatched") == []


def test_marks_far_apart_are_no_pair_gone_wrong() -> None:
    assert faults("（见附件。" + "公开" * 40 + "》", "mismatched") == []


def test_the_odd_bracket_follows_the_others_of_its_paragraph() -> None:
    assert faults("（一)公开", "width") == [(2, "）")]
    assert faults("(甲)(乙)（丙)", "width") == [(6, "(")]


def test_quotation_marks_turned_the_wrong_way() -> None:
    assert faults("”三公开“", "reversed") == [(0, "“"), (4, "”")]
    assert faults("“三公开“", "reversed") == [(4, "”")]
    assert faults("”三公开”", "reversed") == [(0, "“")]


@pytest.mark.parametrize("fault", ["mismatched", "width", "reversed"])
def test_right_text_is_silent(fault: str) -> None:
    text = "1）根据《关于印发〈格式〉的通知》（国办函〔2021〕30号），做到“一看‘三清’”：a) 网站；’97年。"
    assert faults(text, fault) == []
