"""Plain text, as typed, saved from Word, copied from a page or taken out of a PDF.

Converters leave marks of Markdown in it: a line that begins with ``# `` or ``**`` is read as
Markdown is.
"""

from __future__ import annotations

from gklint.document.build import read
from gklint.document.lines import split_lines
from gklint.errors import go_on
from gklint.formats.markdown import without_marks
from gklint.pattern import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.again import Kept
    from gklint.document.lines import Line
    from gklint.document.model import Document
    from gklint.document.vocabulary import Vocabulary
    from gklint.errors import Pause

SUFFIXES = (".txt", ".text")

_MARKED = late(r"#{1,6}[ ]|\*\*")


def parse(
    text: str, vocabulary: Vocabulary, kept: Kept | None = None, pause: Pause = go_on
) -> Document:
    return read(text, _cut, vocabulary, kept, pause)


def _cut(text: str) -> list[Line]:
    return [without_marks(line) if _is_marked(line.text) else line for line in split_lines(text)]


def _is_marked(line: str) -> bool:
    return line.startswith(("#", "*")) and _MARKED.match(line) is not None
