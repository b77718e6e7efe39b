"""The statistics window covers the whole report year and nothing else.

Silent when every window in the report runs from 1 January to 31 December of the report
year. Each fault is a rule of its own, chosen by ``fault``:

* ``start``, ``end``: the first or last day is another one; at that date;
* ``year``: the window is a whole year, but not the report's; at the window;
* ``impossible``: a day that no calendar has; at that date;
* ``future``: it ends after the day the report is signed; at the last date.

A window without any year is not one; a second year left out is the first one's.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.dates import Date, find_windows
from gklint.document.model import PROSE
from gklint.finding import Violation
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from gklint.check import Context
    from gklint.document.dates import Window
    from gklint.document.model import Document, Placed

SCOPE = DOCUMENT
VALUES = ("expected", "window", "issued")
ANCHORS = ("window", "year")


@value
class Params:
    fault: Literal["start", "end", "year", "impossible", "future"]


def literals(params: Params) -> tuple[str, ...]:
    return ("月",)


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    for placed in document.blocks:
        if placed.block.kind in PROSE:
            for window in find_windows(placed.flow):
                yield from _faults(placed, window, document, params.fault, context.year)


def _faults(
    placed: Placed, window: Window, document: Document, fault: str, year: int | None
) -> Iterator[Violation]:
    dates = (window.first, window.last)
    if not all(date.exists for date in dates):
        if fault == "impossible":
            for date, span in zip(dates, (window.first_span, window.last_span), strict=True):
                if not date.exists:
                    yield _violation(placed, window, (span.start, span.end), "")
        return
    first = Date(window.first.year, 1, 1)
    last = Date(window.first.year, 12, 31)
    whole = dates == (first, last)
    if fault == "start" and window.first != first:
        yield _violation(
            placed, window, (window.first_span.start, window.first_span.end), str(first)
        )
    elif fault == "end" and (window.last.month, window.last.day) != (12, 31):
        expected = Date(window.last.year, 12, 31)
        shown = str(expected) if window.last_year_span else str(expected).partition("年")[2]
        yield _violation(placed, window, (window.last_span.start, window.last_span.end), shown)
    elif fault == "year" and year is not None and _other_year(window, year, whole):
        yield _violation(
            placed,
            window,
            (window.span.start, window.span.end),
            f"{Date(year, 1, 1)}起至{Date(year, 12, 31)}",
        )
    elif fault == "future":
        yield from _future(placed, window, document)


def _other_year(window: Window, year: int, whole: bool) -> bool:
    """Another whole year, or two years mixed; a lone wrong day is told by ``start`` and ``end``."""
    if window.first.year != window.last.year:
        return True
    return whole and window.first.year != year


def _future(placed: Placed, window: Window, document: Document) -> Iterator[Violation]:
    for signature in document.signatures:
        if signature.cover or not signature.date.exists:
            continue
        if window.last.order > signature.date.order:
            yield Violation(
                placed.place(window.last_span.start, window.last_span.end),
                {"issued": str(signature.date), "window": "", "expected": ""},
                related=((signature.date_span, "issued"),),
            )


def _violation(placed: Placed, window: Window, span: tuple[int, int], expected: str) -> Violation:
    place = placed.place(*span)
    return Violation(
        place,
        {
            "expected": expected,
            "window": placed.flow[window.span.start : window.span.end],
            "issued": "",
        },
        {"window": placed.place(window.span.start, window.span.end), "year": place},
    )
