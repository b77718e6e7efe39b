"""The report calls itself by the year it reports on.

Silent when the title and every mention of the report itself in the preamble or the covering
letter have the report year. Yields at each other year. What stands in 《》 is another's title,
and later sections may speak of an earlier report.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.dates import inside_title
from gklint.document.each import each
from gklint.document.model import COVER, FRONT, PARAGRAPH, PREAMBLE
from gklint.finding import Violation
from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document, Placed
    from gklint.document.vocabulary import Vocabulary

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
    given = year, context.reference.vocabulary
    for _, placed, spans in each(document, _mentions, *given, kinds=(PARAGRAPH,)):
        for span in spans:
            yield Violation(placed.place(span.start, span.end))


def _mentions(placed: Placed, year: str, vocabulary: Vocabulary) -> list[Span]:
    """Other years, in the flow of a paragraph before the outline, in which it speaks of itself."""
    if placed.section not in (PREAMBLE, FRONT, COVER):
        return []
    return [
        Span(*match.span("year"))
        for match in vocabulary.self_reference.finditer(placed.flow)
        if match["year"] != year and not inside_title(placed.flow, match.start())
    ]
