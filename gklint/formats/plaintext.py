"""Plain text, as typed, saved from Word, copied from a page or taken out of a PDF.

Converters leave marks of Markdown in it: a line that begins with ``# `` or ``**`` is read as
Markdown is.
"""

from __future__ import annotations

from gklint.document.build import build
from gklint.document.lines import split_lines
from gklint.formats.markdown import without_marks
from gklint.pattern import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.model import Document
    from gklint.document.vocabulary import Vocabulary

SUFFIXES = (".txt", ".text")

_MARKED = late(r"#{1,6}[ ]|\*\*")


def parse(text: str, vocabulary: Vocabulary) -> Document:
    lines = [
        without_marks(line) if _MARKED.match(line.text) else line for line in split_lines(text)
    ]
    return build(text, lines, vocabulary)
