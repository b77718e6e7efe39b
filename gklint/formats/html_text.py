"""The text of a page: its lines and rows written one below the other."""

from __future__ import annotations

from array import array

from gklint.document.origin import Origin
from gklint.formats import html_events
from gklint.formats.html_page import Page
from gklint.text import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.formats.html_lines import Words
    from gklint.formats.html_tables import Row

    # By line, in order: where it begins in the text; the elements it shares with the one before.
    Shared = tuple[array[int], array[int]]


def read(source: str) -> tuple[Origin, list[Span], Shared]:
    """What shows of a page, and which stretches of it are rows of tables. Never fails.

    Third: where each line begins, and how many elements it stands in together with the line
    before it.
    """
    text = _Text(source)
    rows: list[Span] = []
    shared = (array("q"), array("q"))

    def put(item: Row | Words) -> None:
        words: Words | None
        if isinstance(item, list):
            rows.append(_write(text, item))
            start = rows[-1].start
            words = next((line for cell in item for line in cell.words()), None)
        else:
            text.end_line()
            start, words = text.length, item
            text.put(item)
        if words is not None:
            shared[0].append(start)
            shared[1].append(words.shared)

    page = Page(source, put)
    html_events.read(source, page)
    page.finish(len(source))
    return text.origin(), rows, shared


def _write(text: _Text, row: Row) -> Span:
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


class _Text:
    """The text of a page from its lines, and the way back to the file."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self.length = 0
        self._starts, self._places, self._ends = array("q"), array("q"), array("q")
        self._open = False  # a put-in character ends where the next words begin

    def end_line(self, at: int | None = None) -> None:
        """The end of the line before, if there is one; the next begins ``at`` a place in the file."""
        if self.length:
            self.put_in("\n", at)

    def put_in(self, char: str, until: int | None = None) -> None:
        """A character that stands for the tags between two words."""
        self._starts.append(self.length)
        self._places.append(self._ends[-1] if self._ends else 0)
        self._open = until is None
        self._ends.append(self._places[-1] if until is None else max(until, self._places[-1]))
        self._parts.append(char)
        self.length += 1

    def parts_words(self, words: Words) -> bool:
        """True if words put here would run into the ones before: two numbers, two words."""
        last = self._parts[-1][-1] if self._parts else ""
        return (
            last.isascii()
            and last.isalnum()
            and words.text[0].isascii()
            and words.text[0].isalnum()
        )

    def put(self, words: Words) -> None:
        if self._open:
            self._ends[-1] = words.places[0]
            self._open = False
        self._starts.extend(array("q", (at + self.length for at in words.offsets)))
        self._places.extend(words.places)
        self._ends.extend(words.ends)
        self._parts.append(words.text)
        self.length += len(words.text)

    def origin(self) -> Origin:
        return Origin("".join(self._parts), self._source, self._starts, self._places, self._ends)
