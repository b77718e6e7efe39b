"""One statutory table while it is read: labels come in, and cells after them.

1. A label of the head tells the columns, the part and the edition of the form (``head``).
2. A label of a row makes that row the target. Of several rows with one label it is the first
   that stands after the row before, in the form's order, and has no cells yet.
3. Words that are no label, where a row's should stand, mean the row still to come whose label
   they are clearly most like. Else the cells after them are ``unknown``.
4. Cells are the target's if they are as many as its columns (``fitting``). If not, the row
   keeps them as they were written and none of them is labelled. Without a target, and
   without words, they are ``loose``.
5. A target that has no cells when the next label comes, or when text follows, is ``bare``.
6. In forms whose rows stand side by side (``cells_follow_header``) the rows named are
   gathered; the cells that come then are shared out among all rows, or among those named.
7. A row whose total alone is blank while other rows have theirs may have lost any cell: if
   the others are not all 0, none of them is labelled.
8. Where the document ends, a row that is not whole is forgotten: it may have gone on.
"""

from __future__ import annotations

from gklint.document.cells import BLANK, DASH, Cell
from gklint.regulation.fitting import fitted, lost_one, moved_up, moved_up_beside
from gklint.regulation.head import Head
from gklint.regulation.labels import nearest
from gklint.regulation.lexicon import ROW
from gklint.regulation.readings import RowReading, TableReading, Unknown
from gklint.regulation.schemas import edition_among
from gklint.text import Span
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.regulation.lexicon import Entry
    from gklint.regulation.schemas import Part, Schema

TOTALS = 5  # of a table's rows, or of all others: as many filled in say that none may be blank


class Frame:
    """What all tables of one schema have in common, in whatever report; nothing of it changes."""

    def __init__(self, number: int, schema: Schema) -> None:
        self.number = number  # of the schema
        self.schema = schema
        self.editions = schema.editions()
        keys = dict.fromkeys(row.key for part in schema.part for row in part.row)
        self.order = {key: at for at, key in enumerate(keys)}
        self.printed = {  # keys of the rows, without headings, of each edition
            edition: tuple(row.key for _, row in schema.rows(edition)) for edition in self.editions
        }
        self.own = {key for keys in self.printed.values() for key in keys}  # of any edition
        self.parts = {  # those that have a row or heading, by its key
            key: tuple(part for part in schema.part if any(row.key == key for row in part.row))
            for key in self.order
        }
        self.summed = [part for part in schema.part if schema.sums_up(part)]


class Draft:
    """A table while it is read."""

    def __init__(self, frame: Frame, year: int | None) -> None:
        self.number = frame.number
        self.schema = frame.schema
        self.rows: dict[str, RowReading] = {}
        self._frame = frame
        self._head = Head(frame.schema, frame.editions, edition_among(frame.editions, year))
        self._bare: dict[str, Span] = {}
        self._unknown: list[Unknown] = []
        self._loose: list[Cell] = []
        self._target: tuple[str, Span] | None = None  # the row last named, while it has no cells
        self._words: tuple[str, Span] | None = None  # no label, where cells may follow
        self._side: dict[str, Span] = {}  # rows side by side, named since the last cells
        self._filled: str | None = None  # the row that was given cells last
        self._last = -1  # where in the form's order the last row stands
        self._start: int | None = None  # of the table in the document
        self._end = 0

    @property
    def blank(self) -> bool:
        """True if nothing but labels of its head was met, which may stand in any text."""
        return not (self.rows or self._bare or self._loose or self._unknown)

    @property
    def strange(self) -> bool:
        """True for a few labels without the form's head and cells: a table of someone's own."""
        return not self._head.met and all(row.cells is None for row in self.rows.values())

    @property
    def wanted(self) -> int:
        """The number of cells that the row last named asks for; 0 where none was."""
        if self._target is None or self.schema.cells_follow_header:
            return 0
        return len(self._part_of(self._target[0]).column)

    def is_row(self, entries: Sequence[Entry]) -> bool:
        """True if a label is one of a row here."""
        return any(entry.role == ROW and entry.schema == self.number for entry in entries)

    def filled(self, entries: Sequence[Entry]) -> bool:
        """True if every row that a label may be has its cells: another table begins with it.

        A heading may be repeated, at the top of a page for one.
        """
        if not self.is_row(entries):
            return False
        keys = [entry.key for entry in entries if entry.role == ROW]
        own = self._frame.own
        return all(key in self.rows and key in own for key in keys)

    def name(self, entries: Sequence[Entry], span: Span) -> None:
        """Take a label that is one of this table."""
        self._cover(span)
        self._words = None
        self._head.vote(entries, span)
        if self.is_row(entries):
            self._name_row([entry.key for entry in entries if entry.role == ROW], span)
        else:
            self._head.name(entries)

    def guess(self, words: str, span: Span) -> None:
        """Take words that stand where a row's label should: its damaged form, or none at all."""
        to_come = (
            row
            for part in self.schema.part
            for row in part.row
            if self._frame.order[row.key] > self._last
            and row.key not in self.rows
            and not row.heading
        )
        key = nearest(words, to_come)
        if key is not None:
            self._name_row([key], span)
        elif self._target is None:
            self._words = (words, span)

    def give(self, cells: Sequence[Cell], by: str) -> None:
        """Take the cells after the labels. ``by``: how they were told."""
        cells = [cell for cell in cells if cell.text not in self.schema.units]
        if not cells:
            return
        self._cover(cells[-1].span)
        if self.schema.cells_follow_header:
            self._give_side_by_side(cells, by)
        elif self._target is not None:
            self._fill(*self._target, cells, by)
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
        """What was understood. Headings count as rows where they were given more than blanks."""
        edition, told = self._head.edition()
        self._fill_what_is_left()
        expected = self._frame.printed[edition]
        rows = {
            key: self.rows[key]
            for key in self._frame.order
            if key in self.rows and (key in expected or not _idle(self.rows[key].written))
        }
        rows.update(_short(rows, self.schema, min(TOTALS, len(expected) - 1)))
        return TableReading(
            self.schema,
            edition,
            told,
            Span(self._start or 0, self._end),
            rows,
            {key: span for key, span in self._bare.items() if key not in rows},
            tuple(self._unknown),
            tuple(self._loose),
            expected,
        )

    def _name_row(self, keys: Sequence[str], span: Span) -> None:
        """Make one of the rows that a label may be the target."""
        order = self._frame.order
        later = [key for key in keys if order[key] > self._last]
        free = [key for key in (*later, *keys) if key not in self.rows]
        key = (free or [*keys])[0]
        self._last = order[key]
        if self.schema.cells_follow_header:
            self._side[key] = span
            return
        self._head.end()
        self._drop_target()
        self._target = (key, span)

    def _drop_target(self) -> None:
        if self._target is not None and self._target[0] not in self.rows:
            self._bare.setdefault(*self._target)
        self._target = None

    def _fill(self, key: str, label: Span, cells: Sequence[Cell], by: str) -> None:
        """Give a row what was written after its label, whether that fits or not."""
        part = self._part_of(key)
        columns = self._head.columns_of(part)
        self._filled = key
        found = fitted(cells, len(columns), by)
        if found is not None and self._sums_up(part) and moved_up(found):
            found = None
        self.rows[key] = RowReading(key, part, columns, label, tuple(cells), found)

    def _part_of(self, key: str) -> Part:
        """The part that a row stands in."""
        having = self._frame.parts[key]
        return having[0] if len(having) == 1 else self._head.part_among(having)

    def _sums_up(self, part: Part) -> bool:
        return any(one is part for one in self._frame.summed)

    def _give_side_by_side(self, cells: Sequence[Cell], by: str) -> None:
        """The cells of all rows come after the head; of one, where it stands alone before them."""
        part = self.schema.part[0]
        wanted = [row.key for row in part.row]
        named = [key for key in wanted if key in self._side]
        for keys in (wanted, named):
            found = fitted(cells, len(part.column) * len(keys), by) if keys else None
            if found is not None and not moved_up_beside(found, len(part.column)):
                self._share_out(found, keys, self._side)
                break
        else:
            self._loose += cells
        self._side = {}

    def _fill_what_is_left(self) -> None:
        """Give the loose cells of a head to the rows that have none, if they are as many."""
        if not self.schema.cells_follow_header:
            return
        part = self.schema.part[0]
        empty = [row.key for row in part.row if row.key not in self.rows]
        width = len(part.column)
        if len(self._loose) == width * len(empty) > 0 and not moved_up_beside(self._loose, width):
            self._share_out(self._loose, empty, self._bare)
            self._loose = []

    def _share_out(
        self, cells: Sequence[Cell], keys: Sequence[str], labels: dict[str, Span]
    ) -> None:
        """Fill rows side by side, each with as many cells as there are columns."""
        part = self.schema.part[0]
        columns = tuple(column.key for column in part.column)
        for at, key in enumerate(keys):
            own = tuple(cells[at * len(columns) : (at + 1) * len(columns)])
            label = labels.get(key, own[0].span)
            self.rows[key] = RowReading(key, part, columns, label, own, own)

    def _cover(self, span: Span) -> None:
        """Stretch the table to a label or a cell."""
        if self._start is None or span.start < self._start:
            self._start = span.start
        if span.end > self._end:
            self._end = span.end


def _short(
    rows: dict[str, RowReading], schema: Schema, least: int
) -> Iterator[tuple[str, RowReading]]:
    """Rows without their total where ``least`` others have theirs: some cell of them is missing."""
    sums = [row for row in rows.values() if row.cells and schema.sums_up(row.part)]
    filled = sum(row.cells[-1].kind != BLANK for row in sums if row.cells)
    if not least <= filled < len(sums):
        return
    for row in sums:
        if row.cells and lost_one(row.cells):
            yield row.key, replace(row, cells=None)


def _idle(cells: Sequence[Cell]) -> bool:
    """True for the rest of a heading's line."""
    return all(cell.kind in (BLANK, DASH) for cell in cells)
