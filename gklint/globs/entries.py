"""A pattern of ``.gitignore`` asked of one file or folder, whatever is said of those above it.

The library's own patterns match all that lies below what they name. Who walks folders, and does
not enter those that are left out, must know whether the entry itself is named: after ``*`` and
``!x`` the folder x is entered, and what lies in it is left out all the same.
"""

from __future__ import annotations

from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# How the expressions end that the library makes of a line, and how they end for an entry alone.
_ENDS = (
    ("(?:(?P<ps_d>/)|$)", "/?$"),  # a file or a folder
    ("(?P<ps_d>/)", "/$"),  # a folder
    ("/", "/."),  # what lies below: x/**
)


class EntryPattern(GitIgnoreSpecPattern):
    """A line that matches paths as they are, those of folders with a slash at their end."""

    __slots__ = ()

    @classmethod
    def pattern_to_regex(cls, pattern: Any) -> Any:
        made, include = super().pattern_to_regex(pattern)
        for end, own in _ENDS if made is not None else ():
            if made.endswith(end):
                return made[: -len(end)] + own, include
        return made, include
