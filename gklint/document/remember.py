"""Readings of a text that several rules ask for, read once."""

from __future__ import annotations

from gklint.document.readings import readings_of
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from gklint.document.model import Block, Document
    from gklint.document.readings import Readings

    T = TypeVar("T")
    More = TypeVar("More")
    Read = TypeVar("Read", bound=Callable[..., Any])

KEPT = 1024  # texts whose readings are kept; then all are let go, so memory stays flat


def remembered(read: Callable[[str], T]) -> Callable[[str], T]:
    """``read``, a pure function of a flow that gives a frozen value, asked once for each flow."""
    known: dict[str, T] = {}

    def recall(flow: str) -> T:
        if flow in known:
            return known[flow]
        if len(known) >= KEPT:
            known.clear()
        found = known[flow] = read(flow)
        return found

    recall.__doc__ = read.__doc__
    recall.__name__ = read.__name__
    return recall


def remembered_of_block(read: Callable[[Block, More], T]) -> Callable[[Block, More], T]:
    """``read``, a pure function of a block's flow and one thing more, asked once in the block's life."""
    name = f"_{read.__module__}.{read.__name__}"

    def recall(block: Block, more: More) -> T:
        known = block.__dict__.get(name)
        if known is None or known[0] is not more:
            known = block.__dict__[name] = more, read(block, more)
        found: T = known[1]
        return found

    recall.__doc__ = read.__doc__
    recall.__name__ = read.__name__
    return recall


def remembered_of_document(read: Read) -> Read:
    """``read``, a pure function of a document and more, asked once while rules look at the same one.

    The one before it is kept too: a report is held against last year's.
    """
    known: list[_Remembered] = []

    def recall(document: Document, *more: Any) -> Any:
        readings = readings_of(document)
        for one in known:
            if one.of(document, readings) and one.given == more and one.tell(readings):
                return one.found
        before = len(readings.notes or ())
        found = read(document, *more)
        notes = None if readings.notes is None else readings.notes[before:]
        known[:] = [*known[-1:], _Remembered(document, more, found, notes)]
        return found

    recall.__doc__ = read.__doc__
    recall.__name__ = read.__name__
    return recall  # type: ignore[return-value]


@value
class _Remembered:
    """What was found in a document."""

    document: Document
    given: tuple[Any, ...]
    found: Any
    notes: list[Any] | None  # of what was read of it; None where nobody took any

    def of(self, document: Document, readings: Readings) -> bool:
        """True for the same document, watched or not."""
        return self.document is document or self.document.__dict__.get("_readings") is readings

    def tell(self, readings: Readings) -> bool:
        """Have it noted what was read; False if that is not known, and somebody wants to."""
        if readings.notes is not None and self.notes is not None:
            readings.notes += self.notes
        return readings.notes is None or self.notes is not None
