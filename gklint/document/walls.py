"""Paragraphs of a text over which nothing reaches that tells of one line by another.

What becomes of a line hangs on the lines beside it, but nothing reaches over a *wall*: a long
sentence without bars, tabs and wide blanks, which no table, no head of one and no table of
contents can hold.
"""

from __future__ import annotations

from bisect import bisect_right

from gklint.document.flow import flow_text
from gklint.document.lines import EDGE, LINE, LINE_ENDS
from gklint.document.model import PARAGRAPH, TABLE
from gklint.document.table_bounds import AFTER
from gklint.document.table_lines import NUMBER, may_be_of_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.model import Block
    from gklint.document.vocabulary import Vocabulary

WALL = 60  # code points of a wall's line, at the least
MOST = 60  # blocks on either side of an edit among which a wall is looked for


class Arrived:
    """A text and its blocks as they arrived, before anything is known of the report as a whole."""

    def __init__(
        self, text: str, starts: list[int], blocks: list[Block], vocabulary: Vocabulary
    ) -> None:
        self.text = text
        self.starts = starts  # of the blocks in the text, rising
        self.blocks = blocks
        self.vocabulary = vocabulary

    def end(self, at: int) -> int:
        """Where a block ends."""
        return self.starts[at] + len(self.blocks[at].text)

    def at(self, offset: int) -> int:
        """The index of the last block that starts at an offset or before; 0 if none does."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def wall_before(self, offset: int) -> int | None:
        """The index of the last wall that ends before an offset, its line end too.

        Or 0, for the text's start; None where none is near.
        """
        at = self.at(offset)
        for wall in range(at, at - MOST, -1):
            if wall <= 0:
                return 0
            if self.end(wall) < offset and self._is_wall(wall):
                if not counts(self.blocks[max(0, wall - AFTER) : wall]):
                    return wall
        return None

    def wall_after(self, offset: int) -> int | None:
        """The index of the first wall whose line begins after an offset, the line end before it too.

        Or the number of blocks, for the text's end; None where none is near.
        """
        first = max(1, self.at(offset))
        for wall in range(first, first + MOST):
            if wall >= len(self.blocks):
                return len(self.blocks)
            before, start = max(offset, self.end(wall - 1)), self.starts[wall]
            if before < start and _has_line_end(self.text[before:start]) and self._is_wall(wall):
                return wall
        return None

    def _is_wall(self, at: int) -> bool:
        """True for a paragraph of one whole line over which nothing reaches."""
        block = self.blocks[at]
        if block.kind != PARAGRAPH or block.holes or len(block.text) < WALL:
            return False
        line = LINE.match(block.text)
        if line is None or len(line[0]) < len(block.text):
            return False
        if at and not _has_line_end(self.text[self.end(at - 1) : self.starts[at]]):
            return False
        if at + 1 < len(self.blocks):
            if not _has_line_end(self.text[self.end(at) : self.starts[at + 1]]):
                return False
        return not may_be_of_table(line[0], flow_text(line[0]), self.vocabulary)


def counts(blocks: Sequence[Block]) -> bool:
    """True if a number stands alone on a line there, which looks some lines ahead for others."""
    return any(
        NUMBER.fullmatch(flow_text(line[0].strip(EDGE))) is not None
        for block in blocks
        if block.kind != TABLE
        for line in LINE.finditer(block.text)
    )


def line_start(text: str, start: int, end: int) -> int:
    """Where the line begins that ``end`` stands in; the line before it ends after ``start``."""
    while end > start and text[end - 1] not in LINE_ENDS:
        end -= 1
    return end


def _has_line_end(text: str) -> bool:
    return any(char in LINE_ENDS for char in text)
