"""A paragraph on the work of the year does not open with the year before, nor does a sentence.

Silent when a paragraph opens with another year than the one before the report's; when it
names a second year or compares (``apart`` in the whole paragraph); and when its first
sentence tells of something that may well have begun earlier (``begun``). A sentence within a
paragraph must count what was done (``counts``) besides: it may tell how things came to be.
Yields at the year.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.outline import number_at
from gklint.finding import Violation
from gklint.pattern import Pattern, late
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Block
    from gklint.pattern import Match

SCOPE = BLOCK
VALUES = ()
ANCHORS = ()

HEADING_LENGTH = 40  # code points of a heading that is the first sentence of its paragraph
_OPENING = late("(?P<year>20[0-9]{2})年度?(?=[，,我全])")
_WITHIN = late("(?<=。)(?P<year>20[0-9]{2})年度?(?=[，,])")
_YEAR = late("(?<![0-9])20[0-9]{2}(?![0-9])")


@value
class Params:
    apart: Pattern
    begun: Pattern
    counts: Pattern


def literals(params: Params) -> tuple[str, ...]:
    return ("年，", "年,", "年度，", "年度,", "年我", "年度我", "年全", "年度全")


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    if context.year is None:
        return
    flow = block.flow.text
    opening = _opening(flow)
    match = opening or _WITHIN.search(flow)
    if match is None or int(match["year"]) != context.year - 1:
        return
    if any(one[0] != match["year"] for one in _YEAR.finditer(flow)):
        return
    stop = flow.find("。", match.end())
    sentence = match.end(), stop if stop >= 0 else len(flow)
    if params.apart.search(flow) or params.begun.search(flow, *sentence):
        return
    if opening is None and not params.counts.search(flow, *sentence):
        return
    yield Violation(block.flow.span(*match.span("year")))


def _opening(flow: str) -> Match | None:
    """The year that opens a paragraph, after its number and a heading that runs in."""
    number = number_at(flow)
    start = number.end if number else 0
    match = _OPENING.match(flow, start)
    if match is None and number is not None:
        stop = flow.find("。", start, start + HEADING_LENGTH)
        if stop >= 0:
            match = _OPENING.match(flow, stop + 1)
    return match
