"""Every row of a statutory table's form is printed.

Silent where less than ``SHARE`` of the rows were read, where the text breaks off after the
table, and on the rows below a heading that has cells of its own. Yields at the label of the
row before the first one that is missing, else at the first row there is.
"""

from __future__ import annotations

from gklint.check import TABLES
from gklint.finding import Bilingual, Violation
from gklint.regulation.figures import tables_of
from gklint.regulation.unread import not_understood, torn
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document
    from gklint.finding import Uncertain
    from gklint.regulation.readings import TableReading

SCOPE = TABLES
VALUES = ("table", "rows", "count")
ANCHORS = ()

SHARE = 0.7  # of the rows are there, or nobody can tell what the table is
LISTED = 3  # missing rows that are named


@value
class Params:
    pass


def check(document: Document, params: Params, context: Context) -> Iterator[Violation | Uncertain]:
    for one in tables_of(document, context.reference, context.year):
        reading = one.reading
        open_questions = [*not_understood(reading), *torn(reading)]
        yield from open_questions
        if open_questions or not reading.understood:
            continue
        missing = _missing(reading)
        there = len(reading.expected) - len(missing)
        if not missing or not one.goes_on or there < SHARE * len(reading.expected):
            continue
        labels = [f"“{reading.schema.row(key).short}”" for key in missing]
        more = len(labels) > LISTED
        first = "、".join(labels[:LISTED])
        before = reading.expected[: reading.expected.index(missing[0])]
        labelled = [key for key in (*reversed(before), *reading.rows) if key in reading.rows]
        yield Violation(
            reading.rows[labelled[0]].label,
            {
                "table": reading.schema.title.zh,
                "rows": Bilingual(
                    f"{first}等{len(labels)}行", f"{first} and others, {len(labels)} rows"
                )
                if more
                else first,
                "count": str(len(missing)),
            },
        )


def _missing(reading: TableReading) -> list[str]:
    """Rows of the form that are not printed, and do not stand under a heading with cells."""
    below = {
        key for heading in reading.rows for key in reading.schema.below(heading) if key != heading
    }
    printed = {*reading.rows, *reading.bare, *below}
    return [key for key in reading.expected if key not in printed]
