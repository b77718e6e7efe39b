"""No bank card number stands in the text unmasked.

Silent for masked numbers and for numbers that no card has. Yields at 16 to 19 digits after
a label such as 银行卡号 that begin as cards do and end in the right check digit (ISO/IEC
7812-1, Luhn). Accounts of offices and firms have other numbers. ``masked`` shows the first
four and the last four digits.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.finding import Violation
from gklint.pattern import Pattern, late
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ("masked",)
ANCHORS = ()

_NUMBER = late(
    r"(?<![0-9A-Za-z*＊_=&%/.+-])[4569][0-9]{3}(?:[ ]?[0-9]{4}){3}(?:[ ]?[0-9]{1,3})?"
    r"(?![0-9A-Za-z*＊_=&%/+-]|[ ][0-9])"
)
_ISSUERS = ("62", "60", "9558", "9559", "4", "5")
_BEFORE = 20  # code points before a number in which its label stands


@value
class Params:
    label: Pattern


def literals(params: Params) -> tuple[str, ...]:
    return ("卡", "账", "帐")


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow
    for match in _NUMBER.finditer(flow.text):
        digits = match[0].replace(" ", "")
        before = flow.text[max(0, match.start() - _BEFORE) : match.start()]
        if not digits.startswith(_ISSUERS) or not params.label.search(before):
            continue
        if _luhn(digits):
            masked = digits[:4] + "*" * (len(digits) - 8) + digits[-4:]
            yield Violation(flow.span(*match.span()), {"masked": masked})


def _luhn(digits: str) -> bool:
    total = 0
    for at, digit in enumerate(reversed(digits)):
        number = int(digit) * (1 + at % 2)
        total += number - 9 if number > 9 else number
    return total % 10 == 0
