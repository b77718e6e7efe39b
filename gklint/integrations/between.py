"""What is checked between reports, as SQL over the facts of many.

The queries (``sql/``, one for each kind of check that reckons between reports) are the same for
every engine. They speak of tables alone: ``gklint_reports`` and ``gklint_facts``, which the
kernel made, ``gklint_members``, and those of ``relations``, made of the rules in use and the
statutory tables, so that no label and no year stands in them. A break that a query tells of is
put in the words of its rule here.
"""

from __future__ import annotations

import os

import pyarrow as pa

from gklint.bilingual import Bilingual
from gklint.check import Context
from gklint.checks.across_years import written_sum
from gklint.checks.group_sum import written_addends
from gklint.config import stands_for
from gklint.document.organs import unit_named
from gklint.engine.findings import finding_at
from gklint.finding import Violation
from gklint.integrations.columns import FINDING, RELATED
from gklint.integrations.kernel import batch_of, project_for
from gklint.neighbours import unit_in_name
from gklint.regulation.figures import names_in
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from gklint.config import GroupTable, Settings
    from gklint.project import Project
    from gklint.regulation.reference import Reference
    from gklint.rulebook.model import Rule

YEARS_KIND, GROUP_KIND = "across_years", "group_sum"
KINDS = (YEARS_KIND, GROUP_KIND)
_SEPARATOR = "\x1f"  # between the fields of a cell that a query gives on: chr(31)
_OTHER_FIELDS = 9  # after which comes the id, which may hold anything

# A report's place in a group: the whole is nth 0, its units are counted from 1.
MEMBER = pa.schema(
    [("group_name", pa.string()), ("nth", pa.int32()), ("unit", pa.string()), ("id", pa.string())]
)


def query(kind: str) -> str:
    """The SQL of a kind of check."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sql", f"{kind}.sql")
    with open(path, encoding="utf-8") as file:
        return file.read()


def member_batches(
    batches: Iterable[pa.RecordBatch], settings: Settings | None = None
) -> Iterator[pa.RecordBatch]:
    """From reports, as the kernel made them, their places in the groups of the settings."""
    groups = project_for(settings).settings.group
    for batch in batches:
        columns = [batch.column(name).to_pylist() for name in ("id", "path", "organ")]
        found = [
            (group.name, *place, id_)
            for id_, path, organ in zip(*columns, strict=True)
            for group in groups
            if path and (place := _place_in(group, path, organ or "")) is not None
        ]
        yield batch_of(found, MEMBER)


def _place_in(group: GroupTable, path: str, organ: str) -> tuple[int, str] | None:
    """The place of a report in a group, told as ``neighbours`` tells it; None if it has none."""
    whole = os.path.abspath(path)
    if stands_for(group.whole, whole):
        return 0, ""
    if not any(stands_for(glob, whole) for glob in group.reports):
        return None
    unit = unit_named(organ, group.units) or unit_in_name(path, group.units)
    return (group.units.index(unit) + 1, unit) if unit else None


def finding_batches(
    batches: Iterable[pa.RecordBatch], settings: Settings | None = None
) -> Iterator[pa.RecordBatch]:
    """From what a query gives, rows of FINDING in the words of the rules."""
    project = project_for(settings)
    rules = {rule.id: rule for rule in project.rulebook.rules}
    for batch in batches:
        found = [_finding(rules[one["rule"]], one, project) for one in batch.to_pylist()]
        yield batch_of(found, FINDING)


@value
class _Written:
    """A cell that a break is reckoned from."""

    nth: int
    by: str  # this or last; or the unit whose report it stands in
    number: int
    span: Span
    names: tuple[str, str]  # labels of its row and column
    text: str
    id: str


def _finding(rule: Rule, told: dict[str, Any], project: Project) -> tuple[Any, ...]:
    """A row of FINDING."""
    reference = project.reference
    cells = _cells(told, reference)
    number, excess = int(told["number"]), int(told["excess"])
    names = _names(
        reference, told["table_key"], told["edition"], told["row_key"], told["column_key"]
    )
    if rule.check == YEARS_KIND:
        elsewhere = [one for one in cells if one.by == "last"]
        values = _across_years(told, number - excess, cells, elsewhere)
        messages = [f"{'，'.join(one.names)}：{one.text}" for one in elsewhere]
    else:
        elsewhere = [one for one in cells if one.number]
        values = _group_sum(told, number + excess, elsewhere)
        messages = [f"{one.by}：{one.text}" for one in elsewhere]
    row, column = names
    violation = Violation(
        Span(told["start_offset"], told["end_offset"]), {"row": row, "column": column, **values}
    )
    context = Context(told["year"], None, "", reference)
    finding = finding_at(rule, violation, 0, told["words"], context)
    return (
        told["id"],
        rule.id,
        rule.name,
        rule.severity,
        told["start_offset"],
        told["end_offset"],
        told["start_line"],
        told["start_column"],
        told["words"],
        finding.message.zh,
        finding.message.en,
        finding.basis.zh or None,
        finding.basis.en or None,
        [],
        [
            dict(
                zip(
                    RELATED.names, (one.id, one.span.start, one.span.end, words, words), strict=True
                )
            )
            for one, words in zip(elsewhere, messages, strict=True)
        ],
        None,
    )


def _across_years(
    told: dict[str, Any], expected: int, cells: list[_Written], last: list[_Written]
) -> dict[str, str | Bilingual]:
    """The values that messages of this kind are filled with (checks/across_years)."""
    last_row, last_column = last[0].names
    return {
        "last_row": last_row,
        "last_column": last_column,
        "expected": str(expected),
        "workings": written_sum(one.number for one in cells if one.nth),
        "file": os.path.basename(told["beside"]),
    }


def _group_sum(
    told: dict[str, Any], total: int, addends: list[_Written]
) -> dict[str, str | Bilingual]:
    """The values that messages of this kind are filled with (checks/group_sum)."""
    return {
        "group": told["beside"],
        "sum": str(total),
        "addends": written_addends([(one.by, one.number) for one in addends]),
    }


def _cells(told: dict[str, Any], reference: Reference) -> list[_Written]:
    """The cells that a query gives on with a break, in the order of its rule or its group."""
    found = []
    for written in told["written"]:
        if written is not None:
            nth, by, number, start, end, *place, text, id_ = written.split(
                _SEPARATOR, _OTHER_FIELDS
            )
            names = _names(reference, told["table_key"], *place)
            span = Span(int(start), int(end))
            found.append(_Written(int(nth), by, int(number), span, names, text, id_))
    return sorted(found, key=lambda one: one.nth)


def _names(
    reference: Reference, table: str, edition: str, row: str, column: str
) -> tuple[str, str]:
    schema = next(one for one in reference.tables if one.key == table)
    return names_in(schema, edition, (row, column))
