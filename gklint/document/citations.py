"""Titles between 《》, the numbers and articles that stand with them, and short names."""

from __future__ import annotations

from gklint.document.document_numbers import DocumentNumber, find_decrees, find_numbers
from gklint.document.numerals import NUMERAL, numeral_value
from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TITLE_LENGTH = 160  # code points; what is longer was never closed
NOTE_LENGTH = 90  # code points of the note in brackets after a title

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
    at = _next_mark(flow, 0)
    while at >= 0:
        if flow[at] == "《":
            opened.append(at)
        elif opened:
            start = opened.pop()
            if at - start <= TITLE_LENGTH:
                while closed and closed[-1].span.start > start:
                    closed.pop()
                closed.append(Title(flow[start + 1 : at], Span(start, at + 1)))
        at = _next_mark(flow, at + 1)
    return closed


def _next_mark(flow: str, start: int) -> int:
    opening, closing = flow.find("《", start), flow.find("》", start)
    return min(opening, closing) if min(opening, closing) >= 0 else max(opening, closing)


def find_citations(flow: str) -> Iterator[Citation]:
    """Every title with its numbers, article and short name, in order."""
    titles = find_titles(flow)
    if not titles:
        return
    numbers = sorted((*find_numbers(flow), *find_decrees(flow)), key=lambda one: one.span.start)
    for title in titles:
        end, note_end = title.span.end, _note_end(flow, title.span.end)
        own = [one for one in numbers if _of(one, title, note_end)]
        if not own:
            own = [one for one in numbers if _begin(one) == end]
        article = article_at(flow, note_end) or article_at(flow, end)
        short = _SHORT.search(flow, end, min(end + NOTE_LENGTH, note_end + 26))
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


def _begin(number: DocumentNumber) -> int:
    return number.span.start - (0 if number.is_decree else len(number.letters))


def _of(number: DocumentNumber, title: Title, note_end: int) -> bool:
    """The number stands in the note after the title, or in brackets at the title's own end."""
    if title.span.end <= _begin(number) and number.span.end <= note_end:
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
