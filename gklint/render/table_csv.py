"""Statutory tables for spreadsheets: one row a cell.

Bytes, because spreadsheets in China take CSV for GBK unless it begins with a byte order mark.
Text in which a spreadsheet would see a formula gets an apostrophe before it; numbers do not.
"""

from __future__ import annotations

import csv
import io

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
# Spreadsheets set to Chinese or Japanese take the full-width forms too.
_BEGIN_FORMULAS = "=+-@＝＋－＠\t\r\n"


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
                        _text(page.path),
                        sheet.key,
                        key,
                        _text(label),
                        box.column.key if box.column else "",
                        _text(box.column.label.into(language)) if box.column else "",
                        box.number,
                        _text(box.text),
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


def _text(text: str) -> str:
    """``text`` that no spreadsheet takes for a formula. Signed numbers stay what they are."""
    if text[:1] not in _BEGIN_FORMULAS or not any(map(str.isalnum, text)):
        return text
    digits = text[1:].replace(",", "").replace(".", "", 1)
    plain = text[0] in "+-" and digits.isascii() and digits.isdecimal()
    return text if plain else f"'{text}"
