"""A table's text as cells in reading order, each at its exact place.

Whatever a table was made with, it arrives as lines: rows with bars, tabs or runs of blanks
between the cells, or one cell a line (``cuts``). Where the syntax tells rows, the cells keep
their row. Here is told what stands in each: a number, a label, nothing; what it means is not
decided before it is labelled.
"""

from __future__ import annotations

from gklint.document.cuts import FLAT, NUMERIC, ROWS, STROKE, cut_line, has_rim
from gklint.document.flow import flow_of
from gklint.document.lines import EDGE, written_lines
from gklint.document.model import TABLE
from gklint.document.outline import number_at
from gklint.document.remember import remembered
from gklint.pattern import late
from gklint.text import Span, holds_any
from gklint.value import packed, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.document.model import Document, Placed

LABEL, NUMBER, BLANK, DASH, ODD = "label", "number", "blank", "dash", "odd"
PAGE = "page"  # a line that was taken for the number of a page, and may be a cell: -2
SOFT = (BLANK, PAGE)  # kinds of what may be no cell at all
ODDEST = 8  # characters of what stands where a number should
PLAIN = 18  # digits of a number
KNOWN = 1000  # numbers that are one record, in however many cells they stand

# What stands where a number should: letters for digits, marks to be filled in.
_ODD = late(r"[0-9OoＯ〇零○ОоlI*×xX?？.,，]{1,8}|待定|待补|未统计|若干")
_MINUS = "-−－减"


@packed
class Figure:
    """The number in a cell: ``number`` has ``places`` of its digits after the point."""

    number: int
    places: int
    unit: str
    signed: bool  # written with a sign, or as 增 or 减


@packed
class Cell:
    """A cell as it was written. ``figure`` is None where it holds no number: unknown, not 0."""

    kind: str  # LABEL, NUMBER, BLANK, DASH, ODD or PAGE
    text: str  # its flow
    span: Span  # in the document, without the blanks at its ends
    row: int  # cells of one row of the syntax share it; FLAT where the syntax tells none
    figure: Figure | None = None
    alone: bool = False  # nothing else stands on its line
    digits: Span | None = None  # the sign, the digits and the point, where there is more

    @property
    def value_span(self) -> Span:
        """Where a finding points and a fix writes: the number without its unit, else all of it."""
        return self.digits or self.span


def cells_of(document: Document) -> list[list[Cell]]:
    """The cells of every table of a document, in reading order."""
    return [list(_cells(placed)) for placed in document.blocks if placed.block.kind == TABLE]


def _cells(placed: Placed) -> Iterator[Cell]:
    text, holes = placed.block.text, placed.block.holes
    rim = has_rim(text)
    passed = 0  # holes that end before the line; a table over many pages has many
    for at, (_, start, line) in enumerate(written_lines(text)):
        if not holes:
            if line.isalnum():  # one cell, as most lines of most tables are
                here = placed.start + start
                yield _told(line, Span(here, here + len(line)), FLAT, (), True)
                continue
            if not holds_any(line, ROWS):
                yield from (_moved(cell, placed.start + start) for cell in _cells_of_line(line))
                continue
        end = start + len(line)
        while passed < len(holes) and holes[passed].end <= start:
            passed += 1
        beyond = passed
        while beyond < len(holes) and holes[beyond].start < end:
            beyond += 1
        inside = holes[passed:beyond]
        left = end - len(line.lstrip(EDGE))
        page = any(hole.start <= left and end <= hole.end for hole in inside)
        cut = list(cut_line(text, start, end, at, rim))
        for first, last, row in cut:
            cell = _cell(text, first, last, row, () if page else inside, len(cut) == 1)
            if not page:
                yield _moved(cell, placed.start)
            elif cell.figure is not None and cell.figure.signed:
                yield _moved(replace(cell, kind=PAGE), placed.start)


@remembered
def _cells_of_line(line: str) -> tuple[Cell, ...]:
    """The cells of a line without bars and tabs, which tables have in common: most are labels."""
    cut = list(cut_line(line, 0, len(line), 0, True))
    return tuple(_cell(line, first, last, FLAT, (), len(cut) == 1) for first, last, _ in cut)


def _moved(cell: Cell, by: int) -> Cell:
    digits = cell.digits if cell.digits is None else cell.digits.shifted(by)
    return Cell(
        cell.kind, cell.text, cell.span.shifted(by), cell.row, cell.figure, cell.alone, digits
    )


def _cell(text: str, start: int, end: int, row: int, holes: Sequence[Span], alone: bool) -> Cell:
    """The cell between two offsets into ``text``; ``holes`` there are no part of its words."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    inside = [
        Span(max(hole.start, start) - start, min(hole.end, end) - start)
        for hole in holes
        if hole.start < end and start < hole.end
    ]
    return _told(text[start:end], Span(start, end), row, inside, alone)


def _told(written: str, span: Span, row: int, holes: Sequence[Span], alone: bool) -> Cell:
    """The cell that is ``written`` so at ``span``, no blanks at its ends; ``holes`` are in it."""
    if not written:
        return Cell(BLANK, "", span, row, None, alone)
    if written.isdecimal() and written.isascii() and len(written) <= PLAIN:
        return Cell(NUMBER, written, span, row, plain_figure(written), alone)
    flow = flow_of(written, holes)
    match = NUMERIC.fullmatch(flow.text)
    if match is None:
        return Cell(_kind(flow.text), flow.text, span, row, None, alone)
    digits, places = match["digits"], match["places"] or ""
    if not places.strip(".．0０"):  # 3.0, as a spreadsheet writes a count
        places = ""
    number = int("".join(char for char in digits + places if char.isdecimal()))
    sign = match["sign"] or ""
    if sign and sign[0] in _MINUS:
        number = -number
    start = match.start("sign" if sign else "digits")
    place = flow.span(start, match.end("places" if match["places"] else "digits"))
    figure = Figure(number, max(0, len(places) - 1), match["unit"] or "", bool(sign))
    return Cell(NUMBER, flow.text, span, row, figure, alone, place.shifted(span.start))


@remembered
def plain_figure(digits: str) -> Figure:
    """The number of a cell of digits alone; a table has few different ones, and 0 most of all."""
    return Figure(int(digits), 0, "", False)


def _kind(flow: str) -> str:
    """What a cell is that holds no number."""
    if not flow:
        return BLANK
    if len(flow) > ODDEST:
        return LABEL
    if STROKE.fullmatch(flow):
        return DASH
    number = number_at(flow)
    if number is not None and number.end == len(flow):
        return LABEL  # of which only the number stands here
    return ODD if _ODD.fullmatch(flow) else LABEL
