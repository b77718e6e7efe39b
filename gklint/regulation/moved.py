"""A table's reading at its new place, after an edit that left the table as it was."""

from __future__ import annotations

from gklint.document.cells import Cell
from gklint.regulation.readings import RowReading
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.change import Change
    from gklint.regulation.readings import TableReading


def moved_reading(reading: TableReading, change: Change) -> TableReading:
    """The same reading, every place in it where ``change`` has brought it."""
    if reading.span.end <= change.hinge or not change.by:
        return reading
    return replace(
        reading,
        told=tuple(map(change.moved, reading.told)),
        span=change.moved(reading.span),
        rows={key: _row(row, change) for key, row in reading.rows.items()},
        bare={key: change.moved(span) for key, span in reading.bare.items()},
        unknown=tuple(
            replace(one, span=change.moved(one.span), written=_cells(one.written, change))
            for one in reading.unknown
        ),
        loose=_cells(reading.loose, change),
    )


def _row(row: RowReading, change: Change) -> RowReading:
    written = _cells(row.written, change)
    cells = row.cells
    if cells is not None:
        cells = written if cells == row.written else _cells(cells, change)
    return RowReading(row.key, row.part, row.columns, change.moved(row.label), written, cells)


def _cells(cells: Sequence[Cell], change: Change) -> tuple[Cell, ...]:
    return tuple([_cell(one, change) for one in cells])


def _cell(cell: Cell, change: Change) -> Cell:
    digits = None if cell.digits is None else change.moved(cell.digits)
    span = change.moved(cell.span)
    return Cell(cell.kind, cell.text, span, cell.row, cell.figure, cell.alone, digits)
