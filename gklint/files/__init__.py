"""Files to look at: what is known of one, and reading it.

``operands`` finds them, ``rewriting`` puts another text in their place.
"""

from __future__ import annotations

import os

from gklint.errors import SourceError
from gklint.source import Source, decode
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

STDIN = "-"
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
