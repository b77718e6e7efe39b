"""The blocks of a document after an edit of one of them, put in their places when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from gklint.document.model import Placed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


class Shifted(Sequence[Placed]):
    """What a tuple of blocks is but for one of them, ``at`` its index; those after it moved ``by``.

    It is read as that tuple is. Who types in one paragraph of a long report has thousands of
    blocks moved with each key, and few of them looked at.
    """

    def __init__(self, before: tuple[Placed, ...], at: int, placed: Placed, by: int) -> None:
        self._before = before
        self._at = at
        self._placed = placed
        self._by = by
        self._whole: tuple[Placed, ...] | None = None

    def whole(self) -> tuple[Placed, ...]:
        """All of them in their places."""
        if self._whole is None:
            after = self._before[self._at + 1 :]
            if self._by:
                after = tuple([self._moved(one) for one in after])
            self._whole = (*self._before[: self._at], self._placed, *after)
        return self._whole

    def with_other(self, placed: Placed, by: int) -> Shifted:
        """The same with another block in the stead of the one, those after it moved on."""
        return Shifted(self._before, self._at, placed, self._by + by)

    def is_at(self, at: int) -> bool:
        """True if the block of that index is the one."""
        return self._at == at

    def _moved(self, placed: Placed) -> Placed:
        return Placed(placed.start + self._by, placed.block, placed.section)

    def __len__(self) -> int:
        return len(self._before)

    def __getitem__(self, at: Any) -> Any:
        if self._whole is not None:
            return self._whole[at]
        if isinstance(at, slice):
            start, end, step = at.indices(len(self))
            if start <= end <= self._at and step == 1:
                return self._before[start:end]
            return tuple([self[one] for one in range(start, end, step)])
        at = range(len(self))[at]
        if at == self._at:
            return self._placed
        return self._before[at] if at < self._at else self._moved(self._before[at])

    def __iter__(self) -> Iterator[Placed]:
        yield from self._before[: self._at]
        yield from self.whole()[self._at :]

    def __reversed__(self) -> Iterator[Placed]:
        for at in range(len(self) - 1, -1, -1):
            yield self[at]

    def __eq__(self, other: object) -> bool:
        return self.whole() == (other.whole() if isinstance(other, Shifted) else other)

    def __hash__(self) -> int:
        return hash(self.whole())


def shifted(blocks: Any, at: int, placed: Placed, by: int) -> Any:
    """A document's blocks after an edit of the one ``at`` an index, those after it moved ``by``."""
    if not isinstance(blocks, Shifted):
        return Shifted(blocks, at, placed, by)
    return (
        blocks.with_other(placed, by)
        if blocks.is_at(at)
        else Shifted(blocks.whole(), at, placed, by)
    )
