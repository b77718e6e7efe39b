"""Reports that were read once.

Nothing is read again as long as its file stays as it is. What cannot be read is kept as a note.
Nothing here is ever written.
"""

from __future__ import annotations

import os

from gklint import files
from gklint.check import Neighbour
from gklint.disk import Disk, stamp_of
from gklint.errors import GklintError, SourceError
from gklint.finding import OtherFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gklint.document.model import Document

KEPT = 600_000  # characters of the reports that are kept: some 100 of them, in 6 MB
EACH = 2_000  # characters that any report counts for besides its own


class Shelf:
    """The files beside reports, each read once as long as it stays as it is."""

    def __init__(self, parse: Callable[[str, str], Document], suffixes: tuple[str, ...]) -> None:
        self._parse = parse  # a text and the suffix of its file
        self.disk = Disk(suffixes)
        self._known: dict[str, tuple[tuple[int, int], Neighbour]] = {}
        self._size = 0  # characters of their files
        self._notes: list[GklintError] = []
        self.allowed: Callable[[str], bool] | None = None  # what may be read at all; None: anything

    def note(self, error: GklintError) -> None:
        """Keep what could not be looked at, and why."""
        self._notes.append(error)

    def take_notes(self) -> tuple[GklintError, ...]:
        """What went wrong since it was last asked."""
        notes, self._notes = tuple(self._notes), []
        return notes

    def read(self, path: str) -> Neighbour:
        """The report in a file. Raises SourceError if it cannot be read."""
        stamp = stamp_of(path)
        known = self._known.get(path)
        if known is None or known[0] != stamp:
            text = files.read(files.Found(path, True, "")).source.text
            self.keep(path, self._parse(text, os.path.splitext(path)[1]))
            known = self._known[path]
        self.disk.was_read(path, known[1].file.text)
        return known[1]

    def keep(self, path: str, document: Document) -> None:
        """Take a file for read: ``document`` is what it holds now."""
        text = document.origin.source if document.origin is not None else document.text
        self._let_go(path)
        self._size += len(text) + EACH
        while self._known and self._size > KEPT:
            self._let_go(next(iter(self._known)))
        self._known[path] = stamp_of(path), Neighbour(OtherFile(path, text), document)

    def _let_go(self, path: str) -> None:
        known = self._known.pop(path, None)
        if known is not None:
            self._size -= len(known[1].file.text) + EACH

    def read_all(self, paths: Iterable[str]) -> Iterator[Neighbour]:
        """The reports in some files; a note is taken of each that cannot be read."""
        for path in paths:
            if self.allowed is not None and not self.allowed(path):
                continue
            try:
                yield self.read(path)
            except SourceError as error:
                self.note(error)
