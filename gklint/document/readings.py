"""What was read of one document, kept with it; after an edit, as far as it still holds."""

from __future__ import annotations

from bisect import bisect_right

from gklint.document.model import TABLE
from gklint.errors import go_on
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from gklint.document.change import Change
    from gklint.document.model import Document, Placed
    from gklint.errors import Pause

    T = TypeVar("T")


@value
class Tables:
    """A note: what stands in the tables was read."""


TABLES = Tables()


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
        self.of_tables: list[_OfTables] = []  # they may be read of tables at their old places
        self.notes: list[Any] | None = None  # of what is read, while somebody takes them
        if old is not None and change is not None and change.spares_tables:
            self.of_tables = list(old.of_tables)

    def get(self, read: Any, given: tuple[Any, ...]) -> Any:
        """What ``read`` found when it was given that; None if it was not asked."""
        for one, found in self.known.get(read, ()):
            if one == given:
                return found
        return None

    def put(self, read: Any, given: tuple[Any, ...], found: Any) -> None:
        self.known.setdefault(read, []).append((given, found))

    def note(self, what: Any) -> None:
        """Take a note of what is read, if somebody wants to know."""
        if self.notes is not None:
            self.notes.append(what)

    def settle(self) -> None:
        """Let go what was before."""
        self.old, self.change, self.pause, self.notes = None, None, go_on, None


def readings_of(document: Document) -> Readings:
    """The readings kept with a document. They are no part of its value."""
    kept: Readings = document.__dict__.setdefault("_readings", Readings())
    return kept


def blocks_of(document: Document) -> tuple[Placed, ...]:
    """The blocks of a document; no note is taken that they are read (``watched``)."""
    blocks: tuple[Placed, ...] = document.__dict__["blocks"]
    return blocks


def rest_on(document: Document, old: Document, change: Change, pause: Pause) -> None:
    """Let readings of ``document`` rest on those of ``old``, until they are settled."""
    document.__dict__["_readings"] = Readings(readings_of(old), change, pause)


def forget(document: Document) -> None:
    """Let go everything that was read of a document."""
    document.__dict__.pop("_readings", None)


@value
class _OfTables:
    """What was found in all tables together."""

    read: Callable[..., Any]
    given: tuple[Any, ...]
    found: Any
    starts: tuple[int, ...]  # where the tables began when it was found


class Moves:
    """Where the tables of a document have gone, each as it was."""

    def __init__(self, before: tuple[int, ...], after: tuple[int, ...]) -> None:
        self._before = before
        self._by = [now - then for then, now in zip(before, after, strict=True)]

    def moved(self, span: Span) -> Span:
        """Where a stretch has gone that begins and ends in tables."""
        start = self._by_of(span.start)
        return Span(
            span.start + start,
            span.end + (self._by_of(span.end - 1) if span.end > span.start else start),
        )

    def none_in(self, span: Span) -> bool:
        """True if a stretch stands where it stood."""
        return self.moved(span) == span

    def _by_of(self, offset: int) -> int:
        return self._by[max(0, bisect_right(self._before, offset) - 1)]


def of_tables(
    document: Document,
    read: Callable[..., T],
    moved: Callable[[T, Document, Moves], T],
    *given: Any,
) -> T:
    """What ``read(document, *given)`` finds in all tables of a document together.

    It is pure and sees the tables, which of them stand side by side and whether text follows,
    nothing else. Where an edit left them as they were, ``moved`` puts what was found in its
    place, when it is next asked for.
    """
    readings = readings_of(document)
    notes, readings.notes = readings.notes, None
    starts = tuple([one.start for one in blocks_of(document) if one.block.kind == TABLE])
    for nth, old in enumerate(readings.of_tables):
        if old.read is read and old.given == given:
            known: T = old.found
            if old.starts != starts:
                known = moved(known, document, Moves(old.starts, starts))
                readings.of_tables[nth] = _OfTables(read, given, known, starts)
            break
    else:
        known = read(document, *given)
        readings.of_tables.append(_OfTables(read, given, known, starts))
    readings.notes = notes
    readings.note(TABLES)
    return known
