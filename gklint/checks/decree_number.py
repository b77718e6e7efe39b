"""The number of a decree of the State Council has its 第: 国务院令第711号.

Silent on the other orders in which a decree is rightly cited. Yields the name of the decree
with its number.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.finding import Violation
from gklint.pattern import late
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ("expected",)
ANCHORS = ()

_UNFINISHED = late("(?P<name>国务院令|国令)(?P<number>[0-9]{1,4}号)")


@value
class Params:
    pass


def literals(params: Params) -> tuple[str, ...]:
    return ("国务院令", "国令")


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    for match in _UNFINISHED.finditer(block.flow.text):
        span = block.flow.span(*match.span())
        yield Violation(span, {"expected": f"{match['name']}第{match['number']}"})
