"""The labelled cells of statutory tables by their places."""

from __future__ import annotations

from gklint.aids.places import in_text, touched
from gklint.regulation.figures import tables_of, trusted
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.document.cells import Cell
    from gklint.project import Linted
    from gklint.regulation.figures import Reckoned
    from gklint.regulation.readings import Place, TableReading
    from gklint.text import Span


@value
class CellAt:
    """A cell and what it is."""

    reading: TableReading
    place: Place
    cell: Cell
    span: Span  # in the file


def tables_in(linted: Linted) -> tuple[Reckoned, ...]:
    """The statutory tables of a document, as the rules read them; not a few labels met by chance."""
    context = linted.context
    tables = tables_of(linted.document, context.reference, context.year)
    return tuple(one for one in tables if trusted(one.reading, context.year))


def cell_at(linted: Linted, offset: int) -> CellAt | None:
    """The labelled cell at an offset in the file; None where there is none."""
    at = in_text(linted.document, offset)
    for one in tables_in(linted):
        reading = one.reading
        if not reading.span.start <= at <= reading.span.end:
            continue
        cells = ((cell.span, (place, cell)) for place, cell in labelled(reading))
        for span, (place, cell) in touched(linted.document, cells, offset):
            return CellAt(reading, place, cell, span)
    return None


def labelled(reading: TableReading) -> Iterator[tuple[Place, Cell]]:
    """Every cell of a table whose row and column are known."""
    for row in reading.rows.values():
        for column, cell in zip(row.columns, row.cells or (), strict=False):
            yield (row.key, column), cell
