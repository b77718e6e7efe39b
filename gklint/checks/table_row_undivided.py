"""A heading whose rows the form prints one by one has no cells of its own in their stead.

Silent where its rows are printed too: then its cells are subtotals. Yields at its label.
"""

from __future__ import annotations

from gklint.check import TABLES
from gklint.finding import Violation
from gklint.regulation.figures import tables_of
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document

SCOPE = TABLES
VALUES = ("row", "rows", "count")
ANCHORS = ()


@value
class Params:
    pass


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    for one in tables_of(document, context.reference, context.year):
        reading = one.reading
        if not reading.understood:
            continue
        for key, row in reading.rows.items():
            below = [one for one in reading.schema.below(key) if one in reading.expected]
            if key in below or not below or any(one in reading.rows for one in below):
                continue
            labels = [reading.schema.row(one).short for one in below]
            yield Violation(
                row.label,
                {
                    "row": reading.schema.row(key).short,
                    "rows": "、".join(f"“{label}”" for label in labels),
                    "count": str(len(below)),
                },
            )
