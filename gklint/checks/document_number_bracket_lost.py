"""No bracket of a document number is lost, as conversions lose them: 国办发〔202112号.

Where one bracket is left, the year has four digits and the serial number is the rest; where
both are lost, only a number of the registry is recognised. Yields the number from the year
on, with the letters where the registry knows them.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.document_numbers import find_half_bracketed, find_unbracketed
from gklint.finding import Violation
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ("expected",)
ANCHORS = ()


@value
class Params:
    pass


def literals(params: Params) -> tuple[str, ...]:
    return ("号",)


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow.text
    numbers = list(find_half_bracketed(flow))
    numbers += [
        number
        for number in find_unbracketed(flow)
        if context.reference.registry.numbered(number) is not None
    ]
    for number in numbers:
        if int(number.serial) > 0:
            span = block.flow.span(number.span.start, number.span.end)
            yield Violation(span, {"expected": number.written("")})
