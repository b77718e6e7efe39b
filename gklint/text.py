"""Places in a text, and changes to it.

Offsets are code points into one text and half-open; lines and columns are 0-based here
and 1-based only where they are printed.
"""

from __future__ import annotations

from bisect import bisect_right

from gklint.value import packed, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@packed
class Span:
    """A stretch of a text: ``text[start:end]``. An empty span is a place between characters."""

    start: int
    end: int  # start <= end

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """True if the two share a character, or if an empty one stands strictly inside the other."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


def alike_at_start(one: str, other: str) -> int:
    """How many code points two texts begin alike with."""
    low, high = 0, min(len(one), len(other))
    while low < high:  # one[:low] is alike
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def alike_at_end(one: str, other: str, least: int = 0) -> int:
    """How many code points two texts end alike with, the first ``least`` of each left out."""
    low, high = 0, min(len(one), len(other)) - least
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def holds_any(text: str, literals: Iterable[str] | None) -> bool:
    """True if ``text`` holds one of ``literals``, or if there are none to ask for."""
    if literals is None:
        return True
    for literal in literals:  # noqa: SIM110 - a generator costs more than the look itself
        if literal in text:
            return True
    return False


@value
class Edit:
    """Put ``text`` where ``span`` is: an empty span inserts, an empty text deletes."""

    span: Span
    text: str


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """The text after ``edits``, which must be sorted and disjoint."""
    pieces: list[str] = []
    done = 0
    for edit in edits:
        if edit.span.start < done or edit.span.end > len(text):
            raise ValueError(f"edits overlap or leave the text at {edit.span}")
        pieces += text[done : edit.span.start], edit.text
        done = edit.span.end
    return "".join(pieces) + text[done:]


def composed(length: int, first: Sequence[Edit], then: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits of a text of ``length`` that do what ``first`` and ``then``, after it, do.

    All are sorted and disjoint; those of ``then`` are places in the text after ``first``.
    """
    pieces = _pieces([(0, length, "")], first)
    return tuple(_edits_of(_pieces(pieces, then), length))


def _pieces(
    pieces: Sequence[tuple[int, int, str]], edits: Sequence[Edit]
) -> list[tuple[int, int, str]]:
    """A text made of pieces, after edits. A piece is a stretch of the first text, or new text."""
    made: list[tuple[int, int, str]] = []
    waiting = list(reversed(pieces))
    at = 0  # where the next of the waiting pieces begins
    for edit in edits:
        for until, kept in ((edit.span.start, True), (edit.span.end, False)):
            while waiting and at < until:
                start, end, new = waiting.pop()
                size = len(new) or end - start
                take = min(size, until - at)
                if take < size:
                    rest = (start, end, new[take:]) if new else (start + take, end, "")
                    waiting.append(rest)
                if kept:
                    made.append((start, end, new[:take]) if new else (start, start + take, ""))
                at += take
        if edit.text:
            made.append((0, 0, edit.text))
    return made + waiting[::-1]


def _edits_of(pieces: Iterable[tuple[int, int, str]], length: int) -> Iterator[Edit]:
    done, new = 0, ""
    for start, end, text in (*pieces, (length, length, "")):
        if text:
            new += text
        else:
            if new or start > done:
                yield Edit(Span(done, start), new)
            done, new = end, ""


class LineIndex:
    """Offsets to (line, column) and back, both 0-based, columns in code points.

    Lines end at ``\\n``, ``\\r\\n`` and ``\\r`` and nowhere else (LSP 3.17, Text Documents);
    ``str.splitlines`` knows eight more ends, which a page pasted from Word does contain.
    """

    def __init__(self, text: str, starts: list[int] | None = None) -> None:
        self.text = text
        self.starts = _line_starts(text) if starts is None else starts  # never changed

    def edited(self, edit: Edit) -> LineIndex:
        """The index of the text after ``edit``; only the lines that it touches are read again."""
        text = self.text[: edit.span.start] + edit.text + self.text[edit.span.end :]
        # A \r and a \n that the edit brings together or parts belong to the lines on its rims.
        first = bisect_right(self.starts, max(0, edit.span.start - 1)) - 1
        after = bisect_right(self.starts, edit.span.end + 1)
        by = len(text) - len(self.text)
        start = self.starts[first]
        end = self.starts[after] + by if after < len(self.starts) else len(text)
        between = _line_starts(text[start:end])
        if after < len(self.starts):
            between.pop()  # where the next line begins, which is known
        starts = self.starts[:first]
        starts += [start + one for one in between]
        starts += [one + by for one in self.starts[after:]] if by else self.starts[after:]
        return LineIndex(text, starts)

    def position(self, offset: int) -> tuple[int, int]:
        """The (line, column) of an offset; an offset past the end is held to the end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.starts, offset) - 1
        return line, offset - self.starts[line]

    def offset(self, line: int, column: int) -> int:
        """The offset of a (line, column); a column past the line's text is held to its end."""
        if line >= len(self.starts):
            return len(self.text)
        return min(self.starts[line] + column, self.line_span(line).end)

    def line_span(self, line: int) -> Span:
        """A line without its end."""
        start = self.starts[line]
        if line + 1 == len(self.starts):
            return Span(start, len(self.text))
        end = self.starts[line + 1] - 1
        if self.text[end - 1 : end + 1] == "\r\n" and end > start:
            end -= 1
        return Span(start, end)


def _line_starts(text: str) -> list[int]:
    """Where each line begins; the last may be empty."""
    starts = [0]
    if "\r" not in text:
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
    else:
        at = 0
        for line in text.replace("\r\n", "\n\n").replace("\r", "\n").split("\n"):
            at += len(line) + 1
            # Of a \r\n, only the end of the pair ends the line.
            if text[at - 1 : at + 1] != "\r\n":
                starts.append(at)
    starts.pop()
    return starts


def disjoint(edits: Iterable[Edit]) -> bool:
    """True if the edits are sorted and no two touch the same character or insert at one place."""
    last: Edit | None = None
    for edit in edits:
        if last is not None and (edit.span.start < last.span.end or edit.span == last.span):
            return False
        last = edit
    return True
