"""A report's tables have the form of its own report year.

Silent unless the report year is known and labels that only another year's form has outnumber
those of the year's own. Yields at the first of those labels; the next ``SHOWN`` are related
places.
"""

from __future__ import annotations

from gklint.check import TABLES
from gklint.finding import Bilingual, Violation
from gklint.regulation.figures import tables_of
from gklint.regulation.regimes import Years
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.check import Context
    from gklint.document.model import Document
    from gklint.regulation.readings import TableReading
    from gklint.text import Span

SCOPE = TABLES
VALUES = ("table", "edition", "label")
ANCHORS = ()

SHOWN = 4
LEAST = 2  # labels of another year's form; one may be a slip


@value
class Params:
    pass


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    for one in tables_of(document, context.reference, context.year):
        if context.year is None or not one.reading.understood:
            continue
        places = _places(one.reading, context.year)
        if len(places) >= LEAST:
            yield Violation(
                places[0],
                {
                    "table": one.reading.schema.title.zh,
                    "edition": _words(one.reading.edition),
                    "label": Bilingual("该年度格式独有的栏目", "a label of that form alone"),
                },
                related=tuple((place, "label") for place in places[1 : 1 + SHOWN]),
            )


def _places(reading: TableReading, year: int) -> Sequence[Span]:
    """The labels that tell a form of other years than ``year``, in order."""
    if not Years.parse(reading.schema.years).holds(year):
        return [row.label for row in reading.rows.values()]
    return sorted(reading.told, key=lambda span: span.start)


def _words(edition: str) -> Bilingual:
    years = Years.parse(edition)
    if years.last is None:
        return Bilingual(f"{years.first}年度起", f"{years.first} and later")
    return Bilingual(f"{years.first}至{years.last}年度", f"{years.first} to {years.last}")
