"""Whoever wants a finding silent says why.

Silent about a remark, or an entry of the settings, that gives a reason. Yields each that
silences something and gives none, or has the placeholder for one left as it was: the remark, or the
first finding that the entry silences.
"""

from __future__ import annotations

from gklint.check import REMARKS
from gklint.document.remarks import USED
from gklint.finding import Violation
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.remarks import Heard

SCOPE = REMARKS
VALUES = ("where",)
ANCHORS = ()


@value
class Params:
    pass


def literals(params: Params) -> tuple[str, ...]:
    return ()  # no text of a report is enough


def check(remarks: tuple[Heard, ...], params: Params, context: Context) -> Iterator[Violation]:
    for heard in remarks:
        if not heard.reason and any(one.fate == USED for one in heard.names):
            yield Violation(heard.span, {"where": heard.where})
