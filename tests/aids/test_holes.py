"""Holes: filled, printed, or walked through."""

from __future__ import annotations

from gklint.aids.holes import beginning, filled, has_holes, plain, snippet

CONTACT = "请与‹承办机构›联系（电话：‹电话›）；‹承办机构›答复‹=3›日"


def test_plain_text_names_what_is_to_be_filled_in() -> None:
    assert plain(CONTACT, "【请填写{name}】") == (
        "请与【请填写承办机构】联系（电话：【请填写电话】）；【请填写承办机构】答复3日"
    )


def test_holes_of_one_name_are_one_tab_stop_and_values_are_alone() -> None:
    assert snippet("‹甲›‹=0›‹乙›‹=0›‹甲›") == "${1:甲}${2:0}${3:乙}${4:0}${1}"


def test_what_a_snippet_would_take_for_its_own_is_escaped() -> None:
    assert snippet("$\\}‹a}b›") == "\\$\\\\\\}${1:a\\}b}"


def test_values_fill_the_holes() -> None:
    assert filled("‹甲›和‹=0›", {"甲": "一"}) == "一和0"


def test_words_before_the_first_hole() -> None:
    assert (beginning(CONTACT), beginning("没有"), has_holes("没有")) == ("请与", "没有", False)
