"""Sheets of a workbook (``forms/xlsx``): their heads in words, and rows that are written in order."""

from __future__ import annotations

from gklint.render.columns import harmless

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

ROWS = 1_048_576  # of a sheet; spreadsheets open no file with more
_LONGEST = 32_767  # characters of a cell
HEADS: dict[str, dict[str, Any]] = {
    "zh": {
        "units": ("总表", ("文件", "年度", "错误", "警告", "提示", "建议")),
        "findings": (
            "问题",
            (
                ("文件", 30), ("年度", 6), ("行", 6), ("列", 6), ("规则", 8), ("级别", 8), ("要避免的问题", 28),
                ("所标文字", 30), ("说明", 50), ("依据", 40), ("修正", 30),
            ),
        ),
        "checklist": (
            "核对表",
            (("文件", 30), ("年度", 6), ("规则", 8), ("要避免的问题", 40), ("结论", 10), ("处数", 6), ("理由", 40)),
        ),
        "full": "已到工作表的最大行数，其余的没有列出",
        "silent": "其余规则没有发现问题，见核对表",
    },
    "en": {
        "units": ("Units", ("file", "year", "errors", "warnings", "infos", "hints")),
        "findings": (
            "Findings",
            (
                ("file", 30), ("year", 6), ("line", 6), ("column", 7), ("rule", 8), ("severity", 9), ("fault", 28),
                ("text", 30), ("message", 50), ("basis", 40), ("fix", 30),
            ),
        ),
        "checklist": (
            "Checklist",
            (("file", 30), ("year", 6), ("rule", 8), ("fault", 40), ("verdict", 16), ("found", 6), ("reason", 40)),
        ),
        "full": "The sheet can hold no more rows; the rest is left out",
        "silent": "All other rules found nothing; see the checklist",
    },
}  # fmt: skip


class Rows:
    """A sheet with a head, whose rows are written in order and cannot be changed."""

    def __init__(self, book: Any, name: str, head: Sequence[tuple[str, int]], full: str) -> None:
        self.sheet = book.add_worksheet(name)
        self.full = full
        self.row = 0
        for column, (_, width) in enumerate(head):
            self.sheet.set_column(column, column, width)
        self.columns = len(head)
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.add([words for words, _ in head], [bold] * len(head))
        self.sheet.freeze_panes(1, 1)
        self.sheet.repeat_rows(0)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)

    def add(self, cells: Sequence[str | int | None], styles: Sequence[Any]) -> None:
        if self.row >= ROWS - 1:
            if self.row == ROWS - 1:
                self.sheet.write_string(self.row, 0, self.full)
                self.row += 1
            return
        for column, (cell, style) in enumerate(zip(cells, styles, strict=True)):
            if isinstance(cell, int):
                self.sheet.write_number(self.row, column, cell, style)
            elif cell:
                self.sheet.write_string(self.row, column, text_of(cell), style)
            elif style is not None:
                self.sheet.write_blank(self.row, column, None, style)
        self.row += 1

    def close(self) -> None:
        """Let its rows be filtered."""
        self.sheet.autofilter(0, 0, max(self.row - 1, 0), self.columns - 1)


def text_of(text: str) -> str:
    """``text`` that a workbook can hold; line ends stay."""
    shown = "\n".join(map(harmless, text.replace("\r\n", "\n").split("\n")))
    shown = shown.encode("utf-8", "backslashreplace").decode()  # a name may be no text
    shown = shown.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
