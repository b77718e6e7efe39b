"""The claims of a report's text held against its tables, worked out once for all rules.

A claim is told wrong only where the words leave one reading: it is clear, its cells are known
and none of them is blamed for a sum that does not come out, it is none of the numbers that its
words may mean, and nowhere does the text say the right number for the same. Beyond that, either
another figure beside it is right, so that both speak of the same applications; or the text says
it once only, of the whole, in words that need nothing beside them.
"""

from __future__ import annotations

from gklint.regulation.claims import Claim, read_claims
from gklint.regulation.figures import tables_of
from gklint.regulation.sums import Sum, numbers_of, sum_of
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gklint.document.model import Document
    from gklint.regulation.figures import Reckoned
    from gklint.regulation.readings import Place, TableReading
    from gklint.regulation.reference import Reference

TELLING = 2  # results of applications that have to be right for a third to be told wrong


@value
class Table:
    """A table of the document, all that can be known of its numbers, and the cells in doubt."""

    reading: TableReading
    numbers: Mapping[Place, int]
    blamed: frozenset[Place]

    def sum_of(self, figure: str) -> Sum | None:
        """What the table says; None where it is not known or in doubt."""
        found = sum_of(figure, self.reading, self.numbers)
        if found is None or any(place in self.blamed for place in found.places):
            return None
        return found


@value
class Judged:
    """A claim beside what its table says."""

    claim: Claim
    table: Table
    said: Sum  # what the words mean first of all
    right: bool  # the number is one that the words may mean
    wrong: bool  # it is none of them, and the words leave one reading


_last: list[tuple[Document, int | None, Reference, tuple[Judged, ...]]] = []


def judged_claims(document: Document, reference: Reference, year: int | None) -> tuple[Judged, ...]:
    """Every claim of a document whose number its table knows, in order.

    Asked again for the same document, it answers from what it knows.
    """
    for known, of_year, by, found in _last:
        if known is document and of_year == year and by is reference:
            return found
    judged = tuple(_judge(document, reference, year))
    _last[:] = [(document, year, reference, judged)]
    return judged


def tables_by_key(document: Document, reference: Reference, year: int | None) -> dict[str, Table]:
    """The statutory tables of which a document has just one, by key."""
    found: dict[str, list[Reckoned]] = {}
    for one in tables_of(document, reference, year):
        if one.reading.understood:
            found.setdefault(one.reading.schema.key, []).append(one)
    return {
        key: Table(
            one.reading,
            numbers_of(one.reading),
            frozenset(fault.cell for fault in one.faults),
        )
        for key, [one, *others] in found.items()
        if not others
    }


def _judge(document: Document, reference: Reference, year: int | None) -> list[Judged]:
    tables = tables_by_key(document, reference, year)
    if not tables:
        return []
    prose = reference.prose
    phrases = [one for one in prose.phrase if one.table in tables]
    judged = []
    for claim in read_claims(document, prose, phrases, year):
        table = tables[claim.phrase.table]
        said = table.sum_of(claim.phrase.figure)
        if said is None:
            continue
        others = [table.sum_of(figure) for figure in claim.phrase.or_]
        right = claim.number in [one.number for one in (said, *others) if one is not None]
        judged.append(Judged(claim, table, said, right, False))
    return [_decided(one, judged) for one in judged]


def _decided(one: Judged, all_: Sequence[Judged]) -> Judged:
    wrong = one.claim.clear and not one.right and _one_reading(one, all_)
    return Judged(one.claim, one.table, one.said, one.right, wrong)


def _one_reading(one: Judged, all_: Sequence[Judged]) -> bool:
    phrase = one.claim.phrase
    same = [other for other in all_ if other.said.places == one.said.places]
    if any(other.right for other in same):
        return False
    if _borne_out(one, all_):
        return len({other.claim.number for other in same if other.claim.clear}) == 1
    alone = len({other.claim.number for other in same}) == 1
    return phrase.total and not one.claim.partial and alone


def _borne_out(one: Judged, all_: Sequence[Judged]) -> bool:
    """True if figures beside a claim are right, so that it speaks of what they speak of."""
    beside = [
        other
        for other in all_
        if other.claim.phrase.table == one.claim.phrase.table
        and other.said.places != one.said.places
        and other.right
        and other.claim.number
    ]
    totals = [other for other in beside if other.claim.phrase.total and other.claim.clear]
    near = [other for other in totals if other.claim.block == one.claim.block]
    if near:
        return True
    results = {
        other.claim.phrase.key
        for other in beside
        if other.claim.phrase.result and other.claim.block == one.claim.block
    }
    return len(results) >= TELLING or (bool(totals) and not one.claim.partial)
