"""Readings of a text that several rules ask for, read once."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from gklint.document.model import Document

    T = TypeVar("T")

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


def remembered_of_document(read: Callable[[Document], T]) -> Callable[[Document], T]:
    """``read``, a pure function of a document, asked once while rules look at the same one."""
    known: list[tuple[Document, T]] = []

    def recall(document: Document) -> T:
        if known and known[0][0] is document:
            return known[0][1]
        found = read(document)
        known[:] = [(document, found)]
        return found

    recall.__doc__ = read.__doc__
    recall.__name__ = read.__name__
    return recall
