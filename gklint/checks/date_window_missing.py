"""The report says which days its figures cover.

Silent when a statistics window stands anywhere in it, in figures or in words (统计期限为全年).
Yields at the report's title, or where the preamble begins. A text that has neither title nor
preamble, as some copies begin at the first heading, or that looks like no report, cannot tell.
"""

from __future__ import annotations

from gklint.check import DOCUMENT, NO_OPENING, NO_REPORT
from gklint.document.dates import states_window
from gklint.document.model import PROSE
from gklint.finding import Violation
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document
    from gklint.finding import Uncertain

SCOPE = DOCUMENT
VALUES = ()
ANCHORS = ("preamble_end",)

_ENDS = tuple("。！？；：!?;:.”）)")  # after other signs a sentence is not over: nothing follows it


@value
class Params:
    pass


def check(document: Document, params: Params, context: Context) -> Iterator[Violation | Uncertain]:
    if any(one.block.kind in PROSE and states_window(one.flow) for one in document.blocks):
        return
    preamble = document.preamble()
    if context.year is None and not document.profile.is_report:
        yield NO_REPORT
        return
    if document.title is None and not preamble:
        yield NO_OPENING
        return
    anchors = {}
    if preamble and _ended(preamble[-1].flow) and (document.title or document.profile.is_report):
        end = preamble[-1].span.end
        anchors["preamble_end"] = Span(end, end)
    yield Violation(document.place_of_absence(), anchors=anchors)


def _ended(flow: str) -> bool:
    return flow.rstrip().endswith(_ENDS)
