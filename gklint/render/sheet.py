"""The statutory tables of a file as they are shown: all that a renderer of tables is given."""

from __future__ import annotations

from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.bilingual import Bilingual
    from gklint.text import Span

    # A cell by its (row, column) keys.
    Place = tuple[str, str]

# What became of a row: its cells are labelled; they are not as many as its columns; its label
# stands without cells; the form has it, the table does not; it only heads others.
READ, MISCOUNTED, BARE, MISSING, HEADING = "read", "miscounted", "bare", "missing", "heading"


@value
class Head:
    """A column."""

    key: str
    label: Bilingual


@value
class Box:
    """A cell as it was written."""

    column: Head | None  # None where the cells of its row could not be told apart
    kind: str
    text: str
    number: str  # its digits, sign and point; empty: not known
    span: Span
    suspect: bool = False  # what is broken in the table is mended soonest here


@value
class Row:
    """A row of the form."""

    key: str
    label: Bilingual  # without what the form explains in brackets
    depth: int  # headings above it
    state: str
    # Of its label, or of its first cell where rows stand side by side; None if it is not there.
    span: Span | None
    boxes: tuple[Box, ...] = ()


@value
class Band:
    """Rows under one head."""

    label: Bilingual  # may be empty
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]


@value
class Sum:
    """A relation at one row, or at one column."""

    relation: str
    at: str  # the key of the row or column
    row: str  # the key of the row at whose end it is marked; empty: under its column
    label: Bilingual  # what is held against what, without the figures
    left: tuple[Place, ...]
    right: tuple[Place, ...]
    at_most: bool
    holds: bool | None  # None: it hangs on cells that hold no number
    figures: str  # 20+1=21≠20


@value
class Stray:
    """Cells after words that are no label of the form."""

    words: str
    span: Span
    boxes: tuple[Box, ...]


@value
class Sheet:
    """One statutory table."""

    key: str
    title: Bilingual
    edition: str  # the range of report years whose form it has
    due: str  # the edition of the report year; empty: the table has none for it
    understood: bool  # or else so few rows were found that nothing is said of the others
    lines: int  # rows with cells that the form has
    span: Span
    bands: tuple[Band, ...]
    sums: tuple[Sum, ...]
    strays: tuple[Stray, ...]
    loose: tuple[Box, ...]  # cells after the head that are not as many as it asks for
    wanted: int  # cells that the head asks for where all follow it; else 0

    def rows(self, *states: str) -> tuple[Row, ...]:
        return tuple(row for band in self.bands for row in band.rows if row.state in states)


@value
class Page:
    """A file and its tables."""

    path: str
    text: str
    year: int | None
    sheets: tuple[Sheet, ...]
