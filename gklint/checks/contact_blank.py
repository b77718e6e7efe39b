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
from gklint.document.each import each
from gklint.document.model import CHROME, PARAGRAPH
from gklint.finding import Violation
from gklint.pattern import Pattern
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.contacts import Field
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
    for at, placed, fields in each(document, _empty, params.form):
        then = _after(document, at)
        for field in fields:
            at_end = field.span.end == len(placed.flow)
            if at_end and then is not None and _may_be_value(then):
                continue
            span = placed.place(field.label_span.start, field.label_span.end)
            yield Violation(span, {"label": field.label})


def _after(document: Document, at: int) -> Placed | None:
    """The next block of the text."""
    for after in range(at + 1, len(document.blocks)):
        if document.blocks[after].block.kind != CHROME:
            return document.blocks[after]
    return None


def _empty(placed: Placed, form: Pattern) -> list[Field]:
    """The fields of a block that hold nothing, and are not to be filled in by hand."""
    fields = [field for field in fields_in(placed.flow) if field.empty]
    return [] if fields and form.search(placed.flow) else fields


def _may_be_value(placed: Placed) -> bool:
    """True for a paragraph that does not begin with a label."""
    fields = fields_in(placed.flow)
    starts = bool(fields) and fields[0].label_span.start == 0
    return placed.block.kind == PARAGRAPH and not starts
