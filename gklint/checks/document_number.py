"""A document number is written as the standard has it: 机关代字〔年份〕序号号.

Silent on a number in its right form, and on what only looks like one. Each fault is a rule
of its own, chosen by ``fault``:

* ``brackets``: the year stands between other brackets than 〔〕, of whatever kinds; at the
  year with its brackets;
* ``round_brackets``: the same, where both are round, as case numbers rightly have them;
* ``year``: the year has two digits; at the year with its brackets;
* ``ordinal``: 第 stands before the serial number; at that word;
* ``zero``: the serial number begins with 0; at its digits;
* ``suffix``: 号 is missing at the end; at the serial number.

``letters`` must be found at the end of what stands before the year, ``not_letters`` must
not be found in it: they keep contracts, cases and certificates out.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.document_numbers import CLOSING, OPENING, ROUND, find_numbers
from gklint.finding import Violation
from gklint.pattern import Pattern
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from gklint.check import Context
    from gklint.document.document_numbers import DocumentNumber
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ("number", "expected")
ANCHORS = ()

_ENDS = '）)》〕]］】，,。；;、及和与"”'  # what stands after a number that has no 号


@value
class Params:
    fault: Literal["brackets", "round_brackets", "year", "ordinal", "zero", "suffix"]
    letters: Pattern
    not_letters: Pattern


def literals(params: Params) -> tuple[str, ...]:
    return (OPENING,) if params.fault == "suffix" else ("号",)


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow.text
    for number in find_numbers(flow):
        if not _meant(number, flow, params):
            continue
        found = _fault(number, flow, params.fault, block)
        if found is not None:
            span, expected = found
            shown = flow[number.span.start - len(number.letters) : number.span.end]
            yield Violation(
                block.flow.span(span.start, span.end), {"number": shown, "expected": expected}
            )


def _meant(number: DocumentNumber, flow: str, params: Params) -> bool:
    if number.year_span is None or not _year(number.year):
        return False
    if not number.complete and not (params.fault == "suffix" and _ended(flow, number.span.end)):
        return False
    if params.not_letters.search(number.letters) is not None:
        return False
    return params.letters.search(number.letters) is not None


def _year(written: str) -> bool:
    return len(written) == 2 or written[:2] in ("19", "20")


def _ended(flow: str, at: int) -> bool:
    return at == len(flow) or flow[at] in _ENDS or flow.startswith("文", at)


def _fault(number: DocumentNumber, flow: str, fault: str, block: Block) -> tuple[Span, str] | None:
    """The place of the fault, and what should stand there; None if there is none."""
    year, serial = number.year_span, number.serial_span
    if year is None or serial is None:
        return None
    right = number.opening == OPENING and number.closing == CLOSING
    both_round = number.opening in ROUND and number.closing in ROUND
    if fault == "brackets" and not right and not both_round:
        return year, _bracketed(block, year)
    if fault == "round_brackets" and both_round and len(number.year) == 4:
        return year, _bracketed(block, year)
    if fault == "year" and len(number.year) == 2 and not both_round:
        return year, f"{OPENING}20{number.year}{CLOSING}"
    if fault == "ordinal" and number.ordinal_span is not None and right:
        return number.ordinal_span, ""
    if fault == "zero" and flow[serial.start] == "0" and number.serial != "0" and right:
        return serial, number.serial
    if fault == "suffix" and not number.complete and right and len(number.year) == 4:
        return serial, flow[serial.start : number.span.end] + "号"
    return None


def _bracketed(block: Block, year: Span) -> str:
    """The year as it stands between the right brackets: only they are changed."""
    written = block.flow.span(year.start, year.end).of(block.text)
    return OPENING + written[1:-1].strip() + CLOSING
