"""Months and days are written without a leading zero.

Silent for 2021年2月9日, inside 《》, in dates with marks (2021-02-09), and before the words or
the time of day that a web page puts after a date of its own (``page``). Yields at the month and
day of 2021年02月09日.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.dates import inside_title
from gklint.finding import Violation
from gklint.pattern import Pattern, late
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ("expected",)
ANCHORS = ()

_DATE = late(
    r"(?<![0-9.])(?P<date>(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?)(?![0-9]{1,2}日)"
)


@value
class Params:
    page: Pattern


def literals(params: Params) -> tuple[str, ...]:
    return ("月",)


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow.text
    for match in _DATE.finditer(flow):
        month, day = match["month"], match["day"] or ""
        if not (month.startswith("0") or day.startswith("0")) or inside_title(flow, match.start()):
            continue
        if params.page.match(flow, match.end()) or int(month) == 0 or (day and int(day) == 0):
            continue
        expected = f"{int(month)}月" + (f"{int(day)}日" if day else "")
        yield Violation(block.flow.span(*match.span("date")), {"expected": expected})
