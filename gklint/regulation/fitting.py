"""The cells that were written after a row's label, fitted to the columns of its form."""

from __future__ import annotations

from gklint.document.cells import BLANK, NUMBER, PAGE, Cell
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST = 3  # numbers of a sum that can tell that they moved

# How the cells of a row are told: by lines, or by bars or tabs; a narrow row has fewer than others.
LINES, GRID, NARROW = "lines", "grid", "narrow"


def fitted(cells: Sequence[Cell], count: int, by: str) -> tuple[Cell, ...] | None:
    """The ``count`` cells of a row among those written; None where that cannot be told.

    ``by``: in a grid every blank cell is there to be seen; a narrow row of it has lost one. A
    line like -2 is the number of a page if the others are enough without it, else a cell.
    """
    fit = _FITS[by]
    without = tuple([cell for cell in cells if cell.kind != PAGE])
    found = fit(without, count)
    if found or len(without) == len(cells):
        return found
    return fit(tuple(map(_as_number, cells)), count)


def _fitted_to_lines(written: tuple[Cell, ...], count: int) -> tuple[Cell, ...] | None:
    """Of cells one a line: an empty line may be a blank cell, or none."""
    full = _full(written)
    # Of a row on one line, a number on a line of its own is that of a page.
    together = tuple([cell for cell in full if not cell.alone])
    if len(together) == count < len(full):
        return together
    if len(written) == count + 1 and written[-1].kind == BLANK:
        if written[0].kind != BLANK and written[-2].kind != BLANK:
            written = written[:-1]  # the bar or the empty line that ends the row
    if len(full) == count:
        return full
    # Blanks after everything else: as many of them are cells as the row lacks.
    if len(full) < count <= len(written) and written[: len(full)] == full:
        return written[:count]
    return written if len(written) == count else None


def _fitted_to_grid(written: tuple[Cell, ...], count: int) -> tuple[Cell, ...] | None:
    """Of a row of bars or tabs: too many blanks are pieces of a merged cell before or after."""
    extra = len(written) - count
    if extra <= 0:
        return written if extra == 0 else None
    full = _full(written)
    if len(full) == count:
        return full
    if not _full(written[:extra]):
        return written[extra:]
    if not _full(written[-extra:]):
        return written[:-extra]
    return None


def _fitted_exactly(written: tuple[Cell, ...], count: int) -> tuple[Cell, ...] | None:
    """Of a row that has lost a cell: a blank one before the others may be a piece of its label."""
    full = _full(written)
    if len(full) == count:
        return full
    return written if len(written) == count and written[0].kind != BLANK else None


def moved_up(cells: Sequence[Cell]) -> bool:
    """True if the last cell is blank and the one before it the sum of all others: one was lost.

    Its total stands where the last addend should, so that nothing is where it belongs.
    """
    *before, last = cells
    if last.kind != BLANK:
        return False
    numbers = [cell.figure.number for cell in before if cell.figure is not None]
    if len(numbers) < max(len(before), LEAST):
        return False
    return numbers[-1] == sum(numbers[:-1]) > 0


def lost_one(cells: Sequence[Cell]) -> bool:
    """True if the last cell alone is blank, which others are not all 0: no total is.

    Either it is missing, or one before it is and the others moved up; no sum can tell which.
    """
    *before, last = cells
    if last.kind != BLANK or any(cell.kind == BLANK for cell in before):
        return False
    return any(cell.figure is not None and cell.figure.number for cell in before)


def moved_up_beside(cells: Sequence[Cell], width: int) -> bool:
    """The same of rows side by side, ``width`` cells each: a sum before the one blank does not hold."""
    if cells[-1].kind != BLANK or any(cell.figure is None for cell in cells[:-1]):
        return False
    numbers = [cell.figure.number for cell in cells if cell.figure is not None]
    groups = [numbers[at : at + width] for at in range(0, len(numbers) - width + 1, width)]
    return any(sum(group[:-1]) != group[-1] for group in groups)


def _full(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple([cell for cell in cells if cell.kind != BLANK])


_FITS = {LINES: _fitted_to_lines, GRID: _fitted_to_grid, NARROW: _fitted_exactly}


def _as_number(cell: Cell) -> Cell:
    return replace(cell, kind=NUMBER) if cell.kind == PAGE else cell
