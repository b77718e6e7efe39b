"""What the queries between reports join to: the parameters of rules, the sums of the tables.

All of it is read from the rules in use and from ``rules/reference/tables``.
"""

from __future__ import annotations

import pyarrow as pa

from gklint.integrations.batches import batch_of
from gklint.integrations.between import GROUP_KIND, YEARS_KIND
from gklint.integrations.kernel import project_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from gklint.config import GroupTable, Settings
    from gklint.regulation.schemas import Relation, Schema
    from gklint.rulebook.model import Rule

    Rows = Iterator[tuple[Any, ...]]

_REACH = [  # of a rule
    ("first_year", pa.int32()),
    ("last_year", pa.int32()),
    ("levels", pa.string()),  # ,county,city, or empty for all
]
_YEAR_TERM = pa.schema(
    [
        ("rule", pa.string()),
        ("table_key", pa.string()),
        ("along", pa.string()),
        ("row_key", pa.string()),  # the cells of this row,
        ("column_key", pa.string()),  # or of this column; the other is null
        ("side", pa.string()),  # this year's table, or last year's
        ("sign", pa.int32()),  # all cells of an equation add up to 0
        ("nth", pa.int32()),  # 0: the cell that is told; the others make what is expected of it
        ("terms", pa.int32()),  # that an equation has
        *_REACH,
    ]
)
_GROUP_RULE = pa.schema([("rule", pa.string()), ("table_key", pa.string()), *_REACH])
_GROUP = pa.schema([("group_name", pa.string()), ("complete", pa.bool_()), ("units", pa.int32())])
_FORM = pa.schema(  # the rows and columns of a form
    [(name, pa.string()) for name in ("table_key", "edition", "along", "at_key")]
)
_TOTAL = pa.schema([(name, pa.string()) for name in ("table_key", "total", "addend")])
_SUM = pa.schema(  # rows that add up others
    [(name, pa.string()) for name in ("table_key", "edition", "relation", "whole", "row_key")]
)
_BELOW = pa.schema(  # rows under headings, at any depth
    [(name, pa.string()) for name in ("table_key", "edition", "heading", "row_key")]
)
_ALL_YEARS = (0, 9999)


def relations(settings: Settings | None = None) -> dict[str, pa.RecordBatch]:
    """The tables that the queries join to, by their names there."""
    project = project_for(settings)
    rules, schemas = project.rulebook.rules, project.reference.tables
    editions = [(schema, edition) for schema in schemas for edition in schema.editions()]
    found: dict[str, tuple[Rows, pa.Schema]] = {
        "gklint_year_terms": (_each(_year_terms, rules), _YEAR_TERM),
        "gklint_group_rules": (_each(_group_rules, rules), _GROUP_RULE),
        "gklint_groups": (_each(_groups, project.settings.group), _GROUP),
        "gklint_totals": (_each(_totals, schemas), _TOTAL),
        "gklint_forms": (_each(_forms, editions), _FORM),
        "gklint_sums": (_each(_sums, editions), _SUM),
        "gklint_below": (_each(_below, editions), _BELOW),
    }
    return {name: batch_of(list(rows), schema) for name, (rows, schema) in found.items()}


def _each(rows_of: Any, many: Any) -> Rows:
    return (row for one in many for row in rows_of(one))


def _year_terms(rule: Rule) -> Rows:
    if rule.check != YEARS_KIND:
        return
    params = rule.params
    first, *others = params.now
    terms = [
        (first, "this", 1),
        *((key, "last", -1) for key in params.before),
        *((key, "this", -1) for key in params.plus),
        *((key, "this", 1) for key in others),
    ]
    for nth, (key, side, sign) in enumerate(terms):
        place = (key, None) if params.along == "columns" else (None, key)
        told = (rule.id, params.table, params.along, *place, side, sign, nth, len(terms))
        yield *told, *_reach(rule)


def _group_rules(rule: Rule) -> Rows:
    if rule.check == GROUP_KIND:
        yield rule.id, rule.params.table, *_reach(rule)


def _reach(rule: Rule) -> tuple[int, int, str]:
    first, last = _ALL_YEARS
    years = rule.years
    levels = f",{','.join(rule.levels)}," if rule.levels else ""
    return years.first or first, years.last or last, levels


def _groups(group: GroupTable) -> Rows:
    yield group.name, group.complete, len(group.units)


def _totals(schema: Schema) -> Rows:
    for relation in _adding_up(schema, "rows"):
        for addend in relation.left:
            yield schema.key, relation.right[0], addend


def _forms(of: tuple[Schema, str]) -> Rows:
    schema, edition = of
    parts = schema.parts(edition)
    for column in dict.fromkeys(one.key for part in parts for one in part.column):
        yield schema.key, edition, "columns", column
    for row in dict.fromkeys(one.key for part in parts for one in part.row):
        yield schema.key, edition, "rows", row


def _sums(of: tuple[Schema, str]) -> Rows:
    """Headings are among the rows: one that was given cells stands for those below it."""
    schema, edition = of
    for relation in _adding_up(schema, "columns"):
        for key in relation.left:
            for row in (key, *_rows_below(schema, edition, key)):
                yield schema.key, edition, relation.name, relation.right[0], row


def _below(of: tuple[Schema, str]) -> Rows:
    schema, edition = of
    for heading in dict.fromkeys(row.of for part in schema.parts(edition) for row in part.row):
        for row in _rows_below(schema, edition, heading) if heading else ():
            yield schema.key, edition, heading, row


def _adding_up(schema: Schema, along: str) -> Iterator[Relation]:
    """The relations that make one row or column the sum of others."""
    for one in schema.relation:
        if one.along == along and one.is_ == "equal" and len(one.right) == 1:
            yield one


def _rows_below(schema: Schema, edition: str, key: str) -> list[str]:
    """Rows and headings below a heading of a form, at any depth."""
    found = []
    for part in schema.parts(edition):
        for row in part.row:
            if row.of == key:
                found += [row.key, *_rows_below(schema, edition, row.key)]
    return found
