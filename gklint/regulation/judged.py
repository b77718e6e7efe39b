"""The claims of a report's text held against its tables, worked out once for all rules.

A claim is told wrong only where the words leave one reading: it is clear, its cells are known
and none of them is blamed for a sum that does not come out, it is none of the numbers that its
words may mean, and nowhere does the text say the right number for the same. Beyond that, either
another figure beside it is right, so that both speak of the same applications; or the text says
it once only, of the whole, in words that need nothing beside them. A difference that another
figure of the sentence makes up is none.
"""

from __future__ import annotations

from gklint.document.remember import remembered_of_document
from gklint.regulation.claims import Claim, read_claims
from gklint.regulation.figures import tables_of
from gklint.regulation.sums import Sum, sum_of
from gklint.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gklint.document.model import Document
    from gklint.regulation.figures import Reckoned
    from gklint.regulation.readings import Place, TableReading
    from gklint.regulation.reference import Reference
    from gklint.text import Span

VOUCHING = 5  # a total of this many that is right does not seem to be so by chance
TELLING = 2  # results of applications that have to be right for a third to be told wrong


@value
class Table:
    """A table of the document, all that can be known of its numbers, and the cells in doubt."""

    reading: TableReading
    expected: frozenset[str]  # rows of its form
    numbers: Mapping[Place, int]
    blamed: frozenset[Place]

    def sum_of(self, figure: str) -> Sum | None:
        """What the table says; None where it is not known or in doubt."""
        found = sum_of(figure, self.reading, self.expected, self.numbers)
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

    @property
    def meant(self) -> Sum:
        """The sum that has the number of the claim; else what the words mean first of all."""
        may = _may_mean(self.table, self.claim)
        return next((one for one in may if one.number == self.claim.number), self.said)


@value
class Hearing:
    """A document's statutory tables and what its text says of them."""

    tables: Mapping[str, Table]  # by key; those of which the document has just one
    claims: Mapping[Span, Claim]  # by place, in order
    judged: tuple[Judged, ...]  # those whose number their table knows, in order
    told: frozenset[Place]  # cells whose number, other than 0, the text says rightly


@remembered_of_document
def hearing_of(document: Document, reference: Reference, year: int | None) -> Hearing:
    """A document's text held against its tables."""
    tables = _tables(document, reference, year)
    phrases = [one for one in reference.prose.phrase if one.table in tables]
    claims = list(read_claims(document, reference.prose, phrases, year)) if phrases else []
    claims = _vouched(tables, claims)
    judged = _judge(tables, claims, document.profile.level)
    right = [one for one in judged if one.right and one.claim.number]
    return Hearing(
        tables,
        {claim.span: claim for claim in claims},
        judged,
        frozenset(place for one in right for place in one.said.places),
    )


def _tables(document: Document, reference: Reference, year: int | None) -> dict[str, Table]:
    found: dict[str, list[Reckoned]] = {}
    for one in tables_of(document, reference, year):
        if one.reading.understood:
            found.setdefault(one.reading.schema.key, []).append(one)
    return {
        key: Table(
            one.reading,
            frozenset(one.reading.expected),
            one.numbers,
            frozenset(fault.cell for fault in one.faults),
        )
        for key, [one, *others] in found.items()
        if not others
    }


def _judge(tables: Mapping[str, Table], claims: Sequence[Claim], level: str) -> tuple[Judged, ...]:
    judged = []
    for claim in claims:
        table = tables[claim.phrase.table]
        said = table.sum_of(claim.figure)
        if said is not None:
            judged.append(Judged(claim, table, said, _is_right(table, claim), False))
    bench = _Bench(judged)
    return tuple(replace(one, wrong=bench.finds_wrong(one, level)) for one in judged)


def _is_right(table: Table, claim: Claim) -> bool:
    """True if the number is one that the words of a claim may mean."""
    return claim.number in [one.number for one in _may_mean(table, claim)]


def _may_mean(table: Table, claim: Claim) -> list[Sum]:
    """What the table says that the words of a claim may mean."""
    may = (claim.figure, claim.phrase.figure, *claim.phrase.or_)
    return [one for one in map(table.sum_of, may) if one is not None]


def _vouched(tables: Mapping[str, Table], claims: Sequence[Claim]) -> list[Claim]:
    """Claims, those clear whose sentence names no topic but has a total that is right."""
    right = {
        (one.block, one.sentence)
        for one in claims
        if one.nameless
        and one.phrase.total
        and one.number >= VOUCHING
        and _is_right(tables[one.phrase.table], one)
    }
    return [
        replace(one, clear=True, nameless=False)
        if one.nameless and (one.block, one.sentence) in right
        else one
        for one in claims
    ]


class _Bench:
    """What all claims of a document say together."""

    def __init__(self, judged: Sequence[Judged]) -> None:
        self.right: set[tuple[Place, ...]] = set()  # sums that the text has right somewhere
        self.numbers: dict[tuple[Place, ...], set[int]] = {}  # those that are not right
        self.clear: dict[tuple[Place, ...], set[int]] = {}
        self.totals: dict[tuple[str, int], set[tuple[Place, ...]]] = {}  # right, by block
        self.anywhere: dict[str, set[tuple[Place, ...]]] = {}
        self.doubtful: set[int] = set()  # blocks with a total that is not right, or not clear
        self.results: dict[int, set[tuple[Place, ...]]] = {}
        for one in judged:
            self._hear(one)

    def _hear(self, one: Judged) -> None:
        claim, places = one.claim, one.said.places
        if claim.phrase.total and not (one.right and claim.clear):
            self.doubtful.add(claim.block)
        if not one.right:
            self.numbers.setdefault(places, set()).add(claim.number)
            if claim.clear:
                self.clear.setdefault(places, set()).add(claim.number)
            return
        if claim.number == one.said.number:
            self.right.add(places)
        if not claim.number:
            return
        if claim.phrase.total and claim.clear:
            self.totals.setdefault((claim.phrase.table, claim.block), set()).add(places)
            self.anywhere.setdefault(claim.phrase.table, set()).add(places)
        if claim.phrase.result:
            self.results.setdefault(claim.block, set()).add(places)

    def finds_wrong(self, one: Judged, level: str) -> bool:
        """True if a claim is not right and its words leave one reading."""
        claim, places = one.claim, one.said.places
        if one.right or not claim.clear or places in self.right or _explained(one):
            return False
        if self._borne_out(one):
            return len(self.clear[places]) == 1
        phrase = claim.phrase
        if not phrase.total or claim.partial or len(self.numbers[places]) > 1:
            return False
        return not phrase.levels or claim.wide or level in phrase.levels

    def _borne_out(self, one: Judged) -> bool:
        """True if figures beside a claim are right, so that it speaks of what they speak of."""
        claim, own = one.claim, {one.said.places}
        table = claim.phrase.table
        if self.totals.get((table, claim.block), set()) - own:
            return True
        if claim.phrase.result and len(self.results.get(claim.block, set()) - own) >= TELLING:
            return True
        if claim.partial or (claim.block in self.doubtful and not claim.phrase.total):
            return False
        return bool(self.anywhere.get(table, set()) - own)


def _explained(one: Judged) -> bool:
    """True if another figure of the sentence makes up the difference, or is the table's."""
    number, said = one.claim.number, one.said.number
    return any(said in (other, number - other, number + other) for other in one.claim.others)
