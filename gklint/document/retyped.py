"""A number that was typed anew in a cell of a table which stayed as it was but for it."""

from __future__ import annotations

from gklint.document.cells import PLAIN
from gklint.document.lines import EDGE, LINE_ENDS
from gklint.text import alike_at_end, alike_at_start
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.model import Block

_AROUND = f"{EDGE}{LINE_ENDS}|｜"  # a whole cell stands between two of these


@value
class Retyped:
    """A cell that holds digits alone, before an edit and after it."""

    start: int  # of the cell in its block
    before: str
    after: str


def retyped(old: Block, new: Block) -> Retyped | None:
    """The cell in which two tables differ; None if they differ in more than its digits."""
    if old.holes or new.holes:
        return None
    one, other = old.text, new.text
    start = alike_at_start(one, other)
    end = alike_at_end(one, other, start)
    while start and _is_digit(one[start - 1]):
        start -= 1
    while end and _is_digit(one[-end]):
        end -= 1
    before, after = one[start : len(one) - end], other[start : len(other) - end]
    if not _is_number(before) or not _is_number(after):
        return None
    if (start and one[start - 1] not in _AROUND) or (end and one[-end] not in _AROUND):
        return None
    return Retyped(start, before, after)


def _is_digit(char: str) -> bool:
    return char.isascii() and char.isdecimal()


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= PLAIN
