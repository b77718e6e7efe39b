"""Patterns in the syntax of ``.gitignore``; the only room that knows the library for them.

https://git-scm.com/docs/gitignore: ``*``, ``?`` and ``[a-z]`` stand for characters of one name, ``**``
for any folders; a slash at the end means a folder; ``!`` takes back; the last that matches has
the word. A pattern with a slash before its end stands for paths from the folder in which it was
written, one without for names at any depth below it.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, Protocol

    class _Match(Protocol):
        """A pattern of the library."""

        include: bool | None
        regex: Any  # compiled


_SPECIAL = "\\*?[]"  # what a path is not to be taken for a pattern by


class Patterns:
    """Lines that hold below a folder. The last that matches has the word."""

    def __init__(self, folder: str, patterns: Iterable[tuple[_Match | None, str]]) -> None:
        self._cut = len(_plain(folder).rstrip("/")) + 1
        # How to look, True unless what is found is taken back, and the line.
        self._last_first = [
            (one.regex.search, bool(one.include), line) for one, line in patterns if one is not None
        ][::-1]

    def judge(self, path: str, is_folder: bool = False) -> tuple[bool, str] | None:
        """What the last pattern says that a path matches.

        True, or False where it takes back, and the pattern; None where none matches. ``path``
        is absolute and lies below the folder of the patterns.
        """
        told = _plain(path)[self._cut :] + ("/" if is_folder else "")
        for search, include, line in self._last_first:
            if search(told) is not None:
                return include, line
        return None

    def within(self, folder: str) -> Patterns:
        """Those that say something of what is below ``folder``, not of all of it."""
        told = _plain(folder)[self._cut :] + "/"
        if told == "/":  # their own folder, of which they say nothing
            return self
        made = Patterns("", ())
        made._cut = self._cut
        made._last_first = [one for one in self._last_first if not one[1] or one[0](told) is None]
        return made


def of_paths(folder: str, lines: Iterable[str]) -> Patterns:
    """Globs of settings: one that matches a folder stands for all that lies below it."""
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    return Patterns(folder, ((_made(GitIgnoreSpecPattern, line), line) for line in lines))


def of_entries(folder: str, lines: Iterable[str]) -> Patterns:
    """Lines to ask of a file or a folder by itself, where folders that match are not entered."""
    from gklint.globs.entries import EntryPattern

    return Patterns(folder, ((_made(EntryPattern, line), line) for line in lines))


def anchored(glob: str, folder: str, holder: str) -> str:
    """A glob that was written in a file of ``folder``, as one from the root of all paths.

    Where it has no slash before its end it stands for names at any depth below ``holder``.
    """
    lead = "!" if glob.startswith("!") else ""
    glob = glob[len(lead) :].removeprefix("./")
    if "/" in glob.rstrip("/"):
        return f"{lead}{_literally(folder)}/{glob.lstrip('/')}"
    return f"{lead}{_literally(holder)}/**/{glob}"


def written_in(glob: str, folder: str) -> str:
    """A glob from the root of all paths as it would be written in a file of ``folder``.

    One that starts elsewhere stays as it is.
    """
    lead = "!" if glob.startswith("!") else ""
    start = _literally(folder)
    rest = glob[len(lead) + len(start) :]
    if not glob.startswith(start + "/", len(lead)):
        return glob
    name = rest.removeprefix("/**/")
    if "/" not in name.rstrip("/"):
        return lead + name
    return lead + (rest[1:] if "/" in rest[1:].rstrip("/") else rest)


def means_something(glob: str) -> bool:
    """False for a glob that can match nothing: an empty one, a comment, a lone backslash."""
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    return _made(GitIgnoreSpecPattern, glob) is not None


def _made(kind: Callable[[str], Any], line: str) -> _Match | None:
    """A line as a pattern; None where it says nothing, as git passes over it."""
    try:
        pattern = kind(line)
    except Exception:  # noqa: BLE001 - the library lets through what its engine raises at [z-a]
        return None
    made: _Match = pattern
    return None if made.include is None else made


def _literally(folder: str) -> str:
    return "".join(f"\\{char}" if char in _SPECIAL else char for char in _plain(folder).rstrip("/"))


def _plain(path: str) -> str:
    """A path as patterns see it, those with a letter of a drive too: from one root."""
    if os.sep != "/":
        path = path.replace(os.sep, "/")
    return path if path.startswith("/") else f"/{path}"
