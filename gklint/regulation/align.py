"""A table's cells, labelled by the rows and columns of the statutory form.

Cells are taken from row label to row label: a number never moves into the next row to make
a count fit. A row with more or fewer cells than its form has keeps them, but none of them is
labelled. What cannot be told is left open.
"""

from __future__ import annotations

from gklint.document.cells import LABEL, SOFT, Cell, cells_of
from gklint.document.cuts import FLAT
from gklint.document.model import TABLE
from gklint.regulation.draft import Draft, Frame
from gklint.regulation.lexicon import COLUMN, CONTINUES, ROW, Piece, core
from gklint.text import Span
from gklint.value import replace

RUN = 400  # label cells after which what was gathered is looked at
TAIL = 12  # label cells of which one row's label may consist
DEBRIS = 12  # characters on end that are thrown among the cells of a row
HEADS = 2  # labels of columns on end, which are a head
SHORT = 2  # characters of a label that others begin with

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.model import Document
    from gklint.regulation.lexicon import Entry, Lexicon
    from gklint.regulation.readings import TableReading


def read_tables(document: Document, lexicon: Lexicon, year: int | None) -> tuple[TableReading, ...]:
    """Every statutory table of a document, in order. ``year`` decides where a table does not."""
    walk = _Walk(lexicon, year)
    tables = iter(cells_of(document))
    last = -1
    for at, placed in enumerate(document.blocks):
        if placed.block.kind == TABLE:
            if at != last + 1:
                walk.rest_of_text()
            walk.take(next(tables))
            last = at
    walk.rest_of_text(last == len(document.blocks) - 1)
    return tuple(draft.reading() for draft in walk.drafts if not draft.blank)


class _Walk:
    """From label to label. ``run`` holds the label cells since the last other cells."""

    def __init__(self, lexicon: Lexicon, year: int | None) -> None:
        self.lexicon = lexicon
        self.year = year
        self.frames: dict[int, Frame] = {}
        self.drafts: list[Draft] = []
        self.draft: Draft | None = None
        self.run: list[Cell] = []
        self.values: list[Cell] = []
        self.debris: list[Cell] = []  # characters among the values, which may yet be labels
        self.rest: tuple[str, ...] = ()  # the end of the last label, where numbers broke it off

    def take(self, cells: Sequence[Cell]) -> None:
        """Go over the cells of one stretch of the text."""
        at = 0
        while at < len(cells):
            end = at + 1
            if cells[at].row != FLAT:
                while end < len(cells) and cells[end].row == cells[at].row:
                    end += 1
                self._take_row(cells[at:end])
            elif cells[at].kind == LABEL:
                self._take_label(cells[at])
            else:
                self._take_value(cells[at])
            at = end

    def rest_of_text(self, at_end: bool = False) -> None:
        """What was gathered is all there is: text follows that belongs to no table, or none."""
        self._settle(False)
        self._enter()
        if self.draft is not None:
            if at_end:
                self.draft.break_off()
            self.draft.pause()
            if self.draft.strange:
                self.draft = None

    def _take_label(self, cell: Cell) -> None:
        if all(one.kind in SOFT for one in self.values):
            self.values = []
            self._name(cell)
        elif len(cell.text) == 1 and len(self.debris) < DEBRIS:
            self.debris.append(cell)
        else:
            self._settle(False)
            self._name(cell)

    def _take_value(self, cell: Cell) -> None:
        if cell.kind in SOFT:
            if self.debris:
                return
        elif self.debris:
            # Characters of a heading that runs down the page, thrown among the cells of a row.
            wanted = self.draft.wanted if self.draft is not None else 0
            if sum(one.kind not in SOFT for one in self.values) < wanted:
                self.debris = []
            else:
                self._settle(False)
        if self.run and cell.kind not in SOFT:
            self._enter()
        if self.draft is not None:
            self.values.append(cell)

    def _take_row(self, cells: Sequence[Cell]) -> None:
        """A row of the syntax: its labels, and the cells after each of them."""
        self._settle(False)
        first = next((at for at, one in enumerate(cells) if one.kind == LABEL), None)
        if first is None:
            self.values = list(cells)
            self._settle(True)
            return
        # What stands before the first label is its number in a list.
        for cell in cells[first:]:
            if cell.kind == LABEL:
                self._settle(True)
                self._name(cell)
            else:
                self.values.append(cell)
        self._settle(True)

    def _name(self, cell: Cell) -> None:
        self.run.append(cell)
        if len(self.run) >= RUN:
            self._enter()

    def _settle(self, grid: bool) -> None:
        """Give the cells gathered to the row that the labels before them name."""
        values, self.values = self.values, []
        if not all(one.kind in SOFT for one in values) or (grid and values and self._names_row()):
            self._enter()
            if self.draft is not None:
                self.draft.give(values, grid)
        debris, self.debris = self.debris, []
        self.run += debris

    def _names_row(self) -> bool:
        """True if the labels end with one of a row: blanks after it are its cells."""
        pieces = self._pieces(self.run[-TAIL:])
        if not pieces or self.draft is None:
            return False
        return self.draft.is_row(_meant(pieces, len(pieces) - 1, self.draft.number))

    def _pieces(self, run: Sequence[Cell]) -> list[tuple[Piece, Span]]:
        """The labels gathered, and words between them, each with its place."""
        cores = [core(cell.text) for cell in run]
        text = "".join(cores)
        skipped = next((len(rest) for rest in self.rest if text.startswith(rest)), 0)
        pieces = self.lexicon.cut(text, skipped)
        if pieces and self.draft is not None:
            pieces = self._with_broken_off(pieces, text, self.draft.number)
        found = []
        first, start = 0, 0  # the cell in which a piece begins, and where that cell begins
        for piece in pieces:
            while start + len(cores[first]) <= piece.start:
                start += len(cores[first])
                first += 1
            last, end = first, start + len(cores[first])
            while end < piece.end:
                last += 1
                end += len(cores[last])
            found.append((piece, Span(run[first].span.start, run[last].span.end)))
        return found

    def _with_broken_off(self, pieces: list[Piece], text: str, schema: int) -> list[Piece]:
        """The same pieces, the last ones a label whose end stands after its numbers."""
        if pieces[-1].entries and len(pieces[-1].core) > SHORT:
            rest = self.lexicon.longer(pieces[-1].core)
            return [*pieces[:-1], replace(pieces[-1], rest=rest)] if rest else pieces
        begun = self.lexicon.broken_off(text, schema)
        if begun is None or begun.start < pieces[0].start:
            return pieces
        before = [piece for piece in pieces if piece.end <= begun.start]
        at = before[-1].end if before else pieces[0].start
        if at < begun.start:
            before.append(Piece(at, begun.start, text[at : begun.start], ()))
        return [*before, begun]

    def _enter(self) -> None:
        """Tell the table at hand its labels; a label of another table begins that one."""
        if not self.run:
            return
        pieces = self._without_unit(self._pieces(self.run))
        self.run, self.rest = [], ()
        for at, (piece, span) in enumerate(pieces):
            last = at == len(pieces) - 1
            schemas = {entry.schema for entry in piece.entries}
            if schemas and (self.draft is None or self.draft.number not in schemas):
                if len(schemas) > 1 or not _begins(piece, pieces):
                    continue
                self._begin(schemas.pop())
            if self.draft is None:
                continue
            if piece.entries:
                own = _meant(pieces, at, self.draft.number)
                if not own:
                    continue
                if (last or self.draft.schema.cells_follow_header) and self.draft.filled(own):
                    self._begin(self.draft.number)
                self.draft.name(own, span)
                if last:
                    self.rest = piece.rest
            elif last and piece.words:
                self.draft.guess(piece.core, span)

    def _without_unit(self, pieces: list[tuple[Piece, Span]]) -> list[tuple[Piece, Span]]:
        """The same without the cell that names the row's unit, which is the end of no label."""
        units = self.lexicon.units
        if pieces and not pieces[-1][0].entries and self.run[-1].text in units:
            return self._pieces(self.run[:-1])
        return [one for one in pieces if one[0].entries or one[0].core not in units]

    def _begin(self, number: int) -> None:
        if number not in self.frames:
            self.frames[number] = Frame(number, self.lexicon.schemas[number], self.year)
        self.draft = Draft(self.frames[number])
        self.drafts.append(self.draft)


def _begins(piece: Piece, pieces: Sequence[tuple[Piece, Span]]) -> bool:
    """True for a label by which a table is known: not for the rest of one, nor for 数量 alone."""
    roles = {entry.role for entry in piece.entries}
    if COLUMN not in roles or len(piece.core) > SHORT:
        return roles != {CONTINUES}
    schemas = {entry.schema for entry in piece.entries}
    beside = {one.core for one, _ in pieces if {entry.schema for entry in one.entries} == schemas}
    return len(beside) > 1


def _meant(pieces: Sequence[tuple[Piece, Span]], at: int, schema: int) -> list[Entry]:
    """What a label is in a table; nothing where it is the beginning of longer words.

    总计 is a column between columns, and a row before cells.
    """
    own = [one for one in pieces[at][0].entries if one.schema == schema]
    last = at == len(pieces) - 1
    before = pieces[at - 1][0].core if at > 0 and not pieces[at - 1][0].entries else ""
    numbered = any(one.number and before.endswith(one.number) for one in own)
    if len(pieces[at][0].core) <= SHORT and not last and pieces[at + 1][0].words and not numbered:
        return []
    if {ROW, COLUMN} <= {one.role for one in own}:
        heads = sum(
            any(one.role == COLUMN and one.schema == schema for one in piece.entries)
            for piece, _ in pieces[max(0, at - HEADS) : at]
        )
        row = numbered or (last and heads < HEADS)
        return [one for one in own if (one.role != COLUMN) == row]
    return own
