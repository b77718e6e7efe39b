"""Statutory tables for programs. Lines and columns are 1-based in code points, offsets 0-based."""

from __future__ import annotations

from gklint.render.json import dumps, place
from gklint.render.sheet import BARE, MISCOUNTED, MISSING, READ
from gklint.text import LineIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from gklint.render.sheet import Box, Page, Place, Row, Sheet, Sum


def render(pages: Iterable[Page], language: str, only_ascii: bool = False) -> str:
    """All tables of all files as one JSON text with a line end."""
    return dumps({"files": [_page(page, language) for page in pages]}, only_ascii)


def _page(page: Page, language: str) -> dict[str, Any]:
    lines = LineIndex(page.text)
    return {
        "path": page.path,
        "year": page.year,
        "tables": [_sheet(sheet, lines, language) for sheet in page.sheets],
    }


def _sheet(sheet: Sheet, lines: LineIndex, language: str) -> dict[str, Any]:
    return {
        "key": sheet.key,
        "title": sheet.title.into(language),
        "edition": sheet.edition,
        "edition_of_year": sheet.due or None,
        "understood": sheet.understood,
        **place(sheet.span, lines),
        "rows": [_row(row, lines, language) for row in sheet.rows(READ, MISCOUNTED)],
        "relations": [_sum(one) for one in sheet.sums],
        "bare": [_name(row, lines, language) for row in sheet.rows(BARE)],
        "missing": [_label(row, language) for row in sheet.rows(MISSING)],
        "unknown": [
            {
                "text": one.words,
                **place(one.span, lines),
                "cells": _cells(one.boxes, lines, language),
            }
            for one in sheet.strays
        ],
        "loose": _cells(sheet.loose, lines, language),
    }


def _row(row: Row, lines: LineIndex, language: str) -> dict[str, Any]:
    return {
        **_name(row, lines, language),
        "counted": row.state == READ,
        "cells": _cells(row.boxes, lines, language),
    }


def _name(row: Row, lines: LineIndex, language: str) -> dict[str, Any]:
    return {**_label(row, language), **(place(row.span, lines) if row.span else {})}


def _label(row: Row, language: str) -> dict[str, Any]:
    return {"key": row.key, "label": row.label.into(language)}


def _cells(boxes: Iterable[Box], lines: LineIndex, language: str) -> list[dict[str, Any]]:
    return [
        {
            "column": box.column.key if box.column else None,
            "label": box.column.label.into(language) if box.column else None,
            "kind": box.kind,
            "text": box.text,
            "value": _value(box.number),
            "suspect": box.suspect,
            **place(box.span, lines),
        }
        for box in boxes
    ]


def _value(number: str) -> int | float | None:
    if not number:
        return None
    return float(number) if "." in number else int(number)


def _sum(one: Sum) -> dict[str, Any]:
    return {
        "name": one.relation,
        "at": one.at,
        "is": "at_most" if one.at_most else "equal",
        "left": [_place(cell) for cell in one.left],
        "right": [_place(cell) for cell in one.right],
        "holds": one.holds,
        "figures": one.figures,
    }


def _place(cell: Place) -> dict[str, str]:
    row, column = cell
    return {"row": row, "column": column}
