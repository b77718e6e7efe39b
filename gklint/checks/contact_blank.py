"""A contact label is followed by its value.

Silent when every 电话：, 电子邮箱：, 邮编： … has something after it, on the same line or at
the beginning of the next. Yields at the label. A line for signing off a form, where people
write by hand, is left alone.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.contacts import (
    EMAIL_WORDS,
    PHONE_WORDS,
    POSTCODE_WORDS,
    fields_in,
)
from gklint.document.model import CHROME, PARAGRAPH, PROSE
from gklint.finding import Violation
from gklint.pattern import Pattern
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document, Placed

SCOPE = DOCUMENT
VALUES = ("label",)
ANCHORS = ()


@value
class Params:
    form: Pattern  # words of a line that is filled in by hand


def literals(params: Params) -> tuple[str, ...]:
    return (*PHONE_WORDS, *EMAIL_WORDS, *POSTCODE_WORDS, "地址")


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    blocks = [placed for placed in document.blocks if placed.block.kind != CHROME]
    for at, placed in enumerate(blocks):
        if placed.block.kind not in PROSE:
            continue
        for field in fields_in(placed.flow):
            if not field.empty or params.form.search(placed.flow):
                continue
            at_end = field.span.end == len(placed.flow) and at + 1 < len(blocks)
            if at_end and _may_be_value(blocks[at + 1]):
                continue
            span = placed.place(field.label_span.start, field.label_span.end)
            yield Violation(span, {"label": field.label})


def _may_be_value(placed: Placed) -> bool:
    """True for a paragraph that does not begin with a label."""
    fields = fields_in(placed.flow)
    starts = bool(fields) and fields[0].label_span.start == 0
    return placed.block.kind == PARAGRAPH and not starts
