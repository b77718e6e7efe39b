"""No part is greater than the whole it is listed under.

Silent for every part up to the whole, in whatever way the list is announced; for numbers that
are about something; and for units that count different things in one sentence: only ``units``
are looked at. Yields at the part.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.parts import announces_parts, announcing, parts_of
from gklint.document.quantities import find_quantities, sentences, written
from gklint.finding import Violation
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ("whole",)
ANCHORS = ()


@value
class Params:
    units: tuple[str, ...]


def literals(params: Params) -> tuple[str, ...] | None:
    return announcing()


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow.text
    if not announces_parts(flow):
        return
    for sentence, inside in sentences(flow, find_quantities(flow)):
        for at, whole in enumerate(inside):
            if not whole.exact or whole.unit not in params.units:
                continue
            parts = parts_of(flow, inside, at, sentence.end)
            if parts is None:
                continue
            for part in parts.parts:
                places = max(part.quantity.places, whole.places)
                if part.quantity.exact and part.quantity.at(places) > whole.at(places):
                    yield Violation(
                        block.flow.span(part.quantity.span.start, part.quantity.span.end),
                        {"whole": written(whole.number, whole.places) + whole.unit},
                    )
