"""The contents stand in the order that the format fixes.

Silent when the headings of the contents rise in the format's order. Yields at each heading
that must move for the others to be in order: the fewest there can be.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.finding import Violation
from gklint.regulation.contents import sections_of
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.check import Context
    from gklint.document.model import Document

SCOPE = DOCUMENT
VALUES = ("expected", "before")
ANCHORS = ()


@value
class Params:
    pass


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    regime = context.regime
    if regime is None or not regime.fixed_order:
        return
    rank = {one.key: at for at, one in enumerate(regime.sections)}
    found = sections_of(document, regime)
    written = sorted(found, key=lambda key: found[key].title_span.start)
    kept = _longest_rising([rank[key] for key in written])
    for key in written:
        if rank[key] in kept:
            continue
        before = max((one for one in kept if one < rank[key]), default=None)
        yield Violation(
            found[key].title_span,
            {
                "expected": str(rank[key] + 1),
                "before": "" if before is None else regime.sections[before].title,
            },
        )


def _longest_rising(ranks: Sequence[int]) -> set[int]:
    """The longest rising subsequence; a format has few sections, so the plain way will do."""
    best: list[list[int]] = []
    for rank in ranks:
        before: list[int] = max((one for one in best if one[-1] < rank), key=len, default=[])
        best.append([*before, rank])
    longest: list[int] = max(best, key=len, default=[])
    return set(longest)
