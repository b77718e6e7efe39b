"""A document writes one thing in one way.

Silent when ``other`` is not found, or when its share among all finds of ``usual`` and
``other`` does not lie above ``over`` and up to ``up_to``. Yields one violation a document,
however many places there are; at the first find of ``other``.

A find is the group ``here`` of a pattern, if it has one, else the whole match. Tables and
what stands before the report's title are not read; text inside 《》 is a citation.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.each import each
from gklint.document.marks import titles, touches
from gklint.document.model import FRONT
from gklint.finding import Violation
from gklint.pattern import Pattern
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document, Placed

SCOPE = DOCUMENT
VALUES = ("count", "usual_count")
ANCHORS = ()


@value
class Params:
    other: Pattern
    usual: Pattern | None = None  # None: every ``other`` is one too many
    over: float = 0.0  # share of ``other`` among all finds, from 0 to 1
    up_to: float = 0.5
    titles: bool = False  # look inside 《》 too


def literals(params: Params) -> tuple[str, ...] | None:
    return params.other.required


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    first: Span | None = None
    count = usual = 0
    for _, placed, (others, usuals) in each(document, _both, params):
        if placed.section == FRONT and document.title:
            continue
        usual += usuals
        count += len(others)
        if first is None and others:
            first = placed.place(others[0].start, others[0].end)
    if first is not None and params.over < count / (count + usual) <= params.up_to:
        yield Violation(first, {"count": str(count), "usual_count": str(usual)})


def _both(placed: Placed, params: Params) -> tuple[list[Span], int] | None:
    """Every ``other`` of a block, and how many are usual; None where there are neither."""
    usual = 0
    if params.usual is not None:
        usual = sum(1 for _ in params.usual.finditer(placed.flow))
    others = list(_finds(placed, params))
    return (others, usual) if others or usual else None


def _finds(placed: Placed, params: Params) -> Iterator[Span]:
    cited: tuple[Span, ...] | None = None
    for match in params.other.finditer(placed.flow):
        if cited is None:
            cited = () if params.titles else titles(placed.flow)
        here = Span(*match.span("here" if "here" in match.re.groupindex else 0))
        if not touches(here, cited):
            yield here
