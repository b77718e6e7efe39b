"""HTML: what a reader of the page sees, one line for each block, and the way back to the file.

What does not show is not read: scripts, styles, comments, ``hidden`` and ``display:none``.
A table of data is read row by row, its cells parted by tabs; a table that holds the layout of
a page is read as the blocks in it.
"""

from __future__ import annotations

import sys

from gklint.document.build import build
from gklint.document.flow import flow_of
from gklint.document.lines import TABLE, Line, split_lines
from gklint.errors import go_on
from gklint.pattern import late
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.document.again import Kept
    from gklint.document.model import Document
    from gklint.document.vocabulary import Vocabulary
    from gklint.errors import Pause
    from gklint.formats.html_text import Shared
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
    lines = _article(origin.text, rows, shared, vocabulary)
    return replace(build(origin.text, lines, vocabulary, pause), origin=origin)


def _article(text: str, rows: list[Span], shared: Shared, vocabulary: Vocabulary) -> list[Line]:
    from gklint.document.article import mark_around  # loaded for pages alone

    lines = list(_lines(text, rows))
    mark_around(lines, _shared_by(lines, shared), vocabulary)
    return lines


def _shared_by(lines: Sequence[Line], shared: Shared) -> list[int]:
    """For each line that is read, the elements it shares with the one read before it."""
    starts, elements = shared
    at = 0
    found = []
    for line in lines:
        least = sys.maxsize  # parts of one line of the page share all
        while at < len(starts) and starts[at] <= line.start:
            least = min(least, elements[at])
            at += 1
        found.append(least)
    return found


def _lines(text: str, rows: list[Span]) -> Iterator[Line]:
    """The lines of a page's text. A row keeps the tabs at its ends: they part empty cells."""
    done = 0
    for row in rows:
        if _LABELLED.match(text, row.start, row.end):
            continue
        yield from split_lines(text, done, row.start)
        words = row.of(text)
        yield Line(row.start, words, flow_of(words).text, 0, False, TABLE)
        done = row.end
    yield from split_lines(text, done)
