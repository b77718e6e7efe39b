"""A cell of a statutory table that counts something holds a whole number, 0 or more.

Amounts of money may have decimals, and changes a sign; what is blank is left to another kind.
Yields at the cell; the value ``zero`` is given where a letter stands for the digit 0.
"""

from __future__ import annotations

from gklint.check import TABLES
from gklint.document.cells import NUMBER, ODD
from gklint.finding import Violation
from gklint.regulation.figures import names_of, tables_of
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.cells import Cell
    from gklint.document.model import Document
    from gklint.regulation.schemas import Column, Row

SCOPE = TABLES
VALUES = ("row", "column", "zero")
ANCHORS = ()

_ZERO = "OoＯ〇零○Оо"  # the last two are Cyrillic


@value
class Params:
    pass


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    for one in tables_of(document, context.reference, context.year):
        for read in one.reading.rows.values():
            if not any(map(_strange, read.cells or ())):
                continue
            form = one.reading.schema.row(read.key)
            columns = {column.key: column for column in read.part.column}
            for key, cell in zip(read.columns, read.cells or (), strict=False):
                if _wrong(cell, form, columns[key]):
                    row, column = names_of(one.reading, (read.key, key))
                    values = {"row": row, "column": column}
                    if cell.text and all(char in _ZERO for char in cell.text):
                        values["zero"] = "0"
                    yield Violation(cell.span, values)


def _strange(cell: Cell) -> bool:
    """False for a count as it should be, and for a cell without a number: nearly all of them."""
    figure = cell.figure
    return cell.kind == ODD or (figure is not None and (figure.number < 0 or figure.places > 0))


def _wrong(cell: Cell, row: Row, column: Column) -> bool:
    amount = bool(column.unit) or row.unit.endswith("元")
    if cell.kind == ODD:
        return not amount
    if cell.kind != NUMBER or cell.figure is None:
        return False
    amount = amount or cell.figure.unit.endswith("元")
    return (cell.figure.number < 0 and not column.signed) or (cell.figure.places > 0 and not amount)
