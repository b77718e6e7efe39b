"""A page as its tags come by: which words show, on which line, in which cell of a table.

No tree is built: open elements are a stack, which is all that is asked for. Tags that are
missing or out of place are read as browsers do where pages of reports have them.
"""

from __future__ import annotations

from gklint.formats.html_lines import Words, Writer
from gklint.formats.html_tables import MERGED, Cell, Row, Table
from gklint.pattern import late

DEPTH = 512  # elements in one another; browsers stop there too
TABLES = 64  # tables in one another
SEARCHED = 40  # open elements that are searched for an item of a list

_HIDING = late(r"[dD][iI][sS][pP][lL][aA][yY]\s{0,9}:\s{0,9}[nN][oO][nN][eE]")
_VOID = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_UNSEEN = frozenset(
    [
        "audio",
        "canvas",
        "datalist",
        "head",
        "iframe",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "rp",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    ]
)
_IN_HEAD = frozenset(
    [
        "base",
        "basefont",
        "bgsound",
        "head",
        "html",
        "link",
        "meta",
        "noframes",
        "noscript",
        "script",
        "style",
        "template",
        "title",
    ]
)
_STRUCTURE = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl"])
_BLOCKS = _STRUCTURE | frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "listing",
        "main",
        "marquee",
        "menu",
        "nav",
        "optgroup",
        "option",
        "p",
        "plaintext",
        "pre",
        "search",
        "section",
        "summary",
        "xmp",
    ]
)
_PARTS = frozenset(["caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"])
_KEEPS_SPACES = ("pre", "listing", "xmp", "plaintext")
# An item ends where the next one begins, unless a list in between was opened.
_ITEMS = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd")}
_LISTS = ("ul", "ol", "dl", "menu", "dir", "td", "th", "div", "table")


class Page:
    """What was read so far."""

    def __init__(self, source: str) -> None:
        self.items: list[Row | Words] = []
        self._writer = Writer(source)
        self._stack: list[str] = []
        # How often a name is open inside the innermost cell, and inside each around it.
        self._counts: list[dict[str, int]] = [{}]
        self._hidden: int | None = None  # from this height of the stack on nothing shows
        self._kept = 0  # elements open that keep white space
        self._tables: list[Table] = []
        self._cells: list[Cell | None] = []  # the open cell of each table

    def words(self, start: int, end: int) -> None:
        if self._hidden is not None:
            return
        if self._kept:
            for line in self._writer.write_as_is(start, end):
                self._keep(line)
        else:
            self._writer.write(start, end)

    def open(self, tag: str, attributes: dict[str, str], start: int, end: int) -> None:
        if self._hidden is not None and self._stack[self._hidden] == "head":
            if tag not in _IN_HEAD:
                self._pop_to(self._hidden, start)
        if tag in _PARTS:
            self._open_part(tag, attributes, start, end)
            return
        block = tag in _BLOCKS
        if block:
            self._close_implied(tag, start)
        hides = self._hidden is None and (tag in _UNSEEN or _hidden(attributes, tag))
        if (block and not hides) or tag == "br":
            self._break()
        if tag in _VOID:
            return
        if not (block or hides or self._hidden is not None) or len(self._stack) >= DEPTH:
            return
        if tag in _STRUCTURE and self._cells and self._cells[-1] is not None:
            self._cells[-1].structured = True
        self._push(tag, hides)

    def close(self, tag: str, start: int) -> None:
        if tag in ("br", "p") and not self._counts[-1].get(tag):
            self._break()  # as if it were opened there
        if tag in _PARTS:
            if any(tag in counts for counts in self._counts):
                while self._pop(start) != tag:
                    pass
        elif self._counts[-1].get(tag):
            while self._pop(start) != tag:
                pass
        elif tag in _BLOCKS:
            self._break()

    def finish(self, end: int) -> None:
        self._pop_to(0, end)
        self._break()

    def _open_part(self, tag: str, attributes: dict[str, str], start: int, end: int) -> None:
        self._break()
        if tag == "table":
            if len(self._tables) < TABLES and len(self._stack) < DEPTH:
                self._push(tag, self._hidden is None and _hidden(attributes, tag))
                self._open_table()
            return
        if not self._tables:
            return
        until = {
            "td": ("tr", "tbody", "thead", "tfoot", "table"),
            "th": ("tr", "tbody", "thead", "tfoot", "table"),
            "tr": ("tbody", "thead", "tfoot", "table"),
        }.get(tag, ("table",))
        while self._stack[-1] not in until:
            self._pop(start)
        table = self._tables[-1]
        hides = self._hidden is None and _hidden(attributes, tag)
        if tag == "tr" or (tag in ("td", "th") and self._stack[-1] != "tr"):
            self._push("tr", hides and tag == "tr")
            if self._hidden is None:
                table.items.append([])
        if tag == "tr":
            return
        self._push(tag, hides)
        if tag in ("td", "th"):
            self._counts.append({})
            if self._hidden is None:
                self._open_cell(table, attributes, end)

    def _open_table(self) -> None:
        for table in self._tables[-1:]:
            table.nested = True
        self._tables.append(Table())
        self._cells.append(None)
        self._counts.append({})

    def _open_cell(self, table: Table, attributes: dict[str, str], end: int) -> None:
        cell = Cell(end, _number(attributes, "colspan"), _number(attributes, "rowspan", 0))
        row = table.items[-1] if table.items else None
        if not isinstance(row, list):  # words between the cells of a row begin it anew
            row = []
            table.items.append(row)
        row.append(cell)
        table.cells += 1
        self._cells[-1] = cell

    def _close_implied(self, tag: str, start: int) -> None:
        """A block ends a paragraph, an item the item before it."""
        if self._counts[-1].get("p"):
            while self._pop(start) != "p":
                pass
        for at in range(len(self._stack) - 1, max(-1, len(self._stack) - SEARCHED), -1):
            name = self._stack[at]
            if name in _ITEMS.get(tag, ()):
                self._pop_to(at, start)
                break
            if name in _LISTS:
                break

    def _push(self, tag: str, hides: bool) -> None:
        if hides:
            self._hidden = len(self._stack)
        self._stack.append(tag)
        self._counts[-1][tag] = self._counts[-1].get(tag, 0) + 1
        self._kept += tag in _KEEPS_SPACES

    def _pop_to(self, height: int, start: int) -> None:
        while len(self._stack) > height:
            self._pop(start)

    def _pop(self, start: int) -> str:
        """End the innermost element; its name."""
        tag = self._stack.pop()
        if tag in _BLOCKS or tag in _PARTS:
            self._break()
        if tag in ("td", "th", "table"):
            self._counts.pop()
        counts = self._counts[-1]
        counts[tag] -= 1
        if not counts[tag]:
            del counts[tag]
        self._kept -= tag in _KEEPS_SPACES
        if tag in ("td", "th") and self._cells:
            cell = self._cells[-1]
            if cell is not None:
                cell.end = start
            self._cells[-1] = None
        elif tag == "table":
            self._close_table()
        if self._hidden == len(self._stack):
            self._hidden = None
        return tag

    def _close_table(self) -> None:
        table = self._tables.pop()
        self._cells.pop()
        if self._tables:  # a table with another in it is a frame, and so are its rows
            for item in table.contents():
                self._keep(item)
        else:
            self.items += table.contents()

    def _break(self) -> None:
        if self._hidden is not None:
            return
        line = self._writer.take()
        if line is not None:
            self._keep(line)

    def _keep(self, item: Row | Words) -> None:
        """Put a line, or a row of an inner table, where it is read."""
        if not self._tables:
            self.items.append(item)
        elif self._cells[-1] is not None:
            self._cells[-1].lines.append(item)
        else:
            self._tables[-1].items.append(item)


def _hidden(attributes: dict[str, str], tag: str) -> bool:
    # A page that is hidden as a whole is shown by its script.
    return tag not in ("html", "body") and (
        "hidden" in attributes or _HIDING.search(attributes.get("style", "")) is not None
    )


def _number(attributes: dict[str, str], key: str, least: int = 1) -> int:
    """A count of columns or rows; 0 rows: all that follow."""
    digits = attributes.get(key, "").strip()[:6]
    return min(max(int(digits), least), MERGED * MERGED) if digits.isdecimal() else 1
