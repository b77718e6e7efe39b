"""What was read of one document, kept with it; after an edit, as far as it still holds."""

from __future__ import annotations

from bisect import bisect_left

from gklint.document.model import HEADING, TABLE
from gklint.errors import go_on
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, TypeVar

    from gklint.document.change import Change
    from gklint.document.model import Document, Placed
    from gklint.document.retyped import Retyped
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
        self.tables: tuple[int, ...] | None = None  # the blocks that are tables, if asked for
        self._headings: dict[int, str] = {}  # the one above a block, by the block's index
        self._in_tables: list[_InTables] = []  # where the tables stood when they were asked for
        self._cell: Retyped | None = None  # was typed anew, in the tables of those before
        self.notes: list[Any] | None = None  # of what is read, while somebody takes them

    def get(self, read: Any, given: tuple[Any, ...]) -> Any:
        """What ``read`` found when it was given that; None if it was not asked."""
        for one, found in self.known.get(read, ()):
            if one == given:
                return found
        return None

    def put(self, read: Any, given: tuple[Any, ...], found: Any) -> None:
        self.known.setdefault(read, []).append((given, found))

    def heading_above(self, blocks: Sequence[Placed], at: int) -> str:
        """The words of the last heading before a block; looked for once from edit to edit."""
        found = self._headings.get(at)
        if found is None:
            above = (one for one in reversed(blocks[:at]) if one.block.kind == HEADING)
            heading = next(above, None)
            found = self._headings[at] = "" if heading is None else heading.flow
        return found

    def note(self, what: Any) -> None:
        """Take a note of what is read, if somebody wants to know."""
        if self.notes is not None:
            self.notes.append(what)

    def take_over(self, old: Document, new: Document, change: Change) -> None:
        """Take over what does not hang on what has changed."""
        before = readings_of(old)
        heading = before._headings.get(change.start)
        if heading is not None:
            self._headings[change.start] = heading
        if change.of_words:
            self.tables = before.tables
        self._take_over_tables(old, new, change)

    def _take_over_tables(self, old: Document, new: Document, change: Change) -> None:
        """Take over what was read of tables, if they are as they were but for one cell."""
        if not change.spares_tables and change.of_words:
            from gklint.document.retyped import retyped  # for a text that is edited

            one, other = blocks_of(old)[change.start], blocks_of(new)[change.start]
            self._cell = retyped(one.block, other.block)
        if change.spares_tables or self._cell is not None:
            self._in_tables = list(readings_of(old)._in_tables)

    def in_tables(
        self, document: Document, read: Any, moved: Callable[..., Any], given: tuple[Any, ...]
    ) -> Any:
        """What ``read`` found in all tables when it was given that; None if that is not known."""
        for nth, old in enumerate(self._in_tables):
            if old.read is not read or old.given != given:
                continue
            starts = _starts(document)
            if old.cell is self._cell and old.starts == starts:
                return old.found
            at = 0
            if self._cell is not None and self.change is not None:
                at = bisect_left(starts, blocks_of(document)[self.change.start].start)
            found = moved(old.found, document, Moves(old.starts, starts, at, self._cell))
            del self._in_tables[nth]
            if found is not None:
                self.put_in_tables(document, read, given, found)
            return found
        return None

    def put_in_tables(
        self, document: Document, read: Any, given: tuple[Any, ...], found: Any
    ) -> None:
        self._in_tables.append(_InTables(read, given, found, _starts(document), self._cell))

    def settle(self) -> None:
        """Let go what was before."""
        if self._cell is not None:
            self._in_tables = [one for one in self._in_tables if one.cell is self._cell]
        self.old, self.change, self.pause, self.notes = None, None, go_on, None
        self._cell = None


def readings_of(document: Document) -> Readings:
    """The readings kept with a document. They are no part of its value."""
    kept: Readings = document.__dict__.setdefault("_readings", Readings())
    return kept


def blocks_of(document: Document) -> tuple[Placed, ...]:
    """The blocks of a document; no note is taken that they are read (``watched``)."""
    blocks: tuple[Placed, ...] = document.__dict__["blocks"]
    return blocks


def tables_at(document: Document) -> tuple[int, ...]:
    """The indices of the blocks that are tables; no note is taken, as of ``Document.kinds``."""
    readings = readings_of(document)
    if readings.tables is None:
        blocks = enumerate(blocks_of(document))
        readings.tables = tuple([at for at, one in blocks if one.block.kind == TABLE])
    return readings.tables


def rest_on(document: Document, old: Document, change: Change, pause: Pause) -> None:
    """Let readings of ``document`` rest on those of ``old``, until they are settled."""
    readings = Readings(readings_of(old), change, pause)
    readings.take_over(old, document, change)
    document.__dict__["_readings"] = readings


def forget(document: Document) -> None:
    """Let go everything that was read of a document."""
    document.__dict__.pop("_readings", None)


@value
class _InTables:
    """What was found in all tables together."""

    read: Callable[..., Any]
    given: tuple[Any, ...]
    found: Any
    starts: tuple[int, ...]  # where the tables began when it was found
    cell: Retyped | None  # that was typed anew just before


def _starts(document: Document) -> tuple[int, ...]:
    """Where the tables of a document begin."""
    blocks = blocks_of(document)
    return tuple([blocks[at].start for at in tables_at(document)])


class Moves:
    """Where the tables of a document have gone, each as it was but for one cell at the most."""

    def __init__(
        self, before: Sequence[int], after: Sequence[int], nth: int = 0, cell: Retyped | None = None
    ) -> None:
        """``nth``: the table with the ``cell``. ``before`` and ``after``: where all begin."""
        # What stands after an offset has moved so far as is told beside it.
        self._after = [one - 1 for one in before]
        self._by = [now - then for then, now in zip(before, after, strict=True)]
        self.cell = cell
        self.retyped = -1  # where the cell stood
        if cell is not None:
            self.retyped = before[nth] + cell.start
            self._after.insert(nth + 1, self.retyped)
            self._by.insert(nth + 1, self._by[nth] + len(cell.after) - len(cell.before))

    def moved(self, span: Span) -> Span:
        """Where a stretch has gone that begins and ends with words of tables, or in none."""
        return Span(span.start + self._by_of(span.start), span.end + self._by_of(span.end))

    def within(self, span: Span) -> Moves:
        """The moves for what stands within a stretch; simpler ones where all of it moves alike."""
        first, last = self._at(span.start), self._at(span.end)
        return _Shift(self._by[first]) if first == last else self

    def _by_of(self, offset: int) -> int:
        return self._by[self._at(offset)]

    def _at(self, offset: int) -> int:
        return max(0, bisect_left(self._after, offset) - 1)


class _Shift(Moves):
    """Everything moves alike."""

    def __init__(self, by: int) -> None:
        super().__init__((), ())
        self._all_by = by

    def moved(self, span: Span) -> Span:
        return span.shifted(self._all_by) if self._all_by else span

    def within(self, span: Span) -> Moves:
        return self


def of_tables(
    document: Document,
    read: Callable[..., T],
    moved: Callable[[T, Document, Moves], T | None],
    *given: Any,
) -> T:
    """What ``read(document, *given)`` finds in all tables of a document together.

    It is pure and sees the tables, which of them stand side by side and whether text follows,
    nothing else. Where an edit left them as they were, but for the number in one cell, ``moved``
    puts what was found in its place when it is next asked for; None if it cannot.
    """
    readings = readings_of(document)
    noted = len(readings.notes or ())
    known = readings.in_tables(document, read, moved, given)
    if known is None:
        known = read(document, *given)
        readings.put_in_tables(document, read, given, known)
    if readings.notes is not None:
        readings.notes[noted:] = [TABLES]
    found: T = known
    return found
