"""One line of a table cut into stretches, each of which is a cell.

A bar or a tab between cells makes the line a row. Else cells are set apart by blanks: by wide
ones, and a number or a stroke by any, so that 行政许可 90 80 is three cells.
"""

from __future__ import annotations

from itertools import pairwise

from gklint.document.flow import flow_of
from gklint.document.lines import EDGE, written_lines
from gklint.pattern import late
from gklint.text import holds_any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FLAT = -1  # the row of a cell whose syntax tells none
NUMERIC = late(
    r"(?:[￥¥]|人民币)?(?P<sign>[+＋\-−－]{1,2}|增加?|减少?)?(?P<digits>[0-9]{1,18}|[0-9]{1,3}(?:[,，][0-9]{3}){1,5})"
    r"(?P<places>[.．][0-9]{1,8})?(?P<unit>万?元|亿元|[件条项次个人份篇期起宗]|人次)?"
    r"(?:[（(][^（）()]{1,20}[）)])?"  # a note: 8（含修订2件）
)
STROKE = late(r"[/／\\\-—–－_]{1,6}|无|不适用|[Nn]/?[Aa]")

_BAR = late(r"(?<!\\)[|｜]")
_GAP = late(r"[ \u3000\xa0]{2,1000}|\u3000")
_BLANKS = " \u3000\xa0"
ROWS = "|｜\t"  # what makes a line a row


def has_rim(text: str) -> bool:
    """True if most rows with bars end with one; where they do not, the last cell is blank."""
    if "|" not in text and "｜" not in text:
        return True
    ends = barred = 0
    for _, _, written in written_lines(text):
        line = written.replace("｜", "|")
        if "|" in line:
            barred += 1
            ends += line.rstrip(EDGE).endswith("|")
    return ends * 2 >= barred


def cut_line(text: str, start: int, end: int, at: int, rim: bool) -> Iterator[tuple[int, int, int]]:
    """(start, end, row) of the cells of one line, offsets into ``text``, blanks at their ends too.

    ``row`` is ``at``, the line's own number, where bars or tabs make it a row, else FLAT.
    ``rim``: a bar at the line's end is no cell's beginning (``has_rim``).
    """
    line = text[start:end]
    if "|" in line or "｜" in line:
        bars = [start + match.start() for match in _BAR.finditer(line)]
        if bars:
            yield from _between_bars(text, start, end, bars, at, rim)
            return
    if "\t" in line:
        cuts = [start + place for place, char in enumerate(line) if char == "\t"]
        if len(cuts) > 1 or line[0] != "\t":
            edges = [start - 1, *cuts, end]
            for left, right in pairwise(edges):
                yield left + 1, right, at
            return
    yield from _by_blanks(text, start, end)


def _between_bars(
    text: str, start: int, end: int, bars: Sequence[int], at: int, rim: bool
) -> Iterator[tuple[int, int, int]]:
    edges = [start - 1, *bars, end]
    pieces = [(left + 1, right) for left, right in pairwise(edges)]
    # A bar at either end of the line is its rim.
    if len(pieces) > 1 and not text[slice(*pieces[0])].strip(EDGE):
        pieces = pieces[1:]
    if rim and len(pieces) > 1 and not text[slice(*pieces[-1])].strip(EDGE):
        pieces = pieces[:-1]
    # 8 |||| is the last of the cells that stand one a line, each closed by a bar.
    if _is_value(text[slice(*pieces[0])].strip(EDGE)) and not any(
        text[slice(*piece)].strip(EDGE) for piece in pieces[1:]
    ):
        pieces = pieces[:1]
    row = at if len(pieces) > 1 else FLAT
    for first, last in pieces:
        yield first, last, row


def _by_blanks(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Cells set apart by wide blanks, and numbers set apart by any."""
    line = text[start:end]
    if not holds_any(line, _BLANKS) or not line.strip(EDGE):
        yield start, end, FLAT
        return
    cuts = [start, *(edge + start for gap in _GAP.finditer(line) for edge in gap.span()), end]
    for first, last in zip(cuts[::2], cuts[1::2], strict=True):
        piece = text[first:last]
        if not piece.strip(EDGE):
            continue
        if " " not in piece and "\xa0" not in piece:
            yield first, last, FLAT
            continue
        yield from _words(text, first, last)


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Words that are numbers alone, and the others together: 行政许可 90 80 is three cells."""
    label: int | None = None
    done = at = start
    while at < end:
        while at < end and text[at] in EDGE:
            at += 1
        first = at
        while at < end and text[at] not in EDGE:
            at += 1
        if first == at:
            break
        # The number of a row that a blank parts from its words: 1 .属于国家秘密.
        if _is_value(text[first:at]) and not (at + 1 < end and text[at + 1] in ".．、"):
            if label is not None:
                yield label, done, FLAT
                label = None
            yield first, at, FLAT
        elif label is None:
            label = first
        done = at
    if label is not None:
        yield label, done, FLAT


def _is_value(word: str) -> bool:
    flow = flow_of(word).text
    return NUMERIC.fullmatch(flow) is not None or STROKE.fullmatch(flow) is not None
