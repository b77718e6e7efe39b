"""Where the characters of a Document's text stand in its file.

A format whose marks are not read (HTML) makes a text of its own, which every check sees; so
does a file with remarks to gklint, which are left out. Only
the faces ask for places in the file, and they ask here. The text consists of *pieces*, each
with its stretch of the file: a run of characters as they stand there, a character reference,
white space that shows as one blank, or a line end or tab that stands for the tags between two
words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# What stands before an edit may make a tag or a character reference of what comes after it.
_WAITING = late(r"(?:<|&[#0-9A-Za-z]{0,40})$")
_WAITED = 42  # characters before an edit that are looked at


@value
class Origin:
    """The way from a text to the file it was read from; both in order, so the way is too."""

    text: str
    source: str  # the text of the file
    starts: Sequence[int]  # where the pieces begin in the text, rising
    places: Sequence[int]  # where they begin in the source, in order
    ends: Sequence[int]  # where they end in the source; none ends after the next begins
    markup: bool = True  # what is put into the source is read as markup, and must be escaped

    def span(self, span: Span) -> Span:
        """The place in the file of a stretch of the text.

        A part of a character reference is the whole of it; an empty stretch keeps to the
        character on its left, on the same line.
        """
        if not self.starts:
            return Span(0, 0)
        if span.start < span.end:
            return Span(self._char(span.start).start, self._char(span.end - 1).end)
        if span.start == 0:
            at = self._char(0).start
        else:
            at = self._char(span.start - 1).end
        return Span(at, at)

    def back(self, place: Span) -> Span:
        """The stretch of the text that a stretch of the file, as ``span`` gives it, shows as."""
        last = bisect_left(self.places, place.end) - 1
        if last < 0:
            return Span(0, 0)
        end = self._shown(last, place.end)
        if place.start == place.end:
            return Span(end, end)
        return Span(min(end, self._shown(bisect_right(self.ends, place.start), place.start)), end)

    def _shown(self, piece: int, place: int) -> int:
        """The offset in the text of a place inside a piece, or at its rim."""
        start, after = self.starts[piece], self._after(piece)
        if self.ends[piece] - self.places[piece] == after - start:
            return start + min(max(place - self.places[piece], 0), after - start)
        return start if place <= self.places[piece] else after

    def editable(self, span: Span) -> bool:
        """True if a stretch lies in one verbatim piece, and words put there are read as words."""
        place = self.span(span)
        if span.start < span.end:
            whole = self._piece(span.start) == self._piece(span.end - 1)
            if not whole or place.of(self.source) != span.of(self.text):
                return False
        elif not (self._verbatim(span.start - 1, place) or self._verbatim(span.start, place)):
            return False
        if not self.markup:
            return True
        before = self.source[max(0, place.start - _WAITED) : place.start]
        return _WAITING.search(before) is None

    def _verbatim(self, offset: int, beside: Span) -> bool:
        """True if the character at ``offset`` stands in the file as it is, beside that place."""
        if not 0 <= offset < len(self.text):
            return False
        place = self._char(offset)
        return beside.start in (place.start, place.end) and (
            place.of(self.source) == self.text[offset]
        )

    def _piece(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def _after(self, piece: int) -> int:
        """Where a piece ends in the text."""
        return self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)

    def _char(self, offset: int) -> Span:
        """The place of one character."""
        piece = self._piece(offset)
        start, end = self.places[piece], self.ends[piece]
        if end - start == self._after(piece) - self.starts[piece]:
            start += offset - self.starts[piece]
            end = start + 1
        return Span(start, end)
