"""A table's reading at its new place, after an edit that left the table as it was but for one cell."""

from __future__ import annotations

from gklint.document.cells import BLANK, NUMBER, Cell, plain_figure
from gklint.regulation.readings import RowReading
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.readings import Moves
    from gklint.regulation.readings import TableReading


def moved_reading(reading: TableReading, moves: Moves) -> TableReading:
    """The same reading, every place in it where ``moves`` have brought it."""
    moves = moves.within(reading.span)
    if moves.cell is None and moves.moved(reading.span) == reading.span:
        return reading
    return replace(
        reading,
        told=tuple(map(moves.moved, reading.told)),
        span=moves.moved(reading.span),
        rows={key: _row(row, moves) for key, row in reading.rows.items()},
        bare={key: moves.moved(span) for key, span in reading.bare.items()},
        unknown=tuple(
            replace(one, span=moves.moved(one.span), written=_cells(one.written, moves))
            for one in reading.unknown
        ),
        loose=_cells(reading.loose, moves),
    )


def _row(row: RowReading, moves: Moves) -> RowReading:
    written = _cells(row.written, moves)
    cells = row.cells
    if cells is not None:
        cells = written if cells == row.written else _cells(cells, moves)
    return RowReading(row.key, row.part, row.columns, moves.moved(row.label), written, cells)


def _cells(cells: Sequence[Cell], moves: Moves) -> tuple[Cell, ...]:
    return tuple([_cell(one, moves) for one in cells])


def _cell(cell: Cell, moves: Moves) -> Cell:
    digits = None if cell.digits is None else moves.moved(cell.digits)
    span = moves.moved(cell.span)
    if moves.cell is not None and cell.span.start == moves.retyped and cell.kind == NUMBER:
        text = moves.cell.after
        return Cell(NUMBER, text, span, cell.row, plain_figure(text), cell.alone)
    return Cell(cell.kind, cell.text, span, cell.row, cell.figure, cell.alone, digits)


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
