"""Shares beside the numbers that they are of: 98件，占比39%."""

from __future__ import annotations

from itertools import pairwise

from gklint.document.quantities import is_share
from gklint.pattern import late
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.document.quantities import Quantity
    from gklint.pattern import Pattern

_BETWEEN = late(r"[^，,。；;：:（()）0-9]{0,10}[，,（(]?(?P<of>占[^，,。；;：:0-9]{0,14})")
_CHANGE = late("[增减多少升降]")


@value
class Share:
    """A number, and the percentage after it that it is said to make."""

    part: Quantity
    share: Quantity


def shares_in(flow: str, inside: Sequence[Quantity], of: Pattern) -> Iterator[Share]:
    """The shares among the quantities of a sentence; ``of`` is all that may stand after 占.

    What is about, and what grew or shrank by so many, is none.
    """
    for part, share in pairwise(inside):
        if not share.is_percent or part.is_percent or not (part.exact and share.exact):
            continue
        if _CHANGE.search(flow, max(0, part.span.start - 4), part.span.start):
            continue
        between = _BETWEEN.fullmatch(flow, part.span.end, share.span.start)
        if between is not None and of.fullmatch(between["of"]):
            yield Share(part, share)


def makes(share: Share, whole: Quantity) -> bool:
    """True if the share is what its part makes of ``whole``; only whole numbers are held together."""
    return not whole.places and makes_of(share, whole.number)


def makes_of(share: Share, whole: int) -> bool:
    """True if the share is what its part makes of ``whole``, cut or rounded."""
    if whole <= 0 or share.part.places:
        return False
    return is_share(share.share, share.part.number, whole)
