"""Sums of the cells of a table, as reference data names them, and their numbers.

``received`` is the cell in the last column of that row; ``handled:companies`` names another
column; ``received+carried_over_in`` and ``received:companies+research`` add cells up, and ``-``
takes away. A heading stands for all rows below it.
"""

from __future__ import annotations

from gklint.regulation.relations import instances_of, known_of
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from gklint.regulation.readings import Place, TableReading

ALL_WRITTEN = 7  # of more terms than this, those that are 0 are not written
ROUNDS = 6  # of drawing conclusions from relations; each may start the next


@value
class Sum:
    """What a table says: a number, and the cells that make it."""

    number: int
    places: tuple[Place, ...]
    terms: tuple[int, ...]  # their numbers, in their order; those taken away are negative


def sum_of(
    figure: str, reading: TableReading, expected: Collection[str], numbers: Mapping[Place, int]
) -> Sum | None:
    """The sum that ``figure`` names; None where a cell is missing or not known.

    ``expected`` are the rows of the form, which may be missing.
    """
    rows, _, columns = figure.partition(":")
    places, terms = [], []
    for sign, key in _signed(rows):
        for row in _below(reading, key, expected):
            for column in columns.split("+") if columns else [_last_column(reading, row)]:
                if (row, column) not in numbers:
                    return None
                places.append((row, column))
                terms.append(sign * numbers[row, column])
    return Sum(sum(terms), tuple(places), tuple(terms)) if places else None


def written_out(terms: Sequence[int | None]) -> str:
    """The terms of a sum: 20+1; of many, those that are 0 left out; those not known as 空."""
    shown = terms if len(terms) <= ALL_WRITTEN else [term for term in terms if term != 0] or [0]
    return "+".join("空" if term is None else str(term) for term in shown)


def _signed(rows: str) -> Iterator[tuple[int, str]]:
    for added in rows.split("+"):
        first, *taken = added.split("-")
        yield 1, first
        for key in taken:
            yield -1, key


def _below(reading: TableReading, key: str, expected: Collection[str]) -> list[str]:
    """The rows that a key stands for: itself, or, of a heading, all that have cells below it."""
    below = [row for row in reading.schema.below(key) if row in reading.rows or row in expected]
    if not below or (key in reading.rows and not any(row in reading.rows for row in below)):
        return [key]
    return below


def _last_column(reading: TableReading, row: str) -> str:
    if row in reading.rows:
        return reading.rows[row].part.column[-1].key
    return ""


def numbers_of(reading: TableReading) -> dict[Place, int]:
    """The numbers of a table's cells, and those that its relations leave no choice for.

    Where the cells that are filled in come to their total already, blank ones are 0; where
    all of a sum are known, so is its total. Of a row without any number nothing but 0 is told.
    """
    known = known_of(reading)
    told = {row for row, _ in known}
    if len(known) == sum(len(row.columns) for row in reading.rows.values()):
        return known
    instances = [one.equation for one in instances_of(reading) if not one.equation.at_most]
    for _ in range(ROUNDS):
        before = len(known)
        for equation in instances:
            for one, other in (
                (equation.left, equation.right),
                (equation.right, equation.left),
            ):
                blank = [place for place in one if place not in known]
                if not blank or any(place not in known for place in other):
                    continue
                rest = sum(known[place] for place in other) - sum(
                    known.get(place, 0) for place in one
                )
                if rest == 0:
                    known.update(dict.fromkeys(blank, 0))
                elif len(blank) == 1 and rest > 0 and blank[0][0] in told:
                    known[blank[0]] = rest
        if len(known) == before:
            break
    return known
