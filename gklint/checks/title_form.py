"""The title says whose report it is, of which year, and what it is.

Silent where the text has no title at all. Each fault is a rule of its own:

* ``name``: the first line stands where a title does, but does not name the report; at the
  title;
* ``term``: the report goes by another name than the statute's; at that name;
* ``organ``: nobody is named, in the title or before it; at the title;
* ``year``: no year is named; at the title;
* ``doubled``: 年度 stands after the year and again in the name; at the first.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.profile import organ_in, year_in
from gklint.finding import Violation
from gklint.pattern import Pattern
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from gklint.check import Context
    from gklint.document.model import Document, Placed

SCOPE = DOCUMENT
VALUES = ()
ANCHORS = ("term",)


@value
class Params:
    fault: Literal["name", "term", "organ", "year", "doubled"]
    term: Pattern | None = None  # the part of the name that is not the statute's
    doubled: Pattern | None = None  # both 年度, with a group ``first``


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    title = document.title
    if title is None or not document.profile.is_report:
        return
    vocabulary = context.reference.vocabulary
    named = vocabulary.report_name.search(title.flow)
    if params.fault == "name":
        if named is None:
            yield Violation(title.span)
    elif named is None:
        return
    elif params.fault == "organ":
        if not organ_in(title.flow, vocabulary):
            yield Violation(title.span)
    elif params.fault == "year":
        if year_in(title.flow) is None:
            yield Violation(title.span)
    else:
        yield from _words(title, params, named.start())


def _words(title: Placed, params: Params, start: int) -> Iterator[Violation]:
    """The words that one of the rule's own patterns finds; the name begins at ``start``."""
    if params.fault == "term" and params.term is not None:
        match = params.term.match(title.flow, start)
        if match is not None:
            place = title.place(*match.span())
            yield Violation(place, anchors={"term": place})
    elif params.fault == "doubled" and params.doubled is not None:
        match = params.doubled.search(title.flow)
        if match is not None:
            place = title.place(*match.span("first"))
            yield Violation(place, anchors={"term": place})
