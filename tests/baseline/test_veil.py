"""No number of a person is copied into a baseline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.baseline.veil import veiled


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("330106199003071236", "330…"),
        ("身份证33010619900307123X。", "身份证330…X。"),
        ("138-0013 8000", "138…"),
        ("6222 0212 3456 7890 123", "622…"),
        ("2018年12月3日", "2018年12月3日"),
        ("5 + 0 = 123456", "5 + 0 = 123456"),
        ("2018 - 2019", "2018 - 2019"),
        ("", ""),
    ],
)
def test_long_numbers_are_cut_short(words: str, shown: str) -> None:
    assert veiled(words) == shown


@given(st.text(st.sampled_from("0123456789０９ -年x"), max_size=40))
def test_nothing_else_changes_and_no_long_number_is_left(words: str) -> None:
    shown = veiled(words)
    assert veiled(shown) == shown
    if shown != words:
        assert "…" in shown
        assert shown[:1] == words[:1]
