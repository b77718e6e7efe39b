"""Where tables stand, so that nobody takes a row's label for a heading.

A table is a run of lines each of which may be one of its own. What the cells mean is not
decided here.
"""

from __future__ import annotations

from gklint.document.lines import CHROME, PAGE_NUMBER, TABLE, TEXT, Line
from gklint.document.outline import number_at, section_key, squeeze
from gklint.document.table_lines import (
    NUMBER,
    is_cell,
    is_glued,
    is_label,
    is_piped,
    is_row_of_cells,
    is_section,
    is_signed,
    is_tabbed,
    is_titled,
)
from gklint.pattern import late
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.vocabulary import Vocabulary

GAP = 16  # lines between two runs of one table, at the most
PIECE = 24  # code points of a piece of a label
RUN = 8  # lines in which a table's first number stands
HEAD = 60  # lines of a head cut into pieces
JOINED = 6  # code points of it, and lines, in which a label is recognised
_ROW = late(r"(?:[ \u3000\t\xa0]{1,10}[-－+]?[0-9][0-9.,]{0,12}%?){3}$")
_SPACED = late("(?:[^ ]{1,2}[ ]){2,40}[^ ]{1,3}")  # a column of labels cut into characters


def mark_tables(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Line]:
    """The same lines, those that belong to a table marked as such."""
    marked = list(lines)
    at = 0
    while at < len(marked):
        if marked[at].kind == TEXT and _begins(marked, at, vocabulary):
            _mark_before(marked, at, vocabulary)
            at = _mark(marked, at, vocabulary)
            continue
        if marked[at].kind == TEXT and squeeze(marked[at].flow.replace("｜", "")) == "":
            marked[at] = replace(marked[at], kind=CHROME)  # bars that hold nothing
        at += 1
    _bridge(marked, vocabulary)
    return marked


def _bridge(lines: list[Line], vocabulary: Vocabulary) -> None:
    """Mark short gaps in a table too: pieces of labels that a conversion threw between rows."""
    last: int | None = None  # the last line of a table
    for at, line in enumerate(lines):
        if line.kind != TABLE:
            continue
        if (
            last is not None
            and 1 < at - last <= GAP
            and _pieces(lines[last + 1 : at], line, vocabulary)
        ):
            for between in range(last + 1, at):
                if lines[between].kind == TEXT:
                    lines[between] = replace(lines[between], kind=TABLE)
        last = at


def _pieces(lines: Sequence[Line], then: Line, vocabulary: Vocabulary) -> bool:
    """Nothing but short lines, no heading of a content among them, and at least one label.

    Without a label, each begins as one does, and ``then``, which follows, goes on as one.
    """
    words_only = [line for line in lines if line.kind != PAGE_NUMBER]
    for line in words_only:
        if (
            line.kind != TEXT
            or len(line.flow) > PIECE
            or any(mark in line.flow for mark in "。！？")
        ):
            return False
        number = number_at(line.flow)
        words = line.flow[number.end :] if number else line.flow
        if (number is None or number.style == "cn") and section_key(words, vocabulary) is not None:
            return False
    if any(is_cell(line, vocabulary) and len(line.flow) > 2 for line in words_only):
        return True
    return is_label(then.flow, vocabulary) and all(
        squeeze(line.flow)[:2] in vocabulary.table_labels for line in words_only
    )


def _begins(lines: Sequence[Line], at: int, vocabulary: Vocabulary) -> bool:
    line = lines[at]
    if is_piped(line.text):
        return squeeze(line.text.replace("｜", "")) != ""
    if is_tabbed(line) or _ROW.search(line.text):
        return True
    if vocabulary.table_anchor.fullmatch(line.flow) and _cells_follow(lines, at, vocabulary):
        return True
    if is_glued(line, vocabulary) or is_row_of_cells(line, vocabulary):
        return True
    if NUMBER.fullmatch(line.flow) is not None:
        return sum(NUMBER.fullmatch(one.flow) is not None for one in lines[at + 1 : at + 6]) >= 3
    if is_titled(line, vocabulary):
        return False
    return is_label(line.flow, vocabulary) and _run_of_cells(lines, at, vocabulary)


def _cells_follow(lines: Sequence[Line], at: int, vocabulary: Vocabulary) -> bool:
    """A label alone is not a table: cells come after it."""
    after = lines[at + 1 : at + 3]
    return bool(after) and all(is_cell(one, vocabulary) for one in after)


def _run_of_cells(lines: Sequence[Line], at: int, vocabulary: Vocabulary) -> bool:
    """Cells for some lines on end, a number soon among them."""
    numbers = labels = 0
    for line in lines[at : at + RUN]:
        if line.kind == PAGE_NUMBER:
            continue
        if line.kind != TEXT:
            return False
        if is_titled(line, vocabulary) and squeeze(line.flow) not in vocabulary.table_labels:
            return False
        if NUMBER.fullmatch(line.flow):
            numbers += 1
            if labels >= 2:
                return True
        elif is_label(line.flow, vocabulary) or len(line.flow) <= 2:
            labels += 1
        else:
            return False
    return numbers > 0


def _mark(lines: list[Line], at: int, vocabulary: Vocabulary) -> int:
    """Mark lines as a table from ``at`` on; the index of the first line after it."""
    first = at
    while at < len(lines):
        line = lines[at]
        if line.kind == CHROME and not (len(line.flow) == 1 and first < at < len(lines) - 1):
            break
        if line.kind != PAGE_NUMBER:
            follower = _follower(lines, at)
            if at > first and (
                not _belongs(line, follower, vocabulary)
                or _out_of_turn(lines, first, at, vocabulary)
            ):
                break
            lines[at] = replace(line, kind=TABLE)
        elif at > first and is_signed(line) and NUMBER.fullmatch(lines[at - 1].flow.rstrip("|｜")):
            lines[at] = replace(line, kind=TABLE)  # 30, -4, 17: no page has such a number
        at += 1
    return _without_headings_at_end(lines, first, at, vocabulary)


def _mark_before(lines: list[Line], at: int, vocabulary: Vocabulary) -> None:
    """Mark the head of a table whose labels were cut into pieces too small to begin one."""
    first = at
    while first > 0 and at - first < HEAD and _may_be_piece(lines[first - 1], vocabulary):
        first -= 1
    while first < at:
        words = squeeze("".join(line.flow for line in lines[first : min(at + 1, first + JOINED)]))
        if len(words) > 2 and words[:JOINED] in vocabulary.table_labels:
            break
        first += 1
    for between in range(first, at):
        lines[between] = replace(lines[between], kind=TABLE)


def _may_be_piece(line: Line, vocabulary: Vocabulary) -> bool:
    if line.kind == CHROME:
        return len(line.flow) == 1
    if line.kind != TEXT or is_titled(line, vocabulary):
        return False
    if is_section(line, vocabulary):
        return False
    short = len(line.flow) <= 3 and not any(mark in line.flow for mark in "。！？")
    return short or is_label(line.flow, vocabulary)


def _out_of_turn(lines: Sequence[Line], first: int, at: int, vocabulary: Vocabulary) -> bool:
    """True for a heading in the words of another form's row: no row before it has a number."""
    number = number_at(lines[at].flow)
    if number is None or number.style != "cn" or number.value == 1 or at == first:
        return False
    if squeeze(lines[at].flow[number.end :]) not in vocabulary.known_titles:
        return False
    before = (number_at(line.flow) for line in lines[first:at])
    return not any(one is not None and one.style == "cn" for one in before)


def _follower(lines: Sequence[Line], at: int) -> Line | None:
    """The next line; page numbers between the two are passed over."""
    for line in lines[at + 1 : at + 4]:
        if line.kind != PAGE_NUMBER:
            return line
    return None


def _without_headings_at_end(
    lines: list[Line], first: int, end: int, vocabulary: Vocabulary
) -> int:
    """A table ends with cells: a numbered label at its end is the heading of what follows."""
    last = end
    while last - 1 > first:
        line = lines[last - 1]
        number = number_at(line.flow)
        if number is None or number.style != "cn" or is_piped(line.text) or is_tabbed(line):
            break
        if squeeze(line.flow[number.end :]) not in vocabulary.known_titles:
            break
        last -= 1
        lines[last] = replace(line, kind=TEXT)
    # Its last line was asked already, and is not asked again.
    return end


def _belongs(line: Line, follower: Line | None, vocabulary: Vocabulary) -> bool:
    if line.flow.isdecimal():
        return True
    if is_piped(line.text) or is_tabbed(line) or _ROW.search(line.text):
        return True
    if is_section(line, vocabulary):
        return False
    if is_row_of_cells(line, vocabulary):
        return True
    if is_cell(line, vocabulary) or is_glued(line, vocabulary):
        return True
    if len(line.flow) > 40 or any(mark in line.flow for mark in "。！？"):
        return False
    if line.text[-1] in "|｜":
        return True
    # A label that is damaged or unknown still stands before numbers.
    if follower is not None and NUMBER.fullmatch(follower.flow):
        return True
    return len(line.flow) <= 3 or _SPACED.fullmatch(line.text) is not None
