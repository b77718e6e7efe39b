"""A statutory table as it was understood."""

from __future__ import annotations

from gklint.document.cells import NUMBER
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.cells import Cell
    from gklint.regulation.schemas import Part, Schema

# A cell by its (row, column) keys.
Place = tuple[str, str]

READ = 0.5  # of the rows of a form are labelled, or its table is not understood


@value
class RowReading:
    """A row and its cells. ``cells`` is None where they are not as many as ``columns``."""

    key: str
    part: Part
    columns: tuple[str, ...]  # keys, in the order of the table's header
    label: Span
    written: tuple[Cell, ...]  # every cell after the label
    cells: tuple[Cell, ...] | None  # one for each column, in their order


@value
class Unknown:
    """Cells after words that are no label of the table."""

    words: str
    span: Span
    written: tuple[Cell, ...]


@value
class TableReading:
    """One statutory table of a document. Keys are those of its schema."""

    schema: Schema
    edition: str  # the range of report years whose form the table has
    told: tuple[Span, ...]  # labels that tell it, where it is not the report year's own
    span: Span
    rows: dict[str, RowReading]  # rows and headings that have cells, in the form's order
    bare: dict[str, Span]  # labels of rows that stand there without any cell
    unknown: tuple[Unknown, ...]
    loose: tuple[Cell, ...]  # cells after a header that are not as many as it asks for
    expected: tuple[str, ...]  # the rows that have cells in this edition's form

    def cell(self, row: str, column: str) -> Cell | None:
        """A labelled cell, or None."""
        reading = self.rows.get(row)
        if reading is None or reading.cells is None or column not in reading.columns:
            return None
        return reading.cells[reading.columns.index(column)]

    def labelled(self, place: Place) -> Cell:
        """The cell at a place that is known to have one. Raises KeyError where there is none."""
        cell = self.cell(*place)
        if cell is None:
            raise KeyError(place)
        return cell

    def number(self, row: str, column: str) -> int | None:
        """The whole number in a cell; None where there is no cell, or none in it."""
        cell = self.cell(row, column)
        return None if cell is None else whole_number(cell)

    @property
    def understood(self) -> bool:
        """False where so few rows could be labelled that nothing can be said of the others."""
        labelled = sum(
            key in self.rows and self.rows[key].cells is not None for key in self.expected
        )
        return labelled >= READ * len(self.expected)

    @property
    def empty(self) -> bool:
        """Labels without a single cell after any of them."""
        return not self.rows and not self.unknown and not self.loose


def whole_number(cell: Cell) -> int | None:
    """The whole number in a cell; None where it holds none."""
    if cell.kind != NUMBER or cell.figure is None or cell.figure.places:
        return None
    return cell.figure.number
