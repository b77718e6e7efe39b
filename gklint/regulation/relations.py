"""The figures of a table held against each other: what does not hold, which cell broke it.

A blank is unknown: a relation is broken only if no value of the unknown cells, 0 or more,
can save it. Where a broken row and a broken column cross, that cell is blamed; where one
relation alone is broken, its total. A repair is the smallest change of cells after which
every relation of the table holds.
"""

from __future__ import annotations

from gklint.regulation.readings import whole_number
from gklint.regulation.repairs import Equation, repairs_of
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gklint.regulation.readings import Place, TableReading
    from gklint.regulation.schemas import Relation, Schema

SUBTOTAL = "subtotal"  # a heading that has cells of its own, and rows below it that have too


@value
class Instance:
    """A relation at one row or column."""

    relation: str  # its name
    at: str  # the key of the row or column
    equation: Equation


@value
class Fault:
    """A broken instance, the cell that is blamed for it, and every repair that mends all."""

    instance: Instance
    cell: Place
    repairs: tuple[tuple[tuple[Place, int], ...], ...]  # (cell, its new value), the best first


KEPT = 64  # shapes of tables whose instances are kept; then all are let go
_known: dict[tuple[object, ...], tuple[Schema, tuple[Instance, ...]]] = {}


def instances_of(reading: TableReading) -> tuple[Instance, ...]:
    """Every relation of a table at every row or column where it speaks of labelled cells.

    They follow from which rows are there, and most reports have all rows of their form: those
    of a table of the same shape are known. Kept with the schema, so that its identity stays its.
    """
    rows = reading.rows.values()
    shape = [(row.key, row.columns, row.cells is None, id(row.part)) for row in rows]
    key = (id(reading.schema), reading.edition, reading.expected, *shape)
    known = _known.get(key)
    if known is not None:
        return known[1]
    if len(_known) >= KEPT:
        _known.clear()
    found: list[Instance] = []
    for relation in reading.schema.relation:
        found += _along(reading, relation)
    found += _subtotals(reading)
    _known[key] = reading.schema, tuple(found)
    return _known[key][1]


def known_of(reading: TableReading) -> dict[Place, int]:
    """The whole numbers in the labelled cells of a table."""
    known = {}
    for row in reading.rows.values():
        key = row.key
        for column, cell in zip(row.columns, row.cells or (), strict=False):
            number = whole_number(cell)
            if number is not None:
                known[key, column] = number
    return known


def faults_of(reading: TableReading) -> tuple[Fault, ...]:
    """What is broken in a table, in the order of its relations."""
    instances = instances_of(reading)
    known = known_of(reading)
    equations = [one.equation for one in instances]
    if all(one.holds(known) for one in equations):
        return ()
    faults = []
    for group, repairs in repairs_of(equations, known):
        for instance in instances:
            if instance.equation in group:
                crossing = len(group) > 1
                faults.append(Fault(instance, _blamed(instance, crossing, repairs, known), repairs))
    order = {id(one): at for at, one in enumerate(instances)}
    return tuple(sorted(faults, key=lambda fault: order[id(fault.instance)]))


def told(faults: tuple[Fault, ...], reading: TableReading) -> tuple[Fault, ...]:
    """The faults worth telling: those that follow from others left out.

    Where every row adds up, what holds for the columns before the total holds for the total
    itself; so a broken total column is told only where nothing else explains it.
    """
    rows = {fault.cell for fault in faults if _along_of(fault, reading) == "rows"}
    columns = {
        fault.instance.relation
        for fault in faults
        if _along_of(fault, reading) == "columns" and fault.instance.at not in _totals(reading)
    }
    return tuple(
        fault
        for fault in faults
        if not (
            _along_of(fault, reading) == "columns"
            and fault.instance.at in _totals(reading)
            and (fault.cell in rows or fault.instance.relation in columns)
        )
    )


def _along_of(fault: Fault, reading: TableReading) -> str:
    for relation in reading.schema.relation:
        if relation.name == fault.instance.relation:
            return relation.along
    return "columns"


def _totals(reading: TableReading) -> set[str]:
    """The columns that are the sum of others."""
    return {
        one.right[0]
        for one in reading.schema.relation
        if one.along == "rows" and one.is_ == "equal" and len(one.right) == 1
    }


def _blamed(
    instance: Instance,
    crossing: bool,
    repairs: tuple[tuple[tuple[Place, int], ...], ...],
    known: Mapping[Place, int],
) -> Place:
    """The cell in which broken relations cross, or that alone can mend one; else the total."""
    equation = instance.equation
    singles = [repair[0][0] for repair in repairs if len(repair) == 1]
    total = equation.right[0] if len(equation.right) == 1 else None
    if singles and (crossing or len(singles) == 1 or total not in known):
        return singles[0]
    return next(place for place in (*equation.right, *equation.left) if place in known)


def _along(reading: TableReading, relation: Relation) -> Iterator[Instance]:
    if relation.along == "rows":
        for row in reading.rows.values():
            keys = (*relation.left, *relation.right)
            if row.cells is not None and all(key in row.columns for key in keys):
                yield Instance(
                    relation.name,
                    row.key,
                    Equation(
                        tuple((row.key, key) for key in relation.left),
                        tuple((row.key, key) for key in relation.right),
                        relation.is_ == "at_most",
                    ),
                )
        return
    left = [row for key in relation.left for row in rows_below(reading, key)]
    right = [row for key in relation.right for row in rows_below(reading, key)]
    labelled = [row for row in (*left, *right) if row in reading.rows]
    if not labelled:
        return
    for column in reading.rows[labelled[0]].part.column:
        yield Instance(
            relation.name,
            column.key,
            Equation(
                tuple((row, column.key) for row in left),
                tuple((row, column.key) for row in right),
                relation.is_ == "at_most",
            ),
        )


def rows_below(reading: TableReading, key: str) -> list[str]:
    """The rows that a key of a relation stands for: itself, or all that have cells below it.

    A heading that was given cells stands for its rows where none of them is printed.
    """
    children = [
        row.key
        for part in reading.schema.parts(reading.edition)
        for row in part.row
        if row.of == key
    ]
    expected = reading.expected
    below = [one for child in children for one in rows_below(reading, child)]
    if not below or (key in reading.rows and not any(one in reading.rows for one in below)):
        return [key] if key in reading.rows or key in expected else []
    return [one for one in below if one in reading.rows or one in expected]


def _subtotals(reading: TableReading) -> Iterator[Instance]:
    """Headings that were given cells of their own, each the sum of the rows below it."""
    for row in reading.rows.values():
        below = rows_below(reading, row.key)
        if row.cells is None or below == [row.key] or row.key in reading.expected:
            continue
        for column in row.columns:
            yield Instance(
                SUBTOTAL,
                column,
                Equation(tuple((one, column) for one in below), ((row.key, column),), False),
            )
