"""A count and the list it counts agree.

Silent when as many items are listed as counted; when 等 leaves the list open; for lists whose
ends are not sure; and where fewer items are numbered 一是, 二是 than announced, since the
rest may follow in paragraphs of their own. Yields at the count.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.lists import find_counted
from gklint.finding import Violation
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ("count", "listed", "list")
ANCHORS = ()

SHOWN = 40  # code points of the list that a message shows


@value
class Params:
    pass


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow.text
    for one in find_counted(flow):
        if one.listed == one.count or (one.goes_on and one.listed < one.count):
            continue
        words = one.list_span.of(flow)
        yield Violation(
            block.flow.span(one.count_span.start, one.count_span.end),
            {
                "count": str(one.count),
                "listed": str(one.listed),
                "list": words if len(words) <= SHOWN else words[: SHOWN - 1] + "…",
            },
        )
