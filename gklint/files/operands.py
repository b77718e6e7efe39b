"""The files that operands stand for: files, folders that are walked, globs."""

from __future__ import annotations

import os

from gklint.errors import SourceError
from gklint.files import STDIN, Found, failed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gklint.ignored import Ignored

_LEFT_ALONE = ("node_modules", "__pycache__", "venv")
_WILD = "*?["


def found_by(
    operands: Sequence[str],
    suffixes: tuple[str, ...],
    ignored: Ignored | None = None,
    force: bool = False,
) -> Iterator[Found | SourceError]:
    """The files that ``operands`` stand for, each once, and among them what is wrong with operands.

    They come as they are met, so that a folder may hold any number.
    Folders are walked in the order of names, without hidden ones and what is ``ignored``; globs
    are expanded here, since not every shell does. With ``force`` what is ignored is left out
    even where it was named.
    """
    once = _once_below(operands[0]) if _is_one_folder(operands) else _once_of(operands)
    for operand in operands:
        errors: list[SourceError] = []
        matched = False
        before = ignored.count if ignored is not None else 0
        for one in _matches(operand, suffixes, errors, ignored):
            yield from errors
            errors.clear()
            matched = True
            if force and ignored is not None and _is_ignored(one, ignored):
                continue
            found = once(one)
            if found is not None:
                yield found
        yield from errors
        left_out = ignored is not None and ignored.count > before
        if not matched and not (force and left_out):
            yield _nothing(operand, left_out)


def _is_one_folder(operands: Sequence[str]) -> bool:
    return len(operands) == 1 and os.path.isdir(operands[0])


def _once_of(operands: Sequence[str]) -> Callable[[Found], Found | None]:
    """Tells each file once, whatever names lead to it: as a person named it, if one did."""
    if len(operands) == 1 and os.path.lexists(operands[0]):
        return lambda one: one
    named: dict[str, Found] = {}
    for operand in operands:
        if operand != STDIN and os.path.lexists(operand) and not os.path.isdir(operand):
            named.setdefault(os.path.realpath(operand), _named(operand))
    met: set[int] = set()  # hashes of paths: a million paths would take ten times the memory

    def once(one: Found) -> Found | None:
        path = one.path if one.path == STDIN else os.path.realpath(one.path)
        if hash(path) in met:
            return None
        met.add(hash(path))
        return named.get(path, one)

    return once


def _once_below(folder: str) -> Callable[[Found], Found | None]:
    """The same for the files of one folder, where only links lead to one file by several names.

    Nothing is kept of other files. A link to a file that the folder shows by itself is left out.
    """
    root = os.path.join(os.path.realpath(folder), "")
    met: set[str] = set()

    def once(one: Found) -> Found | None:
        if not os.path.islink(one.path):
            return one
        path = os.path.realpath(one.path)
        if path in met or (path.startswith(root) and _is_shown(path[len(root) :], one.path)):
            return None
        met.add(path)
        return one

    return once


def _is_shown(inside: str, link: str) -> bool:
    """True if a walk meets the file ``inside`` its folder, to which a link with such a name leads."""
    alike = os.path.splitext(inside)[1].lower() == os.path.splitext(link)[1].lower()
    return alike and not any(one[0] == "." or one in _LEFT_ALONE for one in inside.split(os.sep))


def _named(path: str) -> Found:
    return Found(path, True, os.path.dirname(path) or ".")


def _is_ignored(found: Found, ignored: Ignored) -> bool:
    return found.path != STDIN and ignored.anywhere(os.path.abspath(found.path)) != ""


def _matches(
    operand: str,
    suffixes: tuple[str, ...],
    errors: list[SourceError],
    ignored: Ignored | None,
) -> Iterator[Found]:
    if operand == STDIN:
        yield Found(STDIN, True, "")
    elif os.path.isdir(operand):
        yield from _walk(operand, suffixes, errors, ignored)
    elif os.path.lexists(operand):
        yield _named(operand)
    elif any(char in operand for char in _WILD):
        from glob import glob

        for path in sorted(glob(operand, recursive=True)):
            if os.path.isfile(path) and path.lower().endswith(suffixes):
                yield Found(path, False, _above(operand))


def _above(glob: str) -> str:
    """The folder that all files which a glob stands for lie in, but for links."""
    while any(char in glob for char in _WILD):
        glob = os.path.dirname(glob)
    return glob or "."


def _walk(
    folder: str,
    suffixes: tuple[str, ...],
    errors: list[SourceError],
    ignored: Ignored | None,
) -> Iterator[Found]:
    absolute = os.path.abspath(folder)
    if ignored is not None:
        ignored.enter(absolute)
    for root, folders, names in os.walk(
        folder, onerror=lambda error: errors.append(failed(error, error.filename))
    ):
        here = os.path.normpath(os.path.join(absolute, os.path.relpath(root, folder)))
        folders[:] = sorted(
            name
            for name in folders
            if name[0] != "."
            and name not in _LEFT_ALONE
            and not (ignored is not None and ignored.left_out(here, name, True))
        )
        for name in sorted(names):
            if name[0] == "." or not name.lower().endswith(suffixes):
                continue
            if ignored is not None and ignored.left_out(here, name, False):
                continue
            path = os.path.normpath(os.path.join(root, name))
            if os.path.isfile(path):
                yield Found(path, False, folder)


def _nothing(operand: str, left_out: bool = False) -> SourceError:
    if left_out:
        return SourceError(
            "没有要检查的文件：都被设置或 .gitignore 排除了；加 --show-files 可看原因",
            "no file left to check: settings or .gitignore leave out all; --show-files tells why",
            operand,
        )
    if os.path.isdir(operand) or any(char in operand for char in _WILD):
        return SourceError("没有匹配的文件", "no file matched", operand)
    return SourceError("没有这个文件或文件夹", "no such file or folder", operand)
