"""No blanks stand inside a document number, and its digits are ASCII.

Silent where blanks beside digits are the custom of the whole text, as converters leave
them. Yields each number, from its opening bracket (a decree: from its first word) to 号.
``fault`` chooses between ``blanks`` and ``width`` (full-width digits).
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.document_numbers import find_all_numbers
from gklint.document.model import PROSE
from gklint.finding import Violation
from gklint.pattern import late
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from gklint.check import Context
    from gklint.document.model import Document

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
        (span, placed.flow[number.span.start : number.span.end])
        for placed in document.blocks
        if placed.block.kind in PROSE
        for number in find_all_numbers(placed.flow)
        for span in (placed.place(number.span.start, number.span.end),)
        if number.complete and _fault(span.of(document.text), params.fault)
    ]
    if not found or (params.fault == "blanks" and _customary(document, len(found))):
        return
    for span, flow in found:
        yield Violation(span, {"expected": flow.replace(" ", "")})


def _fault(written: str, fault: str) -> bool:
    if "\n" in written or "\r" in written:
        return False
    if fault == "width":
        return _WIDE.search(written) is not None
    return any(blank in written for blank in _BLANKS)


def _customary(document: Document, found: int) -> bool:
    if document.wrapped:
        return True
    beside = 0
    for placed in document.blocks:
        if placed.block.kind in PROSE:
            beside += sum(1 for _ in _BESIDE_DIGITS.finditer(placed.block.text))
    return beside >= CUSTOM + 2 * found
