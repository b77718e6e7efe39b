"""Equations between cells, and the smallest changes after which all of them hold.

1. A cell *explains* broken equations if one new value of it, 0 or more, makes all equations through
   it hold. Each such cell is worked out from the surplus of any of them (``_crossings``).
2. The cell that explains most is taken first; cells that explain the same are one group.
3. What no cell explains is searched for two changes, then three (``_of_several``): a cell of the
   shortest broken equation is changed so that it holds, and the search goes on from there, with
   at most TRIES changes in all.
"""

from __future__ import annotations

from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gklint.regulation.readings import Place

    Repair = tuple[tuple[Place, int], ...]

DEEPEST = 3  # cells that a repair changes at the most
TRIES = 1000  # changes that are tried; beyond them no repair of several cells is offered


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
        return sum([known.get(place, 0) for place in self.left]) - sum(
            [known.get(place, 0) for place in self.right]
        )


def repairs_of(
    equations: Sequence[Equation], known: Mapping[Place, int]
) -> Iterator[tuple[tuple[Equation, ...], tuple[Repair, ...]]]:
    """Broken equations in groups, each with every smallest repair of it, the best first.

    A group that one cell explains is told by itself; what is left is one group. Where two
    cells explain all that is broken, and such groups would need more, it is one group.
    """
    sums = _Sums(equations, known)
    broken = {at for at in range(len(equations)) if sums.over(at)}
    groups = _crossings(sums, broken)
    left = broken.difference(*(group for _, group in groups))
    if groups and (left or len(groups) > 2):
        together = _of_several(sums, broken, 2)
        if together:
            yield tuple(equations[at] for at in sorted(broken)), together
            return
    for places, group in groups:
        yield tuple(equations[at] for at in group), tuple((one,) for one in places)
    if left:
        yield tuple(equations[at] for at in sorted(left)), _of_several(sums, left, DEEPEST)


class _Sums:
    """The surplus of every equation, kept as cells change. Equations go by their index."""

    def __init__(self, equations: Sequence[Equation], known: Mapping[Place, int]) -> None:
        self.equations = equations
        self.known = dict(known)
        self.surplus = [one.surplus(known) for one in equations]
        self.open = [
            (
                one.at_most or any(place not in known for place in one.left),
                any(place not in known for place in one.right),
            )
            for one in equations
        ]
        self.through: dict[Place, dict[int, int]] = {}  # to each equation, 1 or -1 for its side
        for at, one in enumerate(equations):
            for places, side in ((one.left, 1), (one.right, -1)):
                for place in places:
                    if place in known:
                        self.through.setdefault(place, {})[at] = side
        self.order = {place: at for at, place in enumerate(self.through)}
        self.most = max(map(len, self.through.values()), default=0)

    def over(self, at: int, more: int = 0) -> int:
        """By how much the left is too large; negative where the right is; 0 where it may hold."""
        over = self.surplus[at] + more
        return 0 if over and self.open[at][over > 0] else over

    def change(self, place: Place, by: int) -> None:
        self.known[place] += by
        for at, side in self.through[place].items():
            self.surplus[at] += side * by

    def mending(self, place: Place, at: int) -> int | None:
        """By how much a cell must change for a broken equation; None if it would be negative."""
        by = -self.over(at) * self.through[place][at]
        return by if self.known[place] + by >= 0 else None

    def alone(self, place: Place, broken: Iterable[int]) -> int | None:
        """By how much a cell must change for every equation through it, or None."""
        through = self.through[place]
        for at in broken:
            by = self.mending(place, at) if at in through else None
            if by and not any(self.over(one, side * by) for one, side in through.items()):
                return by
        return None


def _crossings(
    sums: _Sums, broken: set[int]
) -> list[tuple[list[tuple[Place, int]], tuple[int, ...]]]:
    """Cells whose change alone mends every broken equation through them and breaks none.

    Those that mend most come first; each broken equation belongs to one group.
    """
    ranked: list[tuple[int, int, Place, int, tuple[int, ...]]] = []
    for place, through in sums.through.items():
        mine = tuple(sorted(broken.intersection(through)))
        by = sums.alone(place, mine)
        if by is not None:
            ranked.append((-len(mine), sums.order[place], place, sums.known[place] + by, mine))
    ranked.sort()
    groups: dict[tuple[int, ...], list[tuple[Place, int]]] = {}
    done: set[int] = set()
    for _, _, place, number, mine in ranked:
        if mine in groups:
            groups[mine].append((place, number))
        elif done.isdisjoint(mine):
            groups[mine] = [(place, number)]
            done.update(mine)
    for mine, places in groups.items():
        equation = sums.equations[mine[0]]
        places.sort(key=lambda one, equation=equation: _rank(one[0], equation))  # type: ignore[misc]
    return [(places, mine) for mine, places in groups.items()]


def _rank(place: Place, equation: Equation) -> tuple[bool, int]:
    """A total before its addends, then in the order of the equation."""
    total = len(equation.right) == 1 and place in equation.right
    return not total, (*equation.left, *equation.right).index(place)


def _of_several(sums: _Sums, broken: set[int], deepest: int) -> tuple[Repair, ...]:
    """Every repair of as few cells as will do, two to ``deepest``."""
    tries = [TRIES]
    for depth in range(2, deepest + 1):
        found: dict[frozenset[tuple[Place, int]], Repair] = {}
        for repair in _search(sums, broken, (), depth, tries):
            found.setdefault(frozenset(repair), repair)
        if found or tries[0] <= 0:
            return tuple(found.values())
    return ()


def _search(
    sums: _Sums, broken: set[int], changed: tuple[Place, ...], depth: int, tries: list[int]
) -> Iterator[Repair]:
    """Every way to mend what is broken by changing ``depth`` cells more."""
    if len(broken) > depth * sums.most:
        return
    equations = sorted(broken, key=lambda at: (_terms(sums.equations[at]), at))
    for equation in equations:
        for place in (*sums.equations[equation].right, *sums.equations[equation].left):
            if place in changed or place not in sums.through:
                continue
            if depth == 1:
                by = sums.alone(place, equations)
                if by is not None and broken <= sums.through[place].keys():
                    yield _repair(sums, (*changed, place), by)
                continue
            by = sums.mending(place, equation)
            if by is None or tries[0] <= 0:
                continue
            tries[0] -= 1
            sums.change(place, by)
            rest = {at for at in broken.union(sums.through[place]) if sums.over(at)}
            yield from _search(sums, rest, (*changed, place), depth - 1, tries)
            sums.change(place, -by)
        if depth == 1:
            return  # the last cell is in every equation that is still broken


def _terms(equation: Equation) -> int:
    return len(equation.left) + len(equation.right)


def _repair(sums: _Sums, places: Sequence[Place], last: int) -> Repair:
    numbers = [sums.known[place] for place in places]
    numbers[-1] += last
    return tuple(zip(places, numbers, strict=True))
