"""What the text of a report says of the figures of its tables.

A claim is a figure whose clause is one of the phrases of the reference data. Whether the words
around it leave one reading is told with it, not decided here.
"""

from __future__ import annotations

from gklint.document.model import HEADING, PARAGRAPH
from gklint.document.quantities import find_quantities, sentences
from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.document.model import Document
    from gklint.document.quantities import Quantity
    from gklint.pattern import Match
    from gklint.regulation.prose import Phrase, Prose

CLAUSE_LENGTH = 70  # code points of a clause before its figure
TAIL_LENGTH = 40  # and after it
BEFORE = 300  # code points before a figure in which its topic is looked for
MOST_WORDS = 12  # neutral words before a phrase
_MARK = late("[，,；;。：:！？!?（）()]")
_OF_WHICH = "其中"


@value
class Claim:
    """A figure that a phrase says."""

    phrase: Phrase
    number: int
    unit: str
    span: Span  # number and unit, in the document
    block: int  # index of its block
    clear: bool  # nothing but neutral words around the phrase, on its topic, of the report year
    partial: bool  # its sentence speaks of a part of what the table is about


def read_claims(
    document: Document, prose: Prose, phrases: Sequence[Phrase], year: int | None
) -> Iterator[Claim]:
    """Every claim of a document that one of ``phrases`` makes, in order."""
    about = ""
    for at, placed in enumerate(document.blocks):
        if placed.block.kind == HEADING:
            about = placed.flow
        if placed.block.kind not in (PARAGRAPH, HEADING):
            continue
        quantities = find_quantities(placed.flow)
        if not quantities:
            continue
        reader = _Reader(placed.flow, about, document.profile.organ, prose, phrases, year)
        for sentence, inside in sentences(placed.flow, quantities):
            for quantity, phrase, clear in reader.said(sentence, inside):
                yield Claim(
                    phrase,
                    quantity.number,
                    quantity.unit,
                    placed.place(quantity.span.start, quantity.span.end),
                    at,
                    clear,
                    reader.partial(sentence.start, quantity.span.start),
                )


class _Reader:
    """Reads one block."""

    def __init__(
        self,
        flow: str,
        about: str,
        organ: str,
        prose: Prose,
        phrases: Sequence[Phrase],
        year: int | None,
    ) -> None:
        self.flow = flow
        self.about = about  # the heading above
        self.organ = organ
        self.prose = prose
        self.phrases = phrases
        self.year = year

    def said(
        self, sentence: Span, inside: Sequence[Quantity]
    ) -> Iterator[tuple[Quantity, Phrase, bool]]:
        """The figures of a sentence that a phrase says, and whether they leave one reading."""
        done, last = sentence.start, ""
        for at, one in enumerate(inside):
            start, done = done, one.span.end
            if one.is_percent:
                continue
            end = inside[at + 1].span.start if at + 1 < len(inside) else sentence.end
            if one.unit not in self.prose.units or one.places or not one.exact:
                last = ""
                continue
            start = self._clause_start(max(start, one.span.start - CLAUSE_LENGTH), one.span.start)
            end = self._clause_end(one.span.end, min(end, one.span.end + TAIL_LENGTH))
            before = self.flow[start : one.span.start]
            match, phrase = self._phrase(f"{before}#{self.flow[one.span.end : end]}")
            if match is None or phrase is None:
                last = ""
                continue
            head = match.string[: match.start()]
            clear = (
                (not phrase.follows or last in phrase.follows)
                and not (phrase.result and _OF_WHICH in head and not last)
                and self._neutral(head)
                and self._this_year(match)
                and self._on_time(sentence.start, one.span.start)
                and self._on_topic(phrase, sentence.start, start + match.start(), end)
            )
            last = phrase.key
            yield one, phrase, clear

    def partial(self, start: int, end: int) -> bool:
        """True if the words of a sentence, up to its figure, speak of a part."""
        text = self.flow[max(start, end - BEFORE) : end]
        if self.prose.wide.search(text) is None:
            stop = self.flow.rfind("。", max(0, start - 1 - BEFORE), max(0, start - 1))
            text = self.flow[max(stop, start - BEFORE, 0) : end]
        if self.organ:
            text = text.replace(self.organ, "")
        return self.prose.part.search(text) is not None

    def _phrase(self, clause: str) -> tuple[Match | None, Phrase | None]:
        """The phrase of a clause; one that nothing unknown stands before, if there is one."""
        found: tuple[Match | None, Phrase | None] = (None, None)
        for phrase in self.phrases:
            match = phrase.clause.search(clause)
            if match is None:
                continue
            rest = clause[match.end() :]
            if rest and self.prose.tail.match(rest) is None:
                continue
            if self._neutral(clause[: match.start()]):
                return match, phrase
            if found[0] is None:
                found = match, phrase
        return found

    def _neutral(self, words: str) -> bool:
        """True if words leave open neither whose a figure is nor of which time."""
        at = 0
        for _ in range(MOST_WORDS):
            if at < len(words) and self.organ and words.startswith(self.organ, at):
                at += len(self.organ)
            if at >= len(words):
                return True
            match = self.prose.neutral.match(words, at)
            if match is None or match.end() == at or not self._this_year(match):
                return False
            at = match.end()
        return at >= len(words)

    def _this_year(self, match: Match) -> bool:
        """True if the years that a match names are this year, or the next for ``next``."""
        if self.year is None:
            return True
        return all(
            int(found) == self.year + (name.startswith("next"))
            for name, found in match.groupdict().items()
            if found is not None
        )

    def _on_time(self, start: int, end: int) -> bool:
        """True if a sentence, up to its figure, speaks of the report year."""
        text = self.flow[max(start, end - BEFORE) : end]
        if self.prose.elsewhen.search(text) is not None:
            return False
        years = [int(match["year"]) for match in self.prose.year.finditer(text)]
        return not years or self.year is None or years[-1] in (self.year, self.year + 1)

    def _on_topic(self, phrase: Phrase, start: int, at: int, end: int) -> bool:
        """True if a phrase at ``at`` of a sentence speaks of what the table is about."""
        sentence = self.flow[max(start, at - BEFORE) : end]
        if phrase.topic is not None:
            return phrase.topic.search(sentence) is not None
        if not phrase.total or phrase.table == "disclosure":
            return True
        topics = [match.end() for match in self.prose.topic.finditer(sentence)]
        since = sentence[topics[-1] :] if topics else sentence
        if self.prose.other_topic.search(since) is not None:
            return False
        if topics:
            return True
        earlier = self.flow[max(0, start - BEFORE) : start]
        return self.prose.topic.search(earlier + self.about) is not None

    def _clause_start(self, start: int, end: int) -> int:
        for match in _MARK.finditer(self.flow, start, end):
            start = match.end()
        return start

    def _clause_end(self, start: int, end: int) -> int:
        match = _MARK.search(self.flow, start, end)
        return match.start() if match else end
