"""The annex bears the title under which the covering letter hands it in.

Silent where there is no letter, where it names no report, or where the two titles are the
same but for marks and spaces. Yields at the name in the letter; the title is related.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.model import COVER, PARAGRAPH
from gklint.document.outline import number_at, squeeze
from gklint.finding import Violation
from gklint.pattern import late
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document

SCOPE = DOCUMENT
VALUES = ("title",)
ANCHORS = ()

_LABEL = late("附件?[0-9一二三四五]{0,1}[：:]")
_END = late("[。；;]|$")


@value
class Params:
    pass


def literals(params: Params) -> tuple[str, ...]:
    return ("附",)


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    if document.cover is None or document.title is None:
        return
    title = document.title
    name = context.reference.vocabulary.report_name
    for placed in document.in_section(COVER):
        label = _LABEL.match(placed.flow)
        if placed.block.kind != PARAGRAPH or label is None:
            continue
        number = number_at(placed.flow, label.end())
        start = number.end if number is not None else label.end()
        match = _END.search(placed.flow, start)
        words = placed.flow[start : match.start() if match else len(placed.flow)]
        if name.search(words) is None or squeeze(words) == squeeze(title.flow):
            continue
        yield Violation(
            placed.place(start, start + len(words)),
            {"title": title.flow},
            related=((title.span, "title"),),
        )
