"""The figures of a whole are those of its units.

Silent where each cell of the table ``table`` is at least the sum of that cell in the units'
reports, and where the whole has nothing besides theirs (``complete``) is equal to it. What a
unit has not told is unknown: 0 or more. In a row whose total is told, its other cells are
not; a row that adds up others is not where those account for it. Yields at the cell of the whole; each unit's cell is a related place in its own file.
"""

from __future__ import annotations

from gklint.check import GROUP, NO_TABLE
from gklint.finding import Bilingual, Uncertain, Violation
from gklint.regulation.figures import names_of, only_table_of
from gklint.regulation.relations import rows_below
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.check import Context, Group, Unit
    from gklint.document.cells import Cell
    from gklint.document.model import Document
    from gklint.finding import OtherFile
    from gklint.regulation.readings import Place, TableReading

SCOPE = GROUP
VALUES = ("group", "row", "column", "sum", "addends")
ANCHORS = ()

LISTED = 8  # addends that a message writes out


@value
class Params:
    table: str  # the key of its schema


@value
class _Addend:
    unit: str
    file: OtherFile
    cell: Cell
    number: int


def check(document: Document, params: Params, context: Context) -> Iterator[Violation | Uncertain]:
    whole = only_table_of(document, context.reference, context.year, params.table)
    if whole is None:
        yield NO_TABLE
        return
    for group in context.groups:
        readings = [_reading(unit, params, context) for unit in group.units]
        breaks = {
            (row.key, column): found
            for row in whole.rows.values()
            for column in row.columns
            if (found := _break(whole, (row.key, column), group, readings)) is not None
        }
        yield from _told(breaks, whole)
        lacking = [
            unit.name for unit, one in zip(group.units, readings, strict=True) if one is None
        ]
        if lacking:
            yield Uncertain(
                Bilingual(
                    f"没有读到这些单位的表格：{'、'.join(lacking)}",
                    f"no table was read of {', '.join(lacking)}",
                )
            )


def _told(breaks: dict[Place, tuple[int, Violation]], whole: TableReading) -> Iterator[Violation]:
    """The broken cells that no others account for: of a row its total, if that is broken."""
    told = dict(breaks)
    totals = set()
    for relation in whole.schema.relation:
        if relation.is_ != "equal" or len(relation.right) != 1:
            continue
        whole_of = relation.right[0]
        if relation.along == "rows":
            totals.add(whole_of)
            continue
        below = [row for key in relation.left for row in rows_below(whole, key)]
        for row, column in breaks:
            off = sum(breaks[one, column][0] for one in below if (one, column) in breaks)
            if row == whole_of and off == breaks[row, column][0]:
                del told[row, column]
    for (row, column), (_, violation) in told.items():
        if column in totals or not any((row, total) in breaks for total in totals):
            yield violation


def _reading(
    unit: Unit, params: Params, context: Context
) -> tuple[Unit, OtherFile, TableReading] | None:
    """A unit's table; None where it has not told it, or has told it twice."""
    if len(unit.reports) != 1:
        return None
    report = unit.reports[0]
    reading = only_table_of(report.document, context.reference, context.year, params.table)
    return (unit, report.file, reading) if reading is not None else None


def _break(
    whole: TableReading,
    place: Place,
    group: Group,
    readings: list[tuple[Unit, OtherFile, TableReading] | None],
) -> tuple[int, Violation] | None:
    """By how much a cell is off, and what to say of it; None where it may be right."""
    number, cell = whole.number(*place), whole.cell(*place)
    if number is None or cell is None or cell.figure is None:
        return None
    addends = []
    for one in readings:
        if one is not None and (addend := _addend(*one, place)) is not None:
            addends.append(addend)
    total = sum(one.number for one in addends)
    all_known = len(addends) == len(readings)
    if number == total or (number > total and not (group.complete and all_known)):
        return None
    row, column = names_of(whole, place)
    nonzero = [one for one in addends if one.number]
    values: dict[str, str | Bilingual] = {
        "group": group.name,
        "row": row,
        "column": column,
        "sum": str(total),
        "addends": written_addends([(one.unit, one.number) for one in nonzero]),
    }
    values |= {f"unit {at}": f"{one.unit}：{one.cell.text}" for at, one in enumerate(nonzero)}
    elsewhere = tuple((one.file, one.cell.span, f"unit {at}") for at, one in enumerate(nonzero))
    return total - number, Violation(cell.value_span, values, elsewhere=elsewhere)


def written_addends(addends: Sequence[tuple[str, int]]) -> Bilingual:
    """The first of some units and their numbers, none of them 0, as a message writes them."""
    if not addends:
        return Bilingual("均为0", "all of them 0")
    first = addends[:LISTED]
    more = len(addends) > LISTED
    return Bilingual(
        "、".join(f"{unit}{number}" for unit, number in first) + ("等" if more else ""),
        ", ".join(f"{unit} {number}" for unit, number in first) + (" …" if more else ""),
    )


def _addend(unit: Unit, file: OtherFile, reading: TableReading, place: Place) -> _Addend | None:
    number, cell = reading.number(*place), reading.cell(*place)
    if number is None or cell is None:
        return None
    return _Addend(unit.name, file, cell, number)
