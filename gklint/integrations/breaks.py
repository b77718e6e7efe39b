"""What the queries between reports tell of, put in the words of its rule."""

from __future__ import annotations

import os

from gklint.bilingual import Bilingual
from gklint.check import Context
from gklint.checks.across_years import written_sum
from gklint.checks.group_sum import written_addends
from gklint.engine.findings import finding_at
from gklint.finding import Violation
from gklint.integrations.batches import batch_of
from gklint.integrations.between import YEARS_KIND
from gklint.integrations.columns import FINDING, RELATED
from gklint.integrations.kernel import project_for
from gklint.regulation.figures import names_in
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    import pyarrow as pa

    from gklint.config import Settings
    from gklint.project import Project
    from gklint.regulation.reference import Reference
    from gklint.rulebook.model import Rule

_SEPARATOR = "\x1f"  # between the fields of a cell that a query gives on: chr(31)
_OTHER_FIELDS = 9  # after which comes the id, which may hold anything


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
