"""What the text of a report says of the figures of its tables.

A claim is a figure whose clause is one of the phrases of the reference data. Whether the words
around it leave one reading is told with it, not decided here.
"""

from __future__ import annotations

from gklint.document.quantities import find_quantities, sentences
from gklint.document.remember import remembered
from gklint.pattern import Pattern, late
from gklint.regulation.clauses import NEAR, Words, words_in
from gklint.text import Span, holds_any
from gklint.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.document.model import Document
    from gklint.document.quantities import Quantity
    from gklint.pattern import Match
    from gklint.regulation.prose import Phrase, Prose

    Needed = tuple[Phrase, tuple[str, ...] | None]

BRACKETS = "（()）"
MOST_FIGURES = 60  # of a sentence, that are held against a claim of it
AFTER = 12  # code points after a figure that may say that those carried over are among it
_CHANGE = late("[较比增减升降]")
_OF_WHICH = "其中"
_NONE = (None, None)


@value
class Claim:
    """A figure that a phrase says."""

    phrase: Phrase
    figure: str  # the sum that it means
    number: int
    unit: str
    span: Span  # number and unit, in the document
    block: int  # index of its block
    sentence: int  # where in its block its sentence starts
    clear: bool  # nothing but neutral words around the phrase, on its topic, of the report year
    nameless: bool  # it would be clear if its topic were named; nor is another one
    partial: bool  # its sentence speaks of a part of what the table is about, or of more
    wide: bool  # its sentence speaks of all that the table is about
    others: tuple[int, ...]  # figures of its sentence that no phrase says


def read_claims(
    document: Document, prose: Prose, phrases: Sequence[Phrase], year: int | None
) -> Iterator[Claim]:
    """Every claim of a document that one of ``phrases`` makes, in order."""
    needed = tuple([(phrase, _pieces(phrase.clause.source)) for phrase in phrases])
    for at, placed, claims in words_in(document, _claims, prose, year, needed):
        for one in claims:
            span = placed.place(one.span.start, one.span.end)
            yield replace(one, span=span, block=at)


def _claims(words: Words, phrases: Sequence[Needed]) -> tuple[Claim, ...]:
    """The claims of one block, placed in its flow."""
    quantities = find_quantities(words.flow)
    possible = _possible(phrases, words.flow) if quantities else []
    if not possible:
        return ()
    return tuple(
        claim
        for sentence, inside in sentences(words.flow, quantities)
        for claim in _of_sentence(words, possible, sentence, inside)
    )


def _of_sentence(
    words: Words, phrases: Sequence[Needed], sentence: Span, inside: Sequence[Quantity]
) -> Iterator[Claim]:
    possible = [phrase for phrase, _ in _possible(phrases, sentence.of(words.flow))]
    said = list(_said(words, possible, sentence, inside)) if possible else []
    if not said:
        return
    others = _others(words, sentence, inside, [one for one, *_ in said])
    for quantity, phrase, clear, nameless in said:
        start, end = quantity.span.start, quantity.span.end
        yield Claim(
            phrase,
            _figure(words, phrase, end),
            quantity.number,
            quantity.unit,
            quantity.span,
            0,
            sentence.start,
            clear,
            nameless,
            words.partial(sentence.start, start),
            words.wide(sentence.start, start),
            others,
        )


def _possible(pieces: Sequence[Needed], text: str) -> list[Needed]:
    """The phrases that a text may say, with their pieces."""
    return [one for one in pieces if holds_any(text, one[1])]


@remembered
def _pieces(clause: str) -> tuple[str, ...] | None:
    """Texts of which a sentence holds one wherever it says a phrase, the figure itself left out.

    ``clause`` is the source of its pattern.
    """
    required = Pattern(clause).required
    if required is None:
        return None
    return tuple(max(literal.split("#"), key=len) for literal in required)


def _figure(words: Words, phrase: Phrase, end: int) -> str:
    """The sum that a phrase means whose figure ends at ``end``."""
    after = words.flow[end : end + AFTER]
    if phrase.carried and words.prose.carried.match(after) is not None:
        return phrase.carried
    return phrase.figure


def _said(
    words: Words, phrases: Sequence[Phrase], sentence: Span, inside: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Phrase, bool, bool]]:
    """The figures of a sentence that a phrase says: clear or not, nameless or not.

    A figure that no phrase says may be a whole of its own, of which those after it are parts;
    not so within a list of results, nor one in brackets.
    """
    clauses = [_clause(words, sentence, inside, at) for at in range(len(inside))]
    spoken = [
        _phrase(words, phrases, clause) if _countable(words, one) else _NONE
        for one, (_, _, clause) in zip(inside, clauses, strict=True)
    ]
    if not any(phrase for _, phrase in spoken):  # most sentences with figures
        return
    done = sentence.start
    last: Phrase | None = None
    sure = True  # the figure before was understood, or stands in brackets
    unnamed = False  # it was, but for its topic
    depth, labelled = 0, False
    for at, one in enumerate(inside):
        depth = _depth(depth, words.flow[done : one.span.start])
        done = one.span.end
        if one.is_percent:
            continue
        start, end, clause = clauses[at]
        labelled = labelled or words.labelled(start)
        match, phrase = spoken[at]
        if match is None or phrase is None:
            in_list = last is not None and last.result
            sure = in_list or (sure and (depth > 0 or _CHANGE.search(clause) is not None))
            continue
        fits = (
            _in_place(words, phrase, last, sure or unnamed, clause)
            and words.neutral(clause[: match.start()])
            and not labelled
            and words.this_year(match)
            and words.on_time(sentence.start, one.span.start)
            and not words.of_some(sentence.start, start)
        )
        place = sentence.start, start + match.start(), end
        clear = (
            fits
            and _in_place(words, phrase, last, sure, clause)
            and _on_topic(words, phrase, *place)
        )
        unnamed = fits and not clear and _unnamed(words, phrase, *place)
        sure = (
            clear
            or not (phrase.bare or (phrase.follows and phrase.total))
            or _names_topic(words, clause)
        )
        last = phrase
        yield one, phrase, clear, unnamed


def _clause(
    words: Words, sentence: Span, inside: Sequence[Quantity], at: int
) -> tuple[int, int, str]:
    """(start, end, words) of the clause around a figure of a sentence, the figure written ``#``."""
    one = inside[at].span
    before = inside[at - 1].span.end if at else sentence.start
    after = inside[at + 1].span.start if at + 1 < len(inside) else sentence.end
    start, end = words.clause_start(before, one.start), words.clause_end(one.end, after)
    return start, end, f"{words.flow[start : one.start]}#{words.flow[one.end : end]}"


def _depth(depth: int, between: str) -> int:
    """How many brackets are open after ``between``."""
    if not holds_any(between, BRACKETS):
        return depth
    for char in between:
        if char in "（(":
            depth += 1
        elif char in "）)":
            depth = max(0, depth - 1)
    return depth


def _in_place(words: Words, phrase: Phrase, last: Phrase | None, sure: bool, clause: str) -> bool:
    """True if a phrase may stand after the one before it in its sentence."""
    if phrase.follows and phrase.total:
        return sure and last is not None and last.key in phrase.follows and _OF_WHICH not in clause
    if phrase.follows:
        return sure and (last is None or last.key in phrase.follows)
    if phrase.result:
        return sure and not (_OF_WHICH in clause and last is None)
    return sure or not phrase.bare or _names_topic(words, clause)


def _names_topic(words: Words, clause: str) -> bool:
    return words.prose.topic.search(clause) is not None


def _countable(words: Words, one: Quantity) -> bool:
    return one.unit in words.prose.units and not one.places and one.exact


def _others(
    words: Words, sentence: Span, inside: Sequence[Quantity], said: Sequence[Quantity]
) -> tuple[int, ...]:
    """The figures of a sentence that no phrase says, those of a change left out."""
    starts = {one.span.start for one in said}
    found = []
    for one in inside[:MOST_FIGURES]:
        if one.span.start in starts or one.unit not in words.prose.units or one.places:
            continue
        start = words.clause_start(sentence.start, one.span.start)
        if _CHANGE.search(words.flow[start : one.span.start]) is None:
            found.append(one.number)
    return tuple(found)


def _phrase(
    words: Words, phrases: Sequence[Phrase], clause: str
) -> tuple[Match | None, Phrase | None]:
    """The phrase of a clause: one that nothing unknown stands before, or else the longest."""
    found: tuple[Match | None, Phrase | None] = (None, None)
    for phrase in phrases:
        match = phrase.clause.search(clause)
        if match is None:
            continue
        rest = clause[match.end() :]
        if rest and words.prose.tail.match(rest) is None:
            continue
        if words.neutral(clause[: match.start()]):
            return match, phrase
        if found[0] is None or match.start() < found[0].start():
            found = match, phrase
    return found


def _on_topic(words: Words, phrase: Phrase, start: int, at: int, end: int) -> bool:
    sentence = words.before(start, at) + words.flow[at:end]
    if phrase.unless is not None and phrase.unless.search(sentence) is not None:
        return False
    if phrase.bare:
        return words.on_topic(words.prose.topic, start, at, end)
    if phrase.topic is None or phrase.topic.search(sentence) is not None:
        return True
    return (
        phrase.heading is not None
        and phrase.heading.search(words.about) is not None
        and phrase.topic.search(words.flow[end : end + NEAR]) is None
    )


def _unnamed(words: Words, phrase: Phrase, start: int, at: int, end: int) -> bool:
    """True if no words tell that a phrase is not on its topic."""
    if phrase.topic is not None:
        after = words.flow[end : end + NEAR]
        return phrase.topic.search(after) is None and not words.wide(start, at)
    return words.prose.other_topic.search(words.before(max(0, at - NEAR), end)) is None
