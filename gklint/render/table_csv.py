"""Statutory tables for spreadsheets: one row a cell.

Bytes, because spreadsheets in China take CSV for GBK unless it begins with a byte order mark.
Text in which a spreadsheet would see a formula gets an apostrophe before it; numbers do not.
"""

from __future__ import annotations

import csv
import io

from gklint.render.formula import not_formula
from gklint.render.sheet import MISCOUNTED, READ
from gklint.text import LineIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gklint.render.sheet import Box, Page, Sheet

HEADER = (
    "file", "table", "row_key", "row_label", "column_key", "column_label",
    "value", "text", "line", "column",
)  # fmt: skip


def render(pages: Iterable[Page], language: str) -> bytes:
    """All cells of all tables, in UTF-8 with a byte order mark; lines end as RFC 4180 has it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    for page in pages:
        lines = LineIndex(page.text)
        for sheet in page.sheets:
            for key, label, box in _boxes(sheet, language):
                line, column = lines.position(box.span.start)
                writer.writerow(
                    (
                        not_formula(page.path),
                        sheet.key,
                        key,
                        not_formula(label),
                        box.column.key if box.column else "",
                        not_formula(box.column.label.into(language)) if box.column else "",
                        box.number,
                        not_formula(box.text),
                        line + 1,
                        column + 1,
                    )
                )
    return out.getvalue().encode("utf-8-sig", "backslashreplace")


def _boxes(sheet: Sheet, language: str) -> Iterator[tuple[str, str, Box]]:
    """(row key, row label, cell) of a table; no key where a row is not of the form."""
    for row in sheet.rows(READ, MISCOUNTED):
        for box in row.boxes:
            yield row.key, row.label.into(language), box
    for stray in sheet.strays:
        for box in stray.boxes:
            yield "", stray.words, box
    for box in sheet.loose:
        yield "", "", box
