"""A remark says something that is understood.

Silent about remarks that name what to do and at least one rule. Yields every other remark:
it silences nothing.
"""

from __future__ import annotations

from gklint.check import REMARKS
from gklint.finding import Violation
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.remarks import Heard

SCOPE = REMARKS
VALUES = ()
ANCHORS = ()


@value
class Params:
    pass


def literals(params: Params) -> tuple[str, ...]:
    return ()  # no text of a report is enough


def check(remarks: tuple[Heard, ...], params: Params, context: Context) -> Iterator[Violation]:
    for heard in remarks:
        if not heard.readable:
            yield Violation(heard.span)
