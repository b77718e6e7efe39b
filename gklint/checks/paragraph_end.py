"""A paragraph ends with a mark.

Silent when every paragraph of at least ``length`` characters that holds a sentence ends
with one of ``marks``. Yields the last character of each that does not, where something new
begins after it: a heading, a numbered item, a table, the signature. Where an ordinary
paragraph follows, the text may merely have been cut. Texts whose lines were wrapped at a
fixed width are not read for this, nor is what stands before the report's title.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.each import each
from gklint.document.model import COVER, FRONT, HEADING, PARAGRAPH, SIGNATURE, TABLE
from gklint.document.outline import number_at
from gklint.finding import Violation
from gklint.pattern import late
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document, Placed

SCOPE = DOCUMENT
VALUES = ("last",)
ANCHORS = ()

SHOWN = 12  # code points of the paragraph's end that a message shows
_SENTENCE = late("[。；;]|[，,][^，,]{1,200}[，,]")


@value
class Params:
    marks: str  # what a paragraph may end with
    length: int = 40  # code points; shorter ones may be captions, labels or list items


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    if document.wrapped:
        return
    for at, placed, _ in each(document, _unended, params, kinds=(PARAGRAPH,)):
        flow = placed.flow
        if any(map(_begins, document.blocks[at + 1 : at + 2])):
            yield Violation(placed.place(len(flow) - 1, len(flow)), {"last": flow[-SHOWN:]})


def _unended(placed: Placed, params: Params) -> bool:
    """True for a paragraph of sentences whose last one has no end."""
    flow = placed.flow
    return (
        placed.section not in (FRONT, COVER)
        and len(flow) >= params.length
        and flow[-1] not in params.marks
        and _SENTENCE.search(flow) is not None
        and number_at(flow, flow.rfind("。") + 1) is None  # a heading that ran on
    )


def _begins(placed: Placed) -> bool:
    """True if something new begins with this block."""
    return placed.block.kind in (HEADING, TABLE, SIGNATURE) or number_at(placed.flow) is not None
