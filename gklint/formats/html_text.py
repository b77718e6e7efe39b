"""The text of a page: its lines and rows written one below the other."""

from __future__ import annotations

from gklint.formats import html_events
from gklint.formats.html_lines import Assembler
from gklint.formats.html_page import Page
from gklint.text import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.origin import Origin
    from gklint.formats.html_tables import Row


def read(source: str) -> tuple[Origin, list[Span]]:
    """What shows of a page, and which stretches of it are rows of tables. Never fails."""
    page = Page(source)
    html_events.read(source, page)
    page.finish(len(source))
    text = Assembler(source)
    rows: list[Span] = []
    for item in page.items:
        if isinstance(item, list):
            rows.append(_write(text, item))
        else:
            text.line(item)
    return text.origin(), rows


def _write(text: Assembler, row: Row) -> Span:
    """One row: the words of its cells, tabs between them."""
    text.end_line(row[0].start)
    start = text.length
    for nth, cell in enumerate(row):
        if nth:
            text.put_in("\t", cell.start)
        for words in cell.words():
            if text.parts_words(words):
                text.put_in(" ")
            text.put(words)
    return Span(start, text.length)
