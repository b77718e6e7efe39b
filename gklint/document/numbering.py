"""The numbers of headings and items in reading order, and where counting stands at each of them."""

from __future__ import annotations

from gklint.document.each import each
from gklint.document.model import COVER, HEADING, KINDS, PARAGRAPH, SIGNATURE
from gklint.document.numerals import chinese_numeral
from gklint.document.outline import BEGINNINGS, LEVELS, number_at
from gklint.document.remember import remembered_of_document
from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.document.model import Document, Number, Placed

NEAR = 200  # items before or after one that are looked at
_STOP = late(rf"[。；;：:！？，,][ ]?(?=[{BEGINNINGS}])")
_ANNEX = late("附[件表录]?[0-9一二三四五六七八九十]{0,2}[：:]?")
_FORMS = {
    "part": ("第{cn}部分", "第{cn}章", "第{cn}节"),
    "cn": ("{cn}、", "{cn}.", "{cn}．", "{cn},", "{cn}，"),
    "cn_paren": ("（{cn}）", "({cn})", "（{cn})", "({cn}）"),
    "digit": ("{n}、", "{n}.", "{n}．"),
    "digit_paren": ("（{n}）", "({n})", "{n}）", "{n})"),
    "circled": ("{circled}",),
}


@value
class Item:
    """A number as it stands in the text, or, with style ``break``, the end of a sequence."""

    block: int  # index in ``document.blocks``
    style: str
    value: int
    span: Span  # in the document, without the mark after it being cut off
    starts: bool  # it begins its block; else it stands after a stop inside one


@remembered_of_document
def items_of(document: Document) -> tuple[Item, ...]:
    """Numbers that begin a paragraph, and those inside one after a stop, in order.

    Tables, the covering letter and what stands before the title are not read. A signature
    or an annex begins anew.
    """
    return tuple(_items(document))


def _items(document: Document) -> Iterator[Item]:
    for at, placed, (breaks, numbers) in each(document, _numbers, kinds=KINDS):
        if document.title is not None and placed.start <= document.title.start:
            continue
        if placed.section == COVER:
            continue
        if breaks:
            yield Item(at, "break", 0, placed.span, True)
        for number, start in numbers:
            span = placed.place(start, number.end)
            yield Item(at, number.style, number.value, span, start == 0)


def _numbers(placed: Placed) -> tuple[bool, list[tuple[Number, int]]] | None:
    """Whether a block ends a sequence, and its numbers with where they start; None for neither."""
    flow = placed.flow
    breaks = placed.block.kind == SIGNATURE or _ANNEX.match(flow) is not None
    found: list[tuple[Number, int]] = []
    if placed.block.kind in (HEADING, PARAGRAPH):
        starts = [0, *(stop.end() for stop in _STOP.finditer(flow))]
        numbers = ((number_at(flow, start), start) for start in starts)
        found = [(number, start) for number, start in numbers if number is not None]
    return (breaks, found) if breaks or found else None


class Sequences:
    """Where every style's counting stands."""

    def __init__(self) -> None:
        self.last: dict[str, Item] = {}  # of the list that is open
        self.earlier: dict[str, set[int]] = {}  # where lists of a style stood when left

    def goes_on(self, item: Item) -> bool:
        """True if an earlier list of its style ended with the number before."""
        return item.value - 1 in self.earlier.get(item.style, ())

    def take(self, item: Item, style: str) -> None:
        """Count the item, and close what stands below it."""
        last = self.last.get(style)
        if last is not None and item.value <= last.value:
            self.earlier.setdefault(style, set()).add(last.value)
        self.last[style] = item
        for below in [one for one in self.last if LEVELS[one] > LEVELS[style]]:
            closed = self.last.pop(below)
            self.earlier.setdefault(below, set()).add(closed.value)
            if below == "cn_paren":
                self.earlier[below] = {closed.value}


def next_of(items: Sequence[Item], at: int, style: str) -> Item | None:
    """The next item of a style that begins a block, before the level above moves on."""
    for item in items[at + 1 : at + NEAR]:
        if item.style == "break" or (LEVELS[item.style] < LEVELS[style] and item.starts):
            return None
        if item.style == style and item.starts:
            return item
    return None


def opening_of(items: Sequence[Item], at: int) -> int:
    """The block of the item that the list stands under."""
    level = LEVELS[items[at].style]
    for item in reversed(items[max(0, at - NEAR) : at]):
        if item.style == "break" or LEVELS[item.style] < level:
            return item.block
    return 0


def written(style: str, number: int) -> str:
    """A number in the form that a style usually has: 二、 （二） 2. （2） ②."""
    return _forms(style, number)[0] if style != "digit" else f"{number}."


def _forms(style: str, number: int) -> tuple[str, ...]:
    circled = chr(0x2460 + number - 1) if 1 <= number <= 20 else ""
    return tuple(
        form.format(cn=chinese_numeral(number), n=number, circled=circled) for form in _FORMS[style]
    )


def stands_between(document: Document, style: str, number: int, first: int, last: int) -> bool:
    """True if the number is written somewhere in blocks ``first`` to ``last``, in any form."""
    forms = [form for form in _forms(style, number) if form]
    return any(
        form in placed.flow for placed in document.blocks[first : last + 1] for form in forms
    )
