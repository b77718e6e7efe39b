"""A year that stands before words has its 年.

Silent when 年 follows, and wherever a number of four digits may be something else: only a
year next to the report's is looked at, only before the organ's own name or one of the
``words``, not inside 《》, not in a number of a document or a file's name. Yields at the digits.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.dates import inside_title
from gklint.document.model import PROSE
from gklint.finding import Violation
from gklint.pattern import Pattern, late
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document

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
    years = {str(context.year + by) for by in (-1, 0, 1)}
    for placed in document.blocks:
        if placed.block.kind not in PROSE:
            continue
        flow = placed.flow
        for match in _YEAR.finditer(flow):
            if match["year"] not in years or inside_title(flow, match.start()):
                continue
            named = len(name) >= 2 and flow.startswith(name, match.end())
            if not named and params.words.match(flow, match.end()) is None:
                continue
            if _FILE.match(flow, match.end()) is None:
                yield Violation(placed.place(*match.span("year")))
