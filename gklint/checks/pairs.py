"""Brackets, quotation marks and title marks are closed by their own kind.

Silent when each mark in a block has its partner. Each fault is a rule of its own, chosen
by ``fault``:

* ``mismatched``: opened by one kind and closed by another, with nothing else to close it;
  at the closing mark;
* ``width``: （ closed by ) or ( by ）; at the mark that is not of the width it should be.
  That is the width of the other brackets around, full width where they do not tell;
* ``reversed``: “ where ” belongs, or ” where “ belongs; at that mark.

Marks that stand alone are the matter of the kind ``unpaired``.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.marks import PAIRS, Mark, balanced, other_width, read_marks
from gklint.finding import Violation
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from gklint.check import Context
    from gklint.document.marks import Reading
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ("open", "close", "expected", "inside")
ANCHORS = ("open",)


@value
class Params:
    fault: Literal["mismatched", "width", "reversed"]


def literals(params: Params) -> tuple[str, ...]:
    if params.fault == "width":
        return ("(", ")")
    if params.fault == "reversed":
        return ("“", "”")
    return tuple(sorted({*PAIRS, *PAIRS.values()}))


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow.text
    if balanced(flow):
        return
    reading = read_marks(flow)
    if params.fault == "width":
        yield from _widths(block, reading)
        return
    for opener, closer in reading.crossed:
        quotes = opener.char in "“”" and closer.char in "“”"
        if quotes == (params.fault == "reversed"):
            yield from _crossed(block, opener, closer)


def _widths(block: Block, reading: Reading) -> Iterator[Violation]:
    narrow = sum(opener.char == "(" and closer.char == ")" for opener, closer in reading.pairs)
    wide = sum(opener.char == "（" and closer.char == "）" for opener, closer in reading.pairs)
    for opener, closer in reading.pairs:
        if opener.partner == closer.char:
            continue
        wrong = next(mark for mark in (closer, opener) if (mark.char in "（）") == (narrow > wide))
        yield _violation(block, opener, closer, wrong, other_width(wrong.char))


def _crossed(block: Block, opener: Mark, closer: Mark) -> Iterator[Violation]:
    if not opener.opens:
        yield _violation(block, opener, closer, opener, "“")
    if opener.opens or closer.opens:
        yield _violation(block, opener, closer, closer, opener.partner if opener.opens else "”")


def _violation(block: Block, opener: Mark, closer: Mark, wrong: Mark, expected: str) -> Violation:
    place = block.flow.span(wrong.at, wrong.at + 1)
    return Violation(
        place,
        {
            "open": opener.char,
            "close": closer.char,
            "expected": expected,
            "inside": block.flow.text[opener.at : closer.at + 1],
        },
        {"open": block.flow.span(opener.at, opener.at + 1)},
        ((block.flow.span(opener.at, opener.at + 1), "inside"),) if wrong != opener else (),
    )
