"""A table's cells, labelled by the rows and columns of the statutory form.

The cells of all tables of a document are walked over once, in reading order (``_Walk``):

1. Label cells are gathered (``run``) until a cell of another kind comes.
2. The run is then cut into labels (``labels``), and each is told to the table at hand
   (``draft``); words at its end may be the damaged label of a row.
3. A label by which another form is known begins a new table; so does the label of a row that
   has its cells already.
4. Other cells are gathered (``values``) until a label comes, and are then given to the draft:
   all of them to the row named last. A number never moves into the next row to make a count
   fit. Blanks and numbers of pages alone (SOFT) are as good as nothing.
5. Where a number broke a label off, the rest of the label after it is passed over (``rest``).
6. Single characters among the values (``debris``) are a heading that runs down the page: they
   are dropped while the row still lacks cells, and else begin the next run.
7. Bars and tabs tell a row: its labels, and after each of them its cells, blank ones too.
8. Text between tables ends what was gathered; a few labels without head and cells are then no
   table that others could go on with.
"""

from __future__ import annotations

from itertools import pairwise

from gklint.document.cells import LABEL, SOFT, Cell, cells_of
from gklint.document.cuts import FLAT
from gklint.document.model import TABLE
from gklint.regulation.draft import Draft, Frame
from gklint.regulation.fitting import GRID, LINES, NARROW
from gklint.regulation.labels import begins, meant, pieces_of
from gklint.regulation.lexicon import COLUMN, ROW

RUN = 400  # label cells after which what was gathered is looked at
TAIL = 12  # label cells of which one row's label may consist
DEBRIS = 12  # characters on end that are thrown among the cells of a row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.model import Document
    from gklint.regulation.labels import Found
    from gklint.regulation.lexicon import Lexicon
    from gklint.regulation.readings import TableReading


def read_tables(document: Document, lexicon: Lexicon, year: int | None) -> tuple[TableReading, ...]:
    """Every statutory table of a document, in order. ``year`` decides where a table does not."""
    tables = cells_of(document)
    places = [at for at, one in enumerate(document.blocks) if one.block.kind == TABLE]
    goes_on = [after == at + 1 for at, after in pairwise(places)]
    at_end = places[-1:] == [len(document.blocks) - 1]

    def read() -> tuple[TableReading, ...]:
        walk = _Walk(lexicon, year)
        for table, next_to_last in zip(tables, [True, *goes_on], strict=False):
            if not next_to_last:
                walk.pause()
            walk.take(table)
        walk.pause(at_end)
        return tuple(draft.reading() for draft in walk.drafts if not draft.blank)

    return lexicon.shapes.read(tables, (year, at_end, *goes_on), read)


class _Walk:
    """From label to label, through all tables of a document."""

    def __init__(self, lexicon: Lexicon, year: int | None) -> None:
        self.lexicon = lexicon
        self.year = year
        self.drafts: list[Draft] = []  # in order; the last is at hand, or none is
        self.draft: Draft | None = None
        self.run: list[Cell] = []  # label cells that the draft was not told yet
        self.values: list[Cell] = []  # the other cells after them
        self.debris: list[Cell] = []  # characters among the values, which may yet be labels
        self.rest: tuple[str, ...] = ()  # the end of the last label, where numbers broke it off

    def take(self, cells: Sequence[Cell]) -> None:
        """Go over the cells of one stretch of the text."""
        width = _common_width(cells)
        at = 0
        while at < len(cells):
            end = at + 1
            if cells[at].row != FLAT:
                while end < len(cells) and cells[end].row == cells[at].row:
                    end += 1
                self._take_row(cells[at:end], GRID if end - at >= width else NARROW)
            elif cells[at].kind == LABEL:
                self._take_label(cells[at])
            else:
                self._take_value(cells[at])
            at = end

    def pause(self, at_end: bool = False) -> None:
        """What was gathered is all there is: other text follows, or (``at_end``) the document ends."""
        self._settle(LINES)
        self._enter()
        if self.draft is not None:
            if at_end:
                self.draft.break_off()
            self.draft.pause()
            if self.draft.strange:
                self.draft = None

    def _take_label(self, cell: Cell) -> None:
        """A line that is a label: it ends the cells of the row before it."""
        if _soft(self.values):
            self.values = []
            self._name(cell)
        elif len(cell.text) == 1 and len(self.debris) < DEBRIS:
            self.debris.append(cell)
        else:
            self._settle(LINES)
            self._name(cell)

    def _take_value(self, cell: Cell) -> None:
        """A line that is a cell, of the row whose label was gathered before it."""
        if cell.kind in SOFT:
            if self.debris:
                return
        elif self.debris:
            # Are they a heading that runs down the page? Then the row goes on after them.
            wanted = self.draft.wanted if self.draft is not None else 0
            if sum(one.kind not in SOFT for one in self.values) < wanted:
                self.debris = []
            else:
                self._settle(LINES)
        if self.run and cell.kind not in SOFT:
            self._enter()
        if self.draft is not None:
            self.values.append(cell)

    def _take_row(self, cells: Sequence[Cell], by: str) -> None:
        """A row of the syntax: its labels, and the cells after each of them."""
        self._settle(LINES)
        first = next((at for at, one in enumerate(cells) if one.kind == LABEL), None)
        if first is None:
            self.values = list(cells)
            self._settle(by)
            return
        # What stands before the first label is its number in a list.
        for cell in cells[first:]:
            if cell.kind == LABEL:
                self._settle(by)
                self._name(cell)
            else:
                self.values.append(cell)
        self._settle(by)

    def _name(self, cell: Cell) -> None:
        """Gather a label cell. A run has an end, so that no text is cut again and again."""
        self.run.append(cell)
        if len(self.run) >= RUN:
            self._enter()

    def _settle(self, by: str) -> None:
        """Give the cells gathered to the row that the labels before them name."""
        values, self.values = self.values, []
        if not _soft(values) or (by != LINES and values and self._names_row()):
            self._enter()
            if self.draft is not None:
                self.draft.give(values, by)
        debris, self.debris = self.debris, []
        self.run += debris

    def _names_row(self) -> bool:
        """True if the labels end with one of a row: blanks after it are its cells."""
        number = self.draft.number if self.draft is not None else None
        pieces = pieces_of(self.run[-TAIL:], self.lexicon, self.rest, number)
        if not pieces:
            return False
        if self.draft is None:  # the head of the first table and its first row are one run
            return any(
                entry.role == ROW and not self.lexicon.schemas[entry.schema].cells_follow_header
                for entry in pieces[-1][0].entries
            )
        return self.draft.is_row(meant(pieces, len(pieces) - 1, self.draft.number))

    def _enter(self) -> None:
        """Tell the table at hand its labels; a label of another table begins that one."""
        if not self.run:
            return
        pieces = self._pieces()
        self.run, self.rest = [], ()
        for at, (piece, span) in enumerate(pieces):
            last = at == len(pieces) - 1
            schemas = {entry.schema for entry in piece.entries}
            if schemas and (self.draft is None or self.draft.number not in schemas):
                if len(schemas) > 1 or not begins(piece, pieces):
                    continue
                self._begin(schemas.pop())
                self._name_column_before(pieces, at)
            if self.draft is None:
                continue
            if piece.entries:
                own = meant(pieces, at, self.draft.number)
                if not own:
                    continue
                if (last or self.draft.schema.cells_follow_header) and self.draft.filled(own):
                    self._begin(self.draft.number)
                self.draft.name(own, span)
                if last:
                    self.rest = piece.rest
            elif last and piece.words:
                self.draft.guess(piece.core, span)

    def _name_column_before(self, pieces: Sequence[Found], at: int) -> None:
        """Tell a table that has begun of the column just before, of which other tables have one too."""
        if self.draft is not None and at > 0:
            piece, span = pieces[at - 1]
            number = self.draft.number
            columns = [one for one in piece.entries if (one.schema, one.role) == (number, COLUMN)]
            if columns:
                self.draft.name(columns, span)

    def _pieces(self) -> list[Found]:
        """What the run says. The cell that names the row's unit is the end of no label."""
        units = self.lexicon.units
        number = self.draft.number if self.draft is not None else None
        pieces = pieces_of(self.run, self.lexicon, self.rest, number)
        if pieces and not pieces[-1][0].entries and self.run[-1].text in units:
            return pieces_of(self.run[:-1], self.lexicon, self.rest, number)
        return [one for one in pieces if one[0].entries or one[0].core not in units]

    def _begin(self, number: int) -> None:
        frames = self.lexicon.frames
        if number not in frames:
            frames[number] = Frame(number, self.lexicon.schemas[number])
        self.draft = Draft(frames[number], self.year)
        self.drafts.append(self.draft)


def _soft(cells: Sequence[Cell]) -> bool:
    """True for cells that may all be none: empty lines, numbers of pages."""
    return all(cell.kind in SOFT for cell in cells)


def _common_width(cells: Sequence[Cell]) -> int:
    """How many cells most rows of bars or tabs have; 0 where there are no such rows."""
    widths: dict[int, int] = {}  # of each row
    for cell in cells:
        if cell.row != FLAT:
            widths[cell.row] = widths.get(cell.row, 0) + 1
    counts: dict[int, int] = {}
    for width in widths.values():
        counts[width] = counts.get(width, 0) + 1
    return max(counts, key=lambda width: (counts[width], width), default=0)
