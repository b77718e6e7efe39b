"""A plan is not made for the year that has been reported on.

Silent when the year before words such as 我们将继续 is another one than the report's. ``plan``
is what makes a sentence a plan; 将 alone may stand before an object (将政务公开纳入考核), and is
none. Yields at the year. Meant for the sections on problems and on what comes next: elsewhere
a report may tell what was planned.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.finding import Violation
from gklint.pattern import Pattern
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ("next",)
ANCHORS = ()


@value
class Params:
    plan: Pattern  # with the year as its group ``year``


def literals(params: Params) -> tuple[str, ...] | None:
    return params.plan.required


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    if context.year is None:
        return
    for match in params.plan.finditer(block.flow.text):
        if int(match["year"]) == context.year:
            yield Violation(block.flow.span(*match.span("year")), {"next": str(context.year + 1)})
