"""Offsets to a client's positions and back: the only place that knows UTF-8 and UTF-16 units."""

from __future__ import annotations

from bisect import bisect_right

from gklint.text import Edit, LineIndex, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"
ENCODINGS = (UTF8, UTF16, UTF32)

_STRETCH = 1 << 10  # characters of a line that are counted together
_CODECS = {UTF8: ("utf-8", 1), UTF16: ("utf-16-le", 2)}  # and the bytes of a unit


class Positions:
    """One version of a text, and the way between its offsets and a client's positions.

    Offsets are code points. A position is a line and a character, both from 0, the character
    counted in units of ``encoding`` (LSP 3.17, Position). A version never changes; an edit gives
    a new one.
    """

    def __init__(self, text: str, encoding: str) -> None:
        self._set(LineIndex(text), encoding, _plain(text, encoding))

    def _set(self, index: LineIndex, encoding: str, plain: bool) -> None:
        self.index = index
        self.encoding = encoding
        self.plain = plain  # every character is one unit
        self._marks: dict[int, list[int]] = {}  # line -> units before each stretch of it

    @property
    def text(self) -> str:
        return self.index.text

    def edited(self, edit: Edit) -> Positions:
        """The version after an edit."""
        after = Positions.__new__(Positions)
        plain = self.plain and _plain(edit.text, self.encoding)
        after._set(self.index.edited(edit), self.encoding, plain)
        return after

    def after(self, changes: Sequence[Any]) -> Positions:
        """The version after a client's changes, in order; those typed in one line are one edit."""
        now, at = self, 0
        while at < len(changes):
            if _range_of(changes[at]) is None:
                now, typed = Positions(changes[at].text, self.encoding), 1
            else:
                edit, typed = now._typed(changes, at)
                now = now.edited(edit)
            at += typed
        return now

    def _typed(self, changes: Sequence[Any], first: int) -> tuple[Edit, int]:
        """What the next changes do together, and how many they are: one, or more within a line."""
        place = changes[first].range
        alone = Edit(self.span(place), changes[first].text)
        line = place.start.line
        if first + 1 == len(changes) or line >= len(self.index.starts):
            return alone, 1
        span = self.index.line_span(line)
        text = span.of(self.text)
        if not _plain(text, self.encoding):
            return alone, 1
        at = first
        while at < len(changes):
            place, new = _range_of(changes[at]), changes[at].text
            if place is None or not place.start.line == place.end.line == line:
                break
            if "\n" in new or "\r" in new or not _plain(new, self.encoding):
                break
            start = min(place.start.character, len(text))
            text = text[:start] + new + text[max(start, place.end.character) :]
            at += 1
            if not text:  # the ends of two lines may be one now: \r and \n
                break
        return (Edit(span, text), at - first) if at > first else (alone, 1)

    def position(self, offset: int) -> dict[str, int]:
        """The position of an offset; one past the end is held to the end.

        Many positions on one line cost no more than the line is long, in whatever order.
        """
        line, column = self.index.position(offset)
        if self.plain:
            return {"line": line, "character": column}
        start = self.index.starts[line]
        units, stretches = 0, column // _STRETCH
        if stretches:
            units = self._marks_of(line)[stretches]
        text = self.text[start + stretches * _STRETCH : start + column]
        return {"line": line, "character": units + _units(text, self.encoding)}

    def range(self, span: Span) -> dict[str, dict[str, int]]:
        start = self.position(span.start)
        end = start if span.start == span.end else self.position(span.end)
        return {"start": start, "end": end}

    def offset(self, line: int, character: int) -> int:
        """The offset of a position.

        A character past the line's text is held to its end, one inside a character to its
        beginning, a line past the text to the end of the text.
        """
        if line >= len(self.index.starts):
            return len(self.text)
        if self.plain:
            return self.index.offset(line, character)
        span = self.index.line_span(line)
        start, units = span.start, character
        if character >= _STRETCH and span.end - span.start >= _STRETCH:
            marks = self._marks_of(line)
            stretches = bisect_right(marks, character) - 1
            start += stretches * _STRETCH
            units -= marks[stretches]
        text = self.text[start : min(start + _STRETCH, span.end)]
        return start + _characters(text, units, self.encoding)

    def _marks_of(self, line: int) -> list[int]:
        """The units before each stretch of a line, its end being a part of it."""
        if line not in self._marks:
            starts = self.index.starts
            end = starts[line + 1] if line + 1 < len(starts) else len(self.text)
            marks = [0]
            for at in range(starts[line] + _STRETCH, end + 1, _STRETCH):
                marks.append(marks[-1] + _units(self.text[at - _STRETCH : at], self.encoding))
            self._marks[line] = marks
        return self._marks[line]

    def span(self, range_: Any) -> Span:
        """The stretch of a client's range; one whose end lies before its start is empty."""
        start = self.offset(range_.start.line, range_.start.character)
        return Span(start, max(start, self.offset(range_.end.line, range_.end.character)))


def _range_of(change: Any) -> Any:
    """Where a client's change is made; None for one of the whole text."""
    return getattr(change, "range", None)


def _plain(text: str, encoding: str) -> bool:
    """True if every character is one unit."""
    if encoding == UTF32 or text.isascii():
        return True
    return _units(text, encoding) == len(text)


def _units(text: str, encoding: str) -> int:
    codec, width = _CODECS[encoding]
    # A client may send half of a surrogate pair: it is one character here, and one unit there.
    return len(text.encode(codec, "surrogatepass")) // width


def _characters(text: str, units: int, encoding: str) -> int:
    """How many whole characters of ``text`` lie within its first ``units``."""
    # No character is more than 4 units, so the answer lies between these.
    low, high = min(units // 4, len(text)), min(units, len(text))
    done = _units(text[:low], encoding)
    while low < high:
        middle = (low + high + 1) // 2
        more = _units(text[low:middle], encoding)
        if done + more <= units:
            low, done = middle, done + more
        else:
            high = middle - 1
    return low
