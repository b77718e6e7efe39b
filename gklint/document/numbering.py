"""The numbers of headings and items in reading order, as a check of their sequence needs them."""

from __future__ import annotations

from gklint.document.model import COVER, HEADING, PARAGRAPH, SIGNATURE, Number
from gklint.document.numerals import chinese_numeral
from gklint.document.outline import BEGINNINGS, number_at
from gklint.document.remember import remembered_of_document
from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.document.model import Document

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
    for at, placed in enumerate(document.blocks):
        if document.title is not None and placed.start <= document.title.start:
            continue
        if placed.section == COVER:
            continue
        if placed.block.kind == SIGNATURE or _ANNEX.match(placed.flow):
            yield Item(at, "break", 0, placed.span, True)
        if placed.block.kind not in (HEADING, PARAGRAPH):
            continue
        first = number_at(placed.flow)
        if first is not None:
            yield _item(document, at, first, 0, True)
        for stop in _STOP.finditer(placed.flow):
            inner = number_at(placed.flow, stop.end())
            if inner is not None:
                yield _item(document, at, inner, stop.end(), False)


def _item(document: Document, at: int, number: Number, start: int, starts: bool) -> Item:
    span = document.blocks[at].place(start, number.end)
    return Item(at, number.style, number.value, span, starts)


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
