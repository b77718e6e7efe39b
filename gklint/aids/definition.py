"""Where what a place speaks of stands.

From a figure of the text to the cells that it speaks of; from a total to what it adds up; from
a finding to the places that it speaks of, those in last year's report and in other units' too.
"""

from __future__ import annotations

from gklint.aids.cells import cell_at
from gklint.aids.places import in_file, touched, touched_in_file
from gklint.aids.sums import sums_of
from gklint.document.model import TABLE
from gklint.regulation.figures import cells_behind
from gklint.regulation.judged import hearing_of
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.document.cells import Cell
    from gklint.document.model import Document
    from gklint.project import Linted, Project


@value
class Target:
    """A place that another one leads to."""

    origin_span: Span
    span: Span
    path: str = ""  # of the file it lies in, as findings show it; empty: this one
    text: str = ""  # of that file, which ``span`` is a place in; empty: this one's


def definition(project: Project, linted: Linted, offset: int) -> tuple[Target, ...]:
    """Every place that the one at an offset leads to, in order, those in other files last."""
    found = [
        *_cells_of_claim(project, linted, offset),
        *_addends(linted, offset),
        *_related(linted, offset),
    ]
    unlike: dict[tuple[str, Span], Target] = {}
    for target in found:
        unlike.setdefault((target.path, target.span), target)
    return tuple(sorted(unlike.values(), key=lambda one: (one.path, one.span.start, one.span.end)))


def _cells_of_claim(project: Project, linted: Linted, offset: int) -> Iterator[Target]:
    document = linted.document
    if not _has_table(document):
        return
    judged = hearing_of(document, project.reference, linted.context.year).judged
    candidates = ((one.claim.span, one) for one in judged if one.right or one.claim.clear)
    for origin, one in touched(document, candidates, offset):
        cells = [cell for _, cell in cells_behind(one.table.reading, one.meant.places)]
        for cell in _counting(cells):
            yield Target(origin, in_file(document, cell.span))


def _addends(linted: Linted, offset: int) -> Iterator[Target]:
    """The cells that a total adds up."""
    at = cell_at(linted, offset)
    if at is None:
        return
    reading = at.reading
    for one in sums_of(reading):
        if one.at_most or one.right != (at.place,):
            continue
        cells = [cell for place in one.left if (cell := reading.cell(*place)) is not None]
        for cell in _counting(cells):
            yield Target(at.span, in_file(linted.document, cell.span))


def _counting(cells: list[Cell]) -> list[Cell]:
    """The cells of a sum that are not 0; where all are, all."""
    return [cell for cell in cells if cell.figure is None or cell.figure.number] or cells


def _related(linted: Linted, offset: int) -> Iterator[Target]:
    candidates = ((finding.span, finding) for finding in linted.report.findings)
    for origin, finding in touched_in_file(candidates, offset):
        for one in finding.related:
            if one.file is not None:
                yield Target(origin, one.span, one.file.path, one.file.text)
            elif one.span != origin:
                yield Target(origin, one.span)


def _has_table(document: Document) -> bool:
    return any(placed.block.kind == TABLE for placed in document.blocks)
