"""A table's reading at another place: after an edit elsewhere, or of a table of the same shape."""

from __future__ import annotations

from gklint.document.cells import Cell
from gklint.regulation.readings import RowReading
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gklint.document.change import Change
    from gklint.regulation.readings import TableReading
    from gklint.text import Span


def moved_reading(reading: TableReading, change: Change) -> TableReading:
    """The same reading, every place in it where ``change`` has brought it."""
    if reading.span.end <= change.hinge or not change.by:
        return reading

    def cell(one: Cell) -> Cell:
        digits = None if one.digits is None else change.moved(one.digits)
        span = change.moved(one.span)
        return Cell(one.kind, one.text, span, one.row, one.figure, one.alone, digits)

    return reading_with(reading, change.moved, cell)


def reading_with(
    reading: TableReading, place: Callable[[Span], Span], cell: Callable[[Cell], Cell]
) -> TableReading:
    """The same reading with other places and cells in the stead of its own."""
    return replace(
        reading,
        told=tuple(map(place, reading.told)),
        span=place(reading.span),
        rows={key: _row(row, place, cell) for key, row in reading.rows.items()},
        bare={key: place(span) for key, span in reading.bare.items()},
        unknown=tuple(
            replace(one, span=place(one.span), written=_cells(one.written, cell))
            for one in reading.unknown
        ),
        loose=_cells(reading.loose, cell),
    )


def _row(
    row: RowReading, place: Callable[[Span], Span], cell: Callable[[Cell], Cell]
) -> RowReading:
    written = _cells(row.written, cell)
    cells = row.cells
    if cells is not None:
        cells = written if cells == row.written else _cells(cells, cell)
    return RowReading(row.key, row.part, row.columns, place(row.label), written, cells)


def _cells(cells: Sequence[Cell], cell: Callable[[Cell], Cell]) -> tuple[Cell, ...]:
    return tuple([cell(one) for one in cells])
