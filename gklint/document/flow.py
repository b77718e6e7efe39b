"""A block's text as it was meant to be read, every character with its place.

Patterns are written for the words, not for the way they arrived: a PDF cuts lines inside a
date, a converter puts a space on either side of every number, an editor types ２０２３. The
flow leaves out line ends, page numbers and the spaces around Chinese characters, and writes
full-width digits and letters as ASCII, and as the character meant the look-alikes from the
blocks of radicals that PDF fonts put in its stead. Nothing else changes, least of all
punctuation, and ``Flow.span`` leads every stretch back to its exact place in the block.
"""

from __future__ import annotations

from bisect import bisect_right

from gklint.pattern import late
from gklint.text import Span
from gklint.value import packed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, MutableSequence, Sequence

_BLANKS = late(r"[\s\u200b-\u200d\u2060\ufeff]{1,1000}")
_WIDE = late("[０-９Ａ-Ｚａ-ｚ]")
_ODD = late(r"[\s\u200b-\u200d\u2060\ufeff０-９Ａ-Ｚａ-ｚ\u2e80-\u2fd5\uf900-\ufad9]")
LARGE = 20_000  # code points of a block whose cuts are kept in little room
_ORIGIN = (0,)  # the cuts of a flow that is its block's text
_BREAKS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_FOLD = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))}
_FOLD.update({code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)})
_RADICAL = late("[\u2e80-\u2fd5\uf900-\ufad9]")
# Radicals of simplified characters, which Unicode maps to none (or, 户, to a traditional one).
_SIMPLIFIED = dict(
    zip(
        map(ord, "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⼾"),
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙户",
        strict=True,
    )
)


@packed
class Flow:
    """``text`` is what patterns see; ``cuts`` pairs flow offsets with block offsets, rising."""

    text: str
    flow_cuts: Sequence[int]
    block_cuts: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The place in the block of ``text[start:end]``; an empty stretch keeps to the left."""
        first = self._place(start) if start < end or start == 0 else self._place(start - 1) + 1
        return Span(first, self._place(end - 1) + 1 if start < end else first)

    def _place(self, offset: int) -> int:
        at = bisect_right(self.flow_cuts, offset) - 1
        return self.block_cuts[at] + offset - self.flow_cuts[at]


def flow_of(text: str, holes: Sequence[Span] = ()) -> Flow:
    """Read a block's text. ``holes`` are stretches that do not belong to it: page numbers."""
    if not holes and _ODD.search(text) is None:
        return Flow(text, _ORIGIN, _ORIGIN)
    if not holes and "\n" in text:
        found = _of_cells(text)
        if found is not None:
            return found
    pieces: list[str] = []
    flow_cuts, block_cuts = _no_cuts(len(text)), _no_cuts(len(text))
    flow_cuts.append(0)
    block_cuts.append(0)
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
    if _RADICAL.search(joined):
        joined = joined.translate(_meant(joined))
    return Flow(joined, flow_cuts, block_cuts)


def _no_cuts(length: int) -> MutableSequence[int]:
    """Cuts to be added to: a list, or for a table of a million lines what takes less room."""
    if length < LARGE:
        return []
    from array import array  # most texts have none of that size

    return array("q")


def _of_cells(text: str) -> Flow | None:
    """The flow of a text in which nothing but line ends is left out: a table, a cell a line.

    None where there is more to it: most tables have a line for each of their many cells.
    """
    lines = text.split("\n")
    joined = "".join(lines)
    if not lines[-1] or _ODD.search(joined) is not None:
        return None
    flow_cuts, block_cuts = _no_cuts(len(text)), _no_cuts(len(text))
    length = start = 0
    for line in lines:
        if line:
            flow_cuts.append(length)
            block_cuts.append(start)
            length += len(line)
        start += len(line) + 1
    return Flow(joined, flow_cuts, block_cuts)


def flow_text(text: str) -> str:
    """The flow of a text whose places nobody asks for."""
    if (text.isascii() and text.isalnum()) or _ODD.search(text) is None:
        return text
    return flow_of(text).text


def _meant(text: str) -> dict[int, str]:
    """The characters that stand for another one in ``text``, each to the one it stands for."""
    from unicodedata import normalize

    folded = {}
    for char in {match[0] for match in _RADICAL.finditer(text)}:
        plain = _SIMPLIFIED.get(ord(char)) or normalize("NFKC", char)
        if len(plain) == 1:
            folded[ord(char)] = plain
    return folded


def _left_out(text: str, holes: Sequence[Span]) -> Iterator[tuple[int, int, bool]]:
    """The stretches that the flow leaves out, and whether one space stands in their place."""
    return _merged(list(_blanks(text)), holes) if holes else _blanks(text)


def _blanks(text: str) -> Iterator[tuple[int, int, bool]]:
    for match in _BLANKS.finditer(text):
        start, end = match.span()
        blanks = match[0]
        if blanks == "\n":  # most of them
            yield start, end, False
            continue
        broken = (len(blanks) > 1 and any(char in _BREAKS for char in blanks)) or blanks in _BREAKS
        left = text[start - 1] if start else ""
        right = text[end] if end < len(text) else ""
        between_ascii = left.isascii() and right.isascii() and left != "" and right != ""
        if blanks == " " and between_ascii:
            continue
        yield start, end, between_ascii and not broken


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
