"""Readings of statutory tables, made ready to be shown."""

from __future__ import annotations

from gklint.aids.sums import sums_of
from gklint.bilingual import Bilingual
from gklint.document.cells import BLANK, DASH, NUMBER, ODD
from gklint.regulation.figures import tables_of
from gklint.regulation.regimes import Years
from gklint.regulation.relations import told
from gklint.render.sheet import (
    BARE,
    HEADING,
    MISCOUNTED,
    MISSING,
    READ,
    Band,
    Box,
    Head,
    Page,
    Row,
    Sheet,
    Stray,
)
from gklint.text import Span
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from gklint.document.cells import Cell
    from gklint.document.model import Document
    from gklint.document.origin import Origin
    from gklint.regulation.figures import Reckoned
    from gklint.regulation.readings import Place, TableReading
    from gklint.regulation.reference import Reference
    from gklint.regulation.schemas import Column, Part, Schema
    from gklint.regulation.schemas import Row as FormRow


_WRITTEN = (NUMBER, BLANK, DASH, ODD)


def page_of(
    name: str, text: str, document: Document, reference: Reference, year: int | None
) -> Page:
    """All statutory tables of a document, placed in its file, whose ``text`` is given."""
    sheets = tuple(sheet_of(table, year) for table in tables_of(document, reference, year))
    if document.origin is not None:
        sheets = in_file(sheets, document.origin)
    return Page(name, text, year, sheets)


def sheet_of(reckoned: Reckoned, year: int | None) -> Sheet:
    """A table and what holds in it."""
    reading, schema = reckoned.reading, reckoned.reading.schema
    suspects = {fault.cell for fault in told(reckoned.faults, reading)}
    columns = len(schema.part[0].column)
    return Sheet(
        schema.key,
        schema.title,
        reading.edition,
        _edition_due(reading, year),
        reading.understood,
        len(reading.expected),
        reading.span,
        tuple(band for band in _bands(reading, suspects) if band.rows),
        tuple(sums_of(reading)),
        tuple(Stray(one.words, one.span, _boxes(one.written)) for one in reading.unknown),
        _boxes(reading.loose),
        columns * len(schema.part[0].row) if schema.cells_follow_header else 0,
    )


def in_file(record: Any, origin: Origin) -> Any:
    """The same record, every place in it one of the file that the text was read from."""
    if isinstance(record, Span):
        return origin.span(record)
    if isinstance(record, tuple):
        return tuple(in_file(one, origin) for one in record)
    if hasattr(type(record), "__fields__"):
        changed = {name: in_file(one, origin) for name, one in vars(record).items()}
        return replace(record, **changed)
    return record


def _edition_due(reading: TableReading, year: int | None) -> str:
    """The edition of the report year, if the table has one; its own where the year is unknown."""
    if year is None:
        return reading.edition
    schema = reading.schema
    return schema.edition_of(year) if Years.parse(schema.years).holds(year) else ""


def _bands(reading: TableReading, suspects: set[Place]) -> Iterator[Band]:
    schema = reading.schema
    printed = schema.parts(reading.edition)
    for part in schema.part:
        rows = tuple(_rows(reading, part, part in printed, suspects))
        yield Band(
            Bilingual(part.label, part.label),
            tuple(_head(column) for column in part.column),
            _without_idle_headings(rows) if reading.understood else rows,
        )


def _rows(reading: TableReading, part: Part, printed: bool, suspects: set[Place]) -> Iterator[Row]:
    expected = reading.expected
    for form in part.row:
        row = Row(
            form.key, Bilingual(form.short, form.en), _depth(reading.schema, form), HEADING, None
        )
        read = reading.rows.get(form.key)
        if read is not None:
            if read.part is part:
                yield _filled(reading, row, suspects)
        elif form.key in reading.bare:
            if printed:
                state = BARE if form.key in expected else HEADING
                yield replace(row, state=state, span=reading.bare[form.key])
        elif printed and reading.understood:
            yield replace(row, state=MISSING if form.key in expected else HEADING)


def _filled(reading: TableReading, row: Row, suspects: set[Place]) -> Row:
    """A row with the cells that it was given."""
    read = reading.rows[row.key]
    if read.cells is None:
        idle = all(cell.kind in (BLANK, DASH) for cell in read.written)
        if idle and row.key not in reading.expected:
            return replace(row, span=read.label)
        boxes = _boxes(read.written)
        return replace(row, state=MISCOUNTED, span=read.label, boxes=boxes)
    by_key = {column.key: column for column in read.part.column}
    boxes = tuple(
        _box(cell, _head(by_key[key]), (row.key, key) in suspects)
        for key, cell in zip(read.columns, read.cells, strict=True)
    )
    # The table may name its columns in another order than the form.
    order = [column.key for column in read.part.column]
    boxes = tuple(sorted(boxes, key=lambda box: order.index(box.column.key if box.column else "")))
    span = boxes[0].span if reading.schema.cells_follow_header else read.label
    return replace(row, state=READ, span=span, boxes=boxes)


def _without_idle_headings(rows: Sequence[Row]) -> tuple[Row, ...]:
    """A heading that does not stand there is shown only above rows that do."""
    kept: list[Row] = []
    for at, row in enumerate(rows):
        below = []
        for other in rows[at + 1 :]:
            if other.depth <= row.depth:
                break
            below.append(other)
        if row.state != HEADING or row.span or any(one.span for one in below):
            kept.append(row)
    return tuple(kept)


def _depth(schema: Schema, row: FormRow) -> int:
    depth = 0
    while row.of:
        row = schema.row(row.of)
        depth += 1
    return depth


def _head(column: Column) -> Head:
    return Head(column.key, Bilingual(column.label, column.en))


def _boxes(cells: Iterable[Cell]) -> tuple[Box, ...]:
    """Cells that could not be told apart; the number of a page between them is none."""
    return tuple(_box(cell, None) for cell in cells if cell.kind in _WRITTEN)


def _box(cell: Cell, head: Head | None, suspect: bool = False) -> Box:
    return Box(head, cell.kind, cell.text, _number(cell), cell.span, suspect)


def _number(cell: Cell) -> str:
    """The number of a cell in plain digits; empty where it holds none."""
    figure = cell.figure
    if figure is None:
        return ""
    digits = str(abs(figure.number)).zfill(figure.places + 1)
    if figure.places:
        digits = f"{digits[: -figure.places]}.{digits[-figure.places :]}"
    return f"-{digits}" if figure.number < 0 else digits
