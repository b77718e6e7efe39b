"""For spreadsheets: a row a finding, in UTF-8 with a byte order mark; lines end as RFC 4180 has it.

The mark, because spreadsheets in China take CSV for GBK without it. No cell is a formula.
"""

from __future__ import annotations

import csv
import io

from gklint.render.columns import harmless
from gklint.render.forms import PROGRAMS
from gklint.render.formula import not_formula
from gklint.text import LineIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gklint.render.forms import About
    from gklint.render.outcome import Outcome, Rules, Summary

WRITES = PROGRAMS
FINGERPRINTS = True
HEADER = (
    "file", "year", "rule", "name", "severity", "line", "column", "end_line", "end_column",
    "text", "message", "basis", "fix", "fingerprint",
)  # fmt: skip
_MARK = "\ufeff"


def form(about: About, write: Callable[[str], None]) -> _Rows:
    return _Rows(about, write)


class _Rows:
    """Writes each finding when it comes; places are 1-based, columns in code points."""

    def __init__(self, about: About, write: Callable[[str], None]) -> None:
        self.about = about
        self.write = write
        self.before = _MARK + _row(HEADER)

    def add(self, outcome: Outcome, rules: Rules) -> None:
        language = self.about.language
        lines = LineIndex(outcome.text)
        rows = [self.before]
        self.before = ""
        for finding, told in zip(outcome.findings, outcome.fingerprints, strict=True):
            first, start = lines.position(finding.span.start)
            last, end = lines.position(finding.span.end)
            rows.append(
                _row(
                    (
                        outcome.path,
                        outcome.year or "",
                        finding.rule,
                        finding.name,
                        finding.severity,
                        *(first + 1, start + 1, last + 1, end + 1),
                        finding.span.of(outcome.text),
                        finding.message.into(language),
                        finding.basis.into(language),
                        finding.fixes[0].title.into(language) if finding.fixes else "",
                        told,
                    )
                )
            )
        self.write("".join(rows))

    def end(self, summary: Summary) -> None:
        self.write(self.before)


def _row(cells: Iterable[object]) -> str:
    out = io.StringIO(newline="")
    safe = (not_formula(harmless(cell)) if isinstance(cell, str) else cell for cell in cells)
    csv.writer(out, lineterminator="\r\n").writerow(safe)
    return out.getvalue()
