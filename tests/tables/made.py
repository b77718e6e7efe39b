"""Statutory tables made up at random: every relation of theirs holds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from gklint.project import project_by
from gklint.regulation.readings import Place
from gklint.regulation.schemas import Schema

REFERENCE = project_by().reference
SCHEMAS = {schema.key: schema for schema in REFERENCE.tables}
# Each table in each of its editions, with a report year of it.
KINDS = (
    ("disclosure", 2020),
    ("disclosure", 2023),
    ("applications", 2019),
    ("applications", 2022),
    ("reviews", 2024),
    ("form", 2016),
)


@dataclass
class Made:
    """A table: the number of every cell of its edition, and how it is written."""

    schema: Schema
    year: int
    numbers: dict[Place, int] = field(default_factory=dict)
    written: dict[Place, str] = field(default_factory=dict)

    @property
    def edition(self) -> str:
        return self.schema.edition_of(self.year)

    def places(self) -> list[Place]:
        return [
            (row.key, column.key)
            for part, row in self.schema.rows(self.edition)
            for column in part.column
        ]

    def write(self, place: Place, number: int) -> None:
        self.numbers[place] = number
        self.written[place] = str(number)


def made(kind: str, year: int, rng: random.Random) -> Made:
    """A table of a kind, as the format of a report year has it."""
    table = Made(SCHEMAS[kind], year)
    for place, number in FILLED[kind](table, rng):
        table.write(place, number)
    assert sorted(table.numbers) == sorted(table.places())
    return table


def _few(rng: random.Random) -> int:
    """Mostly 0, as in the reports of most bodies; now and then large."""
    return rng.choice((0, 0, 0, 0, 0, 0, 1, 1, 2, 3, rng.randint(4, 60), rng.randint(100, 30000)))


def _applications(table: Made, rng: random.Random) -> Iterator[tuple[Place, int]]:
    schema, edition = table.schema, table.edition
    rows = [row.key for _, row in schema.rows(edition)]
    columns = [column.key for column in schema.part[0].column]
    results = [key for key in rows if key in schema.below("results")]
    results += [key for key in rows if schema.row(key).of == "results" and key not in results]
    cells: dict[Place, int] = {}
    for column in columns[:-1]:
        for row in results:
            cells[row, column] = _few(rng) if rng.random() < 0.5 else 0
        cells["handled", column] = sum(cells[row, column] for row in results)
        cells["carried_over_out", column] = _few(rng)
        whole = cells["handled", column] + cells["carried_over_out", column]
        cells["carried_over_in", column] = rng.randint(0, min(whole, rng.choice((0, 5, whole))))
        cells["received", column] = whole - cells["carried_over_in", column]
    for row in rows:
        cells[row, columns[-1]] = sum(cells[row, column] for column in columns[:-1])
    yield from cells.items()


def _disclosure(table: Made, rng: random.Random) -> Iterator[tuple[Place, int]]:
    for part, row in table.schema.rows(table.edition):
        cells = {column.key: _few(rng) for column in part.column}
        if "public_total" in cells:
            cells["public_total"] += cells["disclosed"]
        if "in_force" in cells:
            cells["in_force"] += max(0, cells["made"] - cells["repealed"])
        yield from (((row.key, column), number) for column, number in cells.items())


def _reviews(table: Made, rng: random.Random) -> Iterator[tuple[Place, int]]:
    for part, row in table.schema.rows(table.edition):
        *results, total = [column.key for column in part.column]
        cells = {column: _few(rng) for column in results}
        yield from (((row.key, column), number) for column, number in cells.items())
        yield (row.key, total), sum(cells.values())


def _form(table: Made, rng: random.Random) -> Iterator[tuple[Place, int]]:
    numbers = {row.key: _few(rng) for _, row in table.schema.rows(table.edition)}
    sums = [one for one in table.schema.relation if one.is_ == "equal"]
    for _ in sums:  # a sum may be a term of another
        for one in sums:
            numbers[one.right[0]] = sum(numbers[key] for key in one.left)
    for one in table.schema.relation:
        if one.is_ == "at_most":
            numbers[one.right[0]] += max(
                0, numbers[one.left[0]] - sum(numbers[key] for key in one.right)
            )
    yield from (((key, "count"), number) for key, number in numbers.items())


FILLED = {
    "applications": _applications,
    "disclosure": _disclosure,
    "reviews": _reviews,
    "form": _form,
}
