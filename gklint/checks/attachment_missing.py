"""What the report says it attaches is there.

Silent when a table, a heading or a line that names an attachment follows, or where the text
breaks off. Yields at the words that announce it.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.model import CHROME, COVER, PARAGRAPH, TABLE
from gklint.document.wholeness import ends_abruptly
from gklint.finding import Violation
from gklint.pattern import Pattern
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document, Placed

SCOPE = DOCUMENT
VALUES = ()
ANCHORS = ()


@value
class Params:
    announced: Pattern  # the words that announce it
    follows: Pattern  # the beginning of a line that is the attachment, or names it


def literals(params: Params) -> tuple[str, ...] | None:
    return params.announced.required


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    for at, placed in enumerate(document.blocks):
        if placed.section == COVER or placed.block.kind != PARAGRAPH:
            continue
        match = params.announced.search(placed.flow)
        if match is None:
            continue
        there = any(_attachment(one, params.follows) for one in document.blocks[at + 1 :])
        if not there and not ends_abruptly(document, True):
            yield Violation(placed.place(*match.span()))
        return


def _attachment(placed: Placed, follows: Pattern) -> bool:
    if placed.block.kind == TABLE:
        return True
    return placed.block.kind != CHROME and follows.match(placed.flow) is not None
