"""A year that stands before words has its 年.

Silent when 年 follows, and wherever a number of four digits may be something else: only a
year next to the report's is looked at, only before the organ's own name or one of the
``words``, not inside 《》, not in a number of a document or a file's name. Yields at the digits.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.dates import inside_title
from gklint.document.each import each
from gklint.finding import Violation
from gklint.pattern import Pattern, late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document, Placed

SCOPE = DOCUMENT
VALUES = ()
ANCHORS = ()

NAME_LENGTH = 3  # code points of the organ's name that tell it
_YEAR = late(r"(?<![0-9A-Za-z〔\[【﹝第./:：_+—–-])(?P<year>20[0-9]{2})(?=[一-龥])(?!年)")
_FILE = late(r"[^。；，]{0,60}\.(?:docx?|pdf|xlsx?|wps|html?|jpg|png)")


@value
class Params:
    words: Pattern  # what only a year stands before


def literals(params: Params) -> tuple[str, ...]:
    return ("20",)


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    if context.year is None:
        return
    name = document.profile.organ[:NAME_LENGTH]
    for _, placed, spans in each(document, _lost, context.year, name, params.words):
        for span in spans:
            yield Violation(placed.place(span.start, span.end))


def _lost(placed: Placed, year: int, name: str, words: Pattern) -> list[Span]:
    """Years beside the report's, in a block's flow, that lack their 年."""
    flow, found = placed.flow, []
    years = {str(year + by) for by in (-1, 0, 1)}
    for match in _YEAR.finditer(flow):
        if match["year"] not in years or inside_title(flow, match.start()):
            continue
        named = len(name) >= 2 and flow.startswith(name, match.end())
        if not named and words.match(flow, match.end()) is None:
            continue
        if _FILE.match(flow, match.end()) is None:
            found.append(Span(*match.span("year")))
    return found
