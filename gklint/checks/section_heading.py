"""The headings of the contents are those of the format.

Silent when a heading has the format's words. ``fault`` chooses what else is looked for:

* ``wrong``: words that say something else than the format's heading does;
* ``variant``: words that say the same in another way.

Yields at the heading's words, its number left out. ``keys`` are the contents looked at; all
where it is empty.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.finding import Violation
from gklint.regulation.contents import sections_of, wording
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from gklint.check import Context
    from gklint.document.model import Document, Section

SCOPE = DOCUMENT
VALUES = ("expected",)
ANCHORS = ()


@value
class Params:
    fault: Literal["wrong", "variant"]
    keys: tuple[str, ...] = ()


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    regime = context.regime
    if regime is None or not regime.fixed_order:
        return
    found = sections_of(document, regime)
    for wanted in regime.sections:
        section = found.get(wanted.key)
        if section is None or (params.keys and wanted.key not in params.keys):
            continue
        if wording(section, wanted) == params.fault:
            yield Violation(_words(document, section), {"expected": wanted.title})


def _words(document: Document, section: Section) -> Span:
    """The place of a heading's words."""
    if section.number is None:
        return section.title_span
    placed = document.blocks[section.first_block]
    start = placed.place(section.number.end, section.number.end + 1).start
    return Span(start, section.title_span.end)
