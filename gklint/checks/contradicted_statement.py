"""What the text says in one place it does not deny in another: 未收取信息处理费, 收取400元.

Silent unless both ``says`` and ``against`` stand in the text, each of the report year and of no
part of the organ; a statement in the section ``section`` has to be all that the paragraph says.
Yields at the statement; what it is held against is a related place.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.finding import Violation
from gklint.pattern import Pattern, late
from gklint.regulation.clauses import words_in
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document
    from gklint.pattern import Match
    from gklint.regulation.clauses import Words
    from gklint.text import Span

SCOPE = DOCUMENT
VALUES = ("other",)
ANCHORS = ()

SENTENCE = 300  # code points of a sentence before a statement that are looked at
_STOP = late("[。！？]")


@value
class Params:
    says: Pattern
    against: Pattern
    section: str = ""  # the key of a top-level section; empty: anywhere


def literals(params: Params) -> tuple[str, ...] | None:
    return params.against.required


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    said: list[Span] = []
    other: tuple[Span, str] | None = None
    prose, year = context.reference.prose, context.year
    for _, placed, (words, says, against) in words_in(document, _both, prose, year, params):
        if says is not None and _is_meant(words, params, placed.section, says):
            said.append(placed.place(*says.span()))
        if against is not None and other is None and _is_whole(words, against):
            other = placed.place(*against.span()), against[0]
    if other is None:
        return
    for span in said:
        yield Violation(span, {"other": other[1]}, related=((other[0], "other"),))


def _both(words: Words, params: Params) -> tuple[Words, Match | None, Match | None] | None:
    """A block's words where they may be one of the two statements."""
    says, against = params.says.search(words.flow), params.against.search(words.flow)
    return None if says is None and against is None else (words, says, against)


def _is_meant(words: Words, params: Params, section: str, match: Match) -> bool:
    if params.section:
        return section == params.section and match[0] == words.flow
    return _is_whole(words, match)


def _is_whole(words: Words, match: Match) -> bool:
    """True if a statement is of the report year, and of no part."""
    at = match.start()
    start = max(0, at - SENTENCE)
    stops = [stop.end() for stop in _STOP.finditer(words.flow[start:at])]
    start += stops[-1] if stops else 0
    first = words.clause_start(start, at)
    return (
        words.neutral(words.flow[first:at])
        and words.on_time(start, at)
        and not words.partial(start, at)
    )
