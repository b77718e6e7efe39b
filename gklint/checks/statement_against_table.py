"""What the text says in words is not denied by a statutory table: 未收到申请, 均已办结, 均获维持.

Silent where the statement is one of a part, of another time or of something else; where the
table has 0 or a blank in every cell that would deny it, or a cell in doubt; and where the text
itself says the table's number elsewhere. With ``after``, silent too where the figure that
stands before the statement in its sentence is not said by one of those phrases of the reference
data, so that it is not known what all are. Yields at the statement; the cells are related places.
"""

from __future__ import annotations

from gklint.check import TABLES
from gklint.document.quantities import find_quantities
from gklint.finding import Violation
from gklint.pattern import Pattern, late
from gklint.regulation.clauses import words_in
from gklint.regulation.figures import names_of
from gklint.regulation.judged import hearing_of
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.cells import Cell
    from gklint.document.model import Document, Placed
    from gklint.pattern import Match
    from gklint.regulation.clauses import Words
    from gklint.regulation.judged import Hearing
    from gklint.text import Span

SCOPE = TABLES
VALUES = ("cells",)
ANCHORS = ()

SENTENCE = 300  # code points of a sentence before a statement that are looked at
MOST = 200  # statements of one block
_STOP = late("[。！？]")


@value
class Params:
    says: Pattern  # the statement
    table: str  # the key of its schema
    cells: dict[str, Pattern]  # (row:column) that deny it, each with what its sentence says then
    unless: Pattern  # words of its sentence, up to the next comma, that leave it open
    topic: Pattern  # of which the sentence, the text before it or the heading speaks
    after: tuple[str, ...] = ()


def literals(params: Params) -> tuple[str, ...] | None:
    return params.says.required


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    hearing: Hearing | None = None
    prose, year = context.reference.prose, context.year
    for _, placed, (words, said) in words_in(document, _said, prose, year, params):
        hearing = hearing or hearing_of(document, context.reference, year)
        if params.table not in hearing.tables:
            return
        for match, start in said:
            if params.after and not _follows(hearing, params, words, placed, match, start):
                continue
            denied = list(_denied(hearing, params, words, match, start))
            if denied:
                yield _violation(placed.place(*match.span()), denied)


def _said(words: Words, params: Params) -> tuple[Words, list[tuple[Match, int]]] | None:
    """The statements of a block that are of all the report speaks of, and where their sentences start."""
    said = []
    for count, match in enumerate(params.says.finditer(words.flow)):
        if count == MOST:
            break
        start = _sentence_start(words, match.start())
        if _of_all(words, params, match, start):
            said.append((match, start))
    return (words, said) if said else None


def _sentence_start(words: Words, end: int) -> int:
    start = max(0, end - SENTENCE)
    stops = [match.end() for match in _STOP.finditer(words.flow[start:end])]
    return start + (stops[-1] if stops else 0)


def _of_all(words: Words, params: Params, match: Match, start: int) -> bool:
    """True if a statement is of the report year, on its topic, and of no part."""
    end = words.clause_end(match.end(), len(words.flow))
    if params.unless.search(words.flow[start:end]) is not None:
        return False
    first = words.clause_start(start, match.start())
    return (
        words.neutral(words.flow[first : match.start()])
        and words.on_time(start, match.start())
        and not words.partial(start, match.start())
        and words.speaks_of(params.topic, start, match.end())
    )


def _follows(
    hearing: Hearing,
    params: Params,
    words: Words,
    placed: Placed,
    match: Match,
    start: int,
) -> bool:
    """True if the last figure before a statement, if there is one, is said by a right phrase."""
    last = None
    for one in find_quantities(words.flow[start : match.start()]):
        if not one.is_percent:
            last = placed.place(start + one.span.start, start + one.span.end)
    if last is None:
        return True
    claim = hearing.claims.get(last)
    return claim is not None and claim.clear and claim.phrase.key in params.after


def _denied(
    hearing: Hearing, params: Params, words: Words, match: Match, start: int
) -> Iterator[tuple[str, Cell]]:
    """The cells that deny a statement, with their names; none that the text itself tells."""
    table = hearing.tables[params.table]
    sentence = words.flow[start : match.end()]
    for figure, named in params.cells.items():
        found = table.sum_of(figure)
        if found is None or found.number <= 0 or named.search(sentence) is None:
            continue
        if any(place in hearing.told for place in found.places):
            continue
        for row, column in found.places:
            cell = table.reading.cell(row, column)
            if cell is not None and cell.figure is not None and cell.figure.number:
                yield "，".join(names_of(table.reading, (row, column))), cell


def _violation(span: Span, denied: list[tuple[str, Cell]]) -> Violation:
    values = {"cells": "；".join(f"“{name}”为{cell.text}" for name, cell in denied)}
    for at, (name, cell) in enumerate(denied):
        values[f"cell {at}"] = f"{name}：{cell.text}"
    related = tuple((cell.span, f"cell {at}") for at, (_, cell) in enumerate(denied))
    return Violation(span, values, related=related)
