"""The preamble's list of parts agrees with itself and with the headings.

Silent when no list is given. Names hold marks of their own (行政复议、行政诉讼情况), so they
are read by the headings of the report and the names of the reference data, not by marks.

* ``count``: another number is said than names are listed; at the number. After 等 there may
  be more than are listed;
* ``heading``: names that no heading has; once, at the list. A text that breaks off may
  have them further on. A content that the year's format asks for is missing whether it is
  announced or not, and is not named here.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.announced import announcements, has_heading
from gklint.document.outline import section_key
from gklint.document.wholeness import ends_abruptly
from gklint.finding import Violation
from gklint.regulation.contents import missing_contents
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from gklint.check import Context
    from gklint.document.announced import Announcement
    from gklint.document.model import Document
    from gklint.text import Span

SCOPE = DOCUMENT
VALUES = ("said", "listed", "names")
ANCHORS = ()


@value
class Params:
    fault: Literal["count", "heading"]


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    if len(document.top()) < 2:
        return
    vocabulary = context.reference.vocabulary
    fixed = context.regime is not None and context.regime.fixed_order
    whole = not ends_abruptly(document, not fixed)
    lacking = _lacking(document, context) if fixed else set()
    for announced in announcements(document, vocabulary):
        if params.fault == "count":
            yield from _count(announced)
            continue
        missing = [
            part.name
            for part in announced.parts
            if not has_heading(document, part.name, vocabulary)
            and section_key(part.name, vocabulary) not in lacking
        ]
        if missing and whole:
            yield _violation(announced, announced.span, missing)


def _lacking(document: Document, context: Context) -> set[str | None]:
    """The keys of the contents that the format asks for and the report does not have."""
    if context.regime is None:
        return set()
    missing = missing_contents(document, context.regime, context.reference.vocabulary)
    return {one.key for one in missing}


def _count(announced: Announcement) -> Iterator[Violation]:
    listed = len(announced.parts)
    if announced.count is None or announced.count_span is None or announced.count == listed:
        return
    if announced.open and listed < announced.count:
        return
    # A name that is not known may hold marks or be several: how many there are is not certain.
    if all(part.known for part in announced.parts):
        yield _violation(announced, announced.count_span, [part.name for part in announced.parts])


def _violation(announced: Announcement, span: Span, names: list[str]) -> Violation:
    return Violation(
        announced.placed.place(span.start, span.end),
        {
            "said": str(announced.count or ""),
            "listed": str(len(announced.parts)),
            "names": "、".join(f"“{name}”" for name in names),
        },
    )
