"""An equation between cells has three answers: it holds, it cannot, it hangs on what is not known."""

from __future__ import annotations

import pytest

from gklint.regulation.repairs import Equation

A, B, C, D = (("row", column) for column in "abcd")


@pytest.mark.parametrize(
    ("known", "answer"),
    [
        ({A: 20, B: 1, C: 21}, True),
        ({A: 20, B: 1, C: 20}, False),
        ({A: 20, C: 20}, None),  # b may be 0, and may not
        ({A: 20, C: 21}, None),
        ({A: 20, C: 19}, False),  # nothing of 0 or more saves it
        ({A: 20, B: 1}, None),
        ({}, None),
    ],
)
def test_a_sum(known: dict[tuple[str, str], int], answer: bool | None) -> None:
    equation = Equation((A, B), (C,), at_most=False)
    assert equation.answer(known) is answer
    assert equation.holds(known) is (answer is not False)


@pytest.mark.parametrize(
    ("known", "answer"),
    [
        ({A: 3, B: 2, C: 1}, True),
        ({A: 4, B: 2, C: 1}, False),
        ({A: 2, B: 2}, True),  # whatever c is
        ({A: 3, B: 2}, None),
        ({B: 2, C: 1}, None),
        ({B: 0, C: 0}, None),
    ],
)
def test_a_part_that_is_at_most_its_whole(
    known: dict[tuple[str, str], int], answer: bool | None
) -> None:
    assert Equation((A,), (B, C), at_most=True).answer(known) is answer
