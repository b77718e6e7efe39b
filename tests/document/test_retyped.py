"""The one cell in which a table differs from what it was."""

from __future__ import annotations

import pytest

from gklint.document.blocks import block_of
from gklint.document.model import TABLE
from gklint.document.retyped import Retyped, retyped

LINES = "规章\n12\n0\n345"
ROW = "| 规章 | 12 | 0 | 345 |"


@pytest.mark.parametrize(
    ("one", "other", "cell"),
    [
        (LINES, "规章\n123\n0\n345", Retyped(3, "12", "123")),
        (LINES, "规章\n12\n70\n345", Retyped(6, "0", "70")),
        (LINES, "规章\n12\n0\n35", Retyped(8, "345", "35")),
        (ROW, "| 规章 | 12 | 0 | 3 |", Retyped(16, "345", "3")),
        (LINES, "规章\n12\n\n345", None),
        (LINES, "规章\n12\n好0\n345", None),
        (LINES, "规章\n120\n345", None),
        (LINES, "规章1\n12\n0\n345", None),
        (LINES, "规章\n12\n0\n345件", None),
        (LINES, "规章\n12\n0.5\n345", None),
        (LINES, "规定\n12\n0\n345", None),
    ],
)
def test_a_number_typed_anew_is_told_from_other_edits(
    one: str, other: str, cell: Retyped | None
) -> None:
    assert retyped(block_of(TABLE, one), block_of(TABLE, other)) == cell
