"""A figure in the text is the one that the statutory table says.

Silent where the words before the figure leave open whose it is, of which time or of what, where
the table's cell is blank or in doubt, where the text says the right number elsewhere, and where
the words may mean another number of the table that it is. Looks at the phrases ``phrases`` of
the reference data. Yields at the figure; the cells that it was held against are related places.
"""

from __future__ import annotations

from gklint.check import TABLES
from gklint.finding import Violation
from gklint.regulation.figures import cells_behind, names_of, row_name
from gklint.regulation.judged import hearing_of
from gklint.regulation.sums import written_out
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document
    from gklint.regulation.judged import Judged

SCOPE = TABLES
VALUES = ("title", "cell", "table", "terms")
ANCHORS = ()


@value
class Params:
    phrases: tuple[str, ...]  # their keys


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    for one in hearing_of(document, context.reference, context.year).judged:
        if one.wrong and one.claim.phrase.key in params.phrases:
            yield _violation(one)


def _violation(one: Judged) -> Violation:
    values = {
        "title": one.table.reading.schema.title.zh,
        "cell": _name(one),
        "table": str(one.said.number),
        "terms": f"（{written_out(one.said.terms)}）" if len(one.said.terms) > 1 else "",
    }
    related = []
    # Where only the first few are shown, those that count come first.
    reading = one.table.reading
    cells = sorted(cells_behind(reading, one.said.places), key=lambda placed: placed[1].text == "0")
    for at, (place, cell) in enumerate(cells):
        values[f"cell {at}"] = f"{'，'.join(names_of(reading, place))}：{cell.text}"
        related.append((cell.span, f"cell {at}"))
    return Violation(one.claim.span, values, related=tuple(related))


def _name(one: Judged) -> str:
    """The rows and headings that the phrase means, as the form prints them."""
    reading = one.table.reading
    rows, _, columns = one.claim.figure.partition(":")
    keys = rows.split("+")
    names = [row_name(reading, key) for key in keys]
    if columns:
        names += [names_of(reading, (keys[0], key))[1] for key in columns.split("+")]
    return "”“".join(names)
