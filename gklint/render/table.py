"""Statutory tables for people: every figure where the form has it, and a mark at every sum."""

from __future__ import annotations

from gklint.render.columns import harmless
from gklint.render.grid import Grid, padded
from gklint.render.sheet import MISCOUNTED, READ
from gklint.render.table_words import (
    COLOURS,
    LEGEND,
    NOT,
    OPEN,
    SUSPECT,
    TICK,
    WORDS,
    edition,
    sign_of,
)
from gklint.text import LineIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.render.sheet import Band, Box, Page, Row, Sheet, Sum


def render(page: Page, language: str, columns: int, colour: bool, tick: str = TICK) -> str:
    """All tables of one file. ``tick`` is how "it holds" can be written where this goes."""
    writer = _Writer(page, language, columns, colour, tick)
    return "".join(f"{line.rstrip()}\n" for line in writer.page())


class _Writer:
    """What the lines of one page have in common."""

    def __init__(self, page: Page, language: str, columns: int, colour: bool, tick: str) -> None:
        self.file = page
        self.language = language
        self.columns = columns
        self.colour = colour
        self.tick = tick
        self.lines = LineIndex(page.text)
        self.used: set[str] = set()  # marks, for the legend

    def page(self) -> Iterator[str]:
        path, year = harmless(self.file.path), self.file.year
        yield self._paint("bold", self._say("file" if year else "no year", path=path, year=year))
        if not self.file.sheets:
            yield self._say("none")
        for sheet in self.file.sheets:
            yield ""
            yield from self._sheet(sheet)
        if self.used:
            yield ""
            explained = (
                f"{self._mark(sign)} {words.into(self.language)}"
                for sign, words in LEGEND.items()
                if sign in self.used
            )
            yield "   ".join(explained)

    def _sheet(self, sheet: Sheet) -> Iterator[str]:
        own, due = (edition(years, self.language) for years in (sheet.edition, sheet.due))
        title = self._paint("bold", self._say("title", title=sheet.title.into(self.language)))
        if sheet.understood and own != due:
            words = self._say("other form" if sheet.due else "no form", own=own, due=due)
            title += self._paint(NOT, words)
        elif sheet.understood:
            title += self._say("form", own=own)
        yield title
        if not sheet.understood:
            count = len(sheet.rows(READ, MISCOUNTED))
            other = "no rows" if sheet.strays or sheet.loose else "no figures"
            words = self._say("few rows" if count else other, wanted=sheet.lines, count=count)
            yield self._paint(OPEN, words)
        digits = len(str(self._line(sheet.span.end)))
        for band in sheet.bands:
            if sheet.understood or any(row.boxes for row in band.rows):
                yield from self._band(sheet, band, digits)
        for stray in sheet.strays:
            line, words = self._line(stray.span.start), harmless(stray.words)
            yield self._say("stray", line=line, words=words, cells=self._written(stray.boxes))
        if sheet.loose:
            line, count = self._line(sheet.loose[0].span.start), len(sheet.loose)
            wanted = self._say("of", wanted=sheet.wanted) if sheet.wanted else ""
            cells = self._written(sheet.loose)
            yield self._say("loose", line=line, count=count, wanted=wanted, cells=cells)

    def _band(self, sheet: Sheet, band: Band, digits: int) -> Iterator[str]:
        grid = Grid(sheet, band, self.language, self.columns, digits)
        for line in grid.head(band.label.into(self.language)):
            yield self._paint("faint", f"{' ' * digits}  {line.rstrip()}")
        for row in band.rows:
            sums = [one for one in sheet.sums if one.row == row.key]
            yield from self._row(row, grid, digits, sums)
        keys = {row.key for row in band.rows}
        under = [one for one in sheet.sums if not one.row and one.right[0][0] in keys]
        if not sheet.understood:  # most of its rows are not there to be added up
            under = [one for one in under if one.holds is not None]
        for label in dict.fromkeys(one.label.into(self.language) for one in under):
            sums = [one for one in under if one.label.into(self.language) == label]
            yield from self._under(label, sums, band, grid, digits)

    def _row(self, row: Row, grid: Grid, digits: int, sums: Sequence[Sum]) -> Iterator[str]:
        line = str(self._line(row.span.start)) if row.span else ""
        label, *rest = grid.label(row)
        cells = self._cells(row, grid)
        marks = "".join(self._mark(sign_of(one)) for one in sums) if row.state == READ else ""
        yield f"{self._paint('faint', padded(line, -digits))}  {label} {cells} {marks}"
        yield from (f"{' ' * digits}  {piece}" for piece in rest)
        if row.state == READ:
            for one in sums:
                if one.holds is False:
                    yield " " * grid.edge + self._paint(NOT, one.figures)

    def _cells(self, row: Row, grid: Grid) -> str:
        if row.state == READ:
            return "".join(
                self._cell(box, room) for box, room in zip(row.boxes, grid.rooms, strict=True)
            )
        if row.state == MISCOUNTED:
            count, wanted = len(row.boxes), len(grid.rooms)
            words = self._say("miscounted", wanted=wanted, count=count)
            return f"{self._paint(OPEN, words)}{self._written(row.boxes)}"
        return self._paint(OPEN, self._say(row.state))

    def _cell(self, box: Box, room: int) -> str:
        text = padded(harmless(box.text), -room)
        if not box.suspect:
            return f"{text} "
        self.used.add(SUSPECT)
        return self._paint(SUSPECT, text + SUSPECT)

    def _under(
        self, label: str, sums: Sequence[Sum], band: Band, grid: Grid, digits: int
    ) -> Iterator[str]:
        """A relation between rows: a mark under each column, and the figures that differ."""
        by_column = {one.at: one for one in sums}
        marks = ""
        for head, room in zip(band.heads, grid.rooms, strict=True):
            one = by_column.get(head.key)
            marks += " " * (room - 1) + (self._mark(sign_of(one)) if one else " ") + " "
        yield f"{' ' * digits}  {padded(label, grid.labels)} {marks}"
        for head in band.heads:
            one = by_column.get(head.key)
            if one is not None and one.holds is False:
                column = head.label.into(self.language)
                words = self._say("differs", column=column, figures=one.figures)
                yield " " * grid.edge + self._paint(NOT, words)

    def _written(self, boxes: Sequence[Box]) -> str:
        """Cells as they were written, between bars; a blank one is named."""
        return " | ".join(harmless(box.text) or self._say("blank") for box in boxes)

    def _mark(self, sign: str) -> str:
        self.used.add(sign)
        return self._paint(sign, self.tick if sign == TICK else sign)

    def _line(self, offset: int) -> int:
        return self.lines.position(offset)[0] + 1

    def _say(self, key: str, **values: object) -> str:
        return WORDS[key].into(self.language).format(**values)

    def _paint(self, style: str, text: str) -> str:
        return f"\x1b[{COLOURS[style]}m{text}\x1b[0m" if self.colour and text else text
