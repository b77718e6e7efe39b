"""Tables of a page: rows of data, or a frame for the layout of a page.

A row holds its own cells only: merged cells make no blanks. But where a *value* goes down
over several rows, the rows below have an empty cell in its place, or their numbers would
shift by one.
"""

from __future__ import annotations

from gklint.formats.html_lines import Words
from gklint.pattern import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONG = 150  # characters; a longer cell is prose
MANY_LINES = 8  # of a cell; more are a page within a page
MANY_CELLS = 20_000  # of one table; what has more is read as blocks
MERGED = 1000  # columns and merged cells that are followed, as browsers do
PUT_IN = 8  # empty cells put in for each cell there is, at the most
_VALUE = late(r"[+＋\-－−]?[0-9０-９][0-9０-９,，.．]{0,20}[%％]?|[\-－−—–/／]{0,4}")


class Cell:
    """``lines`` between two places of the file: after its tag, and before the next."""

    __slots__ = ("columns", "end", "lines", "rows", "start", "structured")

    def __init__(self, start: int, columns: int = 1, rows: int = 1) -> None:
        self.start = self.end = start
        self.columns = columns
        self.rows = rows
        self.lines: list[Row | Words] = []  # rows of inner tables only where the table is a frame
        self.structured = False  # headings or lists are in it

    def prose(self) -> bool:
        return len(self.lines) > MANY_LINES or self.length() > LONG

    def length(self) -> int:
        return sum(len(line.text) for line in self._lines())

    def words(self) -> list[Words]:
        """Its words, line by line, without blanks around them."""
        return [words for line in self._lines() for words in line.broken()]

    def _lines(self) -> Iterator[Words]:
        return (line for line in self.lines if isinstance(line, Words))

    def is_value(self) -> bool:
        words = self.words()
        return len(words) < 2 and _VALUE.fullmatch(words[0].text if words else "") is not None


Row = list[Cell]  # not empty where it is read


class Table:
    """Rows, and the lines that stand between them, in order."""

    def __init__(self) -> None:
        self.items: list[Row | Words] = []
        self.cells = 0
        self.nested = False  # another table is in it

    def rows(self) -> list[Row]:
        return [item for item in self.items if isinstance(item, list)]

    def is_data(self) -> bool:
        """False for a frame: no cell beside another, a page's structure in one, or mostly prose."""
        rows = self.rows()
        if self.nested or self.cells > MANY_CELLS:
            return False
        if not any(sum(1 for cell in row if cell.words()) > 1 for row in rows):
            return False
        cells = [cell for row in rows for cell in row]
        if any(cell.structured for cell in cells):
            return False
        prose = sum(cell.length() for cell in cells if cell.prose())
        return prose * 2 <= sum(cell.length() for cell in cells)

    def contents(self) -> Iterator[Row | Words]:
        """Rows with the cells put in that merged values leave out, and lines of prose."""
        if not self.is_data():
            yield from self.flat()
            return
        rows = iter(_with_blanks(self.rows(), PUT_IN * self.cells))
        for item in self.items:
            if not isinstance(item, list):
                yield item
                continue
            row = next(rows)
            if len(row) == 1 and row[0].prose():
                yield from row[0].lines
            elif len(row) > 1 or (row and row[0].words()):
                yield row

    def flat(self) -> Iterator[Row | Words]:
        for item in self.items:
            if isinstance(item, list):
                for cell in item:
                    yield from cell.lines
            else:
                yield item


class _Merged:
    """A cell that goes on in the rows below."""

    __slots__ = ("end", "rows", "start", "value")

    def __init__(self, start: int, end: int, rows: int, value: bool) -> None:
        self.start = start  # its columns
        self.end = end
        self.rows = rows  # that it still covers
        self.value = value


def _with_blanks(rows: Sequence[Row], most: int) -> Iterator[Row]:
    """The rows with an empty cell wherever a value from above stands; ``most`` of them at the most."""
    merged: list[_Merged] = []  # by column
    for nth, row in enumerate(rows):
        left = len(rows) - nth - 1
        most -= len(merged)
        if most < 0 or len(merged) > MERGED:
            merged = []
        made: Row = []
        below: list[_Merged] = []
        above = iter([*merged, None])
        over = next(above)
        column = 0
        for cell in [*row, None]:
            while over is not None and (cell is None or over.start <= column):
                if over.value:
                    made.append(Cell(made[-1].end if made else row[0].start if row else -1))
                column = max(column, over.end)
                over.rows -= 1
                if over.rows > 0:
                    below.append(over)
                over = next(above)
            if cell is None:
                break
            made.append(cell)
            end = column + min(cell.columns, MERGED)
            rows_below = min(cell.rows - 1, left) if cell.rows else left
            if rows_below > 0:
                below.append(_Merged(column, end, rows_below, cell.is_value()))
            column = end
        merged = below
        yield made
