"""For spreadsheets: a workbook with units × rules, all findings, and the checklist of each unit.

Keeps the verdicts for the first sheet; the rows of the others go to the disk as they come.
All cells are text or numbers: nothing is taken for a formula or a link.
"""

from __future__ import annotations

import io
from datetime import datetime

from gklint.errors import ConfigError
from gklint.finding import ERROR, FAIL, HINT, INFO, UNCERTAIN, WARNING
from gklint.render.checklist import reason, verdict_in
from gklint.render.columns import harmless
from gklint.render.forms import BYTES
from gklint.render.matrix import Matrix
from gklint.text import LineIndex

try:
    import xlsxwriter
except ImportError:
    raise ConfigError(
        "xlsx 格式要用 xlsxwriter，还没有安装；请运行 pip install 'gklint[xlsx]'",
        "the form xlsx needs xlsxwriter, which is not installed; run pip install 'gklint[xlsx]'",
        "--output-format",
    ) from None

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from gklint.render.forms import About
    from gklint.render.outcome import Outcome, Rules, Summary

WRITES = BYTES
FINGERPRINTS = False
_CREATED = datetime(2000, 1, 1)  # two runs over one text make one workbook
ROWS = 1_048_576  # of a sheet; spreadsheets open no file with more
_LONGEST = 32_767  # characters of a cell
_COLOURS = {ERROR: "#F8CBAD", WARNING: "#FFE699", INFO: "#DDEBF7", HINT: "#DDEBF7"}
_HEADS: dict[str, dict[str, Any]] = {
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


def form(about: About, write: Callable[[bytes], None]) -> _Workbook:
    return _Workbook(about, write)


class _Sheet:
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
                self.sheet.write_string(self.row, column, _text(cell), style)
            elif style is not None:
                self.sheet.write_blank(self.row, column, None, style)
        self.row += 1

    def filter(self) -> None:
        self.sheet.autofilter(0, 0, max(self.row - 1, 0), self.columns - 1)


class _Workbook:
    """Writes its bytes at the end."""

    def __init__(self, about: About, write: Callable[[bytes], None]) -> None:
        self.about = about
        self.write = write
        self.heads = _HEADS[about.language]
        self.matrix = Matrix()
        self.made = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.made, {"constant_memory": True})
        self.book.set_properties({"created": _CREATED})
        self.units = self.book.add_worksheet(self.heads["units"][0])  # filled at the end
        self.findings = self._sheet("findings")
        self.checklist = self._sheet("checklist")
        top = {"text_wrap": True, "valign": "top"}
        self.plain = self.book.add_format(top)
        self.coloured = {
            severity: self.book.add_format({**top, "bg_color": colour})
            for severity, colour in _COLOURS.items()
        }

    def _sheet(self, key: str) -> _Sheet:
        name, head = self.heads[key]
        return _Sheet(self.book, name, head, self.heads["full"])

    def add(self, outcome: Outcome, rules: Rules) -> None:
        self.matrix.add(outcome, rules)
        self._add_findings(outcome, rules)
        self._add_checklist(outcome, rules)

    def _add_findings(self, outcome: Outcome, rules: Rules) -> None:
        language = self.about.language
        lines = LineIndex(outcome.text)
        for finding in outcome.findings:
            line, column = lines.position(finding.span.start)
            cells = (
                outcome.path,
                outcome.year,
                line + 1,
                column + 1,
                finding.rule,
                finding.severity,
                rules.card(finding.rule).title.into(language),
                finding.span.of(outcome.text),
                finding.message.into(language),
                finding.basis.into(language),
                "\n".join(fix.title.into(language) for fix in finding.fixes),
            )
            styles = [self.plain] * len(cells)
            styles[5] = self.coloured[finding.severity]
            self.findings.add(cells, styles)

    def _add_checklist(self, outcome: Outcome, rules: Rules) -> None:
        language = self.about.language
        counts: dict[str, int] = {}
        for finding in outcome.findings:
            counts[finding.rule] = counts.get(finding.rule, 0) + 1
        for rule, verdict in outcome.verdicts.items():
            cells = (
                outcome.path,
                outcome.year,
                rule,
                rules.card(rule).title.into(language),
                verdict_in(verdict, language),
                counts.get(rule),
                reason(outcome, rule, language),
            )
            styles = [self.plain] * len(cells)
            if verdict in (FAIL, UNCERTAIN):
                styles[4] = self.coloured[ERROR if verdict == FAIL else WARNING]
            self.checklist.add(cells, styles)

    def end(self, summary: Summary) -> None:
        self._fill_units()
        self.findings.filter()
        self.checklist.filter()
        self.book.close()
        self.write(self.made.getvalue())

    def _fill_units(self) -> None:
        """A row a unit: its counts, then a column for each rule that any unit did not just pass."""
        matrix, sheet = self.matrix, self.units
        heads = self.heads["units"][1]
        shown = matrix.telling()
        bold = self.book.add_format({"bold": True, "bottom": 1, "valign": "bottom"})
        turned = self.book.add_format({"bold": True, "bottom": 1, "rotation": 90})
        middle = self.book.add_format({"align": "center"})
        coloured = {
            severity: self.book.add_format({"align": "center", "bg_color": colour})
            for severity, colour in _COLOURS.items()
        }
        sheet.set_column(0, 0, 36)
        sheet.set_column(1, len(heads) - 1, 6)
        if shown:
            sheet.set_column(len(heads), len(heads) + len(shown) - 1, 4)
        for column, words in enumerate(heads):
            sheet.write_string(0, column, words, bold)
        for column, rule in enumerate(shown, len(heads)):
            title = matrix.titles[rule].into(self.about.language)
            sheet.write_string(0, column, _text(f"{rule} {title}"), turned)
        for row, unit in enumerate(matrix.units[: ROWS - 2], 1):
            sheet.write_string(row, 0, _text(unit.path))
            for column, figure in enumerate((unit.year, *unit.counts), 1):
                if figure:
                    sheet.write_number(row, column, figure)
            for column, rule in enumerate(shown, len(heads)):
                sign, severity = unit.sign(rule)
                if sign:
                    style = coloured.get(severity, middle)
                    sheet.write_string(row, column, sign, style)
        sheet.write_string(min(len(matrix.units), ROWS - 2) + 1, 0, self.heads["silent"])
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)


def _text(text: str) -> str:
    """``text`` that a workbook can hold; line ends stay."""
    shown = "\n".join(map(harmless, text.replace("\r\n", "\n").split("\n")))
    shown = shown.encode("utf-8", "backslashreplace").decode()  # a name may be no text
    shown = shown.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
