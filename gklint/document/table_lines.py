"""What one line of a table is, seen by itself: a number, a label, labels run together, a row.

A table that was typed, pasted or converted is a run of short lines: labels of a statutory
table, pieces of such labels, and numbers.
"""

from __future__ import annotations

from gklint.document.flow import flow_of
from gklint.document.outline import number_at, section_key, squeeze
from gklint.pattern import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.lines import Line
    from gklint.document.vocabulary import Vocabulary

NUMBER = late(
    r"(?:[￥¥]|人民币)?(?:[+＋\-−－]{1,2}|增加?|减少?|约)?[0-9][0-9,，]{0,15}(?:\.[0-9]{1,8})?"
    r"(?:万?元|亿元|[件条项次个人份篇期起宗%％])?"
    r"|[/／\-—–－无]{1,4}"
)
GLUED = 24  # code points that a line of glued cells has at the least
RUN_TOGETHER = 120  # code points of labels run together that are looked at
WIDEST = 400  # code points of a row of cells, the blanks between them too
PIECES = 3  # code points of a label run together with others, on the average
LONGEST = 40  # code points of a damaged or unknown label
LABELS = 10  # code points of a glued line that are compared with the labels of the forms
_GAPS = ("|", "｜", "\t", "  ", "\u3000", "\xa0")  # one of which is in all that follows
_BETWEEN = late(r"[ \u3000\xa0]{0,200}[\t|｜]|[ \u3000\xa0]{2,200}")
_LAST = late(r"(?:\t|[ \u3000]{3})[ \u3000]{0,40}[0-9]{1,6}$")  # a row's last cell
_ENDS_IN_NUMBERS = late(r"[0-9%][ ]{0,10}$")
_TABS = late(r"\t[^\t]{0,200}\t|[^ \u3000]{1,40}(?:[ \u3000]{3,40}[^ \u3000]{1,40}){2}")


def is_cell(line: Line, vocabulary: Vocabulary) -> bool:
    """A number, a label of a statutory table, or a piece of one."""
    flow = line.flow.strip("|")
    if NUMBER.fullmatch(flow) or is_label(flow, vocabulary):
        return True
    return squeeze(flow) == ""


def is_label(flow: str, vocabulary: Vocabulary) -> bool:
    """Nothing but labels of statutory tables, and pieces of them."""
    if vocabulary.table_anchor.fullmatch(flow):
        return True
    if any(mark in flow for mark in "。！？"):
        return False
    squeezed = squeeze(flow)
    if len(squeezed) > 1 and squeezed in vocabulary.table_labels:
        return True
    return len(squeezed) <= RUN_TOGETHER and _labels_alone(squeezed.replace("—", ""), vocabulary)


def is_known(flow: str, vocabulary: Vocabulary) -> bool:
    """A label as the forms have it, or labels as they stand there: most labels of most tables.

    Such a line ``is_label`` and no heading, so that nothing else need be asked of it.
    """
    if "。" in flow:
        return False
    squeezed = squeeze(flow)
    return len(squeezed) > 2 and squeezed in vocabulary.table_labels


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


def is_row_of_cells(line: Line, vocabulary: Vocabulary) -> bool:
    """A bar, a tab or a wide blank between labels or numbers: a row of two cells or more."""
    text = line.text
    if len(text) > WIDEST or not any(gap in text for gap in _GAPS):
        return False
    gaps = [match.span() for match in _BETWEEN.finditer(text)]
    starts = [0, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), len(text)]
    flows = [flow_of(text[start:end]).text for start, end in zip(starts, ends, strict=True)]
    return (
        len(flows) > 1
        and any(flows)
        and all(
            not flow or NUMBER.fullmatch(flow) or is_label(flow, vocabulary) or len(flow) <= 2
            for flow in flows
        )
        and (
            any(NUMBER.fullmatch(flow) for flow in flows)
            or sum(len(flow) > 2 for flow in flows) > 1
            or "|" in text
        )
    )


def is_spaced_row(line: Line, vocabulary: Vocabulary) -> bool:
    """A label, and after it numbers set apart by single blanks: 行政事业性收费 0 0."""
    text = line.text.replace("\u3000", " ").replace("\xa0", " ")
    if len(text) > RUN_TOGETHER or " " not in text:
        return False
    words = text.split()
    numbers = 0
    while numbers < len(words) and NUMBER.fullmatch(flow_of(words[-1 - numbers]).text):
        numbers += 1
    label = flow_of(" ".join(words[: len(words) - numbers])).text
    return 0 < numbers < len(words) and len(label) > 1 and is_label(label, vocabulary)


def is_glued(line: Line, vocabulary: Vocabulary) -> bool:
    """A whole table on one line, its cells run together: labels of it stand first."""
    if len(line.flow) < GLUED:
        return False
    anchor = vocabulary.table_anchor.match(line.flow)
    if anchor is None:
        return False
    return squeeze(line.flow[:GLUED])[:LABELS] in vocabulary.table_labels or (
        squeeze(line.flow[anchor.end() : anchor.end() + GLUED])[:4] in vocabulary.table_labels
    )


def is_titled(line: Line, vocabulary: Vocabulary) -> bool:
    """The words of a section's heading, whatever else they may be."""
    number = number_at(line.flow)
    return squeeze(line.flow[number.end :] if number else line.flow) in vocabulary.known_titles


def is_heading(line: Line, vocabulary: Vocabulary) -> bool:
    """A level-1 number with words that no table has, or that a section of the report has."""
    number = number_at(line.flow)
    words = line.flow[number.end :] if number else line.flow
    squeezed = squeeze(line.flow)
    if squeezed.rstrip("-—–－") in vocabulary.table_labels and len(squeezed) > 2:
        return False
    return len(squeezed) > 2 and (section_key(words, vocabulary) is not None or len(words) > 3)


def is_section(line: Line, vocabulary: Vocabulary) -> bool:
    """The heading of a section of the report; of a form's rows, where dashes stand after it."""
    if "——" in line.flow:
        return False
    number = number_at(line.flow)
    return number is not None and number.style in ("cn", "part") and is_heading(line, vocabulary)


def is_signed(line: Line) -> bool:
    """A number after a single minus, which -4- and — 4 — are not."""
    return line.flow[0] in "-－−" and line.flow[1:].rstrip("|｜").isdecimal()


def may_be_of_table(text: str, flow: str, vocabulary: Vocabulary) -> bool:
    """False only for a line that neither begins a table nor goes on with one, whatever is beside it.

    It is no piece of a head either, nor a row; lines that look past it find nothing in it.
    """
    if "。" not in flow or len(flow) <= LONGEST or any(gap in text for gap in _GAPS):
        return True
    return (
        _ENDS_IN_NUMBERS.search(text) is not None or vocabulary.table_anchor.match(flow) is not None
    )


def is_piped(text: str) -> bool:
    return text.count("|") + text.count("｜") >= 2


def is_tabbed(line: Line) -> bool:
    if "\t" not in line.text and "   " not in line.text and "\u3000\u3000\u3000" not in line.text:
        return False
    if _TABS.search(line.text) is None or any(mark in line.flow for mark in "。；"):
        return False
    # 其中：主动公开数 条 4 is a row; 联系电话：… 填报日期：… is none.
    colon = any(mark in line.flow for mark in "：:")
    return not colon or _LAST.search(line.text) is not None
