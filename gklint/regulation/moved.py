"""A table's reading at another place: after an edit elsewhere or of one cell, or of a table of the same shape."""

from __future__ import annotations

from gklint.document.cells import BLANK, NUMBER, Cell, plain_figure
from gklint.regulation.readings import RowReading
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gklint.document.readings import Moves
    from gklint.regulation.readings import TableReading
    from gklint.text import Span


def moved_reading(reading: TableReading, moves: Moves) -> TableReading:
    """The same reading, every place in it where ``moves`` have brought it."""
    moves = moves.within(reading.span)
    if moves.cell is None and moves.moved(reading.span) == reading.span:
        return reading

    def cell(one: Cell) -> Cell:
        span = moves.moved(one.span)
        if moves.cell is not None and one.span.start == moves.retyped and one.kind == NUMBER:
            text = moves.cell.after
            return Cell(NUMBER, text, span, one.row, plain_figure(text), one.alone)
        digits = None if one.digits is None else moves.moved(one.digits)
        return Cell(one.kind, one.text, span, one.row, one.figure, one.alone, digits)

    return reading_with(reading, moves.moved, cell)


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


def holds_cell(reading: TableReading, moves: Moves) -> bool:
    """True for a table with the cell that was typed anew, if nothing hangs on its number.

    What stands beside a blank is told by sums: whether the others moved up into its place
    (``fitting``). Everything else is told by which cells there are, not by what is in them.
    """
    rows = reading.rows.values()
    for row in rows:
        for cell in row.written:
            if cell.span.start == moves.retyped:
                beside = rows if reading.schema.cells_follow_header else (row,)
                return (
                    moves.cell is not None
                    and (cell.kind, cell.text) == (NUMBER, moves.cell.before)
                    and all(one.kind != BLANK for near in beside for one in near.written)
                )
    return False
