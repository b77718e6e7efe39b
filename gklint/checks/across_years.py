"""The figures of a statutory table carry on from those of the year before.

Silent where the sum of ``now`` is that of last year's ``before`` and this year's ``plus``, and
where one of them is not known. ``along`` tells whether rows or columns are named: an equation
for each column, or for each row. A total is not told where the columns that it adds up tell
as much. Yields at the cell of the first of ``now``; last year's cells are related places in
their own file. Where the table does not agree with itself, and would with what last year's
makes of those cells, that is the repair.
"""

from __future__ import annotations

from gklint.check import NO_TABLE, YEARS
from gklint.finding import Uncertain, Violation
from gklint.regulation.figures import names_of, only_table_of
from gklint.regulation.mending import repair_of
from gklint.regulation.relations import instances_of, known_of
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Literal

    from gklint.check import Context
    from gklint.document.model import Document
    from gklint.finding import OtherFile, Repair
    from gklint.regulation.readings import Place, TableReading
    from gklint.regulation.schemas import Part, Schema

SCOPE = YEARS
VALUES = ("row", "column", "expected", "workings", "last_row", "last_column", "file")
ANCHORS = ()
REPAIR_VALUES = ("changes",)


@value
class Params:
    table: str  # the key of its schema
    along: Literal["rows", "columns"]  # ``columns``: keys of rows follow; one equation a column
    now: tuple[str, ...]
    before: tuple[str, ...]  # of last year's table
    plus: tuple[str, ...] = ()


@value
class _Break:
    """An equation that does not hold."""

    at: str  # the key of the column or row
    part: Part
    found: int
    expected: int


def check(document: Document, params: Params, context: Context) -> Iterator[Violation | Uncertain]:
    if context.year is None or context.previous is None:
        return
    reference = context.reference
    this = only_table_of(document, reference, context.year, params.table)
    last = only_table_of(context.previous.document, reference, context.year - 1, params.table)
    if this is None or last is None:
        yield NO_TABLE
        return
    breaks = [
        one for part in this.schema.parts(this.edition) for one in _breaks(part, this, last, params)
    ]
    repairs = tuple(_repairs(breaks, this, params))
    for one in _told(breaks, this.schema):
        yield _violation(one, this, last, params, context.previous.file, repairs)


def _breaks(part: Part, this: TableReading, last: TableReading, params: Params) -> Iterator[_Break]:
    across = part.column if params.along == "columns" else part.row
    for at in dict.fromkeys(one.key for one in across):
        found = _sum(this, _places(params.now, at, params))
        before = _sum(last, _places(params.before, at, params))
        plus = _sum(this, _places(params.plus, at, params))
        if found is None or before is None or plus is None:
            continue
        if found != before + plus:
            yield _Break(at, part, found, before + plus)


def _told(breaks: Sequence[_Break], schema: Schema) -> Iterator[_Break]:
    """The breaks without the totals that the others account for."""
    parts_of = {
        one.right[0]: one.left
        for one in schema.relation
        if one.along == "rows" and one.is_ == "equal" and len(one.right) == 1
    }
    for one in breaks:
        addends = [other for other in breaks if other.at in parts_of.get(one.at, ())]
        off = sum(other.found - other.expected for other in addends)
        if not addends or off != one.found - one.expected:
            yield one


def _repairs(breaks: Sequence[_Break], this: TableReading, params: Params) -> Iterator[Repair]:
    """What last year's report makes of the cells, where that alone mends the table."""
    if not breaks:
        return
    known = known_of(this)
    equations = [instance.equation for instance in instances_of(this)]
    changes = {}
    for one in breaks:
        place = _places(params.now, one.at, params)[0]
        changes[place] = known[place] + one.expected - one.found
    after = {**known, **changes}
    if all(one.holds(known) for one in equations) or min(changes.values()) < 0:
        return
    if all(one.holds(after) for one in equations):
        yield repair_of(this, changes.items())


def _violation(
    one: _Break,
    this: TableReading,
    last: TableReading,
    params: Params,
    file: OtherFile,
    repairs: tuple[Repair, ...],
) -> Violation:
    place = _places(params.now, one.at, params)[0]
    before = _places(params.before, one.at, params)
    row, column = names_of(this, place)
    last_row, last_column = names_of(last, before[0])
    values = {
        "row": row,
        "column": column,
        "last_row": last_row,
        "last_column": last_column,
        "expected": str(one.expected - one.found + (this.number(*place) or 0)),
        "workings": _workings(one.at, this, last, params),
        "file": file.name,
    }
    elsewhere = []
    for at, other in enumerate(before):
        there = last.cell(*other)
        if there is not None:
            values[f"cell {at}"] = f"{'，'.join(names_of(last, other))}：{there.text}"
            elsewhere.append((file, there.span, f"cell {at}"))
    span = this.labelled(place).value_span
    return Violation(span, values, elsewhere=tuple(elsewhere), repairs=repairs)


def _places(keys: Sequence[str], at: str, params: Params) -> list[Place]:
    return [(key, at) if params.along == "columns" else (at, key) for key in keys]


def _sum(reading: TableReading, places: Sequence[Place]) -> int | None:
    """The sum of some cells; None where one of them holds no whole number."""
    numbers = [reading.number(*place) for place in places]
    return None if None in numbers else sum(number or 0 for number in numbers)


def _workings(at: str, this: TableReading, last: TableReading, params: Params) -> str:
    """How what is expected of the cell is reckoned."""
    numbers = [last.number(*place) or 0 for place in _places(params.before, at, params)]
    numbers += [this.number(*place) or 0 for place in _places(params.plus, at, params)]
    numbers += [-(this.number(*place) or 0) for place in _places(params.now[1:], at, params)]
    return written_sum(numbers)


def written_sum(numbers: Iterable[int]) -> str:
    """Numbers added up, as a message writes them: 12+3-2."""
    return "+".join(map(str, numbers)).replace("+-", "-")
