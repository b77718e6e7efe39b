"""Lines as they arrived, and which of them are one paragraph."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from gklint.document.flow import flow_text
from gklint.document.numerals import NUMERAL
from gklint.document.outline import is_bare_heading, number_at, starts_item
from gklint.pattern import late
from gklint.text import holds_any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gklint.document.vocabulary import Vocabulary
    from gklint.text import Span

# Where reading breaks a line: LSP's line ends, and those that pages from Word and PDF add.
LONGEST = 10_000  # code points that are read as one line
LINE_ENDS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
LINE = late(rf"[^{LINE_ENDS}]{{1,{LONGEST}}}")
_OTHER_ENDS = LINE_ENDS.replace("\n", "")
_UNBROKEN = late("[!-~]{9,80}")  # an address is not cut
EDGE = " \t\u3000\xa0\u2002\u2003\u2009\u200b\u200c\u200d\u2060\ufeff"
_DATE_ALONE = late(
    rf"[（(]?(?:(?:[12][0-9]{{3}}|[一二][〇零○Ｏ一二三四五六七八九]{{3}})年"
    rf"(?:[0-9]{{1,2}}|{NUMERAL}{{1,3}})月(?:[0-9]{{1,2}}|{NUMERAL}{{1,3}})[日号]"
    r"|[12][0-9]{3}[-/.][0-9]{1,2}[-/.][0-9]{1,2})(?:[ ]?[0-9]{1,2}[:：][0-9]{2}){0,2}[）)]?"
)

LONG_WIDTH = 40  # columns of a line that may have been cut at its end
TEXT, PAGE_NUMBER, CHROME, TABLE = "text", "page_number", "chrome", "table"


class Line:
    """A line without the blanks at its ends; ``gap`` counts the empty lines before it.

    Its ``kind`` is marked on it while the lines are read, step by step; nothing else is changed.
    It is no frozen value, since a table has a line for each of its cells: to make one, and
    another in its stead for every mark, cost more than to tell which mark it is.
    """

    __slots__ = ("flow", "gap", "holes", "indented", "kind", "start", "text")

    def __init__(
        self,
        start: int,
        text: str,  # verbatim
        flow: str,
        gap: int,
        indented: bool,
        kind: str = TEXT,
        holes: tuple[Span, ...] = (),
    ) -> None:
        self.start = start
        self.text = text
        self.flow = flow
        self.gap = gap
        self.indented = indented
        self.kind = kind
        self.holes = holes  # marks of a format that the flow leaves out, in the document

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def width(self) -> int:
        """Columns on a terminal: two for a Chinese character."""
        return (len(self.text) + len(self.text.encode("utf-8", "replace"))) // 2


def split_lines(text: str, first: int = 0, end: int | None = None) -> list[Line]:
    """The lines of ``text[first:end]`` that hold something, in order, at their places in ``text``."""
    lines: list[Line] = []
    seen = 0  # number of line ends before the last line with something in it
    for breaks, start, written in written_lines(text[first:end]):
        stripped = written.strip(EDGE)
        if not stripped:
            continue
        left = start
        if len(stripped) < len(written):
            left += len(written) - len(written.lstrip(EDGE))
        gap = breaks - seen - 1 if breaks > seen else 0
        words = flow_text(stripped)
        lines.append(Line(first + left, stripped, words, gap, left > start))
        seen = breaks
    return lines


def written_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """(line ends before it, start, text) of every line that is not empty, in order."""
    lines = text.split("\n")
    if holds_any(text, _OTHER_ENDS) or max(map(len, lines)) > LONGEST:
        yield from _lines_of_any_end(text)
        return
    start = 0  # where all lines end alike, as in most texts, they need no pattern
    for breaks, line in enumerate(lines):
        if line:
            yield breaks, start, line
        start += len(line) + 1


def _lines_of_any_end(text: str) -> Iterator[tuple[int, int, str]]:
    breaks = last = 0
    for match in LINE.finditer(text):
        start, end = match.span()
        between = text[last:start]
        breaks += len(between) - between.count("\r\n")
        last = end
        yield breaks, start, match[0]


def is_date_alone(flow: str) -> bool:
    return _DATE_ALONE.fullmatch(flow) is not None


def long_widths(lines: Iterable[Line]) -> tuple[int, ...]:
    """The widths of the lines of text that are long enough to tell where lines were cut."""
    return tuple(
        width for line in lines if line.kind == TEXT and (width := line.width) >= LONG_WIDTH
    )


def wrap_width(widths: Iterable[int]) -> int | None:
    """The width at which a PDF or a terminal cut the lines, or None if nothing did.

    Cut lines are nearly all of one width: most long lines stand within a few columns of it.
    ``widths`` are those of ``long_widths``.
    """
    long = sorted(widths)
    if len(long) < 6:
        return None
    full = long[len(long) * 4 // 5]
    near = bisect_right(long, full + 4) - bisect_left(long, full - 8)
    return full if full <= 160 and near * 10 >= len(long) * 6 else None


def paragraphs(
    lines: Iterable[Line], width: int | None, vocabulary: Vocabulary
) -> Iterator[list[Line]]:
    """Group lines, cut at ``width``, into paragraphs; page numbers between two lines of one go with it."""
    group: list[Line] = []
    waiting: list[Line] = []  # page numbers since the last line of the group
    for line in lines:
        if line.kind == PAGE_NUMBER:
            waiting.append(line)
            continue
        if (
            line.kind == TEXT
            and group
            and group[-1].kind == TEXT
            and _continues(group[-1], line, bool(waiting), width, vocabulary, len(group))
        ):
            group += [*waiting, line]
        else:
            if group:
                yield group
            yield from ([page] for page in waiting)
            group = [line]
        waiting = []
    if group:
        yield group
    yield from ([page] for page in waiting)


def _continues(
    line: Line, then: Line, page_between: bool, width: int | None, vocabulary: Vocabulary, nth: int
) -> bool:
    """True if ``then`` goes on with the paragraph that ``line`` belongs to, both of them text."""
    if number_at(then.flow) is not None or is_date_alone(then.flow):
        return False
    if len(then.flow) <= 40 and is_bare_heading(then.flow, vocabulary):
        return False
    if width is not None:
        if then.gap and not page_between:
            return False
        if then.indented and not line.indented and nth > 1:
            return False
        return line.width >= width - 8 or _did_not_fit(line, then, width)
    if starts_item(then.flow) or then.gap or page_between or then.indented:
        return False
    if len(line.flow) < 20 or len(then.flow) < 4:
        return False
    if vocabulary.label_line.match(then.flow) or vocabulary.label_line.match(line.flow):
        return False
    if nth == 1 and starts_item(line.flow) and len(line.flow) <= 40:
        return False
    if nth == 1 and not any(mark in line.flow for mark in "，。；、,;"):
        return False  # a title or a heading: a broken sentence has some mark before its break
    last = line.flow[-1]
    return last in "，、" or last.isalnum()


def _did_not_fit(line: Line, then: Line, width: int) -> bool:
    """True if a line ends early because the e-mail address that comes next was too long for it."""
    match = _UNBROKEN.match(then.text)
    return (
        match is not None and line.flow[-1] not in "。！？；" and line.width + match.end() > width
    )
