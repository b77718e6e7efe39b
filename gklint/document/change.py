"""Which blocks of a document stay as they were after an edit."""

from __future__ import annotations

from gklint.document.model import HEADING, TABLE
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.model import Document, Placed


@value
class Change:
    """Blocks before ``start`` stay, and those from ``old_end`` on, as ``new_end`` and on.

    What stays has its text, its kind, its section and the heading above it; the blocks after
    the change have moved.
    """

    start: int
    old_end: int  # start <= old_end, index of a block before the edit
    new_end: int  # the same after it
    by: int  # code points that the blocks after the change have moved
    hinge: int  # what ends here, before the changed blocks or where they begin, has not moved
    spares_tables: bool  # no table is changed, nor what stands between two of them for the other
    of_words: bool = False  # nothing is changed but words of blocks: all the document knows stays

    def moved(self, span: Span) -> Span:
        """Where a stretch has gone that begins and ends in blocks that stay."""
        if span.end <= self.hinge or not self.by:
            return span
        start = span.start if span.start < self.hinge else span.start + self.by
        return Span(start, span.end + self.by)


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
    old_end, new_end = len(old.blocks) - after, len(new.blocks) - after
    if _heads(old, start, old_end) or _heads(new, start, new_end):
        while old_end < len(old.blocks) and old.blocks[old_end].block.kind != HEADING:
            old_end, new_end = old_end + 1, new_end + 1
    hinge = old.blocks[start - 1].span.end if start else -1
    return Change(start, old_end, new_end, by, hinge, _spares(old, new, start, old_end, new_end))


def _spares(old: Document, new: Document, start: int, old_end: int, new_end: int) -> bool:
    """True if neither side of the change has a table, and something stands on both or neither."""
    changed = old.blocks[start:old_end], new.blocks[start:new_end]
    if any(one.block.kind == TABLE for blocks in changed for one in blocks):
        return False
    if not all(changed):
        return not any(changed) and len(old.text) == len(new.text)
    return True


def _heads(document: Document, start: int, end: int) -> bool:
    return any(one.block.kind == HEADING for one in document.blocks[start:end])


def _stays(old: Placed, new: Placed, by: int) -> bool:
    """True for one block at both places, ``by`` code points further on."""
    if old is new:
        return by == 0
    return (
        new.start - old.start == by
        and old.section == new.section
        and (old.block is new.block or old.block == new.block)
    )
