"""Equations between cells, and the smallest changes after which all of them hold."""

from __future__ import annotations

from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gklint.regulation.readings import Place

    Repair = tuple[tuple[Place, int], ...]

DEEPEST = 3  # cells that a repair changes at the most
TRIES = 3000  # changes that are tried; beyond them no repair of several cells is offered


@value
class Equation:
    """The cells of ``left`` add up to those of ``right``, or to no more than those."""

    left: tuple[Place, ...]
    right: tuple[Place, ...]
    at_most: bool

    def holds(self, known: Mapping[Place, int]) -> bool:
        """True unless no value, 0 or more, of the cells that are not known can save it."""
        return self._over(known) == 0

    def answer(self, known: Mapping[Place, int]) -> bool | None:
        """True if this holds, False if it cannot; None if that hangs on cells not known."""
        over = self._over(known)
        if over:
            return False
        if all(place in known for place in (*self.left, *self.right)):
            return True
        enough = self.at_most and all(place in known for place in self.left)
        return True if enough and self.surplus(known) <= 0 else None

    def _over(self, known: Mapping[Place, int]) -> int:
        """By how much the left is too large; negative where the right is; 0 where it may hold."""
        over = self.surplus(known)
        if over > 0 and any(place not in known for place in self.right):
            return 0
        if over < 0 and (self.at_most or any(place not in known for place in self.left)):
            return 0
        return over

    def surplus(self, known: Mapping[Place, int]) -> int:
        """The known cells of the left, less those of the right."""
        return sum(known.get(place, 0) for place in self.left) - sum(
            known.get(place, 0) for place in self.right
        )

    def mended(self, place: Place, known: Mapping[Place, int]) -> int | None:
        """The nearest value of a cell by which this holds; None if it would be negative."""
        over = self._over(known)
        number = known[place] - over if place in self.left else known[place] + over
        return number if number >= 0 else None


def repairs_of(
    equations: Sequence[Equation], known: Mapping[Place, int]
) -> Iterator[tuple[tuple[Equation, ...], tuple[Repair, ...]]]:
    """Broken equations in groups, each with every smallest repair of it, the best first.

    A group that one cell explains is told by itself; what is left is one group.
    """
    through: dict[Place, list[Equation]] = {}
    for equation in equations:
        for place in (*equation.left, *equation.right):
            through.setdefault(place, []).append(equation)
    broken = [one for one in equations if not one.holds(known)]
    for places, group in _crossings(broken, through, known):
        yield group, tuple(((place, number),) for place, number in places)
        broken = [one for one in broken if one not in group]
    if broken:
        yield tuple(broken), _of_several(broken, through, known)


def _crossings(
    broken: list[Equation],
    through: Mapping[Place, list[Equation]],
    known: Mapping[Place, int],
) -> list[tuple[list[tuple[Place, int]], tuple[Equation, ...]]]:
    """Cells whose change alone mends every broken equation through them and breaks none.

    Those that mend most come first; each broken equation belongs to one group.
    """
    ranked: list[tuple[int, int, Place, int]] = []
    order = {place: at for at, place in enumerate(through)}
    for place in through:
        mine = [one for one in through[place] if one in broken]
        number = _value_for(place, mine, through[place], known) if mine else None
        if number is not None:
            ranked.append((-len(mine), order[place], place, number))
    ranked.sort()
    groups: list[tuple[list[tuple[Place, int]], tuple[Equation, ...]]] = []
    done: list[Equation] = []
    for _, _, place, number in ranked:
        mine = [one for one in through[place] if one in broken]
        same = [group for group in groups if sorted(map(id, group[1])) == sorted(map(id, mine))]
        if same:
            same[0][0].append((place, number))
        elif not any(one in done for one in mine):
            groups.append(([(place, number)], tuple(mine)))
            done += mine
    for places, group in groups:
        places.sort(key=lambda one: _rank(one[0], group))
    return groups


def _rank(place: Place, group: Sequence[Equation]) -> tuple[int, int]:
    """A total before its addends, then in the order of the equation."""
    equation = group[0]
    cells = (
        (*equation.right, *equation.left)
        if len(equation.right) == 1
        else (
            *equation.left,
            *equation.right,
        )
    )
    return (0 if len(equation.right) == 1 and place in equation.right else 1, cells.index(place))


def _value_for(
    place: Place,
    broken: Sequence[Equation],
    through: Sequence[Equation],
    known: Mapping[Place, int],
) -> int | None:
    """The value of a cell by which every equation through it holds, or None."""
    if place not in known:
        return None
    for equation in broken:
        number = equation.mended(place, known)
        if number is not None:
            changed = {**known, place: number}
            if all(one.holds(changed) for one in through):
                return number
    return None


def _of_several(
    broken: Sequence[Equation],
    through: Mapping[Place, list[Equation]],
    known: Mapping[Place, int],
) -> tuple[Repair, ...]:
    """Every repair of as few cells as will do, at the most ``DEEPEST``."""
    tries = [TRIES]
    for depth in range(2, DEEPEST + 1):
        found: dict[frozenset[tuple[Place, int]], Repair] = {}
        for repair in _search(list(broken), through, dict(known), {}, depth, tries):
            found.setdefault(frozenset(repair), repair)
        if found:
            return tuple(found.values())
        if tries[0] <= 0:
            break
    return ()


def _search(
    broken: list[Equation],
    through: Mapping[Place, list[Equation]],
    known: dict[Place, int],
    changed: dict[Place, int],
    depth: int,
    tries: list[int],
) -> Iterator[Repair]:
    if not broken:
        yield tuple(changed.items())
        return
    if depth == 0:
        return
    equation = min(broken, key=lambda one: len(one.left) + len(one.right))
    for place in (*equation.right, *equation.left):
        if place not in known or place in changed or tries[0] <= 0:
            continue
        number = equation.mended(place, known)
        if number is None:
            continue
        tries[0] -= 1
        now = {**known, place: number}
        rest = [one for one in broken if one not in through[place]]
        rest += [one for one in through[place] if not one.holds(now)]
        if len(rest) <= len(broken):
            yield from _search(rest, through, now, {**changed, place: number}, depth - 1, tries)
