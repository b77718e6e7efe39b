"""What was read of one document, kept with it; after an edit, as far as it still holds."""

from __future__ import annotations

from gklint.errors import go_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from gklint.document.change import Change
    from gklint.document.model import Document
    from gklint.errors import Pause

    T = TypeVar("T")


class Readings:
    """Everything that was read of one document, by who read it.

    It may rest on that of the same document before an edit, for as long as rules look at it.
    """

    def __init__(
        self, old: Readings | None = None, change: Change | None = None, pause: Pause = go_on
    ) -> None:
        self.old = old
        self.change = change
        self.pause = pause
        self.known: dict[Any, list[tuple[tuple[Any, ...], Any]]] = {}

    def get(self, read: Any, given: tuple[Any, ...]) -> Any:
        """What ``read`` found when it was given that; None if it was not asked."""
        for one, found in self.known.get(read, ()):
            if one == given:
                return found
        return None

    def put(self, read: Any, given: tuple[Any, ...], found: Any) -> None:
        self.known.setdefault(read, []).append((given, found))

    def settle(self) -> None:
        """Let go what was before."""
        self.old, self.change, self.pause = None, None, go_on


def readings_of(document: Document) -> Readings:
    """The readings kept with a document. They are no part of its value."""
    kept: Readings = document.__dict__.setdefault("_readings", Readings())
    return kept


def rest_on(document: Document, old: Document, change: Change, pause: Pause) -> None:
    """Let readings of ``document`` rest on those of ``old``, until they are settled."""
    document.__dict__["_readings"] = Readings(readings_of(old), change, pause)


def forget(document: Document) -> None:
    """Let go everything that was read of a document."""
    document.__dict__.pop("_readings", None)


def of_tables(
    document: Document,
    read: Callable[..., T],
    moved: Callable[[T, Document, Change], T],
    *given: Any,
) -> T:
    """What ``read(document, *given)`` finds in all tables of a document together.

    It is pure and sees the tables and which of them stand side by side, nothing else; it is
    not None. Where an edit left them as they were, ``moved`` puts what was found in its place.
    """
    readings = readings_of(document)
    found: T | None = readings.get(read, given)
    if found is None and readings.old is not None and readings.change is not None:
        old: T | None = readings.old.get(read, given)
        if old is not None and readings.change.spares_tables:
            found = moved(old, document, readings.change)
    if found is None:
        found = read(document, *given)
    if readings.get(read, given) is None:
        readings.put(read, given, found)
    return found
