"""A table's text as cells in reading order, each at its exact place.

Whatever a table was made with, it arrives as lines: rows with bars, tabs or runs of blanks
between the cells, or one cell a line. Where the syntax tells rows, the cells keep their
row; what a cell means is not decided here.
"""

from __future__ import annotations

from itertools import pairwise

from gklint.document.flow import flow_of
from gklint.document.model import TABLE
from gklint.document.outline import number_at
from gklint.pattern import late
from gklint.text import Span
from gklint.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.document.model import Document, Placed

LABEL, NUMBER, BLANK, DASH, ODD = "label", "number", "blank", "dash", "odd"
PAGE = "page"  # a line that was taken for the number of a page, and may be a change: -2
ODDEST = 8  # characters of what stands where a number should
PLAIN = 18  # digits of a number
FLAT = -1  # the row of a cell whose syntax tells none

_LINE = late(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]{1,10000}")
_BAR = late(r"(?<!\\)[|｜]")
_GAP = late(r"[ \u3000\xa0]{2,1000}|\u3000")
_BLANKS = " \t\u3000\xa0\u200b\u200c\u200d\u2060\ufeff"
_NUMBER = late(
    r"(?P<sign>[+＋\-−－]{1,2}|增加?|减少?)?(?P<digits>[0-9]{1,18}|[0-9]{1,3}(?:[,，][0-9]{3}){1,5})"
    r"(?P<places>[.．][0-9]{1,8})?(?P<unit>万?元|亿元|[件条项次个人份篇期起宗]|人次)?"
)
_DASH = late(r"[/／\\\-—–－_]{1,6}|无|不适用|[Nn]/?[Aa]")
# What stands where a number should: letters for digits, marks to be filled in.
_ODD = late(r"[0-9OoＯ〇零○ОоlI*×xX?？.,，]{1,8}|待定|待补|未统计|若干")
_MINUS = "-−－减"


@value
class Figure:
    """The number in a cell: ``number`` has ``places`` of its digits after the point."""

    number: int
    places: int
    unit: str
    signed: bool  # written with a sign, or as 增 or 减
    span: Span  # of the sign, the digits and the point, in the document


@value
class Cell:
    """A cell as it was written. ``figure`` is None where it holds no number: unknown, not 0."""

    kind: str  # LABEL, NUMBER, BLANK, DASH, ODD or PAGE
    text: str  # its flow
    span: Span  # in the document, without the blanks at its ends
    row: int  # cells of one row of the syntax share it; FLAT where one line is one cell
    figure: Figure | None = None


def cells_of(document: Document) -> list[list[Cell]]:
    """The cells of every table of a document, in reading order."""
    return [list(_cells(placed)) for placed in document.blocks if placed.block.kind == TABLE]


def _cells(placed: Placed) -> Iterator[Cell]:
    text, holes = placed.block.text, placed.block.holes
    rim = _has_rim(text)
    for at, match in enumerate(_LINE.finditer(text)):
        start, end = match.span()
        line = match[0]
        if not holes and line.isascii() and line.isdecimal() and len(line) <= PLAIN:
            yield _plain(line, placed.start + start, placed.start + end)
            continue
        if any(hole.start <= start and end <= hole.end for hole in holes):
            for first, last, row in _split(text, start, end, at, rim):
                cell = _cell(placed, first, last, row, ())
                if cell is not None and cell.figure is not None and cell.figure.signed:
                    yield replace(cell, kind=PAGE)
            continue  # the number of a page
        for first, last, row in _split(text, start, end, at, rim):
            cell = _cell(placed, first, last, row, holes)
            if cell is not None:
                yield cell


def _has_rim(text: str) -> bool:
    """True if most rows with bars end with one; where they do not, the last cell is blank."""
    if "|" not in text and "｜" not in text:
        return True
    ends = barred = 0
    for match in _LINE.finditer(text):
        line = match[0].replace("｜", "|")
        if "|" in line:
            barred += 1
            ends += line.rstrip(_BLANKS).endswith("|")
    return ends * 2 >= barred


def _split(text: str, start: int, end: int, at: int, rim: bool) -> Iterator[tuple[int, int, int]]:
    """(start, end, row) of the cells of one line."""
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
    if len(pieces) > 1 and not text[slice(*pieces[0])].strip(_BLANKS):
        pieces = pieces[1:]
    if rim and len(pieces) > 1 and not text[slice(*pieces[-1])].strip(_BLANKS):
        pieces = pieces[:-1]
    # 8 |||| is the last of the cells that stand one a line, each closed by a bar.
    if _is_value(text[slice(*pieces[0])].strip(_BLANKS)) and not any(
        text[slice(*piece)].strip(_BLANKS) for piece in pieces[1:]
    ):
        pieces = pieces[:1]
    row = at if len(pieces) > 1 else FLAT
    for first, last in pieces:
        yield first, last, row


def _by_blanks(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Cells set apart by wide blanks, and numbers set apart by any."""
    line = text[start:end]
    stripped = line.strip(_BLANKS)
    if not stripped:
        yield start, end, FLAT
        return
    if stripped.isalnum():
        yield start, end, FLAT
        return
    cuts = [start, *(edge + start for gap in _GAP.finditer(line) for edge in gap.span()), end]
    for first, last in zip(cuts[::2], cuts[1::2], strict=True):
        piece = text[first:last]
        if not piece.strip(_BLANKS):
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
        while at < end and text[at] in _BLANKS:
            at += 1
        first = at
        while at < end and text[at] not in _BLANKS:
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
    return _NUMBER.fullmatch(flow) is not None or _DASH.fullmatch(flow) is not None


def _cell(placed: Placed, start: int, end: int, row: int, holes: Sequence[Span]) -> Cell | None:
    text = placed.block.text
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    span = Span(placed.start + start, placed.start + end)
    written = text[start:end]
    if not written:
        return Cell(BLANK, "", span, row)
    if written.isascii() and written.isdecimal() and len(written) <= PLAIN:
        return replace(_plain(written, span.start, span.end), row=row)
    inside = [
        Span(max(hole.start, start) - start, min(hole.end, end) - start)
        for hole in holes
        if hole.start < end and start < hole.end
    ]
    flow = flow_of(written, inside)
    match = _NUMBER.fullmatch(flow.text)
    if match is None:
        return Cell(_kind(flow.text), flow.text, span, row)
    digits, places = match["digits"], match["places"] or ""
    number = int("".join(char for char in digits + places if char.isdecimal()))
    sign = match["sign"] or ""
    if sign and sign[0] in _MINUS:
        number = -number
    start = match.start("sign" if sign else "digits")
    place = flow.span(start, match.end("places" if places else "digits"))
    figure = Figure(
        number, max(0, len(places) - 1), match["unit"] or "", bool(sign), place.shifted(span.start)
    )
    return Cell(NUMBER, flow.text, span, row, figure)


def _plain(digits: str, start: int, end: int) -> Cell:
    """A cell that is a line of digits: most cells of most tables."""
    span = Span(start, end)
    return Cell(NUMBER, digits, span, FLAT, Figure(int(digits), 0, "", False, span))


def _kind(flow: str) -> str:
    if not flow:
        return BLANK
    if len(flow) > ODDEST:
        return LABEL
    if _DASH.fullmatch(flow):
        return DASH
    number = number_at(flow)
    if number is not None and number.end == len(flow):
        return LABEL  # of which only the number stands here
    return ODD if _ODD.fullmatch(flow) else LABEL
