"""What is checked between reports, as SQL over the facts of many.

The queries (``sql/``, one for each kind of check that reckons between reports) are the same for
every engine. They speak of tables alone: ``gklint_reports`` and ``gklint_facts``, which the
kernel made, ``gklint_members``, and those of ``relations``, made of the rules in use and the
statutory tables, so that no label and no year stands in them. ``breaks`` puts what a query tells
of in the words of its rule.
"""

from __future__ import annotations

import os

import pyarrow as pa

from gklint.config import stands_for
from gklint.document.organs import unit_named
from gklint.integrations.batches import batch_of
from gklint.integrations.kernel import project_for
from gklint.neighbours import unit_in_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gklint.config import GroupTable, Settings

YEARS_KIND, GROUP_KIND = "across_years", "group_sum"
KINDS = (YEARS_KIND, GROUP_KIND)

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
