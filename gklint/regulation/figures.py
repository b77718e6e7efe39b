"""The statutory tables of a document and what is broken in them, worked out once for all rules."""

from __future__ import annotations

from gklint.document.model import HEADING, PARAGRAPH
from gklint.document.readings import of_tables
from gklint.document.remember import remembered_of_document
from gklint.regulation.align import read_tables
from gklint.regulation.moved import holds_cell, moved_reading
from gklint.regulation.regimes import Years
from gklint.regulation.relations import Fault, faults_of, known_of
from gklint.regulation.sums import numbers_of
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gklint.document.cells import Cell
    from gklint.document.model import Document
    from gklint.document.readings import Moves
    from gklint.regulation.readings import Place, TableReading
    from gklint.regulation.reference import Reference


@value
class Reckoned:
    """A table of a document, and its faults."""

    reading: TableReading
    faults: tuple[Fault, ...]
    numbers: Mapping[Place, int]  # all that can be known of its cells
    goes_on: bool  # text follows, so that what the table lacks was not cut off with the rest


@remembered_of_document
def tables_of(document: Document, reference: Reference, year: int | None) -> tuple[Reckoned, ...]:
    """Every statutory table of a document, in order; ``year`` decides its edition in doubt."""

    def moved(
        tables: tuple[Reckoned, ...], document: Document, moves: Moves
    ) -> tuple[Reckoned, ...] | None:
        return _moved(tables, document, moves, year)

    return of_tables(document, _read, moved, reference, year)


def _read(document: Document, reference: Reference, year: int | None) -> tuple[Reckoned, ...]:
    readings = read_tables(document, reference.lexicon, year)
    return tuple(_reckoned(document, reading, year) for reading in readings)


def _reckoned(document: Document, reading: TableReading, year: int | None) -> Reckoned:
    faults = faults_of(reading) if trusted(reading, year) else ()
    numbers = known_of(reading) if faults else numbers_of(reading)
    return Reckoned(reading, faults, numbers, _goes_on(document, reading))


def _moved(
    tables: tuple[Reckoned, ...], document: Document, moves: Moves, year: int | None
) -> tuple[Reckoned, ...] | None:
    """Tables where they are now; None where they must be read again for a cell typed anew."""
    changed = None
    if moves.cell is not None:
        changed = next((one for one in tables if holds_cell(one.reading, moves)), None)
        if changed is None:
            return None
    found = []
    for one in tables:
        reading = moved_reading(one.reading, moves)
        if one is changed:
            found.append(_reckoned(document, reading, year))
        else:
            goes_on = _goes_on(document, reading)
            found.append(Reckoned(reading, one.faults, one.numbers, goes_on))
    return tuple(found)


def _goes_on(document: Document, reading: TableReading) -> bool:
    """True if text of the report stands after a table."""
    return any(
        placed.start >= reading.span.end and placed.block.kind in (HEADING, PARAGRAPH)
        for placed in reversed(document.blocks)
    )


def only_table_of(
    document: Document, reference: Reference, year: int | None, key: str
) -> TableReading | None:
    """The one table of a document with the schema's key; of several, the one that is understood.

    A table of which only a piece was understood will do where there is no other, for those who
    ask for single cells: a cell is labelled for certain, or not at all.
    """
    found = [one.reading for one in tables_of(document, reference, year)]
    found = [one for one in found if one.schema.key == key]
    if len(found) > 1:
        found = [one for one in found if one.understood]
    return found[0] if len(found) == 1 else None


def names_of(reading: TableReading, place: Place) -> tuple[str, str]:
    """The labels of a cell's row and column, as the form of the table's edition prints them."""
    parts = reading.schema.parts(reading.edition)
    columns = [one.label for part in parts for one in part.column if one.key == place[1]]
    column = columns[0] if columns else reading.schema.column(place[1]).label
    return row_name(reading, place[0]), column


def row_name(reading: TableReading, key: str) -> str:
    """The label of a row or heading, as the form of the table's edition prints it."""
    parts = reading.schema.parts(reading.edition)
    rows = [row.short for part in parts for row in part.row if row.key == key]
    return rows[0] if rows else reading.schema.row(key).short


def cells_behind(reading: TableReading, places: Sequence[Place]) -> Iterator[tuple[Place, Cell]]:
    """The cells of a sum that hold a number; of a total left blank, those of its row."""
    for row, column in places:
        cell = reading.cell(row, column)
        columns = [column] if cell is None or cell.figure else reading.rows[row].columns
        for key in columns:
            cell = reading.cell(row, key)
            if cell is not None and cell.figure is not None:
                yield (row, key), cell


def trusted(reading: TableReading, year: int | None) -> bool:
    """False where a few labels met one number each, in a report of years without the form."""
    if reading.understood or any(len(part.column) > 1 for part in reading.schema.part):
        return True
    return year is not None and Years.parse(reading.schema.years).holds(year)
