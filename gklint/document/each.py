"""What a reading finds in each block, and after an edit in the changed blocks alone."""

from __future__ import annotations

from bisect import bisect_left

from gklint.document.model import HEADING, PROSE
from gklint.document.readings import blocks_of, readings_of
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any, TypeVar

    from gklint.document.model import Document, Placed
    from gklint.document.readings import Readings

    T = TypeVar("T")

OFTEN = 32  # blocks between two looks whether the work is still wanted


def each(
    document: Document, read: Callable[..., T | None], *given: Any, kinds: Sequence[str] = PROSE
) -> Iterator[tuple[int, Placed, T]]:
    """What ``read(placed, *given)`` finds: (index of the block, the block, what is in it).

    ``read`` is pure and asks neither where a block stands nor what is beside it, but for its
    section; its answers hold places in the block or its flow alone. Where it finds nothing,
    which is any false value, there is no item.
    """
    yield from _placed(document, _Ask(read, given, kinds, False, None))


def each_below(
    document: Document,
    read: Callable[..., T | None],
    hearer: Hearer,
    *given: Any,
    kinds: Sequence[str] = PROSE,
) -> Iterator[tuple[int, Placed, T]]:
    """The same of ``read(placed, heading, hearer, *given)``.

    It is told the heading above a block. After an edit by which there is another hearer, those
    blocks are read again in which the two may hear different things.
    """
    yield from _placed(document, _Ask(read, given, kinds, True, hearer))


class Hearer:
    """Whom a text is read to."""

    def hears_otherwise(self, other: Any) -> Callable[[str, str], bool]:
        """Tells of a block, by the heading above and its flow, whether ``other`` may have heard
        something else in it."""
        raise NotImplementedError


@value
class Found:
    """What was found in which blocks of a document."""

    ask: _Ask
    at: list[int]  # rising
    what: list[Any]  # the same many


@value
class _Ask:
    """Who reads which blocks."""

    read: Callable[..., Any]
    given: tuple[Any, ...]
    kinds: Sequence[str]
    below: bool  # it is told the heading above a block, and the hearer
    hearer: Hearer | None


def _placed(document: Document, ask: _Ask) -> Iterator[tuple[int, Placed, Any]]:
    readings = readings_of(document)
    found = _found(document, readings, ask)
    readings.note(found)
    blocks = blocks_of(document)
    for at, what in zip(found.at, found.what, strict=True):
        yield at, blocks[at], what


def stays(document: Document, found: Found) -> bool:
    """True if what was ``found`` before an edit of words is just what is found now."""
    return _found(document, readings_of(document), found.ask) is found


def _found(document: Document, readings: Readings, ask: _Ask) -> Found:
    key = ask.given, ask.kinds, ask.below
    found: Found | None = readings.get(ask.read, key)
    if found is None or found.ask.hearer != ask.hearer:
        found = _again(document, readings, ask, key)
        readings.put(ask.read, key, found)
    return found


def _again(document: Document, readings: Readings, ask: _Ask, key: tuple[Any, ...]) -> Found:
    """What ``ask`` finds, taken over from before the edit as far as blocks stay."""
    old: Found | None = readings.old.get(ask.read, key) if readings.old is not None else None
    change = readings.change
    if old is None or change is None:
        return _read(document, readings, ask, _headed(document, readings, ask))
    changed = _headed(document, readings, ask, change.start, change.new_end)
    new = _read(document, readings, ask, changed)
    before = bisect_left(old.at, change.start)
    after = bisect_left(old.at, change.old_end)
    more = change.new_end - change.old_end
    alike = old.ask.hearer == ask.hearer
    if alike and not more and before == after and not new.at:
        return old
    moved = [at + more for at in old.at[after:]] if more else old.at[after:]
    found = Found(
        ask,
        [*old.at[:before], *new.at, *moved],
        [*old.what[:before], *new.what, *old.what[after:]],
    )
    return found if alike else _heard_again(document, readings, found, old)


def _heard_again(document: Document, readings: Readings, found: Found, old: Found) -> Found:
    """``found``, which was read to the hearer of ``old``, as its own hearer finds it."""
    ask = found.ask
    key = old.ask.hearer, ask.hearer, ask.kinds
    unlike: list[tuple[int, str]] | None = readings.get(_heard_again, key)
    if unlike is None:
        assert ask.hearer is not None
        otherwise = ask.hearer.hears_otherwise(old.ask.hearer)
        blocks = blocks_of(document)
        headed = _headed(document, readings, ask)
        unlike = [(at, above) for at, above in headed if otherwise(above, blocks[at].flow)]
        readings.put(_heard_again, key, unlike)  # for all that is read to both
    again = _read(document, readings, ask, unlike)
    what = dict(zip(found.at, found.what, strict=True))
    for at, _ in unlike:
        what.pop(at, None)
    what.update(zip(again.at, again.what, strict=True))
    rising = sorted(what)
    return Found(ask, rising, [what[at] for at in rising])


def _headed(
    document: Document, readings: Readings, ask: _Ask, start: int = 0, end: int | None = None
) -> Iterator[tuple[int, str]]:
    """The blocks that ``ask`` reads from one index to another, each with the heading above."""
    blocks = blocks_of(document)
    heading = readings.heading_above(blocks, start) if ask.below and start else ""
    for at in range(start, len(blocks) if end is None else end):
        if not at % OFTEN:
            readings.pause()
        placed = blocks[at]
        kind = placed.block.kind
        if kind == HEADING:
            heading = placed.flow
        if kind in ask.kinds:
            yield at, heading


def _read(
    document: Document, readings: Readings, ask: _Ask, headed: Iterable[tuple[int, str]]
) -> Found:
    read, given, hearer = ask.read, ask.given, ask.hearer
    found = Found(ask, [], [])
    blocks = blocks_of(document)
    for at, heading in headed:
        placed = blocks[at]
        what = read(placed, heading, hearer, *given) if ask.below else read(placed, *given)
        if what:
            found.at.append(at)
            found.what.append(what)
    return found
