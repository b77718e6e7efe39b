"""The figures of a statutory table agree: rows add up, columns balance, parts stay below wholes.

Silent where the relation ``relation`` of the table ``table`` holds, or where a value of its
blank cells could make it hold. Yields at the cell that is blamed: where a broken row and a
broken column cross, that cell, else the total. Every addend is a related place. Repairs are
the smallest changes of cells after which every relation of the table holds.
"""

from __future__ import annotations

from gklint.check import TABLES
from gklint.finding import Violation
from gklint.regulation.figures import names_of, tables_of
from gklint.regulation.mending import repair_of
from gklint.regulation.relations import told
from gklint.regulation.sums import written_out
from gklint.regulation.unread import not_understood
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.check import Context
    from gklint.document.model import Document
    from gklint.finding import Uncertain
    from gklint.regulation.readings import Place, TableReading
    from gklint.regulation.relations import Fault

SCOPE = TABLES
VALUES = ("row", "column", "terms", "sum", "other_terms", "other_sum")
ANCHORS = ()
REPAIR_VALUES = ("changes",)


@value
class Params:
    table: str  # the key of its schema
    relation: str  # the name of one of the table's relations, or ``subtotal``


def check(document: Document, params: Params, context: Context) -> Iterator[Violation | Uncertain]:
    for one in tables_of(document, context.reference, context.year):
        if one.reading.schema.key != params.table:
            continue
        for fault in told(one.faults, one.reading):
            if fault.instance.relation == params.relation:
                yield _violation(one.reading, fault)
        yield from not_understood(one.reading)


def _violation(reading: TableReading, fault: Fault) -> Violation:
    equation = fault.instance.equation
    row, column = names_of(reading, fault.cell)
    values = {
        "row": row,
        "column": column,
        "terms": _terms(reading, equation.left),
        "sum": str(_sum(reading, equation.left)),
        "other_terms": _terms(reading, equation.right),
        "other_sum": str(_sum(reading, equation.right)),
    }
    related = []
    # Where only the first few are shown, those that count come first.
    places = sorted((*equation.left, *equation.right), key=lambda one: not reading.number(*one))
    for at, place in enumerate(places):
        other = reading.cell(*place)
        if other is not None and place != fault.cell and other.span.start < other.span.end:
            values[f"term {at}"] = f"{'，'.join(names_of(reading, place))}：{other.text}"
            related.append((other.span, f"term {at}"))
    return Violation(
        reading.labelled(fault.cell).value_span,
        values,
        related=tuple(related),
        repairs=tuple(repair_of(reading, changes) for changes in fault.repairs),
    )


def _terms(reading: TableReading, places: Sequence[Place]) -> str:
    return written_out([reading.number(*place) for place in places])


def _sum(reading: TableReading, places: Sequence[Place]) -> int:
    return sum(reading.number(*place) or 0 for place in places)
