"""What a reading finds in each block, and after an edit in the changed blocks alone."""

from __future__ import annotations

from bisect import bisect_left

from gklint.document.model import PROSE
from gklint.errors import go_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any, TypeVar

    from gklint.document.change import Change
    from gklint.document.model import Document, Placed
    from gklint.errors import Pause

    T = TypeVar("T")
    # Given values; indices of the blocks in which something was found, rising; what was found.
    Found = tuple[tuple[Any, ...], list[int], list[Any]]

OFTEN = 32  # blocks between two looks whether the work is still wanted


class Readings:
    """Everything that was read of one document, block by block, by who read it.

    It may rest on that of the same document before an edit, for as long as rules look at it.
    """

    def __init__(
        self, old: Readings | None = None, change: Change | None = None, pause: Pause = go_on
    ) -> None:
        self.old = old
        self.change = change
        self.pause = pause
        self.known: dict[Any, list[Found]] = {}

    def get(self, key: Any, given: tuple[Any, ...]) -> Found | None:
        for found in self.known.get(key, ()):
            if found[0] == given:
                return found
        return None

    def settle(self) -> None:
        """Let go what was before."""
        self.old, self.change, self.pause = None, None, go_on


def readings_of(document: Document) -> Readings:
    """The readings kept with a document. They are no part of its value."""
    kept: Readings = document.__dict__.setdefault("_readings", Readings())
    return kept


def rest_on(document: Document, old: Document, change: Change, pause: Pause) -> Readings:
    """Let readings of ``document`` rest on those of ``old``, until they are settled."""
    kept = document.__dict__["_readings"] = Readings(readings_of(old), change, pause)
    return kept


def each(
    document: Document,
    read: Callable[..., T],
    *given: Any,
    kinds: Sequence[str] = PROSE,
) -> Iterator[tuple[int, Placed, T]]:
    """What ``read(placed, *given)`` finds: (index of the block, the block, what is in it).

    ``read`` is pure and asks neither where a block stands nor what is beside it, but for its
    section; its answers hold places in the block or its flow alone. Where it finds nothing,
    which is any false value, there is no item.
    """
    readings = readings_of(document)
    found = readings.get((read, kinds), given)
    if found is None:
        found = _found(document, readings, read, given, kinds)
        readings.known.setdefault((read, kinds), []).append(found)
    _, places, what = found
    blocks = document.blocks
    for at, one in zip(places, what, strict=True):
        yield at, blocks[at], one


def _found(
    document: Document,
    readings: Readings,
    read: Callable[..., Any],
    given: tuple[Any, ...],
    kinds: Sequence[str],
) -> Found:
    old = readings.old.get((read, kinds), given) if readings.old is not None else None
    change = readings.change
    start, end = 0, len(document.blocks)
    if old is not None and change is not None:
        start, end = change.start, change.new_end
    places: list[int] = []
    what: list[Any] = []
    for at in range(start, end):
        if not at % OFTEN:
            readings.pause()
        placed = document.blocks[at]
        if placed.block.kind in kinds and (one := read(placed, *given)):
            places.append(at)
            what.append(one)
    if old is None or change is None:
        return given, places, what
    _, old_places, old_what = old
    before = bisect_left(old_places, change.start)
    after = bisect_left(old_places, change.old_end)
    more = change.new_end - change.old_end
    return (
        given,
        [*old_places[:before], *places, *(at + more for at in old_places[after:])],
        [*old_what[:before], *what, *old_what[after:]],
    )
