"""The report is dated after the year it reports on has ended.

Silent when every date of issue, a covering letter's too, is the last day of the report year
or later, and the page was not published within it. Yields at each date that is earlier. Where
nothing but that date tells the report year, nothing can be said.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.dates import Date
from gklint.document.profile import told_by_issue_alone
from gklint.finding import Violation
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document

SCOPE = DOCUMENT
VALUES = ()
ANCHORS = ()


@value
class Params:
    pass


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    if context.year is None or told_by_issue_alone(document.profile, context.year):
        return
    last_day = Date(context.year, 12, 31)
    for signature in document.signatures:
        if signature.date.exists and signature.date.order < last_day.order:
            yield Violation(signature.date_span)
    for date, span in document.published:
        if date.exists and date.year == context.year and date.order < last_day.order:
            yield Violation(span)
