"""Shares beside the numbers that they are of."""

from __future__ import annotations

import pytest

from gklint.document.quantities import find_quantities, sentences
from gklint.document.shares import makes_of, shares_in
from gklint.pattern import Pattern

OF = Pattern("占(?:比)?")


def shares(flow: str) -> list[str]:
    return [
        flow[one.part.span.start : one.share.span.end]
        for _, inside in sentences(flow, find_quantities(flow))
        for one in shares_in(flow, inside, OF)
    ]


def test_a_share_stands_right_after_its_number() -> None:
    flow = "予以公开10件，占47.6%；部分公开2件（占比9.5%）。"
    assert shares(flow) == ["10件，占47.6%", "2件（占比9.5%"]


@pytest.mark.parametrize(
    "flow",
    [
        "予以公开10件，占总量的47%。",
        "增加10件，占47%。",
        "公开约10件，占47%。",
        "公开10件，网站公开占47%。",
    ],
)
def test_other_percentages_are_no_shares(flow: str) -> None:
    assert shares(flow) == []


def test_a_share_is_cut_or_rounded() -> None:
    flow = "予以公开2件，占66.6%。"
    [share] = [
        one
        for _, inside in sentences(flow, find_quantities(flow))
        for one in shares_in(flow, inside, OF)
    ]
    assert makes_of(share, 3)
    assert not makes_of(share, 4)
