"""Offsets to a client's positions and back: the only place that knows UTF-8 and UTF-16 units."""

from __future__ import annotations

from gklint.text import LineIndex, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from gklint.text import Edit

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"
ENCODINGS = (UTF8, UTF16, UTF32)

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
        self._last = (0, 0, 0)  # line start, offset, units: where the last position was told

    @property
    def text(self) -> str:
        return self.index.text

    def edited(self, edit: Edit) -> Positions:
        """The version after an edit."""
        after = Positions.__new__(Positions)
        plain = self.plain and _plain(edit.text, self.encoding)
        after._set(self.index.edited(edit), self.encoding, plain)
        return after

    def position(self, offset: int) -> dict[str, int]:
        """The position of an offset; one past the end is held to the end.

        Rising offsets on one line cost no more than the line is long, however many they are.
        """
        line, column = self.index.position(offset)
        if self.plain:
            return {"line": line, "character": column}
        start = self.index.starts[line]
        known, at, units = self._last
        if known != start or at > start + column:
            at, units = start, 0
        units += _units(self.text[at : start + column], self.encoding)
        self._last = (start, start + column, units)
        return {"line": line, "character": units}

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
        return span.start + _characters(span.of(self.text), character, self.encoding)

    def span(self, range_: Any) -> Span:
        """The stretch of a client's range; one whose end lies before its start is empty."""
        start = self.offset(range_.start.line, range_.start.character)
        return Span(start, max(start, self.offset(range_.end.line, range_.end.character)))


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
