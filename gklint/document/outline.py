"""Numbers that begin a heading or an item, and what a heading's words announce."""

from __future__ import annotations

from gklint.document.model import Number
from gklint.document.numerals import NUMERAL, numeral_value
from gklint.document.remember import remembered
from gklint.pattern import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.vocabulary import Vocabulary

LABEL = 60  # code points of what may be the label of a row
LEVELS = {"part": 0, "cn": 1, "cn_paren": 2, "digit": 3, "digit_paren": 4, "circled": 5}

_NUMBER = late(
    rf"""(?x)
      第(?P<part>{NUMERAL}{{1,3}})(?:部分|章|节)[：:、.．]?
    | (?P<cn>{NUMERAL}{{1,3}})[、.．]
    | [（(](?P<cn_paren>{NUMERAL}{{1,3}})[）)][、.．]?
    | (?P<enclosed>[㈠-㈩])[、.．]?
    | (?P<digit>[0-9]{{1,2}})[、.．](?![0-9])
    | (?:[（(](?P<digit_paren>[0-9]{{1,2}})[）)]|(?P<half_paren>[0-9]{{1,2}})[）)])[、.．]?
    | (?P<circled>[①-⑳])
    """
)
# The first characters of such a number: most text begins with none of them.
BEGINNINGS = f"第（(0123456789㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳{NUMERAL[1:-1]}"
_BARE_NUMBER = late("[一二三四五六七八九十](?![、.．])")  # its mark is lost
_FIRST_SENTENCE = late("[。；;：:！？]")
_BULLET = late("[一二三四五六七八九十]{1,2}是|[首其再][先次]|第[一二三四五六七八九十][，,、]")
_SQUEEZE = late(r"[\s，,、：:；;。（）()《》“”\"'|]")


def number_at(text: str, start: int = 0) -> Number | None:
    """The number that stands at ``start`` of a flow, or None."""
    if start >= len(text) or text[start] not in BEGINNINGS:
        return None
    if text.isdecimal():  # a cell of a table: no mark ends the number
        return None
    match = _NUMBER.match(text, start)
    if match is None:
        return None
    style = match.lastgroup or ""
    written = match[style]
    if style == "enclosed":
        return Number("cn_paren", ord(written) - ord("㈠") + 1, match.end())
    if style == "circled":
        return Number(style, ord(written) - ord("①") + 1, match.end())
    value = numeral_value(written)
    if value is None or value == 0:
        return None
    return Number("digit_paren" if style == "half_paren" else style, value, match.end())


def bare_number_at(flow: str) -> Number | None:
    """The number that begins a flow and lost its mark: 三主动公开情况."""
    match = _BARE_NUMBER.match(flow)
    return Number("cn", numeral_value(match[0]) or 0, match.end()) if match else None


def heading_end(flow: str, number: Number | None) -> int | None:
    """Where the heading that begins this flow ends, or None if it begins with none.

    A heading is a whole short block, or the first sentence of a paragraph that goes on.
    """
    start = number.end if number else 0
    stop = _FIRST_SENTENCE.search(flow, start)
    end = stop.start() if stop else len(flow)
    if end - start > 60 or end == start:
        return None
    if stop is None:
        return end
    if stop.end() == len(flow):
        return None if stop[0] in "；;" or _clause(flow[start:end]) else end
    if stop[0] in "。：:" and end - start <= 40 and not _clause(flow[start:end]):
        return end
    return None


def _clause(text: str) -> bool:
    """A comma inside makes a sentence of a longer heading."""
    return len(text) > 24 and ("，" in text or "," in text)


def starts_item(flow: str) -> bool:
    """True if a line opens something new: a number, 一是, 首先."""
    return number_at(flow) is not None or _BULLET.match(flow) is not None


def section_key(title: str, vocabulary: Vocabulary) -> str | None:
    """Which content of the report a heading announces, or None."""
    squeezed = squeeze(title)
    key = vocabulary.known_titles.get(squeezed)
    if key is not None:
        return key
    for name in vocabulary.sections:
        if name.match.search(squeezed):
            return name.key
    return None


def is_bare_heading(flow: str, vocabulary: Vocabulary) -> bool:
    """True for the name of a content without a number, or with one that lost its mark."""
    bare = bare_number_at(flow)
    return squeeze(flow[bare.end :] if bare else flow) in vocabulary.known_titles


def squeeze(text: str) -> str:
    """A label without spaces and marks, for comparing."""
    if text.isalnum():
        return text
    return _squeezed(text) if len(text) <= LABEL else _SQUEEZE.sub("", text)


@remembered
def _squeezed(label: str) -> str:
    """The same of a label, which tables of other reports have too."""
    return _SQUEEZE.sub("", label)
