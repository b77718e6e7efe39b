"""A postcode after its label has six digits.

Silent for six digits, for digits that are blacked out and for words. Yields at the digits.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.contacts import POSTCODE, POSTCODE_WORDS, fields_in
from gklint.finding import Violation
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ("digits",)
ANCHORS = ()
DIGITS = 6


@value
class Params:
    pass


def literals(params: Params) -> tuple[str, ...]:
    return POSTCODE_WORDS


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow
    for field in fields_in(flow.text):
        if field.kind != POSTCODE:
            continue
        read = field.span.of(flow.text).replace(" ", "")
        following = flow.text[field.span.end : field.span.end + 1]
        if not read.isdigit() or len(read) == DIGITS or following in ("*", "x", "X", "×", "_"):
            continue
        yield Violation(flow.span(field.span.start, field.span.end), {"digits": str(len(read))})
