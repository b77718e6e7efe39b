"""A document that takes notes of what is read of it.

What a question read is known after it was answered, so its answer is kept after an edit that
changed nothing of that (``engine/again``). All places of a document and what it knows of the
report as a whole (title, outline, profile …) move with an edit of words, and its blocks keep
their kinds; so only what its blocks say is watched: as they are looked at by themselves, or asked
for by ``each`` and ``of_tables``.
"""

from __future__ import annotations

from gklint.document.model import Document
from gklint.document.readings import readings_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from gklint.document.model import Placed


class Looked:
    """A note: blocks were looked at by themselves."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start  # index of the first
        self.end = end  # index after the last


class _Blocks:
    """The blocks of a document, as far as a tuple's ways are needed."""

    def __init__(self, blocks: tuple[Placed, ...], notes: list[Any]) -> None:
        self._blocks = blocks
        self._notes = notes

    def __len__(self) -> int:
        return len(self._blocks)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            self._notes.append(Looked(start, end))
        else:
            at = range(len(self))[at]
            self._notes.append(Looked(at, at + 1))
        return self._blocks[at]

    def __iter__(self) -> Iterator[Placed]:
        looked = Looked(0, 0)
        self._notes.append(looked)
        for at, placed in enumerate(self._blocks):
            looked.end = at + 1
            yield placed

    def __reversed__(self) -> Iterator[Placed]:
        for at in range(len(self) - 1, -1, -1):
            yield self[at]


class Watched(Document):
    """The same document, of which notes are taken."""

    @property
    def blocks(self) -> Any:  # type: ignore[override]
        return self.__dict__["_watched"]

    @property
    def text(self) -> Any:  # type: ignore[override]
        blocks = self.blocks
        blocks[:]
        return self.__dict__["text"]


def watched(document: Document) -> tuple[Document, list[Any]]:
    """``document``, and the notes that will be taken of what is read of it."""
    notes: list[Any] = []
    readings_of(document).notes = notes
    made = object.__new__(Watched)
    made.__dict__.update(document.__dict__, _watched=_Blocks(document.blocks, notes))
    return made, notes
