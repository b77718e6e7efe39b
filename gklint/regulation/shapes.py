"""Tables of one shape are read once: most reports fill in the same form.

Which cell is which follows from the words of the labels, and of the other cells from their kinds
alone, as long as none of them may be no cell at all: only then numbers are asked whether they moved.
"""

from __future__ import annotations

from gklint.document.cells import LABEL, NUMBER, SOFT
from gklint.regulation.moved import reading_with
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from gklint.document.cells import Cell
    from gklint.regulation.readings import TableReading

    # What the reading of a document's tables follows from, besides the labels of all forms.
    Shape = tuple[Any, ...]
    Tables = Sequence[Sequence[Cell]]

KEPT = 16  # shapes that are known; then all are let go
ANY_NUMBER = 0  # equal to no label
MOST = 2_000  # cells of all tables of a document together, whose shape is worth knowing


@value
class Example:
    """The tables of a document, and what was read of them."""

    cells: tuple[Cell, ...]
    readings: tuple[TableReading, ...]


class Shapes:
    """The shapes that were met."""

    def __init__(self) -> None:
        self._known: dict[Shape, Example] = {}

    def read(
        self, tables: Tables, more: Shape, read: Callable[[], tuple[TableReading, ...]]
    ) -> tuple[TableReading, ...]:
        """What ``read`` finds in the tables; it sees their cells and what depends on ``more`` alone."""
        cells = tuple([cell for table in tables for cell in table])
        kinds = {cell.kind for cell in cells}
        if not cells or len(cells) > MOST or not kinds.isdisjoint(SOFT):
            return read()
        shape = (
            more,
            tuple(map(len, tables)),
            tuple([_seen(cell) for cell in cells]),
            tuple([cell.row for cell in cells]),
            tuple([cell.alone for cell in cells]),
        )
        known = self._known.get(shape)
        if known is not None:
            return _alike(known, cells)
        if len(self._known) >= KEPT:
            self._known.clear()
        readings = read()
        self._known[shape] = Example(cells, readings)
        return readings


def _seen(cell: Cell) -> object:
    """What is seen of a cell by itself: of a number only that it is one."""
    if cell.kind == NUMBER:
        return ANY_NUMBER
    return cell.text if cell.kind == LABEL else (cell.kind, cell.text)


def _alike(known: Example, cells: Sequence[Cell]) -> tuple[TableReading, ...]:
    """The readings of tables of the same shape. All their places are edges of cells."""
    starts = {old.span.start: new.span.start for old, new in zip(known.cells, cells, strict=True)}
    ends = {old.span.end: new.span.end for old, new in zip(known.cells, cells, strict=True)}
    own = {id(old): new for old, new in zip(known.cells, cells, strict=True)}
    return tuple(
        reading_with(
            reading,
            lambda span: Span(starts[span.start], ends[span.end]),
            lambda cell: own[id(cell)],
        )
        for reading in known.readings
    )
