"""No share and no rate of a whole is over 100 %.

Silent for everything up to 100, and for rates that may pass it (完成率, 增长率): only what
``share`` matches right before the number is looked at. Yields at the number.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.quantities import find_quantities
from gklint.finding import Violation
from gklint.pattern import Pattern
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ()
ANCHORS = ()

WORDS_LENGTH = 16  # code points before a number in which its words stand


@value
class Params:
    share: Pattern


def literals(params: Params) -> tuple[str, ...]:
    return ("%", "％")


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow.text
    for one in find_quantities(flow):
        if not one.is_percent or one.number <= 100 * 10**one.places:
            continue
        start = one.span.start
        if params.share.search(flow[max(0, start - WORDS_LENGTH) : start]):
            yield Violation(block.flow.span(start, one.span.end))
