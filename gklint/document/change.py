"""Which blocks of a document stay as they were after an edit."""

from __future__ import annotations

from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.model import Document, Placed


@value
class Change:
    """Blocks before ``start`` stay, and those from ``old_end`` on, as ``new_end`` and on.

    What stays has its text, its kind and its section; those after the change have moved.
    """

    start: int
    old_end: int  # start <= old_end, index of a block before the edit
    new_end: int  # the same after it
    by: int  # code points that the blocks after the change have moved


def change_between(old: Document, new: Document) -> Change:
    """What became of the blocks of ``old``: as few of them as can be are changed."""
    least = min(len(old.blocks), len(new.blocks))
    start = 0
    while start < least and _stays(old.blocks[start], new.blocks[start], 0):
        start += 1
    by = new.blocks[-1].start - old.blocks[-1].start if least > start else 0
    after = 0
    while after < least - start and _stays(old.blocks[-1 - after], new.blocks[-1 - after], by):
        after += 1
    return Change(start, len(old.blocks) - after, len(new.blocks) - after, by)


def _stays(old: Placed, new: Placed, by: int) -> bool:
    """True for one block at both places, ``by`` code points further on."""
    if old is new:
        return by == 0
    return (
        new.start - old.start == by
        and old.section == new.section
        and (old.block is new.block or old.block == new.block)
    )
