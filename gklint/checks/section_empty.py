"""A section has something in it.

Silent when text or a table stands between the heading and the next heading of its level.
A signature, page numbers and what a web page adds are not content; an image mark is.

* ``each``: yields at each heading of ``keys`` that nothing follows;
* ``tables_here``, ``tables_nowhere``: once, at the first such heading, and names them all;
  the former where the text has a table elsewhere, the latter where it has none at all, as
  copies that lost every table have.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.model import CONTENT, TABLE
from gklint.finding import Violation
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from gklint.check import Context
    from gklint.document.model import Document, Section

SCOPE = DOCUMENT
VALUES = ("empty", "count")
ANCHORS = ()


@value
class Params:
    keys: tuple[str, ...]
    mode: Literal["each", "tables_here", "tables_nowhere"]


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    empty = [
        section
        for section in document.top()
        if section.key in params.keys and not _content(document, section)
    ]
    if not empty:
        return
    names = "、".join(f"“{section.title}”" for section in empty)
    values = {"empty": names, "count": str(len(empty))}
    if params.mode == "each":
        for section in empty:
            yield Violation(section.title_span, {**values, "empty": f"“{section.title}”"})
        return
    tables = TABLE in document.kinds()
    if tables == (params.mode == "tables_here"):
        yield Violation(
            empty[0].title_span,
            values,
            related=tuple((section.title_span, "empty") for section in empty[1:]),
        )


def _content(document: Document, section: Section) -> bool:
    """True if anything belongs to the section beside its heading."""
    kinds = document.kinds(section.first_block + 1, section.last_block)
    return section.run_in or any(kind in CONTENT for kind in kinds)
