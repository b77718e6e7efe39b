"""A statutory table whose head and rows are printed has numbers in it.

Silent unless at least ``SHARE`` of the rows that have cells are named and none of them has
any, and text follows; cannot tell where digits are glued to the labels. Yields at the table's
first label.
"""

from __future__ import annotations

from gklint.check import TABLES
from gklint.finding import Bilingual, Uncertain, Violation
from gklint.pattern import late
from gklint.regulation.figures import tables_of
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document

SCOPE = TABLES
VALUES = ("table",)
ANCHORS = ()

SHARE = 0.8  # of the rows are named, or it is no table
GLUED = Uncertain(
    Bilingual("表格的数字与文字连在一起，分不开", "the table's figures are glued to its words")
)
_DIGIT = late(r"[0-9０-９](?![0-9]{0,2}[.．、])")  # one that does not number a row


@value
class Params:
    pass


def check(document: Document, params: Params, context: Context) -> Iterator[Violation | Uncertain]:
    for one in tables_of(document, context.reference, context.year):
        reading = one.reading
        named = sum(key in reading.bare for key in reading.expected)
        if not one.goes_on or not reading.empty or named < SHARE * len(reading.expected):
            continue
        if _DIGIT.search(reading.span.of(document.text)):
            yield GLUED
            continue
        first = min(reading.bare.values(), key=lambda span: span.start)
        yield Violation(first, {"table": reading.schema.title.zh})
