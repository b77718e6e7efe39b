"""What fixes would change, as a unified diff."""

from __future__ import annotations

from difflib import unified_diff
from itertools import pairwise

from gklint.render.columns import harmless
from gklint.text import LineIndex

_NO_LINE_END = "\n\\ No newline at end of file\n"


def render(path: str, before: str, after: str, terminal: bool) -> str:
    """The difference; empty if there is none. On a terminal controls are shown as signs,
    in the name everywhere: a line end in it would break the difference."""
    shown = []
    name = harmless(path)
    for line in unified_diff(_lines(before), _lines(after), name, name):
        words = line.rstrip("\r\n")
        end = line[len(words) :]
        shown.append(harmless(words) + "\n" if terminal else words + (end or _NO_LINE_END))
    return "".join(shown)


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends."""
    starts = [*LineIndex(text).starts, len(text)]
    lines = [text[start:end] for start, end in pairwise(starts)]
    return lines if lines[-1] else lines[:-1]
