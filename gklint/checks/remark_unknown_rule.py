"""A remark names rules that there are.

Silent about names of rules, whether they are looked for in this run or not. Yields each name
that no rule has; ``near`` is the rule that was probably meant, where one is like it.
"""

from __future__ import annotations

from gklint.check import REMARKS
from gklint.document.remarks import UNKNOWN
from gklint.finding import Violation
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.remarks import Heard

SCOPE = REMARKS
VALUES = ("rule", "near")
ANCHORS = ()


@value
class Params:
    pass


def literals(params: Params) -> tuple[str, ...]:
    return ()  # no text of a report is enough


def check(remarks: tuple[Heard, ...], params: Params, context: Context) -> Iterator[Violation]:
    for heard in remarks:
        for one in heard.names:
            if one.fate == UNKNOWN:
                near = {"near": one.near} if one.near else {}
                yield Violation(one.span, {"rule": one.name, **near})
