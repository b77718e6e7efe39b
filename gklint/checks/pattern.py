"""Nothing matches a pattern.

Silent when ``match`` is found nowhere, or only where ``unless`` matches too. Yields each
match; at its group ``here``, if it has one, else at the whole of it. Every named group is
a value for messages and fixes, and a place that fixes may replace; a group that took no
part is empty and names no place.

Text inside 《》 is a citation and left alone, unless ``titles`` is set.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.marks import titles, touches
from gklint.finding import Violation
from gklint.pattern import Pattern
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ()
ANCHORS = ()


@value
class Params:
    match: Pattern
    unless: Pattern | None = None  # a place that a match of this one touches is left alone
    titles: bool = False  # look inside 《》 too


def names(params: Params) -> tuple[str, ...]:
    return params.match.groups


def literals(params: Params) -> tuple[str, ...] | None:
    return params.match.required


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow.text
    innocent: tuple[tuple[Span, ...], ...] | None = None
    for match in params.match.finditer(flow):
        groups = {name: text or "" for name, text in match.groupdict().items()}
        here = Span(*match.span("here" if groups.get("here") else 0))
        if innocent is None:
            innocent = _innocent(flow, params)
        if any(touches(here, one) for one in innocent):
            continue
        places = {
            name: block.flow.span(*match.span(name)) for name in groups if match.start(name) >= 0
        }
        yield Violation(block.flow.span(here.start, here.end), groups, places)


def _innocent(flow: str, params: Params) -> tuple[tuple[Span, ...], ...]:
    """The stretches that are left alone: citations, and what ``unless`` matches."""
    cited = () if params.titles else titles(flow)
    if params.unless is None:
        return (cited,)
    return cited, tuple(Span(*match.span()) for match in params.unless.finditer(flow))
