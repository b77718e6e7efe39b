"""Blocks after an edit of one are read as the tuple that they stand for."""

from __future__ import annotations

import pytest

from gklint.document.blocks import block_of
from gklint.document.model import PARAGRAPH, Placed
from gklint.document.shifted import shifted

PLACED = tuple(Placed(10 * at, block_of(PARAGRAPH, f"第{at}段有字。"), "other") for at in range(6))
OTHER = Placed(20, block_of(PARAGRAPH, "另一段有字。"), "other")


def moved(blocks: tuple[Placed, ...], at: int, by: int) -> tuple[Placed, ...]:
    after = [Placed(one.start + by, one.block, one.section) for one in blocks[at + 1 :]]
    return (*blocks[:at], OTHER, *after)


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("by", [-3, 0, 4])
def test_it_is_read_as_the_tuple(by: int, whole: bool) -> None:
    blocks, meant = shifted(PLACED, 2, OTHER, by), moved(PLACED, 2, by)
    if whole:
        blocks.whole()
    assert [blocks[at] for at in range(-6, 6)] == [meant[at] for at in range(-6, 6)]
    for part in (slice(1), slice(2), slice(3), slice(2, 5), slice(None, None, -1), slice(4, 1)):
        assert blocks[part] == meant[part]
    assert list(reversed(blocks)) == list(reversed(meant))
    assert len(blocks) == len(meant)
    assert blocks.index(meant[4]) == 4
    assert (*blocks,) == meant
    assert blocks == meant
    assert meant == blocks
    assert blocks != PLACED
    with pytest.raises(IndexError):
        blocks[6]


@pytest.mark.parametrize("others", [(2, 2, 2), (2, 4, 2), (0, 5, 5)])
def test_edits_follow_one_another(others: tuple[int, ...]) -> None:
    blocks, meant = PLACED, PLACED
    for by, at in enumerate(others, -1):
        blocks, meant = shifted(blocks, at, OTHER, by), moved(meant, at, by)
    assert blocks == meant
