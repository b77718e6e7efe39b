"""Results on the disk: a small file each, whole or not there, never many too many.

They lie in the cache's folder, spread over folders by the first digits of their names. Nothing
is locked: a file is put in its place in one step, behind a digest of itself, and what is damaged
or missing is looked at anew. Now and then the folder that is written to is looked through:
what was not used for long goes, and of the rest the oldest beyond its share of what all may take.
"""

from __future__ import annotations

import os
import time

from gklint.digest import SIZE
from gklint.rulebook import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FOLDER = "results"
DIGITS = 2  # of a name that are its folder's
LARGEST = 256_000_000 // 16**DIGITS  # bytes in one folder
UNUSED = 30 * 86400  # seconds after which a result goes
NOTED = 86400  # seconds after which a further use is noted in the time of a file
SELDOM = 64  # of so many names, one lets its folder be looked through
BLOCK = 4096  # bytes that a file takes at least

_DIGITS_LEFT = 2 * SIZE - DIGITS


class Store:
    """What is kept under names of 32 hexadecimal digits."""

    def __init__(self, folder: str) -> None:
        self._folder = os.path.join(folder, FOLDER)
        self._writable = True  # until a write fails, as in a home that is read-only

    def read(self, name: str) -> Any:
        """The plain values that were kept, or None."""
        path = self._path(name)
        kept = cache.plain_in(path)
        if kept is not None:
            _note_use(path)
        return kept

    def write(self, name: str, plain: Any) -> None:
        """Keep plain values, if that can be done."""
        data = cache.sealed(plain)
        if not self._writable or len(data) > LARGEST // 4:
            return
        path = self._path(name)
        try:
            try:
                cache.put(path, data)
            except FileNotFoundError:
                os.makedirs(os.path.dirname(path), exist_ok=True)
                cache.put(path, data)
        except OSError:
            self._writable = False
            return
        if int(name[-4:], 16) % SELDOM == 0:
            let_go(os.path.dirname(path))

    def _path(self, name: str) -> str:
        return os.path.join(self._folder, name[:DIGITS], name[DIGITS:] + cache.SUFFIX)


def _note_use(path: str) -> None:
    now = time.time()
    try:
        if now - os.stat(path).st_mtime > NOTED:
            os.utime(path)
    except OSError:  # it is read-only, or somebody has just removed it
        return


def let_go(folder: str) -> None:
    """Remove what was not used for long, and the oldest of what is too much, as far as one can."""
    now, size = time.time(), 0
    try:
        with os.scandir(folder) as entries:
            ours = [
                (entry.stat(follow_symlinks=False), entry) for entry in entries if is_ours(entry)
            ]
        for status, entry in sorted(ours, key=lambda pair: pair[0].st_mtime, reverse=True):
            size += max(status.st_size, BLOCK)
            draft = not entry.name.endswith(cache.SUFFIX)
            if size > LARGEST or now - status.st_mtime > (NOTED if draft else UNUSED):
                os.unlink(entry.path)
    except OSError:  # another run is at it
        return


def is_ours(entry: os.DirEntry[str]) -> bool:
    """True of a result, and of one that a killed run has not put in its place."""
    named = cache.is_name(entry.name, _DIGITS_LEFT)
    return named and entry.is_file(follow_symlinks=False)


def is_our_folder(entry: os.DirEntry[str]) -> bool:
    """True of a folder that results are spread over."""
    digits = len(entry.name) == DIGITS and cache.HEX.issuperset(entry.name)
    return digits and entry.is_dir(follow_symlinks=False)
