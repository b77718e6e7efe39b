"""A share of the applications is what its number makes of those in the table.

Looks at figures of results that agree with the table and have a share beside them (占32%),
where the paragraph names no whole. Silent where the share is right by any number of the
paragraph, or by any of the sums ``wholes`` of the table, cut or rounded, and where the first of
them is not known. Yields at the share.
"""

from __future__ import annotations

from gklint.check import TABLES
from gklint.document.quantities import find_quantities, sentences, share_of
from gklint.document.shares import makes, makes_of, shares_in
from gklint.finding import Violation
from gklint.pattern import Pattern
from gklint.regulation.figures import row_name
from gklint.regulation.judged import hearing_of
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document, Placed
    from gklint.document.shares import Share
    from gklint.regulation.judged import Judged

SCOPE = TABLES
VALUES = ("part", "whole", "cell", "expected")
ANCHORS = ("number",)


@value
class Params:
    of: Pattern  # all that may stand between 占 and the share
    wholes: tuple[str, ...]  # sums of rows (``received+carried_over_in``), the likeliest first


def literals(params: Params) -> tuple[str, ...]:
    return ("占",)


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    for one in hearing_of(document, context.reference, context.year).judged:
        if not (one.right and one.claim.phrase.result and one.claim.number):
            continue
        placed = document.blocks[one.claim.block]
        share = _share_beside(one, placed, params)
        if share is not None:
            yield from _held(one, share, placed, params)


def _share_beside(one: Judged, placed: Placed, params: Params) -> Share | None:
    """The share after a claim's figure, if no number of the paragraph bears it out."""
    flow = placed.flow
    quantities = find_quantities(flow)
    for _, inside in sentences(flow, quantities):
        for share in shares_in(flow, inside, params.of):
            if placed.place(share.part.span.start, share.part.span.end) == one.claim.span:
                return None if any(makes(share, other) for other in quantities) else share
    return None


def _held(one: Judged, share: Share, placed: Placed, params: Params) -> Iterator[Violation]:
    """The share held against the sums of the table."""
    sums = [one.table.sum_of(figure) for figure in params.wholes]
    wholes = [found.number for found in sums if found is not None]
    first = sums[0]
    if first is None or first.number <= 0 or any(makes_of(share, whole) for whole in wholes):
        return
    said = {other.number for other in find_quantities(placed.flow)}
    if said & set(wholes):  # the paragraph names the whole itself
        return
    rows = params.wholes[0].split("+")
    yield Violation(
        placed.place(share.share.span.start, share.share.span.end),
        {
            "part": f"{share.part.number}{share.part.unit}",
            "whole": str(first.number),
            "cell": "”“".join(row_name(one.table.reading, key) for key in rows),
            "expected": share_of(share.part.number, first.number, share.share.places),
        },
        {"number": placed.place(share.share.number_span.start, share.share.number_span.end)},
    )
