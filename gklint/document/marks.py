"""Marks that come in pairs, read with a stack, and the titles between 《 and 》."""

from __future__ import annotations

from bisect import bisect_right

from gklint.document.remember import remembered
from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAIRS = {
    "（": "）",
    "(": ")",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "‘": "’",
    "〔": "〕",
    "【": "】",
    "［": "］",
    "「": "」",
    "『": "』",
}
_OPENERS = {closer: opener for opener, closer in PAIRS.items()}
_MARK = late("[（）()《》〈〉“”‘’〔〕【】［］「」『』]")
_TITLE_MARK = late("[《》]")
# A list number with one bracket: 1） a) 一） before the mark, （1. （一、 after it.
_NUMBER = "(?:[0-9]{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})"
_NUMBER_BEFORE = late(rf"(?:^|[。；;：:，,、（(])(?:{_NUMBER}|[①-⑳])$")
_NUMBER_AFTER = late(rf"[（(]{_NUMBER}[、.．]")
_LATIN = late("[A-Za-z0-9]")  # after an apostrophe, or in a year written ’97
DEPTH = 8  # how far down the stack an opening mark is looked for
REACH = 60  # code points between two marks that are taken for one pair gone wrong


@value
class Mark:
    """One mark of a pair, in a flow."""

    at: int
    char: str

    @property
    def opens(self) -> bool:
        return self.char in PAIRS

    @property
    def partner(self) -> str:
        return PAIRS.get(self.char) or _OPENERS.get(self.char, self.char)


@value
class Reading:
    """How the marks of a flow go together; all three in the order of the text."""

    pairs: tuple[tuple[Mark, Mark], ...]  # opened and closed by one kind, of whatever width
    crossed: tuple[tuple[Mark, Mark], ...]  # meant as a pair, but one of them is the wrong mark
    alone: tuple[Mark, ...]  # opened and never closed, or closed and never opened


@remembered
def balanced(flow: str) -> bool:
    """True if every mark has its partner, of its own kind and width, told quickly.

    Most text has; where pairs nest deeper than any report's, the answer is False.
    """
    marks = "".join([match[0] for match in _MARK.finditer(flow)])
    for _ in range(DEPTH):  # each turn takes away the innermost pairs
        if not marks:
            return True
        for opener, closer in PAIRS.items():
            if opener in marks:
                marks = marks.replace(opener + closer, "")
    return not marks


@remembered
def read_marks(flow: str) -> Reading:
    """Match the marks of a flow. The brackets of list numbers such as 1） are no marks."""
    stack: list[Mark] = []
    pairs: list[tuple[Mark, Mark]] = []
    alone: list[Mark] = []
    for match in _MARK.finditer(flow):
        mark = Mark(match.start(), match[0])
        if mark.opens:
            stack.append(mark)
            continue
        depth = _depth(stack, mark)
        if depth is None:
            alone.append(mark)
            continue
        if depth:
            alone += stack[-depth:]
            del stack[-depth:]
        pairs.append((stack.pop(), mark))
    alone = [mark for mark in alone + stack if not _no_mark(flow, mark)]
    crossed, alone = _crossed(flow, alone)
    return Reading(tuple(pairs), tuple(crossed), tuple(alone))


def _crossed(flow: str, alone: list[Mark]) -> tuple[list[tuple[Mark, Mark]], list[Mark]]:
    """Join neighbours among the marks that stand alone; what is left stays alone."""
    if alone and flow.count('"') == 1:
        alone.append(Mark(flow.index('"'), '"'))
    alone.sort(key=lambda mark: mark.at)
    crossed: list[tuple[Mark, Mark]] = []
    left: list[Mark] = []
    for mark in alone:
        if left and _one_pair(flow, left[-1], mark):
            opener = left.pop()
            if mark.char != PAIRS.get(
                opener.char
            ):  # else they only lie across another pair: “《…”》
                crossed.append((opener, mark))
        else:
            left.append(mark)
    return crossed, [mark for mark in left if mark.char != '"']


def _one_pair(flow: str, opener: Mark, closer: Mark) -> bool:
    if closer.at - opener.at > REACH or "。" in flow[opener.at : closer.at]:
        return False
    if opener.char in "“”" and closer.char in "“”":
        return True
    if opener.char == '"' or closer.char == '"':
        return opener.char + closer.char in ('“"', '"”')
    return opener.opens and not closer.opens


def _depth(stack: list[Mark], mark: Mark) -> int | None:
    """How many marks stand above the one that ``mark`` closes; None if it closes none."""
    shapes = (mark.partner, other_width(mark.partner))
    for depth in range(min(len(stack), DEPTH)):
        if stack[-1 - depth].char in shapes:
            return depth
    return None


def other_width(char: str) -> str:
    """A round bracket in the other width; any other mark has only one."""
    return {"（": "(", "(": "（", "）": ")", ")": "）"}.get(char, char)


def _no_mark(flow: str, mark: Mark) -> bool:
    """True for what has no partner and should have none: 1） （1. ’97 it’s :)"""
    before = flow[max(0, mark.at - 5) : mark.at]
    if mark.char in "）)":
        return _NUMBER_BEFORE.search(before) is not None or before.endswith((":", ":-"))
    if mark.char in "（(":
        return _NUMBER_AFTER.match(flow, mark.at) is not None
    return mark.char == "’" and _LATIN.match(flow, mark.at + 1) is not None


@remembered
def titles(flow: str) -> tuple[Span, ...]:
    """The stretches from 《 to 》, marks included, the outermost ones."""
    return tuple(_titles(flow))


def touches(span: Span, stretches: Sequence[Span]) -> bool:
    """True if ``span`` shares a character with one of ``stretches``, which are sorted and disjoint."""
    at = bisect_right(stretches, span.start, key=lambda stretch: stretch.end)
    return at < len(stretches) and span.overlaps(stretches[at])


def _titles(flow: str) -> Iterator[Span]:
    start = depth = 0
    for match in _TITLE_MARK.finditer(flow):
        if match[0] == "《":
            if depth == 0:
                start = match.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield Span(start, match.end())
