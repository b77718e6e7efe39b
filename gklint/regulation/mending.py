"""New numbers for cells of a table, as a repair that a fix offers."""

from __future__ import annotations

from gklint.bilingual import Bilingual
from gklint.finding import Repair
from gklint.regulation.figures import names_of
from gklint.text import Edit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from gklint.regulation.readings import Place, TableReading


def repair_of(reading: TableReading, changes: Iterable[tuple[Place, int]]) -> Repair:
    """Each of the cells made its new number, and ``changes``, which says so in words.

    Raises KeyError for a place without a labelled cell.
    """
    edits, zh, en = [], [], []
    for place, number in changes:
        cell = reading.labelled(place)
        edits.append(Edit(cell.value_span, str(number)))
        row, column = names_of(reading, place)
        before = reading.number(*place)
        zh.append(f"“{row}，{column}”由{before}改为{number}")
        en.append(f"“{row}, {column}” from {before} to {number}")
    edits.sort(key=lambda edit: edit.span.start)
    return Repair(tuple(edits), {"changes": Bilingual("；".join(zh), "; ".join(en))})
