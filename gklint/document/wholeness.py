"""Whether a text is the whole report or a piece of one, so that nobody misses what was cut off."""

from __future__ import annotations

from gklint.document.model import CHROME, HEADING, PARAGRAPH, SIGNATURE, TABLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.model import Document

_ENDS = "。！？；：.!?;:…”’」』）)】]》>无"


def begins_midway(document: Document) -> bool:
    """True if the first numbered part is not the first: page 8 of a report, say.

    Under a title a report may well have lost its first number, but not its first two.
    """
    top = document.top()
    number = top[0].number if top else None
    if number is None:
        return False
    return number.value > (1 if document.title is None else 2)


def ends_abruptly(document: Document, table_may_end: bool) -> bool:
    """True if the text breaks off: inside a sentence, after a heading, in a table.

    ``table_may_end``: the statistics form of earlier years does stand at the end.
    """
    for placed in reversed(document.blocks):
        kind = placed.block.kind
        if kind == CHROME:
            continue
        if kind == SIGNATURE:
            return False
        if kind == TABLE:
            return not table_may_end
        if kind == HEADING:
            return True
        return kind == PARAGRAPH and placed.flow[-1:] not in _ENDS
    return False
