"""The report is public by the deadline of its level.

Silent when the day on which the page was published, or else the day on which the report is
signed, is within the deadline that the regime sets for the organ's level; when the regime
sets none; and when the level is not sure: ``sure`` gives, for a level, the names of organs
that surely belong to it. A page that was published in a later year was moved, and is not
counted. Yields at the date.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.dates import Date
from gklint.document.profile import told_by_issue_alone
from gklint.finding import Violation
from gklint.pattern import Pattern
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document
    from gklint.text import Span

SCOPE = DOCUMENT
VALUES = ("deadline",)
ANCHORS = ()


@value
class Params:
    sure: dict[str, Pattern] = {}


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    year, regime = context.year, context.regime
    if year is None or regime is None or told_by_issue_alone(document.profile, year):
        return
    day = regime.deadline(context.level)
    issued = _issued(document, year)
    if day is None or issued is None or not _sure(document, params, context):
        return
    deadline = Date(year + 1, *day)
    date, span = issued
    if date.order > deadline.order:
        yield Violation(span, {"deadline": str(deadline)})


def _sure(document: Document, params: Params, context: Context) -> bool:
    """A level that was set by hand is sure; one that was read from a name may need more."""
    if context.level != document.profile.level:
        return True
    known = params.sure.get(context.level)
    return known is None or known.search(document.profile.organ) is not None


def _issued(document: Document, year: int) -> tuple[Date, Span] | None:
    for date, span in document.published:
        if date.exists and date.year == year + 1:
            return date, span
    for signature in reversed(document.signatures):
        if not signature.cover and signature.date.exists:
            return signature.date, signature.date_span
    return None
