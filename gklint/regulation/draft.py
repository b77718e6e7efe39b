"""One statutory table while it is read: labels come in, and cells after them."""

from __future__ import annotations

from gklint.document.cells import BLANK, DASH, NUMBER, PAGE, Cell
from gklint.document.likeness import likeness
from gklint.regulation.lexicon import BEGINS, COLUMN, PART, ROW, core
from gklint.regulation.readings import RowReading, TableReading, Unknown
from gklint.text import Span
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.regulation.lexicon import Entry
    from gklint.regulation.schemas import Part, Schema

ALIKE = 0.6  # of a damaged label's pairs of characters are in the label that is meant
CLEARLY = 0.15  # by which it is more like that label than like any other
LEAST, MOST = 3, 80  # characters of a damaged label


class Frame:
    """What all tables of one schema in a report have in common."""

    def __init__(self, number: int, schema: Schema, year: int | None) -> None:
        self.number = number  # of the schema
        self.schema = schema
        self.editions = schema.editions()
        self.own_edition = schema.edition_of(year)  # decides where the labels do not
        keys = dict.fromkeys(row.key for part in schema.part for row in part.row)
        self.order = {key: at for at, key in enumerate(keys)}
        self.own = {row.key for edition in self.editions for _, row in schema.rows(edition)}


class Draft:
    """A table while it is read."""

    def __init__(self, frame: Frame) -> None:
        self.number = frame.number
        self.schema = frame.schema
        self.own_edition = frame.own_edition
        self.rows: dict[str, RowReading] = {}
        self._bare: dict[str, Span] = {}
        self._unknown: list[Unknown] = []
        self._loose: list[Cell] = []
        self._votes: dict[str, list[Span]] = {edition: [] for edition in frame.editions}
        self._parts: tuple[Part, ...] = ()  # those that the label of a part last named may mean
        self._headed = False  # a label was met that stands in this form's head alone
        self._header: list[str] = []  # keys of the columns last named, in their order
        self._header_ends = False  # a row was named since
        self._target: str | None = None  # the row last named, while it has no cells
        self._target_span = Span(0, 0)
        self._words: tuple[str, Span] | None = None  # no label, where cells may follow
        self._side: dict[
            str, Span
        ] = {}  # rows named since the last cells, where they stand side by side
        self._filled: str | None = None  # the row that was given cells last
        self._last = -1  # where in the form's order the last row stands
        self._order = frame.order
        self._own = frame.own
        self._span: Span | None = None

    @property
    def blank(self) -> bool:
        """True if nothing but labels of its head was met, which may stand in any text."""
        return not (self.rows or self._bare or self._loose or self._unknown)

    @property
    def strange(self) -> bool:
        """True for a few labels without the form's head and cells: a table of someone's own."""
        return not self._headed and all(row.cells is None for row in self.rows.values())

    @property
    def wanted(self) -> int:
        """The number of cells that the row last named asks for; 0 where none was."""
        if self._target is None or self.schema.cells_follow_header:
            return 0
        return len(self._part_of(self._target).column)

    def is_row(self, entries: Sequence[Entry]) -> bool:
        """True if a label is one of a row here."""
        return any(entry.role == ROW and entry.schema == self.number for entry in entries)

    def filled(self, entries: Sequence[Entry]) -> bool:
        """True if every row that a label may be has its cells: another table begins with it.

        A heading may be repeated, at the top of a page for one.
        """
        keys = [entry.key for entry in entries if entry.role == ROW]
        return self.is_row(entries) and all(key in self.rows and key in self._own for key in keys)

    def name(self, entries: Sequence[Entry], span: Span) -> None:
        """Take a label that is one of this table."""
        self._cover(span)
        self._words = None
        years = {entry.years for entry in entries}
        if len(years) == 1 and "" not in years:
            self._votes[self._edition_in(years.pop())].append(span)
        if self.is_row(entries):
            self._name_row([entry.key for entry in entries if entry.role == ROW], span)
            return
        entry = entries[0]
        self._headed = self._headed or entry.role in (BEGINS, PART)
        if entry.role == PART:
            self._parts = tuple(self.schema.part[one.part] for one in entries if one.role == PART)
            self._header, self._header_ends = [], False
        elif any(entry.role == COLUMN for entry in entries):
            key = next(entry.key for entry in entries if entry.role == COLUMN)
            if self._header_ends:
                self._header, self._header_ends = [], False
            self._header.append(key)

    def guess(self, words: str, span: Span) -> None:
        """Take words that stand where a row's label should: its damaged form, or none at all."""
        key = self._nearest(words)
        if key is not None:
            self._name_row([key], span)
        elif self._target is None:
            self._words = (words, span)

    def give(self, cells: Sequence[Cell], grid: bool) -> None:
        """Take the cells after the labels. ``grid``: each blank one is there to be seen."""
        cells = [cell for cell in cells if cell.text not in self.schema.units]
        if not cells:
            return
        self._cover(cells[-1].span)
        if self.schema.cells_follow_header:
            self._give_side_by_side(cells, grid)
        elif self._target is not None:
            self._fill(self._target, self._target_span, cells, grid)
        elif self._words is not None:
            self._unknown.append(Unknown(*self._words, tuple(cells)))
        else:
            self._loose += cells
        self._target = self._words = None

    def pause(self) -> None:
        """Text follows that belongs to no table: a row without cells stays so."""
        self._drop_target()
        self._bare.update(self._side)
        self._side = {}

    def break_off(self) -> None:
        """The text ends here: the last row may have gone on where it was taken from."""
        if self.schema.cells_follow_header or not self.reading().understood:
            return
        if self._target is not None:
            self._target = None
        elif self._filled is not None and self.rows[self._filled].cells is None:
            del self.rows[self._filled]

    def reading(self) -> TableReading:
        edition, told = self._edition()
        self._fill_what_is_left()
        with_cells = {row.key for _, row in self.schema.rows(edition)}
        rows = {
            key: self.rows[key]
            for key in self._order
            if key in self.rows and (key in with_cells or not _blank(self.rows[key].written))
        }
        bare = {key: span for key, span in self._bare.items() if key not in rows}
        return TableReading(
            self.schema,
            edition,
            told,
            self._span or Span(0, 0),
            rows,
            bare,
            tuple(self._unknown),
            tuple(self._loose),
            tuple(row.key for _, row in self.schema.rows(edition)),
        )

    def _name_row(self, keys: Sequence[str], span: Span) -> None:
        later = [key for key in keys if self._order[key] > self._last]
        free = [key for key in (*later, *keys) if key not in self.rows]
        key = (free or [*keys])[0]
        self._header_ends = True
        self._last = self._order[key]
        if self.schema.cells_follow_header:
            self._side[key] = span
            self._header_ends = False
            return
        self._drop_target()
        self._target, self._target_span = key, span

    def _drop_target(self) -> None:
        if self._target is not None and self._target not in self.rows:
            self._bare.setdefault(self._target, self._target_span)
        self._target = None

    def _nearest(self, words: str) -> str | None:
        """The row still to come whose label the words are a damaged form of, if one clearly is."""
        if not LEAST <= len(words) <= MOST:
            return None
        ranked = sorted(
            (
                (likeness(words, core(row.label)), row.key)
                for part in self.schema.part
                for row in part.row
                if self._order[row.key] > self._last
                and row.key not in self.rows
                and not row.heading
            ),
            reverse=True,
        )
        best, second = ranked[0] if ranked else (0.0, ""), ranked[1:2]
        if best[0] < ALIKE or (second and second[0][0] > best[0] - CLEARLY):
            return None
        return best[1]

    def _fill(self, key: str, label: Span, cells: Sequence[Cell], grid: bool) -> None:
        part = self._part_of(key)
        columns = tuple(column.key for column in part.column)
        # A head of several rows is read row by row, which is not the order of its columns.
        if part.label and sorted(self._header) == sorted(columns):
            columns = tuple(self._header)
        self._filled = key
        self.rows[key] = RowReading(
            key, part, columns, label, tuple(cells), fitted(cells, len(columns), grid)
        )

    def _part_of(self, key: str) -> Part:
        """The part that a row stands in: by the head above it, by the part's label, by the year."""
        edition = self.schema.parts(self._edition()[0])
        having = [part for part in self.schema.part if any(row.key == key for row in part.row)]
        named = [part for part in having if part in self._parts]

        def fits(part: Part) -> tuple[int, bool, bool]:
            columns = {column.key for column in part.column}
            return sum(one in columns for one in set(self._header)), part in named, part in edition

        return max(having, key=fits)  # the first of those that fit best

    def _give_side_by_side(self, cells: Sequence[Cell], grid: bool) -> None:
        """The cells of all rows come after the head; of one, where it stands alone before them."""
        part = self.schema.part[0]
        columns = tuple(column.key for column in part.column)
        wanted = [row.key for row in part.row]
        named = [key for key in wanted if key in self._side]
        for keys in (wanted, named):
            found = fitted(cells, len(columns) * len(keys), grid) if keys else None
            if found is None:
                continue
            for at, key in enumerate(keys):
                own = found[at * len(columns) : (at + 1) * len(columns)]
                label = self._side.get(key, own[0].span)
                self.rows[key] = RowReading(key, part, columns, label, own, own)
            break
        else:
            self._loose += cells
        self._side = {}

    def _fill_what_is_left(self) -> None:
        """Give the loose cells of a head to the rows that have none, if they are as many."""
        if not self.schema.cells_follow_header:
            return
        part = self.schema.part[0]
        columns = tuple(column.key for column in part.column)
        empty = [row.key for row in part.row if row.key not in self.rows]
        if len(self._loose) != len(columns) * len(empty):
            return
        for at, key in enumerate(empty):
            own = tuple(self._loose[at * len(columns) : (at + 1) * len(columns)])
            label = self._bare.get(key, own[0].span)
            self.rows[key] = RowReading(key, part, columns, label, own, own)
        self._loose = []

    def _edition(self) -> tuple[str, tuple[Span, ...]]:
        """The edition that the labels tell, and those that tell it if it is not the year's own."""
        best = max(self._votes, key=lambda edition: len(self._votes[edition]))
        if len(self._votes[best]) > len(self._votes[self.own_edition]):
            return best, tuple(self._votes[best])
        return self.own_edition, ()

    def _edition_in(self, years: str) -> str:
        """The edition that lies in a range of report years."""
        from gklint.regulation.regimes import Years

        first = Years.parse(years).first
        return self.schema.edition_of(first)

    def _cover(self, span: Span) -> None:
        first = self._span or span
        self._span = Span(min(first.start, span.start), max(first.end, span.end))


def fitted(cells: Sequence[Cell], count: int, grid: bool) -> tuple[Cell, ...] | None:
    """The ``count`` cells of a row among those written; None where that cannot be told.

    A line of nothing but blanks may be a blank cell or none, a line like -2 the number of a
    page or a cell. In a row of bars or tabs every blank one is a cell, or a piece of a merged
    one before or after.
    """
    if any(cell.kind == PAGE for cell in cells):
        found = fitted([cell for cell in cells if cell.kind != PAGE], count, grid)
        return found or fitted([_as_number(cell) for cell in cells], count, grid)
    written = tuple(cells)
    full = tuple(cell for cell in cells if cell.kind != BLANK)
    if not grid:
        if len(written) == count + 1 and written[-1].kind == BLANK:
            if written[0].kind != BLANK and written[-2].kind != BLANK:
                written = written[:-1]  # the bar or the empty line that ends the row
        if len(full) == count:
            return full
        # Blanks after everything else: as many of them are cells as the row lacks.
        if len(full) < count <= len(written) and written[: len(full)] == full:
            return written[:count]
        return written if len(written) == count else None
    if len(written) <= count:
        return written if len(written) == count else None
    if len(full) == count:
        return full
    extra = len(written) - count
    if all(cell.kind == BLANK for cell in written[:extra]):
        return written[extra:]
    if all(cell.kind == BLANK for cell in written[-extra:]):
        return written[:-extra]
    return None


def _blank(cells: Sequence[Cell]) -> bool:
    """True for the rest of a heading's line."""
    return all(cell.kind in (BLANK, DASH) for cell in cells)


def _as_number(cell: Cell) -> Cell:
    return replace(cell, kind=NUMBER) if cell.kind == PAGE else cell
