"""Files that take another's place in one step: each is first a draft beside it.

A run that is killed leaves its draft behind. It is hidden, is never taken for a report, and goes
with the next run that writes into its folder.
"""

from __future__ import annotations

import os
import sys
import time

from gklint.digest import digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

SUFFIX = ".gklint"
LONGEST = 200  # bytes of a name that a draft's own can hold, where names may have 255
ABANDONED = 3600  # seconds after which a draft is nobody's, where its run cannot be asked for


def draft_beside(target: str, process: int | None = None) -> str:
    """The path of the draft that a process, this one unless another is meant, makes of a file."""
    folder, name = os.path.split(target)
    bytes_ = os.fsencode(name)
    if len(bytes_) > LONGEST:
        name = digest(bytes_).hex()
    return os.path.join(folder, f".{name}.{process or os.getpid()}{SUFFIX}")


def create(draft: str, mode: int = 0o600) -> BinaryIO:
    """A new file, opened to be written; what a killed run left there is gone. Raises OSError."""
    if os.path.lexists(draft):  # in a container all runs may have one number
        os.unlink(draft)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(draft, flags, mode), "wb")


def drop(draft: str) -> None:
    """Remove a draft, if it is there and can be."""
    try:  # noqa: SIM105  contextlib is slow to load
        os.unlink(draft)
    except OSError:
        pass


def sweep(folder: str) -> None:
    """Remove the drafts that killed runs left in a folder, as far as that can be done."""
    try:
        with os.scandir(folder or ".") as entries:
            found = [entry for entry in entries if entry.name.endswith(SUFFIX)]
        for entry in found:
            if _is_left(entry):
                drop(entry.path)
    except OSError:  # what cannot be looked through cannot be written into either
        return


def _is_left(entry: os.DirEntry[str]) -> bool:
    """True of a draft whose run is no more."""
    number = entry.name.removesuffix(SUFFIX).rpartition(".")[2]
    if entry.name[0] != "." or not (number.isascii() and number.isdecimal()):
        return False
    if not entry.is_file(follow_symlinks=False):
        return False
    old = time.time() - entry.stat(follow_symlinks=False).st_mtime > ABANDONED
    return old or not _may_run(int(number))


def _may_run(process: int) -> bool:
    """False if surely no other process has this number."""
    if sys.platform == "win32" or process == os.getpid():  # there, asking would be Ctrl-C
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # somebody else's
        return True
    return True
