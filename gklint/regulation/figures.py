"""The statutory tables of a document and what is broken in them, worked out once for all rules."""

from __future__ import annotations

from gklint.regulation.align import read_tables
from gklint.regulation.relations import Fault, faults_of
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.model import Document
    from gklint.regulation.readings import TableReading
    from gklint.regulation.reference import Reference


@value
class Reckoned:
    """A table of a document, and its faults; none where too little of it was understood."""

    reading: TableReading
    faults: tuple[Fault, ...]


_last: list[tuple[Document, int | None, Reference, tuple[Reckoned, ...]]] = []


def tables_of(document: Document, reference: Reference, year: int | None) -> tuple[Reckoned, ...]:
    """Every statutory table of a document, in order; ``year`` decides its edition in doubt.

    Asked again for the same document, it answers from what it knows.
    """
    for known, of_year, by, found in _last:
        if known is document and of_year == year and by is reference:
            return found
    tables = tuple(
        Reckoned(reading, faults_of(reading) if _trusted(reading) else ())
        for reading in read_tables(document, reference.lexicon, year)
    )
    _last[:] = [*_last[-1:], (document, year, reference, tables)]  # this year's and last year's
    return tables


def table_of(
    document: Document, reference: Reference, year: int | None, key: str
) -> TableReading | None:
    """The one table of a document with the schema's key; None where there is none, or several."""
    found = [
        one.reading
        for one in tables_of(document, reference, year)
        if one.reading.schema.key == key and one.reading.understood
    ]
    return found[0] if len(found) == 1 else None


def _trusted(reading: TableReading) -> bool:
    """False where a few labels met one number each, which may be in anyone's own table."""
    return reading.understood or any(len(part.column) > 1 for part in reading.schema.part)
