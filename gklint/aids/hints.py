"""What stands behind the totals of statutory tables: that they hold, or what their addends come to.

Nothing where it cannot be told, and nothing behind what is no total by itself.
"""

from __future__ import annotations

from gklint.aids.cells import tables_in
from gklint.aids.places import in_file
from gklint.aids.sums import sums_of, told
from gklint.bilingual import Bilingual
from gklint.regulation.relations import known_of
from gklint.render.table_words import NOT, TICK
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gklint.project import Linted
    from gklint.regulation.readings import Place, TableReading
    from gklint.render.sheet import Sum


@value
class Hint:
    """A few characters that are shown behind a place, and are not in the text."""

    offset: int
    label: str
    tooltip: Bilingual  # every sum that comes to this total, written out


def hints(linted: Linted) -> tuple[Hint, ...]:
    """A hint for every total, in the order of their places."""
    found = []
    for one in tables_in(linted):
        reading = one.reading
        known = known_of(reading)
        for place, sums in _totals(reading).items():
            label = _label(sums, known)
            if label:
                end = in_file(linted.document, reading.labelled(place).span).end
                found.append(Hint(end, f" {label}", _tooltip(reading, sums)))
    return tuple(sorted(found, key=lambda hint: hint.offset))


def _totals(reading: TableReading) -> dict[Place, list[Sum]]:
    """Every cell that a sum comes to, with all sums that do."""
    totals: dict[Place, list[Sum]] = {}
    for one in sums_of(reading):
        if not one.at_most and len(one.right) == 1 and reading.cell(*one.right[0]) is not None:
            totals.setdefault(one.right[0], []).append(one)
    return totals


def _label(sums: Sequence[Sum], known: Mapping[Place, int]) -> str:
    """✓, or ≠ and what the addends come to; + ? where some of these are not known."""
    if all(one.holds for one in sums):
        return TICK
    numbers = []
    for one in sums:
        if one.holds is False:
            number = sum(known.get(place, 0) for place in one.left)
            unknown = any(place not in known for place in one.left)
            numbers.append(f"{number}+?" if unknown else str(number))
    return f"{NOT} {' '.join(dict.fromkeys(numbers))}" if numbers else ""


def _tooltip(reading: TableReading, sums: Sequence[Sum]) -> Bilingual:
    lines = [told(reading, one) for one in sums]
    return Bilingual("\n".join(one.zh for one in lines), "\n".join(one.en for one in lines))
