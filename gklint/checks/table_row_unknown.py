"""A statutory table has no rows but those of its form.

Looks at rows whose cells are as many as the form's and whose words are no row's label, nor a
piece of one, nor a damaged one. Silent where the table could not be understood. Yields at the
words.
"""

from __future__ import annotations

from gklint.check import TABLES
from gklint.document.cells import BLANK
from gklint.finding import Violation
from gklint.regulation.figures import tables_of
from gklint.regulation.lexicon import core
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document

SCOPE = TABLES
VALUES = ("table",)
ANCHORS = ()

LEAST, MOST = 3, 40  # characters of a row's words


@value
class Params:
    pass


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    for one in tables_of(document, context.reference, context.year):
        reading = one.reading
        if not reading.understood or not reading.unknown:
            continue
        widths = {len(part.column) for part in reading.schema.parts(reading.edition)}
        labels = [core(label) for label in reading.schema.labels()]
        for row in reading.unknown:
            if any(row.words in label for label in labels):
                continue
            full = sum(cell.kind != BLANK for cell in row.written)
            if LEAST <= len(row.words) <= MOST and full in widths:
                yield Violation(row.span, {"table": reading.schema.title.zh})
