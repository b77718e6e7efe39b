"""Every row of a statutory table has as many cells as its form.

Cannot tell where a table could not be understood, or where cells stand in it that belong to
some row whose label is not beside them; silent on rows with which the text breaks off.
Yields at the label of the row; where more than ``LISTED`` rows of one table are short, once
for the table, at the first of them.
"""

from __future__ import annotations

from gklint.check import TABLES
from gklint.document.cells import BLANK
from gklint.finding import Bilingual, Violation
from gklint.regulation.figures import Reckoned, tables_of
from gklint.regulation.unread import not_understood, torn
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document
    from gklint.finding import Uncertain
    from gklint.regulation.readings import RowReading, TableReading
    from gklint.text import Span

SCOPE = TABLES
VALUES = ("table", "row", "expected", "count", "others")
ANCHORS = ()

LISTED = 3  # rows of a table that are told one by one


@value
class Params:
    pass


def check(document: Document, params: Params, context: Context) -> Iterator[Violation | Uncertain]:
    for one in tables_of(document, context.reference, context.year):
        open_questions = [*not_understood(one.reading), *torn(one.reading)]
        if open_questions and not _one_row_short(one.reading):
            yield from open_questions
            continue
        if not one.reading.rows and not one.reading.loose:
            continue
        short = list(_short(one))
        if len(short) > LISTED:
            yield _violation(one, *short[0], len(short) - 1)
            continue
        for span, row, expected, count in short:
            yield _violation(one, span, row, expected, count, 0)


def _one_row_short(reading: TableReading) -> bool:
    """True if all cells of a table stand in one row after its head, and some of them lack."""
    part = reading.schema.part[0]
    wanted = len(part.row) * len(part.column)
    head = reading.schema.cells_follow_header and not reading.rows and not reading.unknown
    full = sum(cell.kind != BLANK for cell in reading.loose)
    return head and wanted / 2 < full < wanted


def _violation(
    one: Reckoned, span: Span, row: str, expected: int, count: int, others: int
) -> Violation:
    return Violation(
        span,
        {
            "table": one.reading.schema.title.zh,
            "row": row,
            "expected": str(expected),
            "count": str(count),
            "others": Bilingual(
                f"；同表另有{others}行的格数也不对", f"; so have {others} other rows of the table"
            )
            if others
            else "",
        },
    )


def _count(row: RowReading) -> int:
    """How many cells a row has; of one whose cells moved up, those that hold something."""
    written = len(row.written)
    full = sum(cell.kind != BLANK for cell in row.written)
    return full if written >= len(row.columns) > full else written


def _short(one: Reckoned) -> Iterator[tuple[Span, str, int, int]]:
    """(label, its words, cells expected, cells written) of the rows that are not whole, in order."""
    reading = one.reading
    for part, row in reading.schema.rows(reading.edition):
        columns = len(part.column)
        written = reading.rows.get(row.key)
        if written is not None and written.cells is None:
            if one.goes_on or written.written[-1].span.end < reading.span.end:
                yield written.label, row.short, len(written.columns), _count(written)
        elif written is None and row.key in reading.bare:
            if reading.schema.like_a_column(row.key):
                continue  # without cells, it is of the table's head
            label = reading.bare[row.key]
            if one.goes_on or label.end < reading.span.end:
                yield label, row.short, columns, 0
    if reading.loose and reading.schema.cells_follow_header:
        first, last = reading.loose[0], reading.loose[-1]
        if one.goes_on or last.span.end < reading.span.end:
            part = reading.schema.part[0]
            missing = [row.short for row in part.row if row.key not in reading.rows]
            if missing:
                full = sum(cell.kind != BLANK for cell in reading.loose)
                yield first.span, "、".join(missing), len(missing) * len(part.column), full
