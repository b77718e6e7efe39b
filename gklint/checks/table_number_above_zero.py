"""A row of a statutory table that such an organ can have nothing to put in holds no number.

Silent where every cell of the row ``row`` of the table ``table`` is 0 or blank. Yields at the
first cell above 0; the others are related places.
"""

from __future__ import annotations

from gklint.check import TABLES
from gklint.finding import Violation
from gklint.regulation.figures import names_of, tables_of
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document

SCOPE = TABLES
VALUES = ("row", "column")
ANCHORS = ()


@value
class Params:
    table: str
    row: str


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    for one in tables_of(document, context.reference, context.year):
        reading = one.reading
        if reading.schema.key != params.table or params.row not in reading.rows:
            continue
        row = reading.rows[params.row]
        found = [
            (column, cell)
            for column, cell in zip(row.columns, row.cells or (), strict=False)
            if cell.figure is not None and cell.figure.number > 0
        ]
        if found:
            names = [names_of(reading, (params.row, column)) for column, _ in found]
            labels = {f"column {at}": column for at, (_, column) in enumerate(names)}
            yield Violation(
                found[0][1].span,
                {
                    "row": names[0][0],
                    "column": labels["column 0"],
                    **labels,
                },
                related=tuple(
                    (cell.span, f"column {at}") for at, (_, cell) in enumerate(found) if at
                ),
            )
