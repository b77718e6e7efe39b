"""Whether a table begins, goes on or ends at a line, seen with the lines beside it."""

from __future__ import annotations

from gklint.document.lines import CHROME, PAGE_NUMBER, TEXT, Line
from gklint.document.outline import number_at, section_key, squeeze
from gklint.document.table_lines import (
    LONGEST,
    NUMBER,
    is_cell,
    is_glued,
    is_known,
    is_label,
    is_piped,
    is_row_of_cells,
    is_section,
    is_spaced_row,
    is_tabbed,
    is_titled,
)
from gklint.pattern import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.vocabulary import Vocabulary

PIECE = 24  # code points of a piece of a label
AFTER, NUMBERS = 5, 3  # lines after a number, and numbers among them that make it a table's
RUN = 8  # lines in which a table's first number stands
SHORT = 3  # code points of a piece of a label cut into pieces, at the most
_ROW = late(r"(?:[ \u3000\t\xa0]{1,10}[-－+]?[0-9][0-9.,]{0,12}%?){3}$")
_SPACED = late("(?:[^ ]{1,2}[ ]){2,40}[^ ]{1,3}")  # a column of labels cut into characters


def begins(lines: Sequence[Line], at: int, vocabulary: Vocabulary) -> bool:
    """True for a row of cells, for a column of numbers, and for labels with cells after them."""
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
        after = lines[at + 1 : at + 1 + AFTER]
        return sum(NUMBER.fullmatch(one.flow) is not None for one in after) >= NUMBERS
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


def belongs(lines: Sequence[Line], first: int, at: int, vocabulary: Vocabulary) -> bool:
    """True if the table that begins at ``first`` goes on with the line at ``at``."""
    if lines[at].flow.isdecimal():  # most lines of most tables, and no heading
        return True
    return _may_go_on(lines[at], _follower(lines, at), vocabulary) and not _out_of_turn(
        lines, first, at, vocabulary
    )


def _may_go_on(line: Line, follower: Line | None, vocabulary: Vocabulary) -> bool:
    """True for cells, and for short words that may be the label of the cells after them."""
    if is_known(line.flow, vocabulary):
        return True
    if is_piped(line.text) or is_tabbed(line) or _ROW.search(line.text):
        return True
    if is_section(line, vocabulary):
        return False
    if is_row_of_cells(line, vocabulary) or is_spaced_row(line, vocabulary):
        return True
    if is_cell(line, vocabulary) or is_glued(line, vocabulary):
        return True
    if len(line.flow) > LONGEST or any(mark in line.flow for mark in "。！？"):
        return False
    if line.text[-1] in "|｜":
        return True
    # A label that is damaged or unknown still stands before numbers.
    if follower is not None and NUMBER.fullmatch(follower.flow):
        return True
    return len(line.flow) <= SHORT or _SPACED.fullmatch(line.text) is not None


def may_be_piece(line: Line, vocabulary: Vocabulary) -> bool:
    """True for a few characters, or labels, which may stand in a head before a table begins."""
    if line.kind == CHROME:
        return len(line.flow) == 1
    if line.kind != TEXT or is_titled(line, vocabulary) or is_section(line, vocabulary):
        return False
    short = len(line.flow) <= SHORT and not any(mark in line.flow for mark in "。！？")
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


def are_pieces(lines: Sequence[Line], then: Line, vocabulary: Vocabulary) -> bool:
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
