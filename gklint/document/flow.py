"""A block's text as it was meant to be read, every character with its place.

Patterns are written for the words, not for the way they arrived: a PDF cuts lines inside a
date, a converter puts a space on either side of every number, an editor types ２０２３. The
flow leaves out line ends, page numbers and the spaces around Chinese characters, and writes
full-width digits and letters as ASCII, and the radicals that PDFs put for common characters as these. Nothing else changes, least of all punctuation, and
``Flow.span`` leads every stretch back to its exact place in the block.
"""

from __future__ import annotations

from bisect import bisect_right

from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLANKS = late(r"[\s\u200b-\u200d\u2060\ufeff]{1,1000}")
_WIDE = late("[０-９Ａ-Ｚａ-ｚ]")
_RADICALS = late("[\u2f00-\u2fd5\uf900-\ufaff]")
_BREAKS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_FOLD = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))}
_FOLD.update({code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)})


@value
class Flow:
    """``text`` is what patterns see; ``cuts`` pairs flow offsets with block offsets, rising."""

    text: str
    flow_cuts: tuple[int, ...]
    block_cuts: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The place in the block of ``text[start:end]``; an empty stretch keeps to the left."""
        first = self._place(start) if start < end or start == 0 else self._place(start - 1) + 1
        return Span(first, self._place(end - 1) + 1 if start < end else first)

    def _place(self, offset: int) -> int:
        at = bisect_right(self.flow_cuts, offset) - 1
        return self.block_cuts[at] + offset - self.flow_cuts[at]


def flow_of(text: str, holes: Sequence[Span] = ()) -> Flow:
    """Read a block's text. ``holes`` are stretches that do not belong to it: page numbers."""
    pieces: list[str] = []
    flow_cuts, block_cuts = [0], [0]
    done = length = 0
    for start, end, kept in _left_out(text, holes):
        if start > done:
            pieces.append(text[done:start])
            length += start - done
        if kept:
            pieces.append(" ")
            flow_cuts.append(length)
            block_cuts.append(start)
            length += 1
        if flow_cuts[-1] == length:
            block_cuts[-1] = end
        else:
            flow_cuts.append(length)
            block_cuts.append(end)
        done = end
    joined = "".join(pieces) + text[done:] if pieces or done else text
    if _WIDE.search(joined):
        joined = joined.translate(_FOLD)
    if _RADICALS.search(joined):
        joined = _without_radicals(joined)
    return Flow(joined, tuple(flow_cuts), tuple(block_cuts))


def _without_radicals(text: str) -> str:
    """The common characters for radicals and compatibility forms, which PDFs write for them."""
    from unicodedata import normalize

    return "".join(normalize("NFKC", char) if _RADICALS.match(char) else char for char in text)


def _left_out(text: str, holes: Sequence[Span]) -> list[tuple[int, int, bool]]:
    """The stretches that the flow leaves out, and whether one space stands in their place."""
    found: list[tuple[int, int, bool]] = []
    for match in _BLANKS.finditer(text):
        start, end = match.span()
        blanks = match[0]
        broken = (len(blanks) > 1 and any(char in _BREAKS for char in blanks)) or blanks in _BREAKS
        left = text[start - 1] if start else ""
        right = text[end] if end < len(text) else ""
        between_ascii = left.isascii() and right.isascii() and left != "" and right != ""
        if blanks == " " and between_ascii:
            continue
        found.append((start, end, between_ascii and not broken))
    if not holes:
        return found
    return list(_merged(found, holes))


def _merged(
    blanks: Sequence[tuple[int, int, bool]], holes: Sequence[Span]
) -> Iterator[tuple[int, int, bool]]:
    """Blanks and holes in order, disjoint; a hole takes the blanks that it touches."""
    at = 0
    for hole in sorted(holes, key=lambda one: one.start):
        while at < len(blanks) and blanks[at][0] < hole.start:
            start, end, kept = blanks[at]
            yield start, min(end, hole.start), kept and end <= hole.start
            at += 1
        end = hole.end
        while at < len(blanks) and blanks[at][0] < end:
            end = max(end, blanks[at][1])
            at += 1
        yield hole.start, end, False
    yield from blanks[at:]
