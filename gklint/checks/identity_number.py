"""No resident identity number stands in the text unmasked.

Silent for masked numbers, for codes of organisations, documents and projects, and for
digits inside an address of the web. Yields at the number:

* after a label such as 身份证号: 18 characters, or the 15 digits of old cards;
* without one: 18 characters that are an identity number in every respect: a province, a
  day of birth that exists and lies a working life back, and the right check character.

``masked`` is the number with its middle blacked out. Check character: GB 11643-1999
(ISO 7064, MOD 11-2).
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.dates import Date
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
    r"(?<![0-9A-Za-z*＊_=&%/.+-])[1-9][0-9]{5}[ ]?(?:[0-9]{8}[ ]?[0-9]{3}[0-9Xx]|[0-9]{9})"
    r"(?![0-9A-Za-z*＊_=&%/+-]|\.[0-9A-Za-z])"
)
_PROVINCES = (  # GB/T 2260, the first two digits
    *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37"),
    *("41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54"),
    *("61", "62", "63", "64", "65", "71", "81", "82", "83"),
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_BEFORE = 16  # code points before a number in which its label stands
_BORN = (1900, 2009)  # later days stand in the numbers of documents and cases


@value
class Params:
    label: Pattern  # what makes any such number an identity number
    unless: Pattern  # what makes it something else


def literals(params: Params) -> tuple[str, ...]:
    return tuple("0123456789")


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow
    for match in _NUMBER.finditer(flow.text):
        number = match[0].replace(" ", "")
        before = flow.text[max(0, match.start() - _BEFORE) : match.start()]
        if params.unless.search(before):
            continue
        if params.label.search(before) or (len(number) == 18 and _genuine(number)):
            masked = number[:2] + "*" * (len(number) - 5) + number[-3:]
            yield Violation(flow.span(*match.span()), {"masked": masked})


def _genuine(number: str) -> bool:
    born = Date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    if number[:2] not in _PROVINCES or not born.exists or not _BORN[0] <= born.year <= _BORN[1]:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[17].upper()
