"""Finding, reading and writing files. A file is written whole or not at all."""

from __future__ import annotations

import os
import stat

from gklint.atomic import create, draft_beside, drop
from gklint.errors import SourceError
from gklint.source import Source, decode
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any, BinaryIO

    from gklint.ignored import Ignored

STDIN = "-"
_LEFT_ALONE = ("node_modules", "__pycache__", "venv")
_WILD = "*?["
LARGEST = 64_000_000  # bytes of a file that is read; a report of a thousand pages has five million


@value
class Found:
    """A file to look at."""

    path: str  # as it is shown
    named: bool  # named by a person, not met in a folder
    root: str  # the folder it was found in; a link that leads out of it is not written through


@value
class File:
    """A file that was read."""

    found: Found
    data: bytes  # as it was then
    source: Source


def find(
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
            "没有要检查的文件：都被设置或 .gitignore 排除了，--show-files 列出原因",
            "no file left to check: settings or .gitignore leave out all; --show-files tells which",
            operand,
        )
    if os.path.isdir(operand) or any(char in operand for char in _WILD):
        return SourceError("没有匹配的文件", "no file matched", operand)
    return SourceError("没有这个文件或文件夹", "no such file or folder", operand)


def read(found: Found) -> File:
    """The bytes and the text of a file. Raises SourceError if it cannot be read or is no text."""
    try:
        if found.path == STDIN:
            import sys

            if sys.stdin is None:
                raise SourceError("标准输入已关闭", "standard input is closed", STDIN)
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with open(found.path, "rb") as file:
                data = _bytes_of(file)
    except OSError as error:
        raise failed(error, found.path) from None
    if len(data) > LARGEST:
        most = LARGEST // 1_000_000
        raise SourceError(
            f"超过 {most} MB，不会是年度报告，没有读",
            f"more than {most} MB, which no yearly report is; not read",
            found.path,
        )
    return File(found, data, decode(data, found.path))


def _bytes_of(file: BinaryIO) -> bytes:
    """All that a file holds, but not much more than can be used: it may have no end."""
    size = os.fstat(file.fileno()).st_size
    return file.read(LARGEST + 1) if size == 0 or size > LARGEST else file.read()


def write(file: File, text: str) -> None:
    """Put ``text`` in the place of the file's, in its encoding, with its mode, owner and attributes.

    The file is the old one or the new one at every moment, also after a power cut. Where it has
    further names (hard links), these keep the old one. Raises SourceError, and leaves the file
    as it is, if it changed since it was read, may not be written, or lies behind a link that
    leads out of the folder it was found in.
    """
    path = file.found.path
    try:
        data = file.source.encode(text)
    except SourceError as error:
        raise SourceError(error.zh, error.en, path) from None
    try:
        target = _target(file.found)
        status = os.stat(target)
        if not status.st_mode & stat.S_IWUSR or not os.access(target, os.W_OK):
            raise SourceError("文件是只读的，没有改动", "the file is read-only; not changed", path)
        draft = draft_beside(target)
        try:
            _fill(draft, data, target, status)
            with open(target, "rb") as now:
                if now.read() != file.data:
                    raise SourceError(
                        "文件读入之后又被改过，没有改动，请重新运行",
                        "the file changed after it was read; not changed, run again",
                        path,
                    )
            os.replace(draft, target)
        except BaseException:
            drop(draft)
            raise
    except OSError as error:
        raise failed(error, path) from None


def _target(found: Found) -> str:
    """The file that is really written, behind all links."""
    target, root = os.path.realpath(found.path), os.path.realpath(found.root)
    if target.startswith(os.path.join(root, "")):
        return target
    raise SourceError(
        f"这是指向 {found.root} 之外的链接（{target}），没有改动",
        f"a link that leads out of {found.root}, to {target}; not changed",
        found.path,
    )


def _fill(draft: str, data: bytes, target: str, status: os.stat_result) -> None:
    """Make a draft with ``data``, otherwise like its target, that is safely on the disk."""
    with create(draft) as file:
        file.write(data)
        file.flush()
        _make_like(draft, target, status)
        os.fsync(file.fileno())


def _make_like(draft: str, target: str, status: os.stat_result) -> None:
    """Give a draft the owner and the attributes of its target, as far as we may, and its mode."""
    if hasattr(os, "chown"):
        made = os.stat(draft)
        if (made.st_uid, made.st_gid) != (status.st_uid, status.st_gid):
            _try(os.chown, draft, status.st_uid, status.st_gid)
    if hasattr(os, "listxattr"):  # access control lists among them
        for name in _try(os.listxattr, target) or ():
            value = _try(os.getxattr, target, name)
            if value is not None:
                _try(os.setxattr, draft, name, value)
    os.chmod(draft, stat.S_IMODE(status.st_mode))


def _try(ask: Callable[..., Any], *about: object) -> Any:
    """What the system answers; None if it refuses."""
    try:
        return ask(*about)
    except OSError:
        return None


def failed(error: OSError, path: str) -> SourceError:
    """What the system said, in words."""
    words = {
        "FileNotFoundError": ("没有这个文件", "no such file"),
        "IsADirectoryError": ("这是文件夹，不是文件", "a folder, not a file"),
        "PermissionError": ("没有权限读写", "permission denied"),
    }
    said = error.strerror or str(error)
    zh, en = words.get(
        type(error).__name__, (f"无法读写：{said}", f"cannot be read or written: {said}")
    )
    return SourceError(zh, en, path)


def is_same(one: str, other: str) -> bool:
    """True if two paths lead to one file that exists."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False
