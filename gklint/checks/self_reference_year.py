"""The report calls itself by the year it reports on.

Silent when the title and every mention of the report itself in the preamble or the covering
letter have the report year. Yields at each other year. What stands in 《》 is another's title,
and later sections may speak of an earlier report.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.dates import inside_title
from gklint.document.model import COVER, FRONT, PARAGRAPH, PREAMBLE
from gklint.finding import Violation
from gklint.pattern import late
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document, Placed

SCOPE = DOCUMENT
VALUES = ()
ANCHORS = ()

_YEAR = late("(?<![0-9])(?P<year>20[0-9]{2})(?![0-9])")


@value
class Params:
    pass


def literals(params: Params) -> tuple[str, ...]:
    return ("20",)


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    if context.year is None:
        return
    year = str(context.year)
    for title in (document.cover, document.title):
        if title is not None and year not in title.flow:
            match = _YEAR.search(title.flow)
            if match:
                yield Violation(title.place(*match.span("year")))
    for placed in document.blocks:
        if placed.block.kind == PARAGRAPH and placed.section in (PREAMBLE, FRONT, COVER):
            yield from _mentions(placed, year, context)


def _mentions(placed: Placed, year: str, context: Context) -> Iterator[Violation]:
    for match in context.reference.vocabulary.self_reference.finditer(placed.flow):
        if match["year"] != year and not inside_title(placed.flow, match.start()):
            yield Violation(placed.place(*match.span("year")))
