"""No instrument is cited that was issued only after the report came out.

That is after the year that follows the report year, or after the day the report is signed;
a format notice is also too new if all the years it holds for come after the report year.
Known by its number only: a law whose edition is new may have had older ones of that title.
Yields the number with its letters.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.document_numbers import find_all_numbers
from gklint.document.each import each
from gklint.finding import Violation
from gklint.regulation.titles import quoted
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.document_numbers import DocumentNumber
    from gklint.document.model import Document, Placed
    from gklint.regulation.registry import Registry, Regulation

SCOPE = DOCUMENT
VALUES = ("title", "number", "since")
ANCHORS = ()

_FULL_DATE = len("YYYY-MM-DD")


@value
class Params:
    pass


def literals(params: Params) -> tuple[str, ...]:
    return ("号",)


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    registry = context.reference.registry
    signed = _signed(document)
    for _, placed, cited in each(document, _cited, registry):
        for number, owner in cited:
            if _not_yet(owner, context, signed):
                place = registry.place_of(number)
                yield Violation(
                    placed.place(place.start, place.end),
                    {
                        "title": quoted(owner.title),
                        "number": owner.number,
                        "since": owner.issued,
                    },
                )


def _cited(placed: Placed, registry: Registry) -> list[tuple[DocumentNumber, Regulation]]:
    """The numbers in a block by which the registry knows an instrument."""
    if "号" not in placed.flow:
        return []
    numbers = find_all_numbers(placed.flow)
    return [(one, owner) for one in numbers if (owner := registry.numbered(one)) is not None]


def _signed(document: Document) -> str:
    """The last day on which the report is signed, YYYY-MM-DD; empty if on none."""
    dates = [one.date for one in document.signatures if one.date.exists and not one.cover]
    if not dates:
        return ""
    year, month, day = max(date.order for date in dates)
    return f"{year:04}-{month:02}-{day:02}"


def _not_yet(regulation: Regulation, context: Context, signed: str) -> bool:
    issued, year = regulation.issued, context.year
    if year is not None:
        if regulation.issued_after_reports_on(year):
            return True
        firsts = [one.years.first for one in context.reference.regimes if one.notice == regulation]
        if firsts and all(first is not None and year < first for first in firsts):
            return True
    return signed != "" and len(issued) == _FULL_DATE and issued > signed
