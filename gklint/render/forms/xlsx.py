"""For spreadsheets: a workbook with units × rules, all findings, and the checklist of each unit.

Keeps the verdicts for the first sheet; the rows of the others go to the disk as they come.
All cells are text or numbers: nothing is taken for a formula or a link.
"""

from __future__ import annotations

import io
from datetime import datetime

from gklint.finding import ERROR, FAIL, HINT, INFO, UNCERTAIN, WARNING
from gklint.render.checklist import reason, verdict_in
from gklint.render.forms import BYTES
from gklint.render.matrix import Matrix
from gklint.render.workbook import HEADS, ROWS, Rows, text_of
from gklint.text import LineIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from gklint.render.forms import About
    from gklint.render.outcome import Outcome, Rules, Summary

WRITES = BYTES
FINGERPRINTS = False
LIBRARY = "xlsxwriter"
_CREATED = datetime(2000, 1, 1)  # two runs over one text make one workbook
_COLOURS = {ERROR: "#F8CBAD", WARNING: "#FFE699", INFO: "#DDEBF7", HINT: "#DDEBF7"}


def form(about: About, write: Callable[[bytes], None]) -> _Workbook:
    return _Workbook(about, write)


class _Workbook:
    """Writes its bytes at the end."""

    def __init__(self, about: About, write: Callable[[bytes], None]) -> None:
        import xlsxwriter  # not installed with gklint itself

        self.about = about
        self.write = write
        self.heads = HEADS[about.language]
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

    def _sheet(self, key: str) -> Rows:
        name, head = self.heads[key]
        return Rows(self.book, name, head, self.heads["full"])

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
        self.findings.close()
        self.checklist.close()
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
            sheet.write_string(0, column, text_of(f"{rule} {title}"), turned)
        for row, unit in enumerate(matrix.units[: ROWS - 2], 1):
            sheet.write_string(row, 0, text_of(unit.path))
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
