"""A statutory table whose head and rows are printed has numbers in it.

Silent unless at least ``SHARE`` of the rows that have cells are named and none of them has
any, and text follows. Yields at the table's first label.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.finding import Violation
from gklint.regulation.figures import tables_of
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document

SCOPE = DOCUMENT
VALUES = ("table",)
ANCHORS = ()

SHARE = 0.8  # of the rows are named, or it is no table


@value
class Params:
    pass


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    for one in tables_of(document, context.reference, context.year):
        reading = one.reading
        named = sum(key in reading.bare for key in reading.expected)
        if one.goes_on and reading.empty and named >= SHARE * len(reading.expected):
            first = min(reading.bare.values(), key=lambda span: span.start)
            yield Violation(Span(first.start, first.end), {"table": reading.schema.title.zh})
