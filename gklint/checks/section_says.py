"""A section says more than a given phrase.

Silent when the text of the section is anything but ``only``, its heading left out. Yields
at that text.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.finding import Violation
from gklint.pattern import Pattern
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document

SCOPE = DOCUMENT
VALUES = ("section",)
ANCHORS = ()


@value
class Params:
    key: str
    only: Pattern  # the whole text of the section, without line ends


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    for section in document.top():
        if section.key != params.key or section.run_in:
            continue
        content = document.content_of(section)
        if len(content) == 1 and params.only.fullmatch(content[0].flow):
            yield Violation(content[0].span, {"section": section.title})
