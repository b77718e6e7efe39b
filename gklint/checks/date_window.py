"""The statistics window covers the whole report year and nothing else.

Silent when every window in the report runs from 1 January to 31 December of the report
year. Each fault is a rule of its own, chosen by ``fault``, and a window is told by one of
them for each date at most:

* ``start``, ``end``: the first or last day is another one; at that date;
* ``year``: the window lies in another year than the report's, or in two; at the window;
* ``impossible``: a day that no calendar has; at that date;
* ``future``: it ends after the day the report is signed; at the last date. A window that
  is a whole year is right; there the date of issue is at fault, and other rules tell it.

A window without any year is not one; a second year left out is the first one's.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.dates import Date, find_windows
from gklint.document.each import each
from gklint.finding import Violation
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from gklint.check import Context
    from gklint.document.dates import Window
    from gklint.document.model import Document, Placed
    from gklint.text import Span

SCOPE = DOCUMENT
VALUES = ("expected", "window", "issued")
ANCHORS = ("window",)


@value
class Params:
    fault: Literal["start", "end", "year", "impossible", "future"]


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    for _, placed, windows in each(document, _windows):
        for window in windows:
            yield from _faults(placed, window, document, params.fault, context.year)


def _windows(placed: Placed) -> tuple[Window, ...]:
    return tuple(find_windows(placed.flow))


def _faults(
    placed: Placed, window: Window, document: Document, fault: str, year: int | None
) -> Iterator[Violation]:
    first, last = window.first, window.last
    if not (first.exists and last.exists):
        if fault == "impossible":
            for date, span in ((first, window.first_span), (last, window.last_span)):
                if not date.exists:
                    yield _violation(placed, window, span)
    elif first.year != last.year or (year is not None and first.year != year):
        if fault == "year":
            expected = first.year if year is None else year
            whole = f"{Date(expected, 1, 1)}起至{Date(expected, 12, 31)}"
            yield _violation(placed, window, window.span, whole)
    elif fault == "start" and (first.month, first.day) != (1, 1):
        expected_date = Date(first.year, 1, 1)
        yield _violation(placed, window, window.first_span, _written(expected_date, window, True))
    elif fault == "end" and (last.month, last.day) != (12, 31):
        expected_date = Date(last.year, 12, 31)
        with_year = window.last_year_span is not None
        shown = _written(expected_date, window, with_year)
        yield _violation(placed, window, window.last_span, shown)
    if fault == "future" and first.exists and last.exists:
        yield from _future(placed, window, document)


def _future(placed: Placed, window: Window, document: Document) -> Iterator[Violation]:
    if (window.last.month, window.last.day) == (12, 31):
        return
    for signature in document.signatures:
        if signature.cover or not signature.date.exists:
            continue
        if window.last.order > signature.date.order:
            issued = str(signature.date)
            yield Violation(
                placed.place(window.last_span.start, window.last_span.end),
                {"issued": issued, "window": _words(placed, window), "expected": ""},
                related=((signature.date_span, "issued"),),
            )


def _written(date: Date, window: Window, with_year: bool) -> str:
    """``date`` in the way the window is written: 2023年12月31日, 12月31日 or 2023.12.31."""
    mark = window.mark
    parts = (date.year, date.month, date.day) if with_year else (date.month, date.day)
    if mark:
        return mark.join(map(str, parts))
    return str(date) if with_year else str(date).partition("年")[2]


def _words(placed: Placed, window: Window) -> str:
    return placed.flow[window.span.start : window.span.end]


def _violation(placed: Placed, window: Window, span: Span, expected: str = "") -> Violation:
    return Violation(
        placed.place(span.start, span.end),
        {"expected": expected, "window": _words(placed, window), "issued": ""},
        {"window": placed.place(window.span.start, window.span.end)},
    )
