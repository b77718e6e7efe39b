"""Titles between 《》, the numbers and articles that stand with them, and short names."""

from __future__ import annotations

from bisect import bisect_right

from gklint.document.document_numbers import DocumentNumber, find_all_numbers
from gklint.document.numerals import NUMERAL, numeral_value
from gklint.document.remember import remembered
from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TITLE_LENGTH = 160  # code points; what is longer was never closed
SHORT_LENGTH = 32  # code points of 以下简称 and the short name
NUMBER_LENGTH = 60  # code points of a number with its letters, at the most
NOTE_LENGTH = 90  # code points of the note in brackets after a title

_MARK = late("[《》]")
_NOTE = late(
    rf"[（(\[［【](?:[^（）()《》。]|[（(][^（）()《》。]{{0,40}}[）)]){{1,{NOTE_LENGTH}}}"
    r"[）)》〕\]］】]?"
)
_SHORT = late(
    r"以?下?简称(?:为|：|:)?(?:《(?P<title>[^《》]{1,24})》|[“\"「](?P<quoted>[^“”\"「」]{1,24})[”\"」]"
    r"|(?P<plain>[一-龥]{2,12}(?=[）)])))"
)
_ARTICLE = late(
    rf"(?:的|之|中|中的|规定的)?第(?P<number>{NUMERAL}{{1,6}}|[0-9]{{1,4}})条(?![例款目线])"
)


@value
class Title:
    """What stands between 《 and 》, inner titles included; places are in the flow."""

    text: str  # without the outer marks
    span: Span  # with them

    @property
    def start(self) -> int:
        """Where ``text`` begins in the flow."""
        return self.span.start + 1


@value
class Article:
    """第四十九条, and its place."""

    number: int
    span: Span


@value
class Citation:
    """A title with what stands right after it."""

    title: Title
    numbers: tuple[DocumentNumber, ...]
    article: Article | None
    short: str  # the name it has from here on, 以下简称《…》, or empty
    before: str  # up to twenty characters before it

    @property
    def number(self) -> DocumentNumber | None:
        """Its number, where it has one and no more."""
        return self.numbers[0] if len(self.numbers) == 1 else None


def find_titles(flow: str) -> list[Title]:
    """The outermost titles, in order. Marks that are not closed, or not opened, are passed over."""
    opened: list[int] = []
    closed: list[Title] = []
    for mark in _MARK.finditer(flow):
        at = mark.start()
        if mark[0] == "《":
            opened.append(at)
        elif opened:
            start = opened.pop()
            if at - start <= TITLE_LENGTH:
                while closed and closed[-1].span.start > start:
                    closed.pop()
                closed.append(Title(flow[start + 1 : at], Span(start, at + 1)))
    return closed


@remembered
def find_citations(flow: str) -> tuple[Citation, ...]:
    """Every title with its numbers, article and short name, in order."""
    return tuple(_citations(flow))


def _citations(flow: str) -> Iterator[Citation]:
    titles = find_titles(flow)
    if not titles:
        return
    numbers = sorted(find_all_numbers(flow), key=lambda one: one.span.end)
    ends = [number.span.end for number in numbers]
    for title in titles:
        end, note_end = title.span.end, _note_end(flow, title.span.end)
        near = numbers[bisect_right(ends, end - 4) : bisect_right(ends, note_end + NUMBER_LENGTH)]
        own = [one for one in near if _of(one, title, note_end)]
        if not own:
            own = [one for one in near if one.whole.start == end]
        article = article_at(flow, note_end) or article_at(flow, end)
        short = _SHORT.search(flow[end : note_end + SHORT_LENGTH])
        if short is not None and short.start() > note_end + 1 - end:
            short = None
        yield Citation(
            title,
            tuple(own),
            article,
            (short["title"] or short["quoted"] or short["plain"]) if short else "",
            flow[max(0, title.span.start - 20) : title.span.start],
        )


def _note_end(flow: str, start: int) -> int:
    """The end of the notes in brackets right after a title; ``start`` if there are none."""
    end = start
    for _ in range(2):
        match = _NOTE.match(flow, end)
        if match is None:
            break
        end = match.end()
    return end


def _of(number: DocumentNumber, title: Title, note_end: int) -> bool:
    """The number stands in the note after the title, or in brackets at the title's own end."""
    if title.span.end <= number.whole.start and number.span.end <= note_end:
        return True
    return title.span.end - 3 <= number.span.end < title.span.end


def article_at(flow: str, at: int) -> Article | None:
    """The article whose 第…条 begins at ``at``, or None."""
    match = _ARTICLE.match(flow, at)
    if match is None:
        return None
    number = numeral_value(match["number"])
    start = match.start("number") - 1
    return None if number is None else Article(number, Span(start, match.end()))
