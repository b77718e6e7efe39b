"""Where tables stand, so that nobody takes a row's label for a heading.

A table that was typed, pasted or converted is a run of short lines: labels of a statutory
table, pieces of such labels, and numbers. What the cells mean is not decided here.
"""

from __future__ import annotations

from gklint.document.flow import flow_of
from gklint.document.lines import CHROME, PAGE_NUMBER, TABLE, TEXT, Line
from gklint.document.outline import number_at, section_key, squeeze
from gklint.pattern import late
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.vocabulary import Vocabulary

_NUMBER = late(
    r"[+＋\-−－增减约]?[0-9][0-9,，]{0,15}(?:\.[0-9]{1,8})?(?:万?元|亿元|[件条项次个人份篇期起宗%％])?"
    r"|[/／\-—–－无]{1,4}"
)
GLUED = 24  # code points that a line of glued cells has at the least
GAP = 16  # lines between two runs of one table, at the most
PIECE = 24  # code points of a piece of a label
RUN = 8  # lines in which a table's first number stands
RUN_TOGETHER = 120  # code points of labels run together that are looked at
HEAD = 60  # lines of a head cut into pieces
JOINED = 6  # code points of it, and lines, in which a label is recognised
PIECES = 3  # code points of a piece of those, on the average
LABELS = 10  # of them are compared with the labels of the forms
_GAPS = ("|", "｜", "\t", "  ", "\u3000", "\xa0")  # one of which is in all that follows
_BETWEEN = late(r"[ \u3000\xa0]{0,200}[\t|｜]|[ \u3000\xa0]{2,200}")
_ROW = late(r"(?:[ \u3000\t\xa0]{1,10}[-－+]?[0-9][0-9.,]{0,12}%?){3}$")
_SPACED = late("(?:[^ ]{1,2}[ ]){2,40}[^ ]{1,3}")  # a column of labels cut into characters
_LAST = late(r"(?:\t|[ \u3000]{3})[ \u3000]{0,40}[0-9]{1,6}$")  # a row's last cell
_TABS = late(r"\t[^\t]{0,200}\t|[^ \u3000]{1,40}(?:[ \u3000]{3,40}[^ \u3000]{1,40}){2}")


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
        if last is not None and 1 < at - last <= GAP and _pieces(lines[last + 1 : at], vocabulary):
            for between in range(last + 1, at):
                if lines[between].kind == TEXT:
                    lines[between] = replace(lines[between], kind=TABLE)
        last = at


def _pieces(lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Nothing but short lines, no heading of a content among them, and at least one label."""
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
    return any(_cell(line, vocabulary) and len(line.flow) > 2 for line in words_only)


def _begins(lines: Sequence[Line], at: int, vocabulary: Vocabulary) -> bool:
    line = lines[at]
    if _piped(line.text):
        return squeeze(line.text.replace("｜", "")) != ""
    if _tabbed(line) or _ROW.search(line.text):
        return True
    if vocabulary.table_anchor.fullmatch(line.flow) and _cells_follow(lines, at, vocabulary):
        return True
    if _glued(line, vocabulary) or _row_of_cells(line, vocabulary):
        return True
    if _NUMBER.fullmatch(line.flow) is not None:
        return sum(_NUMBER.fullmatch(one.flow) is not None for one in lines[at + 1 : at + 6]) >= 3
    if _titled(line, vocabulary):
        return False
    return _label(line.flow, vocabulary) and _run_of_cells(lines, at, vocabulary)


def _cells_follow(lines: Sequence[Line], at: int, vocabulary: Vocabulary) -> bool:
    """A label alone is not a table: cells come after it."""
    after = lines[at + 1 : at + 3]
    return bool(after) and all(_cell(one, vocabulary) for one in after)


def _run_of_cells(lines: Sequence[Line], at: int, vocabulary: Vocabulary) -> bool:
    """Cells for some lines on end, a number soon among them."""
    numbers = labels = 0
    for line in lines[at : at + RUN]:
        if line.kind == PAGE_NUMBER:
            continue
        if line.kind != TEXT:
            return False
        if _titled(line, vocabulary) and squeeze(line.flow) not in vocabulary.table_labels:
            return False
        if _NUMBER.fullmatch(line.flow):
            numbers += 1
            if labels >= 2:
                return True
        elif _label(line.flow, vocabulary) or len(line.flow) <= 2:
            labels += 1
        else:
            return False
    return numbers > 0


def _titled(line: Line, vocabulary: Vocabulary) -> bool:
    """The words of a section's heading, whatever else they may be."""
    number = number_at(line.flow)
    return squeeze(line.flow[number.end :] if number else line.flow) in vocabulary.known_titles


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
        elif at > first and _signed(line) and _NUMBER.fullmatch(lines[at - 1].flow.rstrip("|｜")):
            lines[at] = replace(line, kind=TABLE)  # 30, -4, 17: no page has such a number
        at += 1
    return _without_headings_at_end(lines, first, at, vocabulary)


def _signed(line: Line) -> bool:
    """A number after a single minus, which -4- and — 4 — are not."""
    return line.flow[0] in "-－−" and line.flow[1:].rstrip("|｜").isdecimal()


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
    if line.kind != TEXT or _titled(line, vocabulary):
        return False
    short = len(line.flow) <= 3 and not any(mark in line.flow for mark in "。！？")
    return short or _label(line.flow, vocabulary)


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
        if number is None or number.style != "cn" or _piped(line.text) or _tabbed(line):
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
    if _piped(line.text) or _tabbed(line) or _ROW.search(line.text):
        return True
    number = number_at(line.flow)
    if number is not None and number.style in ("cn", "part") and _is_heading(line, vocabulary):
        return False
    if _row_of_cells(line, vocabulary):
        return True
    if _cell(line, vocabulary) or _glued(line, vocabulary):
        return True
    if len(line.flow) > 40 or any(mark in line.flow for mark in "。！？"):
        return False
    if line.text[-1] in "|｜":
        return True
    # A label that is damaged or unknown still stands before numbers.
    if follower is not None and _NUMBER.fullmatch(follower.flow):
        return True
    return len(line.flow) <= 3 or _SPACED.fullmatch(line.text) is not None


def _cell(line: Line, vocabulary: Vocabulary) -> bool:
    """A number, a label of a statutory table, or a piece of one."""
    flow = line.flow.strip("|")
    if _NUMBER.fullmatch(flow) or _label(flow, vocabulary):
        return True
    return squeeze(flow) == ""


def _label(flow: str, vocabulary: Vocabulary) -> bool:
    """Nothing but labels of statutory tables, and pieces of them."""
    if vocabulary.table_anchor.fullmatch(flow):
        return True
    squeezed = squeeze(flow)
    if len(squeezed) > 1 and squeezed in vocabulary.table_labels:
        return True
    return len(squeezed) <= RUN_TOGETHER and _labels_alone(squeezed.replace("—", ""), vocabulary)


def _labels_alone(text: str, vocabulary: Vocabulary) -> bool:
    """Labels, or pieces of them, one after the other; the pieces are long on the whole."""
    labels = vocabulary.table_labels
    at = pieces = 0
    while at < len(text):
        if text[at : at + 2] not in labels:
            return False
        known, over = at + 2, len(text) + 1  # text[at:known] is in a label, text[at:over] is not
        while over - known > 1:
            middle = (known + over) // 2
            if text[at:middle] in labels:
                known = middle
            else:
                over = middle
        at = known
        pieces += 1
    return pieces > 0 and len(text) >= PIECES * pieces


def _row_of_cells(line: Line, vocabulary: Vocabulary) -> bool:
    """A bar, a tab or a wide blank between labels or numbers: a row of two cells or more."""
    text = line.text
    if len(text) > RUN_TOGETHER or not any(gap in text for gap in _GAPS):
        return False
    gaps = [match.span() for match in _BETWEEN.finditer(text)]
    starts = [0, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), len(text)]
    flows = [flow_of(text[start:end]).text for start, end in zip(starts, ends, strict=True)]
    return (
        len(flows) > 1
        and any(flows)
        and all(
            not flow or _NUMBER.fullmatch(flow) or _label(flow, vocabulary) or len(flow) <= 2
            for flow in flows
        )
        and (
            any(_NUMBER.fullmatch(flow) for flow in flows)
            or sum(len(flow) > 2 for flow in flows) > 1
            or "|" in text
        )
    )


def _glued(line: Line, vocabulary: Vocabulary) -> bool:
    """A whole table on one line, its cells run together: labels of it stand first."""
    if len(line.flow) < GLUED:
        return False
    anchor = vocabulary.table_anchor.match(line.flow)
    if anchor is None:
        return False
    return squeeze(line.flow[:GLUED])[:LABELS] in vocabulary.table_labels or (
        squeeze(line.flow[anchor.end() : anchor.end() + GLUED])[:4] in vocabulary.table_labels
    )


def _is_heading(line: Line, vocabulary: Vocabulary) -> bool:
    """A level-1 number with words that no table has, or that a section of the report has."""
    number = number_at(line.flow)
    words = line.flow[number.end :] if number else line.flow
    squeezed = squeeze(line.flow)
    if squeezed.rstrip("-—–－") in vocabulary.table_labels and len(squeezed) > 2:
        return False
    return len(squeezed) > 2 and (section_key(words, vocabulary) is not None or len(words) > 3)


def _piped(text: str) -> bool:
    return text.count("|") + text.count("｜") >= 2


def _tabbed(line: Line) -> bool:
    if "\t" not in line.text and "   " not in line.text and "\u3000\u3000\u3000" not in line.text:
        return False
    if _TABS.search(line.text) is None or any(mark in line.flow for mark in "。；"):
        return False
    # 其中：主动公开数 条 4 is a row; 联系电话：… 填报日期：… is none.
    colon = any(mark in line.flow for mark in "：:")
    return not colon or _LAST.search(line.text) is not None
