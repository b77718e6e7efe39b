"""The words around a figure or a statement: whose it is, of which time, about what."""

from __future__ import annotations

from bisect import bisect_left

from gklint.document.each import Hearer, each_below
from gklint.document.model import HEADING, PARAGRAPH
from gklint.document.readings import readings_of
from gklint.pattern import late
from gklint.text import holds_any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, TypeVar

    from gklint.document.model import Block, Document, Placed
    from gklint.pattern import Match, Pattern
    from gklint.regulation.prose import Prose

    T = TypeVar("T")

CLAUSE_LENGTH = 70  # code points of a clause before a figure
TAIL_LENGTH = 40  # and after it
BEFORE = 300  # code points before a figure in which its topic is looked for
NEAR = 120  # code points before a sentence in which its topic may be named
HEAD = 40  # code points of a paragraph that may be its heading
MOST_WORDS = 12  # neutral words before a phrase
_WORDS = f"_{__name__}.Voice.words"  # what was asked for last, kept with the block
_MARK = late("[，,；;。：:！？!?（）()]")


class Words:
    """The words of one block. Places are in its flow; ``start`` is that of the sentence."""

    def __init__(
        self, flow: str, about: str, prose: Prose, year: int | None, organ: str, narrow: bool
    ) -> None:
        self.flow = flow
        self.about = about[-BEFORE:]  # the heading above
        self.prose = prose
        self.year = year
        self._found: list[int] | None = None  # marks
        self.organ = organ
        self.narrow = narrow  # the organ speaks of more than itself only where it says so

    def before(self, start: int, end: int) -> str:
        """The words of a sentence up to a place."""
        return self.flow[max(start, end - BEFORE) : end]

    def clause_start(self, start: int, end: int) -> int:
        """Where the clause begins that ends at ``end``."""
        start = max(start, end - CLAUSE_LENGTH)
        marks = self._marks()
        last = bisect_left(marks, end) - 1
        return max(start, marks[last] + 1) if last >= 0 else start

    def clause_end(self, start: int, end: int) -> int:
        end = min(end, start + TAIL_LENGTH)
        marks = self._marks()
        first = bisect_left(marks, start)
        return min(end, marks[first]) if first < len(marks) else end

    def _marks(self) -> list[int]:
        """Where the marks stand that end a clause, looked for once."""
        if self._found is None:
            self._found = [match.start() for match in _MARK.finditer(self.flow)]
        return self._found

    def neutral(self, words: str) -> bool:
        """True if words leave open neither whose a figure is nor of which time."""
        at = 0
        for _ in range(MOST_WORDS):
            if at < len(words) and self.organ and words.startswith(self.organ, at):
                at += len(self.organ)
            if at >= len(words):
                return True
            match = self.prose.neutral.match(words, at)
            if match is None or match.end() == at or not self.this_year(match):
                return False
            at = match.end()
        return at >= len(words)

    def this_year(self, match: Match) -> bool:
        """True if the years that a match names are this year, or the next for ``next``."""
        if self.year is None:
            return True
        return all(
            int(found) == self.year + name.startswith("next")
            for name, found in match.groupdict().items()
            if found is not None
        )

    def on_time(self, start: int, end: int) -> bool:
        """True if a sentence, up to a place, speaks of the report year."""
        text = self.before(start, end)
        if self.prose.elsewhen.search(text) is not None:
            return False
        years = [int(match["year"]) for match in self.prose.year.finditer(text)]
        return not years or self.year in (None, years[-1])

    def of_some(self, start: int, at: int) -> bool:
        """True if a sentence, up to a clause at ``at``, tells of some applications or organs only.

        Of another organ than its own a report may tell in the clause right before.
        """
        text = self.before(start, at)
        if self.organ:
            text = text.replace(self.organ, "")
        if self.prose.within.search(text) is not None:
            return True
        last = self.flow[self.clause_start(start, at - 1) : at] if at > start else ""
        return any(match["name"] not in self.organ for match in self.prose.unit.finditer(last))

    def on_topic(self, topic: Pattern, start: int, at: int, end: int) -> bool:
        """True if words at ``at`` of a sentence, to ``end``, are on a topic and on no other.

        The topic is the one named last: in the sentence, right before it, or in a heading.
        """
        earlier = self.before(0, start)
        text = earlier + self.flow[max(start, at - BEFORE) : end]
        topics = [match.end() for match in topic.finditer(text)]
        since = text[topics[-1] :] if topics else text
        if self.prose.other_topic.search(since) is not None:
            return False
        if topics and topics[-1] > len(earlier) - NEAR:
            return True
        heading = self.about + "。" + self.flow[: min(start, HEAD)]
        return topic.search(heading) is not None

    def labelled(self, start: int) -> bool:
        """True if the clause from ``start`` on follows a colon that may say whose it is."""
        if self.flow[max(0, start - 1) : start] not in ("：", ":"):
            return False
        label = self.flow[self.clause_start(0, start - 1) : start - 1]
        return self.prose.label.search(label) is None and not self.neutral(label)

    def speaks_of(self, topic: Pattern, start: int, end: int) -> bool:
        """True if a sentence, up to a place, the text before it or the heading has a topic."""
        for text in (self.before(start, end), self.before(0, start), self.about):
            if topic.search(text) is not None:
                return True
        return False

    def partial(self, start: int, end: int) -> bool:
        """True if the words of a sentence, up to a place, speak of a part, or of more.

        Those of an area's government may go on speaking of its office from sentence to sentence.
        """
        text = self.before(start, end)
        if self.narrow:
            return self.prose.area.search(text) is not None or self._names_part(text)
        if self.prose.wide.search(text) is None:
            text = self.about + self.before(0, start) + text
        return self.prose.own.search(text) is not None or self._names_part(text)

    def _names_part(self, text: str) -> bool:
        if self.organ:
            text = text.replace(self.organ, "")
        return self.prose.part.search(text) is not None

    def wide(self, start: int, end: int) -> bool:
        """True if the words of a sentence, up to a place, speak of the whole."""
        return self.prose.wide.search(self.before(start, end)) is not None


class Voice(Hearer):
    """Who speaks in a report, and of which year.

    Two of them are equal, as those of a text before and after an edit, if they hear the same.
    """

    def __init__(self, organ: str, level: str, prose: Prose, year: int | None) -> None:
        self._of = organ, level, prose, year
        self._narrow = level in prose.narrow or prose.office.search(organ) is not None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Voice) and self._of == other._of

    def __hash__(self) -> int:
        return hash(self._of)

    @property
    def manner(self) -> tuple[Any, ...]:
        """How it hears, whatever its organ is called."""
        return *self._of[1:], self._narrow

    def hears_otherwise(self, other: Voice) -> Callable[[str, str], bool]:
        """Tells of a block, by the heading above and its flow, whether ``other``, which hears in
        the same manner, may have heard something else in it.

        Of words that hold neither organ, all that is asked is whether one of them is a part of
        the organ's name (``Words``).
        """
        names = self._of[0], other._of[0]
        telling = {*names, *_lacking(*names), *_lacking(*reversed(names))}

        def otherwise(about: str, flow: str) -> bool:
            text = about + flow
            # Of a long block ends are looked at together that a name may seem to reach over.
            apart = len(flow) > BEFORE and any(name[:1] in text for name in names)
            return apart or holds_any(text, telling)

        return otherwise

    def words(self, block: Block, about: str) -> Words:
        """The words of a block, the same ones for all who ask."""
        known = block.__dict__.get(_WORDS)
        if known is None or known[1] != about or known[0] != self:
            organ, _, prose, year = self._of
            words = Words(block.flow.text, about, prose, year, organ, self._narrow)
            known = block.__dict__[_WORDS] = self, about, words
        found: Words = known[2]
        return found


def words_in(
    document: Document,
    read: Callable[..., T | None],
    prose: Prose,
    year: int | None,
    *given: Any,
) -> Iterator[tuple[int, Placed, T]]:
    """What ``read(words, *given)`` finds in the running text: (index of the block, block, it)."""
    of = document.profile.organ, document.profile.level, prose, year
    readings = readings_of(document)
    voice = readings.get(Voice, of)
    if voice is None:
        voice = Voice(*of)
        readings.put(Voice, of, voice)
    kinds = PARAGRAPH, HEADING
    return each_below(document, _heard, voice, read, voice.manner, *given, kinds=kinds)


def _heard(
    placed: Placed, about: str, voice: Voice, read: Callable[..., T | None], _: Any, *given: Any
) -> T | None:
    return read(voice.words(placed.block, about), *given)


def _lacking(name: str, other: str) -> set[str]:
    """Pieces of a name, one of which is in every piece of it that another name lacks."""
    found: set[str] = set()
    for length in range(1, len(name) + 1):
        for start in range(len(name) - length + 1):
            piece = name[start : start + length]
            if piece not in other and not holds_any(piece, found):
                found.add(piece)
    return found
