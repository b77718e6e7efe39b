"""A text read again after an edit: only between two paragraphs that stay as they were.

The lines from one *wall* (``walls``) before an edit to another after it are read by themselves,
and the blocks before and after are taken over. Where that is not certain, the whole text is
read; both give the same blocks. Where nothing but words of one paragraph or table changed, what
is known of the report as a whole stays, too (``reworded``).
"""

from __future__ import annotations

from bisect import bisect_left, insort

from gklint.document.blocks import read_blocks
from gklint.document.build import document_of
from gklint.document.lines import LINE, wrap_width
from gklint.document.model import Placed
from gklint.document.reworded import reworded
from gklint.document.table_bounds import AFTER
from gklint.document.walls import Arrived, counts, line_start
from gklint.errors import go_on
from gklint.text import alike_at_end, alike_at_start
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from gklint.document.blocks import Blocks
    from gklint.document.build import Cut
    from gklint.document.change import Change
    from gklint.document.model import Block, Document
    from gklint.document.vocabulary import Vocabulary
    from gklint.errors import Pause


class Kept:
    """The text that was read last, and its blocks."""

    def __init__(self) -> None:
        self.cut: Cut | None = None  # a format's way to its lines
        self.vocabulary: Vocabulary | None = None
        self.blocks: _Kept | None = None
        self.document: Document | None = None
        # The document before, and what became of its blocks; None where that is not known.
        self.change: tuple[Document, Change] | None = None
        self._without: tuple[str, str] | None = None  # a word, and the last text without it

    def now_holds(self, word: str, text: str) -> bool:
        """True if ``text`` holds a word; only looked for where an edit may have brought it in."""
        around = text
        if self._without is not None and self._without[0] == word:
            before = self._without[1]
            same = alike_at_start(before, text)
            rest = alike_at_end(before, text, same)
            around = text[max(0, same - len(word)) : len(text) - rest + len(word)]
        if word in around:
            self._without = None
            return True
        self._without = word, text
        return False


@value
class _Kept:
    """The blocks of a text, as they arrived."""

    arrived: Arrived
    widths: list[tuple[int, ...]]  # of the lines of text in each block, the long ones
    long: list[int]  # all of them, sorted
    width: int | None  # at which lines were cut, or None
    listed: bool  # headings stand in a row somewhere, as in a table of contents


@value
class _Patch:
    """The blocks of a text after an edit, and where other ones stand than before it."""

    kept: _Kept
    first: int  # index of the first block that was read again
    old_end: int  # index after the last one before the edit
    new_end: int  # the same after it


def read_again(
    text: str, cut: Cut, vocabulary: Vocabulary, kept: Kept, pause: Pause = go_on
) -> Document:
    """Read a text that ``cut`` cuts into lines, each seen by itself; ``kept`` is refilled."""
    patch = None
    if kept.blocks is not None and kept.cut is cut and kept.vocabulary is vocabulary:
        patch = _patched(kept.blocks, text, cut, pause)
    if patch is None:
        now = _kept(text, read_blocks(text, cut(text), vocabulary, pause, kept=True), vocabulary)
    else:
        now = patch.kept
    known = _reworded(kept, patch) if patch is not None else None
    if known is None:
        document, change = _document(now, pause), None
    else:
        document, change = known
    kept.cut, kept.vocabulary, kept.blocks = cut, vocabulary, now
    kept.document, kept.change = document, change
    return document


def _kept(text: str, blocks: Blocks, vocabulary: Vocabulary) -> _Kept:
    starts = [one.start for one in blocks.placed]
    arrived = Arrived(text, starts, [one.block for one in blocks.placed], vocabulary)
    return _Kept(arrived, blocks.widths, sorted(_all(blocks.widths)), blocks.width, blocks.listed)


def _document(kept: _Kept, pause: Pause) -> Document:
    arrived = kept.arrived
    blocks = zip(arrived.starts, arrived.blocks, strict=True)
    placed = [Placed(start, block, "") for start, block in blocks]
    return document_of(arrived.text, placed, kept.width is not None, arrived.vocabulary, pause)


def _reworded(kept: Kept, patch: _Patch) -> tuple[Document, tuple[Document, Change]] | None:
    """The document after a patch, if only words changed, and what became of the one before."""
    old, blocks = kept.document, kept.blocks
    if old is None or blocks is None:
        return None
    among = patch.first, patch.old_end, patch.new_end
    found = reworded(old, blocks.arrived, patch.kept.arrived, *among)
    return None if found is None else (found[0], (old, found[1]))


def _patched(kept: _Kept, text: str, cut: Cut, pause: Pause) -> _Patch | None:
    """The blocks of ``text`` from those kept; None where the whole text must be read."""
    old = kept.arrived
    if kept.listed:
        return None
    same = alike_at_start(old.text, text)
    rest = alike_at_end(old.text, text, same)
    by = len(text) - len(old.text)
    first = old.wall_before(same)
    last = old.wall_after(len(old.text) - rest)
    if first is None or last is None:
        return None
    start, end = 0, len(text)
    if first:
        start = line_start(text, old.end(first - 1), old.starts[first])
    if last < len(old.blocks):
        wall = old.starts[last] + by
        end = next(iter(LINE.finditer(text, wall))).end()
    piece = text[start:end]
    read = read_blocks(piece, cut(piece), old.vocabulary, pause, kept.width, True)
    starts = [one.start + start for one in read.placed]
    blocks = [one.block for one in read.placed]
    at = len(blocks)
    if last < len(old.blocks):
        if wall not in starts:
            return None
        at = starts.index(wall)
        if counts(blocks[max(0, at - AFTER) : at]):
            return None
    if read.listed:
        return None
    widths = [*kept.widths[:first], *read.widths[:at], *kept.widths[last:]]
    long = _exchanged(kept.long, _all(kept.widths[first:last]), _all(read.widths[:at]))
    if wrap_width(long) != kept.width:
        return None
    moved = [one + by for one in old.starts[last:]] if by else old.starts[last:]
    now = Arrived(
        text,
        [*old.starts[:first], *starts[:at], *moved],
        [*old.blocks[:first], *_known(old.blocks[first:last], blocks[:at]), *old.blocks[last:]],
        old.vocabulary,
    )
    return _Patch(_Kept(now, widths, long, kept.width, False), first, last, first + at)


def _known(old: list[Block], new: list[Block]) -> list[Block]:
    """``new``, but the old ones where they are equal: something may have been read of them."""
    least = min(len(old), len(new))
    start = 0
    while start < least and old[start] == new[start]:
        start += 1
    after = 0
    while after < least - start and old[-1 - after] == new[-1 - after]:
        after += 1
    return [*old[:start], *new[start : len(new) - after], *old[len(old) - after :]]


def _all(widths: Iterable[tuple[int, ...]]) -> list[int]:
    return [width for block in widths for width in block]


def _exchanged(long: list[int], old: list[int], new: list[int]) -> list[int]:
    """A sorted list with some of its numbers left out and others put in."""
    long = list(long)
    for width in old:
        del long[bisect_left(long, width)]
    for width in new:
        insort(long, width)
    return long
