"""A share is what its part makes of the whole: 98起，占比39% of 253起.

The whole is the number of the same unit that the other shares of the sentence are of, at
least two of them, or the one that the parts are listed under in the same sentence. Silent
when a share is right by any number of that unit in the paragraph, cut or rounded; when no
whole is sure; and when the words between name a whole of their own (占全省总量的). Yields at
the share.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.quantities import find_quantities, sentences, share_of, written
from gklint.document.shares import Share, makes, shares_in
from gklint.finding import Violation
from gklint.pattern import Pattern
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.check import Context
    from gklint.document.model import Block
    from gklint.document.quantities import Quantity

SCOPE = BLOCK
VALUES = ("part", "whole", "expected")
ANCHORS = ("number",)

MOST_WHOLES = 100  # numbers of a paragraph that a share is held against
MOST_CLAIMS = 40  # shares of one sentence that are looked at


@value
class Params:
    of: Pattern  # all that may stand between 占 and the share


def literals(params: Params) -> tuple[str, ...]:
    return ("占",)


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow.text
    quantities = find_quantities(flow)
    for _, inside in sentences(flow, quantities):
        claims = list(shares_in(flow, inside, params.of))[:MOST_CLAIMS]
        for claim in claims:
            if not _right_by_any(claim, quantities):
                whole = _whole(claim, claims, quantities, inside)
                if whole is not None:
                    yield _violation(block, claim, whole)


def _right_by_any(claim: Share, quantities: Sequence[Quantity]) -> bool:
    return any(makes(claim, one) for one in quantities[:MOST_WHOLES] if one.unit == claim.part.unit)


def _whole(
    claim: Share,
    claims: Sequence[Share],
    quantities: Sequence[Quantity],
    inside: Sequence[Quantity],
) -> Quantity | None:
    """The whole that the other shares are of, or the only greater number before the part."""
    others = [
        one
        for one in claims
        if one is not claim and one.part.unit == claim.part.unit and one.part.number > 0
    ]
    wholes = [
        one
        for one in quantities[:MOST_WHOLES]
        if one.unit == claim.part.unit and one.exact and one.number >= claim.part.number
    ]
    for whole in wholes:
        if sum(makes(other, whole) for other in others) >= 2:
            return whole
    shared = {one.part.span.start for one in claims}
    before = [
        one
        for one in inside
        if one.unit == claim.part.unit
        and one.span.start < claim.part.span.start
        and one.span.start not in shared
    ]
    if len(before) == 1 and not others and before[0].exact and before[0] in wholes:
        return before[0]
    return None


def _violation(block: Block, claim: Share, whole: Quantity) -> Violation:
    return Violation(
        block.flow.span(claim.share.span.start, claim.share.span.end),
        {
            "part": written(claim.part.number, 0) + claim.part.unit,
            "whole": written(whole.number, 0) + whole.unit,
            "expected": share_of(claim.part.number, whole.number, claim.share.places),
        },
        {"number": block.flow.span(claim.share.number_span.start, claim.share.number_span.end)},
    )
