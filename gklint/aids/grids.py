"""A statutory table as its form prints it, and that in the marks of a document's format.

Labels are the schema's, the shape is the layout's (``rules/reference/skeletons.toml``); every
cell for a number holds what the caller gives.
"""

from __future__ import annotations

from gklint.aids.holes import zero
from gklint.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.regulation.schemas import Part, Row, Schema
    from gklint.regulation.skeletons import Layout


@value
class GridCell:
    """A cell; one of several columns or rows covers those after it and below it."""

    text: str
    columns: int = 1
    rows: int = 1


Grid = tuple[tuple[GridCell, ...], ...]  # rows; places that a cell above covers are left out


def grids_of(schema: Schema, edition: str, layout: Layout) -> tuple[Grid, ...]:
    """The grids of a table in an edition: one for each of its parts."""
    if schema.cells_follow_header:
        return tuple(_side_by_side(part, edition, layout) for part in schema.parts(edition))
    return tuple(_below(part, edition, layout) for part in schema.parts(edition))


def _below(part: Part, edition: str, layout: Layout) -> Grid:
    """Rows below one another, their labels in as many columns as headings nest."""
    chains = [_chain(part, row, layout) for row in part.rows(edition)]
    stub = max(len(chain) for chain in chains)
    head = _joined([(column.label, layout.over.get(column.key, "")) for column in part.column])
    if layout.above:
        head = ((GridCell(layout.above, len(part.column)),), *head)
    corner = GridCell(layout.corner, stub, len(head))
    rows = [(corner, *head[0]), *head[1:]]
    if part.label:
        rows.insert(0, (GridCell(part.label, stub + len(part.column)),))
    for at, chain in enumerate(chains):
        labels = []
        for depth, heading in enumerate(chain):
            if depth < len(chain) - 1:
                if at and chains[at - 1][: depth + 1] == chain[: depth + 1]:
                    continue  # the heading's cell began above
                labels.append(GridCell(heading.label, 1, _run(chains, at, depth)))
            else:
                labels.append(GridCell(heading.label, stub - depth))
        rows.append((*labels, *(GridCell(zero()) for _ in part.column)))
    return tuple(rows)


def _chain(part: Part, row: Row, layout: Layout) -> tuple[Row, ...]:
    """A row and the headings that it is printed under, the outermost first."""
    above = layout.inside.get(row.key, row.of)
    if not above:
        return (row,)
    heading = next(one for one in part.row if one.key == above)
    return (*_chain(part, heading, layout), row)


def _run(chains: Sequence[tuple[Row, ...]], at: int, depth: int) -> int:
    """How many rows from ``at`` on stand under its heading at ``depth``."""
    end = at
    while end < len(chains) and chains[end][: depth + 1] == chains[at][: depth + 1]:
        end += 1
    return end - at


def _side_by_side(part: Part, edition: str, layout: Layout) -> Grid:
    """Rows side by side under one head, and one line of all their cells."""
    width = len(part.column)
    rows = part.rows(edition)
    head = _joined([(row.label, layout.over.get(row.key, "")) for row in rows])
    wide = [tuple(replace(cell, columns=cell.columns * width) for cell in line) for line in head]
    labels = tuple(GridCell(column.label) for _ in rows for column in part.column)
    return (*wide, labels, tuple(GridCell(zero()) for _ in labels))


def _joined(labels: Sequence[tuple[str, str]]) -> Grid:
    """Labels under what joins them: one line, or two where anything does."""
    if not any(over for _, over in labels):
        return (tuple(GridCell(label) for label, _ in labels),)
    upper: list[GridCell] = []
    lower: list[GridCell] = []
    last = ""
    for label, over in labels:
        if not over:
            upper.append(GridCell(label, 1, 2))
        else:
            if over == last:
                upper[-1] = replace(upper[-1], columns=upper[-1].columns + 1)
            else:
                upper.append(GridCell(over))
            lower.append(GridCell(label))
        last = over
    return tuple(upper), tuple(lower)


def pipes(grid: Grid) -> str:
    """The lines of a Markdown table; what a cell covers is left empty."""
    lines = [f"| {' | '.join(cells)} |" for cells in _flat(grid)]
    lines.insert(1, "|" + "---|" * len(_flat(grid)[0]))
    return "\n".join(lines)


def tabs(grid: Grid) -> str:
    """A line a row, its cells set apart by tabs; what a cell covers is left out."""
    return "\n".join("\t".join(cell.text for cell in row) for row in grid)


def html(grid: Grid) -> str:
    """A table element."""
    lines = ["<table>"]
    for row in grid:
        cells = []
        for cell in row:
            across = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
            down = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            cells.append(f"<td{across}{down}>{cell.text}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</table>"])


def _flat(grid: Grid) -> list[list[str]]:
    """Every row with a text for each column."""
    width = sum(cell.columns for cell in grid[0])
    flat: list[list[str]] = []
    covered: dict[tuple[int, int], bool] = {}
    for at, row in enumerate(grid):
        texts = [""] * width
        column = 0
        for cell in row:
            while (at, column) in covered:
                column += 1
            texts[column] = cell.text
            for down in range(cell.rows):
                for across in range(cell.columns):
                    covered[at + down, column + across] = True
            column += cell.columns
        flat.append(texts)
    return flat
