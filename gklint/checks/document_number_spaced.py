"""No blanks stand inside a document number, and its digits are ASCII.

Silent where blanks beside digits are the custom of the whole text, as converters leave
them. Yields each number, from its opening bracket (a decree: from its first word) to 号.
``fault`` chooses between ``blanks`` and ``width`` (full-width digits).
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.document_numbers import find_all_numbers
from gklint.document.each import each
from gklint.finding import Violation
from gklint.pattern import late
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from gklint.check import Context
    from gklint.document.document_numbers import DocumentNumber
    from gklint.document.model import Document, Placed

SCOPE = DOCUMENT
VALUES = ("expected",)
ANCHORS = ()

CUSTOM = 3  # blanks beside digits elsewhere that make it the custom of a text
_BLANKS = " \t\u3000\xa0\u2002\u2003\u2009"
_BESIDE_DIGITS = late(r"[0-9][ \u00a0\u3000]{1,4}[一-龥]|[一-龥][ \u00a0\u3000]{1,4}[0-9]")
_WIDE = late("[０-９]")


@value
class Params:
    fault: Literal["blanks", "width"]


def literals(params: Params) -> tuple[str, ...]:
    return ("号",)


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    found = [
        (placed, number)
        for _, placed, numbers in each(document, _faulty, params.fault)
        for number in numbers
    ]
    if not found or (params.fault == "blanks" and _customary(document, len(found))):
        return
    for placed, number in found:
        start, end = number.span.start, number.span.end
        yield Violation(
            placed.place(start, end), {"expected": placed.flow[start:end].replace(" ", "")}
        )


def _faulty(placed: Placed, fault: str) -> list[DocumentNumber]:
    """The numbers of a block that are complete and written with the fault."""
    block = placed.block
    return [
        number
        for number in find_all_numbers(placed.flow)
        if number.complete
        and _fault(block.flow.span(number.span.start, number.span.end).of(block.text), fault)
    ]


def _fault(written: str, fault: str) -> bool:
    if "\n" in written or "\r" in written:
        return False
    if fault == "width":
        return _WIDE.search(written) is not None
    return any(blank in written for blank in _BLANKS)


def _customary(document: Document, found: int) -> bool:
    if document.wrapped:
        return True
    return sum(count for *_, count in each(document, _beside)) >= CUSTOM + 2 * found


def _beside(placed: Placed) -> int:
    """How many blanks a block has beside digits."""
    return sum(1 for _ in _BESIDE_DIGITS.finditer(placed.block.text))
