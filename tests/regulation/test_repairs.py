"""Repairs against every change of one cell or two that there is, on small tables."""

from __future__ import annotations

import itertools
import random
import time

from gklint.regulation.readings import Place
from gklint.regulation.repairs import Equation, repairs_of

HIGHEST = 12  # value that is tried for a cell


def small_table(rng: random.Random) -> tuple[list[Equation], dict[Place, int]]:
    """Three rows and three columns with totals of both, one wrong number or two, maybe a blank."""
    rows, columns = ("a", "b", "sum"), ("x", "y", "total")
    known: dict[Place, int] = {}
    for row, column in itertools.product(rows[:2], columns[:2]):
        known[row, column] = rng.choice((0, 0, 1, 2, 4))
    for row in rows[:2]:
        known[row, "total"] = known[row, "x"] + known[row, "y"]
    for column in columns:
        known["sum", column] = known["a", column] + known["b", column]
    equations = [Equation(((row, "x"), (row, "y")), ((row, "total"),), False) for row in rows]
    equations += [
        Equation((("a", column), ("b", column)), (("sum", column),), rng.random() < 0.2)
        for column in columns
    ]
    for place in rng.sample(list(known), rng.choice((1, 1, 2))):
        known[place] = max(0, known[place] + rng.choice((-2, -1, 1, 2, 3)))
    if rng.random() < 0.3:
        del known[rng.choice(list(known))]
    return equations, known


def whole(equations: list[Equation], known: dict[Place, int]) -> bool:
    return all(one.holds(known) for one in equations)


def mending(
    equations: list[Equation], known: dict[Place, int], count: int
) -> set[frozenset[Place]]:
    """The sets of ``count`` cells by some change of which everything holds."""
    found = set()
    for places in itertools.combinations(known, count):
        for numbers in itertools.product(range(HIGHEST + 1), repeat=count):
            if whole(equations, {**known, **dict(zip(places, numbers, strict=True))}):
                found.add(frozenset(places))
                break
    return found


def test_the_first_repair_is_as_small_as_any() -> None:
    singles = pairs = 0
    for seed in range(400):
        rng = random.Random(seed)
        equations, known = small_table(rng)
        groups = list(repairs_of(equations, known))
        assert [one for group, _ in groups for one in group if one.holds(known)] == []
        if whole(equations, known):
            assert groups == []
            continue
        one_cell = mending(equations, known, 1)
        if one_cell:
            singles += 1
            ((_, repairs),) = groups
            assert {frozenset(place for place, _ in repair) for repair in repairs} == one_cell
        elif seed % 4 == 0:
            if not mending(equations, known, 2):
                continue
            pairs += 1
            changes = [change for _, repairs in groups for change in repairs[0]]
            assert len(changes) == 2
            assert whole(equations, {**known, **dict(changes)})
    assert singles > 100
    assert pairs > 20


def test_every_repair_offered_mends_its_group_and_breaks_nothing() -> None:
    for seed in range(300):
        equations, known = small_table(random.Random(f"all {seed}"))
        for group, repairs in repairs_of(equations, known):
            for repair in repairs:
                now = {**known, **dict(repair)}
                assert all(one.holds(now) for one in group)
                assert all(one.holds(now) for one in equations if one.holds(known))


def test_a_table_of_nothing_but_faults_costs_little() -> None:
    rng = random.Random(7)
    rows, columns = range(30), range(30)
    known = {(f"{row}", f"{column}"): rng.randint(0, 99) for row in rows for column in columns}
    equations = [
        Equation(tuple((f"{row}", f"{one}") for one in columns[1:]), ((f"{row}", "0"),), False)
        for row in rows
    ]
    equations += [
        Equation(tuple((f"{one}", f"{column}") for one in rows[1:]), (("0", f"{column}"),), False)
        for column in columns
    ]
    start = time.perf_counter()
    first = list(repairs_of(equations, known))
    assert time.perf_counter() - start < 1
    assert first == list(repairs_of(equations, known))
