"""A page as its tags come by: which words show, on which line, in which cell of a table.

No tree is built: open elements are a stack, which is all that is asked for. Tags that are
missing or out of place are read as browsers do where pages of reports have them.
"""

from __future__ import annotations

from gklint.formats.html_lines import Words, Writer
from gklint.formats.html_tables import MERGED, Cell, Row, Table
from gklint.formats.html_tags import (
    AROUND,
    BLOCKS,
    CELLS,
    DEPTH,
    IN_HEAD,
    PARTS,
    STRUCTURE,
    UNSEEN,
    VOID,
    Stack,
)
from gklint.pattern import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_WHOLE = ("html", "body")
TABLES = 64  # tables in one another

_HIDING = late(r"[dD][iI][sS][pP][lL][aA][yY]\s{0,9}:\s{0,9}[nN][oO][nN][eE]")


class Page:
    """What was read so far. Places are offsets in the file."""

    def __init__(self, source: str, put: Callable[[Row | Words], None]) -> None:
        self._put = put  # is told each line and row as it ends, in order
        self._writer = Writer(source)
        self._stack = Stack()
        self._tables: list[Table] = []  # open ones
        self._cells: list[Cell | None] = []  # the open cell of each
        self._shared = 0  # open elements that were open at the last line already

    def words(self, start: int, end: int) -> None:
        if self._stack.hidden is not None:
            return
        if self._stack.keeps_spaces():
            for line in self._writer.write_as_is(start, end):
                self._line(line)
        else:
            self._writer.write(start, end)

    def open(self, tag: str, attributes: dict[str, str], start: int, end: int) -> None:
        """A tag that stands from ``start`` to ``end``."""
        stack = self._stack
        if stack.in_head() and tag not in IN_HEAD:
            self._pop_to(stack.hidden or 0, start)
        if tag in PARTS:
            self._open_part(tag, attributes, start, end)
            return
        if tag in _WHOLE:
            # It is open already; one that is hidden is shown by a script.
            self._break()
            return
        block = tag in BLOCKS
        if block:
            self._close_implied(tag, start)
        hides = self._hides(tag, attributes)
        if (block and not hides) or tag == "br":
            self._break()
        if tag in VOID or not (block or hides or stack.hidden is not None):
            return
        if len(stack) >= DEPTH and not hides:
            return
        if tag in STRUCTURE and self._cells and self._cells[-1] is not None:
            self._cells[-1].structured = True
        stack.push(tag, hides)

    def close(self, tag: str, start: int) -> None:
        """An end tag that stands at ``start``."""
        if tag in _WHOLE:
            self._break()  # what comes after is in what is still open
        elif self._stack.is_open(tag):
            while self._pop(start) != tag:
                pass
        elif tag in BLOCKS or tag in PARTS or tag == "br":
            self._break()

    def finish(self, end: int) -> None:
        self._pop_to(0, end)
        self._break()

    def _open_part(self, tag: str, attributes: dict[str, str], start: int, end: int) -> None:
        self._break()
        if tag == "table":
            if len(self._tables) < TABLES and len(self._stack) < DEPTH:
                self._open_table(self._hides(tag, attributes))
            return
        if not self._tables:
            return
        while self._stack.names[-1] not in AROUND.get(tag, ("table",)):
            self._pop(start)
        hides = self._hides(tag, attributes)
        if tag == "tr" or (tag in CELLS and self._stack.names[-1] != "tr"):
            self._stack.push("tr", hides and tag == "tr")
            if self._stack.hidden is None:
                self._tables[-1].items.append([])
        if tag != "tr":
            self._stack.push(tag, hides)
        if tag in CELLS and self._stack.hidden is None:
            self._open_cell(attributes, end)

    def _open_table(self, hides: bool) -> None:
        self._stack.push("table", hides)
        for table in self._tables[-1:]:
            table.nested = True
        self._tables.append(Table())
        self._cells.append(None)

    def _open_cell(self, attributes: dict[str, str], end: int) -> None:
        cell = Cell(end, _number(attributes, "colspan"), _number(attributes, "rowspan", 0))
        table = self._tables[-1]
        row = table.items[-1] if table.items else None
        if not isinstance(row, list):  # words between the cells of a row begin it anew
            row = []
            table.items.append(row)
        row.append(cell)
        table.cells += 1
        self._cells[-1] = cell

    def _close_implied(self, tag: str, start: int) -> None:
        """A block ends a paragraph, an item the item before it."""
        if self._stack.is_open("p"):
            while self._pop(start) != "p":
                pass
        height = self._stack.height_of_item(tag)
        if height is not None:
            self._pop_to(height, start)

    def _pop_to(self, height: int, start: int) -> None:
        while len(self._stack) > height:
            self._pop(start)

    def _pop(self, start: int) -> str:
        """End the innermost element, at ``start``; its name."""
        tag = self._stack.names[-1]
        if tag in BLOCKS or tag in PARTS:
            self._break()
        self._stack.pop()
        self._shared = min(self._shared, len(self._stack))
        if tag in CELLS:
            cell, self._cells[-1] = self._cells[-1], None
            if cell is not None:
                cell.end = start
        elif tag == "table":
            table = self._tables.pop()
            self._cells.pop()
            for item in table.contents():
                self._keep(item)
        return tag

    def _break(self) -> None:
        """End the line."""
        if self._stack.hidden is None:
            line = self._writer.take()
            if line is not None:
                self._line(line)

    def _line(self, line: Words) -> None:
        line.shared = self._shared
        self._shared = len(self._stack)
        self._keep(line)

    def _keep(self, item: Row | Words) -> None:
        """Put a line, or a row of an inner table, where it is read."""
        if not self._tables:
            self._put(item)
        elif self._cells[-1] is not None:
            self._cells[-1].lines.append(item)
        else:
            self._tables[-1].items.append(item)

    def _hides(self, tag: str, attributes: dict[str, str]) -> bool:
        """True if nothing shows from this tag on that did before."""
        if self._stack.hidden is not None:
            return False
        style = attributes.get("style", "")
        return tag in UNSEEN or "hidden" in attributes or _HIDING.search(style) is not None


def _number(attributes: dict[str, str], key: str, least: int = 1) -> int:
    """A count of columns or rows; 0 rows: all that follow."""
    digits = attributes.get(key, "").strip()[:6]
    return min(max(int(digits), least), MERGED * MERGED) if digits.isdecimal() else 1
