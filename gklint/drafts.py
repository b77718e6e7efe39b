"""Files of results: each is written piece by piece, and stands in its place whole or not at all."""

from __future__ import annotations

import os
import stat

from gklint import atomic
from gklint.errors import OutputError, SourceError
from gklint.files import failed


class Draft:
    """A file that is written piece by piece and stands in its place only when it is whole.

    What is no ordinary file (a pipe, a device) is written as it comes. A link is written through.
    """

    def __init__(self, path: str) -> None:
        """Raises SourceError if nothing can be written there."""
        self.path = path
        self.target = os.path.realpath(path)
        self.draft = self.target
        try:
            if os.path.isdir(self.target):
                raise IsADirectoryError(21, "", path)
            if os.path.isfile(self.target) or not os.path.lexists(self.target):
                self.draft = atomic.draft_beside(self.target)
                atomic.sweep(os.path.dirname(self.target))
                mode = 0o600 if os.path.lexists(self.target) else 0o666
                self.file = atomic.create(self.draft, mode)
            else:
                self.file = open(self.target, "wb")  # noqa: SIM115  closed by keep and drop
        except FileNotFoundError:
            folder = os.path.dirname(path) or os.curdir
            raise SourceError("没有这个文件夹", "no such folder", folder) from None
        except OSError as error:
            raise failed(error, path) from None

    def write(self, data: bytes) -> None:
        """Raises OutputError if it cannot be written, as on a full disk."""
        try:
            self.file.write(data)
        except OSError as error:
            raise _unwritten(error, self.path) from None

    def keep(self) -> None:
        """Put it in its place. Raises OutputError, and leaves what was there, if that fails."""
        try:
            if self.draft != self.target:
                self.file.flush()
                os.fsync(self.file.fileno())
            self.file.close()
            if self.draft != self.target:
                if os.path.exists(self.target):
                    os.chmod(self.draft, stat.S_IMODE(os.stat(self.target).st_mode))
                os.replace(self.draft, self.target)
        except OSError as error:
            raise _unwritten(error, self.path) from None

    def drop(self) -> None:
        """Leave nothing behind, if it was not put in its place."""
        try:  # noqa: SIM105  contextlib is slow to load
            self.file.close()
        except OSError:  # what could not be written is dropped with the rest
            pass
        if self.draft != self.target:
            atomic.drop(self.draft)


def _unwritten(error: OSError, path: str) -> OutputError:
    said = failed(error, path)
    return OutputError(said.zh, said.en, path)
