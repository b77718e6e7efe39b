"""Markdown: the words between its marks.

Marks at the start of a line (``#``, ``-``, ``>``) stand before a block, not in it; emphasis
and tags inside it are left out of its flow. Code, comments and rules between parts are not
read.
"""

from __future__ import annotations

from gklint.document.build import read
from gklint.document.flow import flow_of
from gklint.document.lines import PAGE_NUMBER, Line, split_lines
from gklint.errors import go_on
from gklint.pattern import late
from gklint.text import Span, holds_any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.document.again import Kept
    from gklint.document.model import Document
    from gklint.document.vocabulary import Vocabulary
    from gklint.errors import Pause

SUFFIXES = (".md", ".markdown")

_MARK = late(r"(?:#{1,6}[ \t]{1,8}|>[ \t]{0,8}|[-*+][ \t]{1,8}){1,4}")
_AFTER = late(r"[ \t]{1,8}#{1,6}$|[ \t]{1,8}\\$|\\$")
_RULE = late(r"(?:[-*_=][ \t]{0,2}){3,200}")
_TABLE_RULE = late(
    r"\|?[ \t]{0,8}:?-{1,80}:?[ \t]{0,8}(?:\|[ \t]{0,8}:?-{1,80}:?[ \t]{0,8}){1,40}\|?"
)
_EMPHASIS = late(r"\*\*")
# Markdown lets HTML stand: a line break in a cell, a centred title, a note.
_NAMES = "a|b|br|center|details|div|em|font|hr|i|img|p|small|span|strong|sub|summary|sup|u"
_TAG = late(
    rf"</?(?:{_NAMES})(?:[ \t][^<>]{{0,200}})?/?>|<!--[^<>]{{0,200}}-->|&(?:nbsp|ensp|emsp);"
)
_ESCAPE = late(r"\\[-.#*_()\[\]+!|~>]")
_FENCE = late("`{3,20}|~{3,20}")
_SPANNING = ("```", "~~~", "<!--")


def parse(
    text: str, vocabulary: Vocabulary, kept: Kept | None = None, pause: Pause = go_on
) -> Document:
    # What stands between two fences or in a comment is not told by its own lines.
    by_line = not holds_any(text, _SPANNING)
    return read(text, _cut, vocabulary, kept if by_line else None, pause)


def _cut(text: str) -> list[Line]:
    return list(_read(split_lines(text)))


def _read(lines: list[Line]) -> Iterator[Line]:
    fenced = commented = False
    for line in lines:
        if _FENCE.match(line.text):
            fenced = not fenced
            continue
        commented = commented or line.text.startswith("<!--")
        if commented or fenced:
            commented = commented and "-->" not in line.text
            continue
        if _RULE.fullmatch(line.text):
            continue
        if _TABLE_RULE.fullmatch(line.text):
            line.kind = PAGE_NUMBER  # as such a one does, it stands between rows and is none
            yield line
            continue
        line = _without_tags(without_marks(line))
        if line.flow or not line.text.strip():
            yield line


def without_marks(line: Line) -> Line:
    """A line without the marks at its ends; those inside are holes, which its flow leaves out."""
    match = _MARK.match(line.text)
    start = match.end() if match else 0
    after = _AFTER.search(line.text, start)
    end = after.start() if after else len(line.text)
    # Emphasis around the whole of a heading or a label.
    while (
        end - start > 4
        and line.text[start : start + 2] in ("**", "__")
        and (line.text[end - 2 : end] == line.text[start : start + 2])
    ):
        start, end = start + 2, end - 2
    if start >= end:
        return line
    holes = _holes(line.text, start, end)
    if (start, end) == (0, len(line.text)) and not holes:
        return line
    words = line.text[start:end]
    return Line(
        line.start + start,
        words,
        flow_of(words, [hole.shifted(-start) for hole in holes]).text,
        max(line.gap, 1) if match else line.gap,
        line.indented,
        line.kind,
        tuple(hole.shifted(line.start) for hole in holes),
    )


def _without_tags(line: Line) -> Line:
    tags = [Span(*match.span()) for match in _TAG.finditer(line.text)]
    if not tags:
        return line
    marks = (hole.shifted(-line.start) for hole in line.holes)
    outside = [mark for mark in marks if not any(mark.overlaps(tag) for tag in tags)]
    holes = sorted((*tags, *outside), key=lambda hole: hole.start)
    return Line(
        line.start,
        line.text,
        flow_of(line.text, holes).text,
        line.gap,
        line.indented,
        line.kind,
        tuple(hole.shifted(line.start) for hole in holes),
    )


def _holes(text: str, start: int, end: int) -> list[Span]:
    """Pairs of emphasis marks, and backslashes before marks that are meant as they stand."""
    marks = [Span(*match.span()) for match in _EMPHASIS.finditer(text, start, end)]
    if len(marks) % 2:
        marks.pop()
    escapes = [
        Span(match.start(), match.start() + 1) for match in _ESCAPE.finditer(text, start, end)
    ]
    holes = sorted((*marks, *escapes), key=lambda hole: hole.start)
    # A text of nothing but marks is left as it is.
    return holes if sum(hole.end - hole.start for hole in holes) < end - start else []
