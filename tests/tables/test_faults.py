"""One wrong number breaks what goes through it, and is told where it stands, with its repair."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from gklint.config import Settings
from gklint.finding import UNSAFE
from gklint.project import Project, project_by
from gklint.regulation.figures import tables_of
from gklint.regulation.readings import Place
from gklint.regulation.relations import Fault, faults_of
from gklint.regulation.schemas import Schema
from tests.tables.forms import bars, one_a_line, report
from tests.tables.made import KINDS, Made, made

Sum = tuple[str, str, list[Place], list[Place], bool]


def sums(table: Made) -> Iterator[Sum]:
    """Every relation of a table at every row or column, by the schema's words alone."""
    places = table.places()
    for one in table.schema.relation:
        if one.along == "rows":
            for row in dict.fromkeys(place[0] for place in places):
                left = [(row, key) for key in one.left]
                right = [(row, key) for key in one.right]
                if all(place in places for place in (*left, *right)):
                    yield one.name, row, left, right, one.is_ == "at_most"
            continue
        for column in table.schema.part[0].column:
            yield (
                one.name,
                column.key,
                _below(table, one.left, column.key),
                _below(table, one.right, column.key),
                one.is_ == "at_most",
            )


def _below(table: Made, keys: tuple[str, ...], column: str) -> list[Place]:
    found: list[Place] = []
    for key in keys:
        rows = [row for row in _leaves(table.schema, key) if (row, column) in table.numbers]
        found += [(row, column) for row in rows or [key]]
    return found


def _leaves(schema: Schema, key: str) -> list[str]:
    children = [row.key for part in schema.part for row in part.row if row.of == key]
    return [key, *(leaf for child in children for leaf in _leaves(schema, child))]


def broken(table: Made) -> set[tuple[str, str]]:
    found = set()
    for name, at, left, right, at_most in sums(table):
        total = sum(table.numbers[place] for place in left)
        other = sum(table.numbers[place] for place in right)
        if total > other or (total < other and not at_most):
            found.add((name, at))
    return found


def through(table: Made, place: Place) -> list[Sum]:
    return [one for one in sums(table) if place in one[2] or place in one[3]]


def change(table: Made, rng: random.Random) -> Place:
    """Make one number wrong that some relation goes through."""
    place = rng.choice([one for one in table.places() if through(table, one)])
    number = table.numbers[place]
    table.write(place, number + 1 if number == 0 else number + rng.choice((-1, 1, 10, -number)))
    return place


def holds_after(table: Made, repair: tuple[tuple[Place, int], ...]) -> bool:
    mended = Made(table.schema, table.year, {**table.numbers, **dict(repair)})
    return broken(mended) == set()


def faults(project: Project, table: Made, rng: random.Random) -> tuple[Fault, ...]:
    text = report([table], rng.choice((bars, one_a_line)), rng)
    document = project.read_text(str(text), ".txt")
    (found,) = tables_of(document, project.reference, table.year)
    assert faults_of(found.reading) == found.faults
    return found.faults


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind[0]} {kind[1]}")
def test_one_wrong_number_breaks_the_relations_through_it(
    project: Project, kind: tuple[str, int]
) -> None:
    for seed in range(12):
        rng = random.Random(f"{kind} {seed}")
        table = made(*kind, rng)
        place = change(table, rng)
        found = faults(project, table, rng)
        assert {(one.instance.relation, one.instance.at) for one in found} == broken(table)
        at_hand = {place}
        for _, _, left, right, at_most in through(table, place):
            at_hand |= {*left, *right} if at_most else set(right)
        for one in found:
            assert one.cell in at_hand
            assert one.repairs
            assert all(holds_after(table, repair) for repair in one.repairs)


def test_repairs_come_to_rest() -> None:
    project = project_by(Settings(select=("GK3",)))
    for seed in range(6):
        rng = random.Random(seed)
        table = made("applications", 2023, rng)
        change(table, rng)
        change(table, rng)
        text = str(report([table], bars, rng))
        once = project.fix_text(text, least=UNSAFE).text
        assert project.fix_text(once, least=UNSAFE).text == once
