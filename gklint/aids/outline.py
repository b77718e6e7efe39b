"""A report's outline as editors show it, and what of it can be folded away."""

from __future__ import annotations

from bisect import bisect_left

from gklint.aids.cells import tables_in
from gklint.aids.places import in_file
from gklint.bilingual import Bilingual
from gklint.document.flow import flow_text
from gklint.document.model import TABLE
from gklint.render.table_words import edition
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.document.model import Document, Placed, Section
    from gklint.project import Linted
    from gklint.regulation.figures import Reckoned

REPORT, SECTION, TABLE_SYMBOL = "report", "section", "table"
_NOTHING = Bilingual("", "")
_LINE_ENDS = "\r\n"


@value
class Symbol:
    """A stretch of the report that has a name."""

    name: Bilingual  # not empty
    detail: Bilingual  # may be empty
    kind: str  # "report", "section" or "table"
    span: Span
    name_span: Span  # within ``span``
    children: tuple[Symbol, ...] = ()  # in order


@value
class Fold:
    """What can be folded away: all after the line where it begins, to the line where it ends."""

    span: Span  # begins behind the heading, or with the table
    kind: str  # "section" or "table"


def outline(linted: Linted) -> tuple[Symbol, ...]:
    """The report with its sections by level, and each statutory table under its section."""
    return _Outline(linted).symbols()


def folds(linted: Linted) -> tuple[Fold, ...]:
    """The bodies of sections and the tables, where they go over more than a line; in order."""
    document = linted.document
    found = [
        Fold(in_file(document, span), kind)
        for span, kind in _foldable(linted)
        if span.start < span.end
    ]
    many = [fold for fold in found if any(_has(linted.text, fold.span, end) for end in _LINE_ENDS)]
    return tuple(sorted(many, key=lambda fold: (fold.span.start, -fold.span.end)))


def _has(text: str, span: Span, mark: str) -> bool:
    return text.find(mark, span.start, span.end) >= 0


class _Outline:
    """What the symbols of one document have in common."""

    def __init__(self, linted: Linted) -> None:
        self.document = linted.document
        self.year = linted.context.year
        self.tables = sorted(tables_in(linted), key=lambda one: one.reading.span.start)
        self.starts = [one.reading.span.start for one in self.tables]

    def symbols(self) -> tuple[Symbol, ...]:
        document = self.document
        title, end = document.title, len(document.text)
        if title is None:
            return self._under(document.sections, Span(0, end))
        before = self._under((), Span(0, title.start))
        year = self.year
        detail = Bilingual(f"{year}年度", f"report year {year}") if year else _NOTHING
        children = self._under(document.sections, Span(title.start, end))
        span = Span(title.start, max(title.span.end, document.blocks[-1].span.end))
        return (*before, self._symbol(title.span, detail, REPORT, span, children))

    def _under(self, sections: Sequence[Section], within: Span) -> tuple[Symbol, ...]:
        """The symbols of some sections of the document in a stretch of it, tables between them too."""
        found: list[Symbol] = []
        done, at = within.start, 0
        while at < len(sections):
            head, after = sections[at], at + 1
            while after < len(sections) and sections[after].level > head.level:
                after += 1
            found += self._tables(done, head.span.start)
            children = self._under(sections[at + 1 : after], head.span)
            found.append(self._symbol(head.title_span, _NOTHING, SECTION, head.span, children))
            done, at = head.span.end, after
        return (*found, *self._tables(done, within.end))

    def _tables(self, start: int, end: int) -> Iterator[Symbol]:
        """The tables that begin in a stretch, each as far as it lies in it."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        for one in self.tables[first:last]:
            reading = one.reading
            span = Span(reading.span.start, max(reading.span.start, min(reading.span.end, end)))
            line = self._line_end(span)
            place = in_file(self.document, span)
            name_place = in_file(self.document, Span(span.start, line))
            yield Symbol(reading.schema.title, _form(one), TABLE_SYMBOL, place, name_place)

    def _line_end(self, span: Span) -> int:
        """Where the first line of a stretch ends."""
        text = self.document.text
        ends = [text.find(mark, span.start, span.end) for mark in _LINE_ENDS]
        return min((end for end in ends if end >= 0), default=span.end)

    def _symbol(
        self, name: Span, detail: Bilingual, kind: str, span: Span, children: tuple[Symbol, ...]
    ) -> Symbol:
        written = flow_text(name.of(self.document.text)).strip() or kind
        place, name_place = in_file(self.document, span), in_file(self.document, name)
        return Symbol(Bilingual(written, written), detail, kind, place, name_place, children)


def _form(one: Reckoned) -> Bilingual:
    """Which form a table has, and how much of it does not hold."""
    reading = one.reading
    if not reading.understood:
        return Bilingual("只认出部分行", "only some rows were found")
    zh, en = edition(reading.edition, "zh"), edition(reading.edition, "en")
    broken = len(one.faults)
    return Bilingual(
        f"{zh}的格式" + (f"，{broken}处不符" if broken else ""),
        f"form of {en}" + (f", {broken} sums do not hold" if broken else ""),
    )


def _foldable(linted: Linted) -> Iterator[tuple[Span, str]]:
    """Places in the document's text, blank lines at their ends left out."""
    document = linted.document
    for section in document.sections:
        end = _end_of(document, section)
        if end > section.title_span.end:
            yield Span(section.title_span.end, end), SECTION
    tables = sorted((one.reading.span for one in tables_in(linted)), key=lambda span: span.start)
    yield from ((span, TABLE_SYMBOL) for span in tables)
    for placed in document.blocks:
        if placed.block.kind == TABLE and not _any_in(tables, placed):
            end = placed.start + len(placed.block.text.rstrip())
            yield Span(placed.start, max(placed.start, end)), TABLE_SYMBOL


def _end_of(document: Document, section: Section) -> int:
    """Where the last words of a section end."""
    last = document.blocks[section.last_block - 1].span.end
    start = section.title_span.end
    body = document.text[start : min(section.span.end, last)]
    return start + len(body.rstrip())


def _any_in(tables: Sequence[Span], placed: Placed) -> bool:
    """True if a block has to do with one of the tables, which are in order."""
    after = bisect_left(tables, placed.span.end, key=lambda span: span.start)
    return after > 0 and tables[after - 1].end > placed.start
