"""A table's cells, labelled by the rows and columns of the statutory form.

Cells are taken from row label to row label: a number never moves into the next row to make
a count fit. A row with more or fewer cells than its form has keeps them, but none of them is
labelled. What cannot be told is left open.
"""

from __future__ import annotations

from gklint.document.cells import BLANK, FLAT, LABEL, PAGE, Cell, cells_of
from gklint.document.model import TABLE
from gklint.regulation.draft import Draft
from gklint.regulation.lexicon import Lexicon, core
from gklint.text import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.model import Document
    from gklint.regulation.lexicon import Piece
    from gklint.regulation.readings import TableReading


def read_tables(document: Document, lexicon: Lexicon, year: int | None) -> tuple[TableReading, ...]:
    """Every statutory table of a document, in order. ``year`` decides where a table does not."""
    walk = _Walk(lexicon, year)
    tables = iter(cells_of(document))
    last = -1
    for at, placed in enumerate(document.blocks):
        if placed.block.kind == TABLE:
            if at != last + 1:
                walk.rest()
            walk.take(next(tables))
            last = at
    walk.rest()
    return tuple(draft.reading() for draft in walk.drafts if not draft.blank)


class _Walk:
    """From label to label. ``run`` holds the label cells since the last other cells."""

    def __init__(self, lexicon: Lexicon, year: int | None) -> None:
        self.lexicon = lexicon
        self.year = year
        self.drafts: list[Draft] = []
        self.draft: Draft | None = None
        self.run: list[Cell] = []
        self.values: list[Cell] = []

    def take(self, cells: Sequence[Cell]) -> None:
        """Go over the cells of one stretch of the text."""
        at = 0
        while at < len(cells):
            end = at + 1
            if cells[at].row != FLAT:
                while end < len(cells) and cells[end].row == cells[at].row:
                    end += 1
                self._take_row(cells[at:end])
            else:
                self._take_cell(cells[at])
            at = end

    def rest(self) -> None:
        """What was gathered is all there is: text follows that belongs to no table."""
        self._settle(False)
        if self.run:
            self._enter(self._pieces())
            self.run = []
        if self.draft is not None:
            self.draft.pause()

    def _take_cell(self, cell: Cell) -> None:
        if cell.kind == LABEL:
            if cell.text in self.lexicon.units:
                return
            if any(one.kind not in (BLANK, PAGE) for one in self.values):
                if self._is_debris(cell):
                    return
                self._settle(False)
            self.values = []
            self.run.append(cell)
        elif self.run or self.draft is not None:
            self.values.append(cell)

    def _take_row(self, cells: Sequence[Cell]) -> None:
        """A row of the syntax: its labels, and the cells after each of them."""
        self._settle(False)
        cells = [one for one in cells if one.text not in self.lexicon.units]
        first = next((at for at, one in enumerate(cells) if one.kind == LABEL), None)
        if first is None:
            self.values = list(cells)
            self._settle(True)
            return
        # What stands before the first label is its number in a list.
        for cell in cells[first:]:
            if cell.kind == LABEL:
                self._settle(True)
                self.run.append(cell)
            else:
                self.values.append(cell)
        self._settle(True)

    def _is_debris(self, cell: Cell) -> bool:
        """A character of a heading that runs down the page, thrown among the cells of a row."""
        if self.draft is None or len(cell.text) > 1:
            return False
        return any(cell.text in row.label for part in self.draft.schema.part for row in part.row)

    def _settle(self, grid: bool) -> None:
        """Give the cells gathered to the row that the labels before them name."""
        values, self.values = self.values, []
        if all(one.kind in (BLANK, PAGE) for one in values) and not (
            grid and values and self._names_row()
        ):
            return
        self._enter(self._pieces())
        self.run = []
        if self.draft is not None:
            self.draft.give(values, grid)

    def _names_row(self) -> bool:
        """True if the labels end with one of a row: blanks after it are its cells."""
        pieces = self._pieces()
        return bool(pieces) and self.draft is not None and self.draft.is_row(pieces[-1][0].entries)

    def _pieces(self) -> list[tuple[Piece, Span]]:
        """The labels gathered, and words between them, each with its place."""
        text = ""
        starts: list[int] = []
        for cell in self.run:
            starts.append(len(text))
            text += core(cell.text)
        found = []
        for piece in self.lexicon.cut(text):
            inside = [
                cell.span
                for cell, start, end in zip(self.run, starts, [*starts[1:], len(text)], strict=True)
                if start < piece.end and piece.start < end
            ]
            found.append((piece, Span(inside[0].start, inside[-1].end)))
        return found

    def _enter(self, pieces: Sequence[tuple[Piece, Span]]) -> None:
        """Tell the table at hand its labels; a label of another table begins that one."""
        for at, (piece, span) in enumerate(pieces):
            schemas = {entry.schema for entry in piece.entries}
            if schemas and (self.draft is None or self.draft.number not in schemas):
                if len(schemas) > 1:
                    continue
                self._begin(schemas.pop())
            if self.draft is None:
                continue
            last = at == len(pieces) - 1
            if piece.entries:
                own = [one for one in piece.entries if one.schema == self.draft.number]
                if (last or self.draft.schema.cells_follow_header) and self.draft.filled(own):
                    self._begin(self.draft.number)
                self.draft.name(own, span)
            elif last and piece.words:
                self.draft.guess(piece.core, span)

    def _begin(self, number: int) -> None:
        self.draft = Draft(number, self.lexicon.schemas[number], self.year)
        self.drafts.append(self.draft)
