"""Words of a report inside Markdown, where none of them may become a mark."""

from __future__ import annotations

_MARKS = "\\`*_[]<>&~"  # those that mark only at the beginning of a line are left as they are
_MEANT = {ord(mark): f"\\{mark}" for mark in _MARKS} | dict.fromkeys(map(ord, "\r\n\t"), " ")
BETWEEN = "\n\n---\n\n"  # a rule, between what has nothing to do with each other


def plain(text: str) -> str:
    """``text`` as Markdown that shows it as it is, on one line."""
    return text.translate(_MEANT)
