"""Patterns that can only run under a time limit, and which of their signs is the reason."""

from __future__ import annotations

from functools import lru_cache

from gklint.bilingual import Bilingual
from gklint.errors import PatternError
from gklint.pattern import STEPS_LIMIT, TIME_LIMIT, parse, steps_of
from gklint.text import Span

WORDS = Bilingual(
    f"这个样式可能极慢，每次只能限时 {TIME_LIMIT} 秒；请给每个 * 和 + 写上限，如 {{0,20}}",
    f"this pattern may run very long and is stopped after {TIME_LIMIT} s; "
    "bound every * and +, for example {0,20}",
)


@lru_cache(maxsize=1024)  # the patterns of the files that are open
def dear(source: str) -> bool:
    """True if the ways to match a pattern from one place are not bounded."""
    try:
        return steps_of(parse(source)) > STEPS_LIMIT
    except (PatternError, RecursionError):
        return False


def without_bound(source: str) -> Span | None:
    """The first repeat of a pattern that has no upper bound, or None where all have one."""
    at, in_class = 0, False
    while at < len(source):
        char = source[at]
        if char == "\\":
            at += 2
            continue
        if in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
            at += source.startswith("^", at + 1) + 1
            at += source.startswith("]", at)  # the first ] of a class is one of its characters
            continue
        elif char in "*+":
            return Span(at, at + 1)
        elif char == "{":
            end = source.find("}", at)
            least, comma, most = source[at + 1 : max(end, at)].partition(",")
            if end > 0 and comma and not most and (least.isdecimal() or not least):
                return Span(at, end + 1)
        at += 1
    return None
