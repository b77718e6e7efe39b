"""HTML: what a reader of the page sees, one line for each block, and the way back to the file.

What does not show is not read: scripts, styles, comments, ``hidden`` and ``display:none``.
A table of data is read row by row, its cells parted by tabs; a table that holds the layout of
a page is read as the blocks in it.
"""

from __future__ import annotations

import sys

from gklint.document.article import mark_around
from gklint.document.build import build
from gklint.document.flow import flow_of
from gklint.document.lines import TABLE, Line, split_lines
from gklint.errors import go_on
from gklint.pattern import late
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.document.again import Kept
    from gklint.document.model import Document
    from gklint.document.vocabulary import Vocabulary
    from gklint.errors import Pause
    from gklint.text import Span

# 索引号： … 发布日期： …: what a page tells of its report, line by line, and no statistics.
_LABELLED = late(r"(?!其中)[^\t：:]{2,12}[：:]\t")

SUFFIXES = (".html", ".htm", ".shtml", ".xhtml")


def parse(
    text: str, vocabulary: Vocabulary, kept: Kept | None = None, pause: Pause = go_on
) -> Document:
    """Read a page, the whole of it each time: what its tags mean is not told by its lines."""
    from gklint.formats.html_text import read  # the parser is loaded for pages alone

    pause()
    origin, rows, shared = read(text)
    pause()
    lines = list(_lines(origin.text, rows))
    article = mark_around(lines, _shared_by(lines, shared), vocabulary)
    return replace(build(origin.text, article, vocabulary, pause), origin=origin)


def _shared_by(lines: list[Line], shared: dict[int, int]) -> list[int]:
    """For each line that is read, the elements it shares with the one read before it."""
    starts = iter([*sorted(shared), sys.maxsize])
    start = next(starts)
    found = []
    for line in lines:
        least = sys.maxsize  # parts of one line of the page share all
        while start <= line.start:
            least = min(least, shared[start])
            start = next(starts)
        found.append(least)
    return found


def _lines(text: str, rows: list[Span]) -> Iterator[Line]:
    """The lines of a page's text. A row keeps the tabs at its ends: they part empty cells."""
    done = 0
    for row in rows:
        if _LABELLED.match(text, row.start, row.end):
            continue
        yield from _between(text, done, row.start)
        words = row.of(text)
        yield Line(row.start, row.end, words, flow_of(words).text, 0, False, TABLE)
        done = row.end
    yield from _between(text, done, len(text))


def _between(text: str, start: int, end: int) -> Iterator[Line]:
    for line in split_lines(text[start:end]):
        yield replace(line, start=line.start + start, end=line.end + start)
