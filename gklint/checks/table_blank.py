"""No cell of a statutory table is left blank or filled with a stroke: nothing is 0.

Silent where every labelled cell holds something. Yields once for each table, at its first
such cell, or at the label of its row where the cell has no character. The repair fills all of
them with 0, and is offered only where every relation of the table then holds.
"""

from __future__ import annotations

from gklint.check import TABLES
from gklint.document.cells import BLANK, DASH
from gklint.finding import Repair, Violation
from gklint.regulation.figures import names_of, tables_of
from gklint.regulation.relations import instances_of, known_of
from gklint.text import Edit, Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.cells import Cell
    from gklint.document.model import Document
    from gklint.regulation.readings import Place, TableReading

SCOPE = TABLES
VALUES = ("table", "row", "column", "count")
ANCHORS = ()
REPAIR_VALUES = ("count",)


@value
class Params:
    pass


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    for one in tables_of(document, context.reference, context.year):
        reading = one.reading
        blank = dict(_blank(reading))
        if not blank or not reading.understood:
            continue
        place, cell = next(iter(blank.items()))
        row, column = names_of(reading, place)
        yield Violation(
            cell.span if cell.span.start < cell.span.end else reading.rows[place[0]].label,
            {
                "table": reading.schema.title.zh,
                "row": row,
                "column": column,
                "count": str(len(blank)),
            },
            repairs=tuple(_filled(reading, blank)),
        )


def _blank(reading: TableReading) -> Iterator[tuple[Place, Cell]]:
    """The labelled cells that hold no more than a stroke, by place, in the order of the form."""
    for row in reading.rows.values():
        if row.key not in reading.expected:
            continue  # a heading
        for column, cell in zip(row.columns, row.cells or (), strict=False):
            if cell.kind in (BLANK, DASH):
                yield (row.key, column), cell


def _filled(reading: TableReading, blank: dict[Place, Cell]) -> Iterator[Repair]:
    """Every blank cell made 0, if the table then agrees."""
    known = {**known_of(reading), **dict.fromkeys(blank, 0)}
    if all(one.equation.holds(known) for one in instances_of(reading)):
        edits = {Edit(Span(cell.span.start, cell.span.end), "0") for cell in blank.values()}
        if len(edits) == len(blank):
            ordered = sorted(edits, key=lambda edit: edit.span.start)
            yield Repair(tuple(ordered), {"count": str(len(blank))})
