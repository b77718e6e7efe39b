"""A section is not the one of the year before, word for word.

Silent where the section ``section`` of last year's report has other words, figures and blanks
aside, or fewer than ``least`` characters. Yields at the section's title; last year's title is
a related place in its own file.
"""

from __future__ import annotations

from gklint.check import YEARS
from gklint.finding import Violation
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document, Section

SCOPE = YEARS
VALUES = ("title", "file")
ANCHORS = ()


@value
class Params:
    section: str  # the key of its content
    least: int = 60  # characters of text that two reports do not share by chance


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    if context.previous is None:
        return
    this = _section(document, params.section)
    last = _section(context.previous.document, params.section)
    if this is None or last is None:
        return
    words = _words(document, this)
    if len(words) < params.least or words != _words(context.previous.document, last):
        return
    file = context.previous.file
    yield Violation(
        this.title_span,
        {"title": this.title, "file": file.name},
        elsewhere=((file, last.title_span, "title"),),
    )


def _section(document: Document, key: str) -> Section | None:
    """The one section of the highest level with a content."""
    found = [section for section in document.top() if section.key == key]
    return found[0] if len(found) == 1 else None


def _words(document: Document, section: Section) -> str:
    """What a section says, without blanks and figures."""
    text = "".join(placed.flow for placed in document.content_of(section))
    return "".join(char for char in text if not char.isspace() and not char.isdecimal())
