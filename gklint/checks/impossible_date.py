"""Every date is one that a calendar has.

Silent for every date that exists, for 29 February without a year, inside 《》, and inside a
statistics window, which has a rule of its own. Yields at a date such as 2月30日 or 2023年13月.
"""

from __future__ import annotations

from bisect import bisect_right

from gklint.check import BLOCK
from gklint.document.dates import Date, find_dates, find_windows, inside_title
from gklint.finding import Violation
from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ()
ANCHORS = ()

LEAP_YEAR = 2000  # in whose stead a date without a year is read
_DATE = late(
    r"(?:(?<![0-9])(?P<year>[12][0-9]{3})年)?(?<![0-9.])(?P<month>[0-9]{1,2})月"
    r"(?:(?P<day>[0-9]{1,2})日)?"
)


@value
class Params:
    pass


def literals(params: Params) -> tuple[str, ...]:
    return ("月",)


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow.text
    wrong = [span for span in _wrong(flow) if not inside_title(flow, span.start)]
    if not wrong:
        return
    windows = [window.span for window in find_windows(flow)]
    starts = [window.start for window in windows]
    for span in wrong:
        at = bisect_right(starts, span.start) - 1
        if at < 0 or not windows[at].contains(span):
            yield Violation(block.flow.span(span.start, span.end))


def _wrong(flow: str) -> Iterator[Span]:
    for match in _DATE.finditer(flow):
        if match["day"] is None and match["year"] is None:
            continue
        year = int(match["year"] or LEAP_YEAR)
        if not Date(year, int(match["month"]), int(match["day"] or 1)).exists:
            yield Span(*match.span())
    for one in find_dates(flow):
        written = one.span.of(flow)
        if not one.date.exists and not written[0].isdecimal():
            yield one.span
