"""Where tables stand, so that nobody takes a row's label for a heading.

A table is a run of lines each of which may be one of its own: ``table_lines`` tells of one line
what it is by itself, ``table_bounds`` of lines beside each other whether a table begins or goes
on. What the cells mean is not decided here.
"""

from __future__ import annotations

from gklint.document.lines import CHROME, PAGE_NUMBER, TABLE, TEXT, Line
from gklint.document.outline import number_at, squeeze
from gklint.document.table_bounds import are_pieces, begins, belongs, may_be_piece
from gklint.document.table_lines import NUMBER, is_piped, is_signed, is_tabbed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.vocabulary import Vocabulary

GAP = 16  # lines between two runs of one table, at the most
HEAD = 60  # lines of a head cut into pieces
JOINED = 6  # code points of it, and lines, in which a label is recognised


def mark_tables(lines: Sequence[Line], vocabulary: Vocabulary) -> None:
    """Mark the lines that belong to a table as such."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.kind == TEXT and begins(lines, at, vocabulary):
            _mark_before(lines, at, vocabulary)
            at = _mark(lines, at, vocabulary)
            continue
        if line.kind == TEXT and squeeze(line.flow.replace("｜", "")) == "":
            line.kind = CHROME  # bars that hold nothing
        at += 1
    _bridge(lines, vocabulary)


def _bridge(lines: Sequence[Line], vocabulary: Vocabulary) -> None:
    """Mark short gaps in a table too: pieces of labels that a conversion threw between rows."""
    last: int | None = None  # the last line of a table
    for at, line in enumerate(lines):
        if line.kind != TABLE:
            continue
        if (
            last is not None
            and 1 < at - last <= GAP
            and are_pieces(lines[last + 1 : at], line, vocabulary)
        ):
            for between in range(last + 1, at):
                if lines[between].kind == TEXT:
                    lines[between].kind = TABLE
        last = at


def _mark(lines: Sequence[Line], at: int, vocabulary: Vocabulary) -> int:
    """Mark lines as a table from ``at`` on; the index of the first line after it."""
    first = at
    while at < len(lines):
        line = lines[at]
        if line.kind == CHROME and not (len(line.flow) == 1 and first < at < len(lines) - 1):
            break
        if line.kind != PAGE_NUMBER:
            if at > first and not belongs(lines, first, at, vocabulary):
                break
            line.kind = TABLE
        elif at > first and is_signed(line) and NUMBER.fullmatch(lines[at - 1].flow.rstrip("|｜")):
            line.kind = TABLE  # 30, -4, 17: no page has such a number
        at += 1
    return _without_headings_at_end(lines, first, at, vocabulary)


def _mark_before(lines: Sequence[Line], at: int, vocabulary: Vocabulary) -> None:
    """Mark the head of a table whose labels were cut into pieces too small to begin one."""
    first = at
    while first > 0 and at - first < HEAD and may_be_piece(lines[first - 1], vocabulary):
        first -= 1
    while first < at:
        words = squeeze("".join(line.flow for line in lines[first : min(at + 1, first + JOINED)]))
        if len(words) > 2 and words[:JOINED] in vocabulary.table_labels:
            break
        first += 1
    for line in lines[first:at]:
        line.kind = TABLE


def _without_headings_at_end(
    lines: Sequence[Line], first: int, end: int, vocabulary: Vocabulary
) -> int:
    """A table ends with cells: a numbered label at its end is the heading of what follows.

    Where the next table may begin: its last line was asked already, and is not asked again.
    """
    last = end
    while last - 1 > first:
        line = lines[last - 1]
        number = number_at(line.flow)
        if number is None or number.style != "cn" or is_piped(line.text) or is_tabbed(line):
            break
        if squeeze(line.flow[number.end :]) not in vocabulary.known_titles:
            break
        last -= 1
        line.kind = TEXT
    return end
