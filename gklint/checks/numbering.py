"""Numbers of headings and items begin at one, rise by one, and keep one style at a level.

Silent where a list may begin anew, where the missing number stands in the text between, or
where a longer list goes on after an inner one. Each fault is a rule of its own:

* ``style``: a number that goes on with the sequence in another style: 一、 … 2、 … 三、;
* ``start``: a list whose first number is not one; at the line that lost its number, where
  a short line stands right under the heading, else at the number;
* ``skip``: a number is left out; the number of a content that the report lacks is not told
  a second time;
* ``repeat``: a number stands twice;
* ``restart``: 一、 or （一） begins anew though the level above did not move on.

Yields at the number. Only numbers that begin a paragraph are faulted; those inside one move
a sequence on. Numbers of tables are not seen.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.model import PARAGRAPH
from gklint.document.numbering import (
    Sequences,
    items_of,
    next_of,
    opening_of,
    stands_between,
    written,
)
from gklint.document.outline import LEVELS
from gklint.document.wholeness import begins_midway
from gklint.finding import Violation
from gklint.regulation.contents import missing_contents
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

    from gklint.check import Context
    from gklint.document.model import Document
    from gklint.document.numbering import Item
    from gklint.text import Span

SCOPE = DOCUMENT
VALUES = ("expected", "missing", "gap", "before", "number")
ANCHORS = ("lost",)

_FREE = ("digit", "digit_paren", "circled")  # lists in these styles begin anew at will
_ALIKE = ({"cn_paren", "digit_paren"},)
INTRODUCES = 24  # code points of a line that introduces a list, at the most
LOST = 40  # code points of an item that lost its number, at the most


@value
class Params:
    fault: Literal["style", "start", "skip", "repeat", "restart"]


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    items = list(items_of(document))
    sequences = Sequences()
    for at, item in enumerate(items):
        if item.style == "break":
            sequences = Sequences()
            continue
        style = item.style
        if item.starts:
            fault, style, before = _fault(items, at, sequences, document)
            if fault == params.fault and not _lacks_content(document, context, item):
                yield _violation(item, fault, style, before, _lost(document, items, at))
        sequences.take(item, style)


def _fault(
    items: Sequence[Item], at: int, sequences: Sequences, document: Document
) -> tuple[str, str, Item | None]:
    """The fault of an item, the style it belongs to, and the item before it in its sequence."""
    item = items[at]
    last = sequences.last.get(item.style)
    if item.value == 1:
        again = last is not None and item.style not in _FREE
        fault = "restart" if again and not _introduced(document, item) else ""
        return fault, item.style, last
    if last is not None and item.value == last.value + 1:
        return "", item.style, last
    other = _other_style(items, at, sequences)
    if other is not None and last is None:
        return "style", other, sequences.last[other]
    if sequences.goes_on(item):
        return "", item.style, last
    if last is not None and item.value == last.value:
        return "repeat", item.style, last
    if last is not None and item.value < last.value:
        return "", item.style, last
    first = last.block if last is not None else opening_of(items, at)
    if stands_between(document, item.style, item.value - 1, first, item.block):
        return "", item.style, last
    if last is None and at == 0 and (item.value > 2 or begins_midway(document)):
        return "", item.style, None  # a piece of a report
    return ("start" if last is None else "skip"), item.style, last


def _lacks_content(document: Document, context: Context, item: Item) -> bool:
    """True for the number of a content right after one that the report does not have."""
    regime = context.regime
    if regime is None or not regime.fixed_order or item.style != "cn":
        return False
    keys = [one.key for one in regime.sections]
    key = next((one.key for one in document.top() if one.first_block == item.block), "")
    if key not in keys[1:]:
        return False
    skipped = regime.sections[keys.index(key) - 1]
    return skipped in missing_contents(document, regime, context.reference.vocabulary)


def _other_style(items: Sequence[Item], at: int, sequences: Sequences) -> str | None:
    """The other style whose sequence this item goes on with.

    It does if that style's list goes on with the number after this one, or if it does not
    go on at all and the two styles are alike.
    """
    item = items[at]
    for style in sorted(sequences.last, key=LEVELS.__getitem__, reverse=True):
        last = sequences.last[style]
        if style == item.style or last.value != item.value - 1 or not last.starts:
            continue
        follows = next_of(items, at, style)
        if follows is None or follows.value == 1:
            if {style, item.style} in _ALIKE:
                return style
        elif follows.value == item.value + 1:
            return style
    return None


def _introduced(document: Document, item: Item) -> bool:
    """True if a short line of its own, which no number begins, stands before a new list."""
    before = document.blocks[item.block - 1]
    return before.block.kind == PARAGRAPH and len(before.flow) <= INTRODUCES


def _lost(document: Document, items: Sequence[Item], at: int) -> Span | None:
    """The only short line between a list's first number, which is two, and its heading."""
    item, parent = items[at], items[at - 1] if at else None
    if item.value != 2 or parent is None or not parent.starts:
        return None
    placed = document.blocks[parent.block + 1]
    short = placed.block.kind == PARAGRAPH and len(placed.flow) <= LOST
    if parent.block + 1 == item.block or not short or placed.flow[-1] in "。；：:;":
        return None
    return placed.span


def _gap(item: Item, before: Item | None) -> str:
    """The numbers between two: “（三）”, or “（三）”至“（五）”."""
    first = before.value + 1 if before is not None else 1
    numbers = sorted({first, item.value - 1})
    return "至".join(f"“{written(item.style, number)}”" for number in numbers if number > 0)


def _violation(
    item: Item, fault: str, style: str, before: Item | None, lost: Span | None
) -> Violation:
    values = {
        "number": written(item.style, item.value),
        "expected": written(style, item.value),
        "missing": written(item.style, item.value - 1),
        "gap": _gap(item, before),
        "before": written(style, before.value) if before is not None else "",
    }
    if fault == "repeat":
        values["expected"] = written(style, item.value + 1)
    if fault == "start" and lost is not None:
        return Violation(lost, values, {"lost": lost})
    related = ((before.span, "before"),) if before is not None else ()
    return Violation(item.span, values, related=related)
