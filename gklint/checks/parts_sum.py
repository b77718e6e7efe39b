"""Parts that are listed as everything add up to their whole.

Silent when they do; when the list need not be complete (等, a number more of the same unit in
the sentence); when a number is about or over something; when the sum is another number of the
same paragraph; when parts may count one thing twice (``overlap``, as channels of publication
do) and come to more. A list after 其中 or 包括, and a pair in brackets, are complete only where
their last part is the rest (``rest``) or, after 包括, where they are many. Yields at the whole.
"""

from __future__ import annotations

from itertools import pairwise

from gklint.check import BLOCK
from gklint.document.parts import announces_parts, announcing, parts_of
from gklint.document.quantities import find_quantities, sentences, total, written
from gklint.finding import Violation
from gklint.pattern import Pattern
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.check import Context
    from gklint.document.model import Block
    from gklint.document.parts import Parts
    from gklint.document.quantities import Quantity

SCOPE = BLOCK
VALUES = ("sum", "terms")
ANCHORS = ()

MANY = 4  # parts after 包括 that are taken for all
SHOWN = 8  # terms that a message shows


@value
class Params:
    overlap: Pattern
    rest: Pattern


def literals(params: Params) -> tuple[str, ...] | None:
    return announcing()


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow.text
    if not announces_parts(flow):
        return
    quantities = find_quantities(flow)
    for sentence, inside in sentences(flow, quantities):
        for at, whole in enumerate(inside):
            if not whole.exact or whole.is_percent:
                continue
            parts = parts_of(flow, inside, at, sentence.end)
            if parts is None or not _complete(parts, params):
                continue
            numbers = [part.quantity for part in parts.parts]
            if all(one.exact for one in numbers) and _wrong(
                whole, parts, numbers, quantities, params
            ):
                yield Violation(
                    block.flow.span(whole.span.start, whole.span.end),
                    {"sum": written(*total(numbers)) + whole.unit, "terms": _terms(numbers)},
                )


def _complete(parts: Parts, params: Params) -> bool:
    count = len(parts.parts)
    if not parts.closed or count < 2:
        return False
    if count > 2 and params.rest.search(parts.parts[-1].name):
        return True
    if parts.kind == "some":
        return False
    if parts.kind == "list":
        return count >= MANY
    return count > 2 or not parts.bracketed


def _wrong(
    whole: Quantity,
    parts: Parts,
    numbers: list[Quantity],
    quantities: Sequence[Quantity],
    params: Params,
) -> bool:
    number, places = total(numbers, whole.places)
    if number == whole.at(places) or _reached_before(parts, whole.at(places), places):
        return False
    if number > whole.at(places) and any(params.overlap.search(one.name) for one in parts.parts):
        return False
    own = {one.span.start for one in numbers}
    return not any(
        one.same_unit(whole) and one.places <= places and one.at(places) == number
        for one in quantities
        if one.span.start not in own
    )


def _reached_before(parts: Parts, number: int, places: int) -> bool:
    """True if the list comes to its whole where its marks change: what follows was no part."""
    reached = 0
    for before, part in pairwise(parts.parts):
        reached += before.quantity.at(places)
        if reached == number and before is not parts.parts[0] and part.mark != before.mark:
            return True
    return False


def _terms(numbers: list[Quantity]) -> str:
    terms = [written(one.number, one.places) for one in numbers]
    if len(terms) > SHOWN:
        terms = [*terms[: SHOWN - 1], "…", terms[-1]]
    return "+".join(terms)
