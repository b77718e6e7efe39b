"""A text read again after an edit: only between two paragraphs that stay as they were.

What becomes of a line hangs on the lines beside it, but nothing reaches over a *wall*: a long
sentence without bars, tabs and wide blanks, which no table, no head of one and no table of
contents can hold. So the lines from one wall before an edit to another after it are read by
themselves, and the blocks before and after are taken over. Where that is not certain, the whole
text is read; both give the same blocks.
"""

from __future__ import annotations

from gklint.document.blocks import Blocks, read_blocks
from gklint.document.build import document_of
from gklint.document.flow import flow_text
from gklint.document.lines import EDGE, LINE, LINE_ENDS, wrap_width
from gklint.document.model import PARAGRAPH, TABLE, Placed
from gklint.document.table_bounds import AFTER
from gklint.document.table_lines import NUMBER, may_be_of_table
from gklint.errors import go_on
from gklint.text import alike_at_end, alike_at_start

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.build import Cut
    from gklint.document.model import Document
    from gklint.document.vocabulary import Vocabulary
    from gklint.errors import Pause

WALL = 60  # code points of a wall's line, at the least
MOST = 60  # blocks on either side of an edit among which a wall is looked for


class Kept:
    """The text that was read last, and its blocks."""

    def __init__(self) -> None:
        self.text = ""
        self.cut: Cut | None = None  # a format's way to its lines
        self.vocabulary: Vocabulary | None = None
        self.blocks: Blocks | None = None


def read_again(
    text: str, cut: Cut, vocabulary: Vocabulary, kept: Kept, pause: Pause = go_on
) -> Document:
    """Read a text that ``cut`` cuts into lines, each seen by itself; ``kept`` is refilled."""
    blocks = None
    if kept.cut is cut and kept.vocabulary is vocabulary:
        blocks = _patched(kept, text, pause)
    if blocks is None:
        blocks = read_blocks(text, cut(text), vocabulary, pause, kept=True)
    wrapped = blocks.width is not None
    document = document_of(text, list(blocks.placed), wrapped, vocabulary, pause)
    kept.text, kept.cut, kept.vocabulary, kept.blocks = text, cut, vocabulary, blocks
    return document


def _patched(kept: Kept, text: str, pause: Pause) -> Blocks | None:
    """The blocks of ``text`` from those kept; None where the whole text must be read."""
    old, cut, vocabulary = kept.blocks, kept.cut, kept.vocabulary
    if old is None or cut is None or vocabulary is None or old.listed:
        return None
    same = alike_at_start(kept.text, text)
    rest = alike_at_end(kept.text, text, same)
    by = len(text) - len(kept.text)
    first = _wall_before(kept, old, same, vocabulary)
    last = _wall_after(kept, old, len(kept.text) - rest, vocabulary)
    if first is None or last is None:
        return None
    start, end = 0, len(text)
    if first:
        start = _line_start(text, old.placed[first - 1].span.end, old.placed[first].start)
    if last < len(old.placed):
        wall = old.placed[last].start + by
        end = next(iter(LINE.finditer(text, wall))).end()
    piece = text[start:end]
    read = read_blocks(piece, cut(piece), vocabulary, pause, old.width, True)
    at = len(read.placed)
    if last < len(old.placed):
        starts = [one.start + start for one in read.placed]
        if wall not in starts:
            return None
        at = starts.index(wall)
        if _counts(read.placed[max(0, at - AFTER) : at]):
            return None
    if read.listed:
        return None
    widths = [*old.widths[:first], *read.widths[:at], *old.widths[last:]]
    if wrap_width([width for block in widths for width in block]) != old.width:
        return None
    placed = [
        *old.placed[:first],
        *_moved(read.placed[:at], start),
        *_moved(old.placed[last:], by),
    ]
    return Blocks(placed, widths, old.width, False)


def _moved(blocks: Sequence[Placed], by: int) -> Sequence[Placed]:
    return [Placed(one.start + by, one.block, one.section) for one in blocks] if by else blocks


def _wall_before(kept: Kept, old: Blocks, same: int, vocabulary: Vocabulary) -> int | None:
    """The index of the last wall that ends before ``same``, its line end too; or 0, the text's start."""
    at = _last_at(old.placed, same)
    for back in range(MOST):
        if at - back <= 0:
            return 0
        one = old.placed[at - back]
        if one.span.end < same and _is_wall(kept.text, old.placed, at - back, vocabulary):
            if not _counts(old.placed[max(0, at - back - AFTER) : at - back]):
                return at - back
    return None


def _wall_after(kept: Kept, old: Blocks, end: int, vocabulary: Vocabulary) -> int | None:
    """The index of the first wall whose line begins after ``end``, the line end before it too.

    Or the number of blocks, for the text's end.
    """
    first = max(1, _last_at(old.placed, end))
    for at in range(first, first + MOST):
        if at >= len(old.placed):
            return len(old.placed)
        before = max(end, old.placed[at - 1].span.end)
        if (
            before < old.placed[at].start
            and _has_line_end(kept.text[before : old.placed[at].start])
            and _is_wall(kept.text, old.placed, at, vocabulary)
        ):
            return at
    return None


def _last_at(placed: Sequence[Placed], offset: int) -> int:
    """The index of the last block that starts at an offset or before; 0 if none does."""
    low, high = 0, len(placed)
    while high - low > 1:
        middle = (low + high) // 2
        if placed[middle].start <= offset:
            low = middle
        else:
            high = middle
    return low


def _is_wall(text: str, placed: Sequence[Placed], at: int, vocabulary: Vocabulary) -> bool:
    """True for a paragraph of one whole line over which nothing reaches."""
    one = placed[at]
    if one.block.kind != PARAGRAPH or one.block.holes or len(one.block.text) < WALL:
        return False
    line = LINE.match(one.block.text)
    if line is None or len(line[0]) < len(one.block.text):
        return False
    if at and not _has_line_end(text[placed[at - 1].span.end : one.start]):
        return False
    if at + 1 < len(placed) and not _has_line_end(text[one.span.end : placed[at + 1].start]):
        return False
    return not may_be_of_table(line[0], flow_text(line[0]), vocabulary)


def _has_line_end(text: str) -> bool:
    return any(char in LINE_ENDS for char in text)


def _line_start(text: str, start: int, end: int) -> int:
    """Where the line begins that ``end`` stands in; the line before it ends after ``start``."""
    while end > start and text[end - 1] not in LINE_ENDS:
        end -= 1
    return end


def _counts(blocks: Sequence[Placed]) -> bool:
    """True if a number stands alone on a line there, which looks some lines ahead for others."""
    return any(
        NUMBER.fullmatch(flow_text(line[0].strip(EDGE))) is not None
        for one in blocks
        if one.block.kind != TABLE
        for line in LINE.finditer(one.block.text)
    )
