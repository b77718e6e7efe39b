"""No mobile number of a person stands in the text unmasked.

A number is one of a telephone if a word such as 电话 stands shortly before it, or if it
stands between punctuation marks; digits of a table that were run together are not.

Silent for masked numbers, for amounts and codes of eleven digits, and for the number that
an office gives readers to call: after a contact label in the preamble, in an invitation
to get in touch, or on a line that begins with the label. Yields at every other mobile
number; ``masked`` is it with four digits blacked out.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.contacts import PHONE, fields_in
from gklint.document.each import each
from gklint.document.model import COVER, FRONT, PREAMBLE
from gklint.finding import Violation
from gklint.pattern import Pattern, late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document, Placed

SCOPE = DOCUMENT
VALUES = ("masked",)
ANCHORS = ()

_NUMBER = late(
    r"(?<![0-9A-Za-z*＊_=&%/.,+@〔\[-])1[3-9][0-9](?:[0-9]{8}|[ -][0-9]{4}[ -][0-9]{4})"
    r"(?![0-9A-Za-z*＊_=&%/@-]|[.,][0-9A-Za-z])"
)
_COUNTED = late("[余多]?[万亿元件条次人个份项户篇册吨米亩号]|[%％]")
_BEFORE = 12  # code points before a number that tell what it is
_MARKS = "，,。；;：:、（()）“”"
_OFFICE = (COVER, FRONT, PREAMBLE)


@value
class Params:
    contact: Pattern  # words that invite readers to call
    label: Pattern  # words before it that make it a telephone number
    unless: Pattern  # words before it that make it something else


def literals(params: Params) -> tuple[str, ...]:
    return ("13", "14", "15", "16", "17", "18", "19")


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    for _, placed, found in each(document, _in_block, params):
        for span, digits in found:
            place = placed.place(span.start, span.end)
            yield Violation(place, {"masked": f"{digits[:3]}****{digits[7:]}"})


def _in_block(placed: Placed, params: Params) -> list[tuple[Span, str]]:
    """The numbers in a block's flow that are someone's, and their digits."""
    flow, found = placed.flow, []
    offices = _offices(placed, params) if _NUMBER.search(flow) else ()
    for match in _NUMBER.finditer(flow):
        before = flow[max(0, match.start() - _BEFORE) : match.start()]
        if _COUNTED.match(flow, match.end()) or params.unless.search(before):
            continue
        if not params.label.search(before) and not _between_marks(flow, *match.span()):
            continue
        if any(span.start <= match.start() < span.end for span in offices):
            continue
        digits = "".join(char for char in match[0] if char.isdigit())
        found.append((Span(*match.span()), digits))
    return found


def _between_marks(flow: str, start: int, end: int) -> bool:
    return flow[start - 1 : start] in tuple(_MARKS) and flow[end : end + 1] in ("", *_MARKS)


def _offices(placed: Placed, params: Params) -> tuple[Span, ...]:
    """The stretches of a flow where an office gives its own number."""
    invited = params.contact.search(placed.flow) is not None
    if invited and placed.section in _OFFICE:
        return (Span(0, len(placed.flow)),)
    return tuple(
        field.span
        for field in fields_in(placed.flow)
        if field.kind == PHONE
        and (
            invited
            or placed.section in _OFFICE
            or (field.label_span.start == 0 and not field.label.startswith("手机"))
        )
    )
