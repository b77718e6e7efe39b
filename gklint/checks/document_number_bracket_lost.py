"""No bracket of a document number is lost, as conversions lose them: 国办发〔202112号.

Where one bracket is left, the year has four digits and the serial number is the rest; where
both are lost, a number is recognised by letters that the registry knows. Yields the number
without its letters. ``expected`` is left out where the digits are no number of the registry.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.document_numbers import CLOSING, OPENING, find_half_bracketed, find_unbracketed
from gklint.finding import Violation
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ("form", "expected")
ANCHORS = ()


@value
class Params:
    pass


def literals(params: Params) -> tuple[str, ...]:
    return ("号",)


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow, registry = block.flow.text, context.reference.registry
    found = [(number, True) for number in find_half_bracketed(flow)]
    found += [
        (number, registry.numbered(number) is not None)
        for number in find_unbracketed(flow)
        if registry.knows_letters(number)
    ]
    for number, certain in found:
        if number.serial != "0":
            values = {"form": f"{OPENING}{number.year}{CLOSING}"}
            if certain:
                values["expected"] = number.written("")
            yield Violation(block.flow.span(number.span.start, number.span.end), values)
