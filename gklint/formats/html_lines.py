"""The words of a page in lines, every character with its place in the file.

Line ends of the file are white space here, as HTML says; lines are what a reader sees.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from html import unescape
from html.entities import html5

from gklint.document.lines import EDGE
from gklint.pattern import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACES = " \t\n\f\r"  # HTML's white space; no-break spaces and U+3000 are words
_TOKEN = late(
    r"(?P<blank>[ \t\n\f\r]{1,10000})|(?P<words>[^ \t\n\f\r&]{1,10000})"
    r"|&(?:#[0-9]{1,100};?|#[xX][0-9a-fA-F]{1,100};?|[A-Za-z][0-9A-Za-z]{0,40};?)|&"
)
# Where reading breaks a line, and tabs: a row of a table has its own.
_BREAKS = "\t\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_UNBROKEN = late(rf"[^{_BREAKS}]{{1,10000}}")
_CHINESE = "‘’“”—…·"  # marks of Chinese text outside its blocks


class Words:
    """A line, or a part of one: a text and its pieces, each with its stretch of the file."""

    __slots__ = ("ends", "offsets", "places", "shared", "text")

    def __init__(self, text: str, offsets: array[int], places: array[int], ends: array[int]):
        self.text = text
        self.offsets = offsets  # where the pieces begin in the text
        self.places = places  # where they begin in the file
        self.ends = ends
        self.shared = 0  # elements that it stands in together with the line before it

    def part(self, start: int, end: int) -> Words:
        """``text[start:end]``, not empty, with its pieces."""
        first, last = bisect_right(self.offsets, start) - 1, bisect_left(self.offsets, end)
        offsets = array("q", (max(0, at - start) for at in self.offsets[first:last]))
        places, ends = self.places[first:last], self.ends[first:last]
        if self._verbatim(first):
            places[0] += start - self.offsets[first]
        if self._verbatim(last - 1):
            ends[-1] = self.places[last - 1] + end - self.offsets[last - 1]
        part = Words(self.text[start:end], offsets, places, ends)
        part.shared = self.shared
        return part

    def broken(self) -> Iterator[Words]:
        """The parts between line ends and tabs, without blanks around them, no-break spaces among them."""
        if not any(char in self.text for char in _BREAKS):
            pieces = [(0, len(self.text))]
        else:
            pieces = [match.span() for match in _UNBROKEN.finditer(self.text)]
        for start, end in pieces:
            words = self.text[start:end]
            left = start + len(words) - len(words.lstrip(EDGE))
            right = start + len(words.rstrip(EDGE))
            if left < right:
                yield self.part(left, right)

    def _verbatim(self, at: int) -> bool:
        after = self.offsets[at + 1] if at + 1 < len(self.offsets) else len(self.text)
        return self.ends[at] - self.places[at] == after - self.offsets[at]


class Writer:
    """Puts one line together from the words between tags."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._blank: tuple[int, int] | None = None  # white space since the last word
        self._begin()

    def _begin(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._offsets, self._places, self._ends = array("q"), array("q"), array("q")
        self._blank = None

    def take(self) -> Words | None:
        """The line so far, white space at its end left out; None if it is empty."""
        line = None
        if self._parts:
            line = Words("".join(self._parts), self._offsets, self._places, self._ends)
        self._begin()
        return line

    def write(self, start: int, end: int) -> None:
        """Add words of the file, white space as HTML reads it."""
        for at, after, words in _tokens(self._source, start, end):
            if not words.strip(_SPACES):
                self._blank = (self._blank[0] if self._blank else at, after)
                continue
            if self._blank is not None and self._parts:
                self._space(*self._blank, words[0])
            self._blank = None
            self._add(words, at, after)

    def write_as_is(self, start: int, end: int) -> Iterator[Words]:
        """Add words that keep their white space; yields the lines that end among them."""
        for begin, after, words in _tokens(self._source, start, end):
            at = begin
            for piece in words.replace("\r\n", "\n\n").replace("\r", "\n").split("\n"):
                if at > begin:
                    line = self.take()
                    if line is not None:
                        yield line
                if piece:
                    verbatim = len(words) == after - begin
                    self._add(piece, at, at + len(piece) if verbatim else after)
                at += len(piece) + 1

    def _space(self, start: int, end: int, after: str) -> None:
        """One blank for white space; none where a line of Chinese was broken."""
        broken = any(char in "\r\n" for char in self._source[start:end])
        if not (broken and _chinese(self._parts[-1][-1]) and _chinese(after)):
            self._add(" ", start, end)

    def _add(self, words: str, start: int, end: int) -> None:
        verbatim = len(words) == end - start
        if not (
            verbatim
            and self._offsets
            and self._ends[-1] == start
            and start - self._places[-1] == self._length - self._offsets[-1]
        ):
            self._offsets.append(self._length)
            self._places.append(start)
            self._ends.append(end)
        self._ends[-1] = end
        self._parts.append(words)
        self._length += len(words)


def _tokens(source: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Words, white space and decoded references, with their places."""
    for match in _TOKEN.finditer(source, start, end):
        words = match[0]
        if words[0] != "&" or len(words) == 1:
            yield match.start(), match.end(), words
            continue
        used, meant = _decoded(words)
        if meant:
            yield match.start(), match.start() + used, meant
        if used < len(words):
            yield match.start() + used, match.end(), words[used:]


def _decoded(reference: str) -> tuple[int, str]:
    """How much of ``reference`` is one, and what it stands for; none of it: it is words."""
    if reference[1] == "#":
        return len(reference), unescape(reference)
    for end in range(len(reference), 2, -1):
        meant = html5.get(reference[1:end])
        if meant is not None:
            return end, meant
    return 1, "&"


def _chinese(char: str) -> bool:
    """A character between which and its like a line end is no blank (Korean has blanks)."""
    return (char >= "\u2e80" and not "\uac00" <= char <= "\ud7af") or char in _CHINESE
