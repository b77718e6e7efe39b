"""The classes that a whole falls into by definition add up to it.

Silent unless every class of ``classes`` is numbered, one after another; when they come to a
whole that stands before them in the sentence, to two of them together (新收 and 结转), or
with the number that follows (结转下年) to one; and when no whole's words match ``whole``.
Yields at the whole.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.quantities import find_quantities, sentences, total, written
from gklint.finding import Violation
from gklint.pattern import Pattern, late
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.check import Context
    from gklint.document.model import Block
    from gklint.document.quantities import Quantity

SCOPE = BLOCK
VALUES = ("sum", "terms")
ANCHORS = ()

WORDS_LENGTH = 30  # code points before a number in which its words are read
MOST_WHOLES = 4  # more numbers before the classes than this, and nobody can tell the whole
_MARK = late("[，,；;：:。、（()）]")


@value
class Params:
    classes: tuple[Pattern, ...]
    whole: Pattern


def literals(params: Params) -> tuple[str, ...] | None:
    """Every class must stand in a block, so the words of any one of them will do."""
    return next((one.required for one in params.classes if one.required is not None), None)


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow.text
    for _, inside in sentences(flow, find_quantities(flow)):
        words = [_words(flow, inside, at) for at in range(len(inside))]
        which = [_class_of(one, params) for one in words]
        for first, last in _runs(which, inside, len(params.classes)):
            whole = _whole_missed(inside, words, first, last, params)
            if whole is not None:
                parts = inside[first:last]
                yield Violation(
                    block.flow.span(whole.span.start, whole.span.end),
                    {
                        "sum": written(*total(parts)) + whole.unit,
                        "terms": "+".join(written(one.number, one.places) for one in parts),
                    },
                )


def _words(flow: str, inside: Sequence[Quantity], at: int) -> str:
    """The words right before a number, from the last mark on."""
    end = inside[at].span.start
    start = max(end - WORDS_LENGTH, inside[at - 1].span.end if at else 0)
    for match in _MARK.finditer(flow, start, end):
        start = match.end()
    return flow[start:end]


def _class_of(words: str, params: Params) -> int | None:
    found = [at for at, pattern in enumerate(params.classes) if pattern.search(words)]
    return found[0] if len(found) == 1 else None


def _runs(
    which: Sequence[int | None], inside: Sequence[Quantity], classes: int
) -> Iterator[tuple[int, int]]:
    """Stretches of numbers in which every class stands, all exact and of one unit."""
    first = 0
    while first < len(which):
        last = first
        while last < len(which) and which[last] is not None:
            last += 1
        run = inside[first:last]
        if (
            set(which[first:last]) == set(range(classes))
            and len(run) == classes
            and all(one.exact and one.same_unit(run[0]) for one in run)
        ):
            yield first, last
        first = last + 1


def _whole_missed(
    inside: Sequence[Quantity], words: Sequence[str], first: int, last: int, params: Params
) -> Quantity | None:
    """The whole that the run does not come to; None if it comes to one, or if none is sure."""
    unit = inside[first].unit
    wholes = [one for one in inside[:first] if one.unit == unit]
    if not 0 < len(wholes) <= MOST_WHOLES or not all(one.exact for one in wholes):
        return None
    places = max(one.places for one in (*wholes, *inside[first:last]))
    number = sum(one.at(places) for one in inside[first:last])
    values = [one.at(places) for one in wholes]
    reachable = {*values, *(a + b for a in values for b in values)}
    after = inside[last].at(places) if last < len(inside) and inside[last].places <= places else 0
    if number in reachable or number + after in reachable:
        return None
    for at, one in enumerate(inside[:first]):
        if one.unit == unit and params.whole.search(words[at]):
            return one
    return None
