"""For reviewdog: the Reviewdog Diagnostic Format (proto/rdf/reviewdog.proto).

Columns count bytes of UTF-8, from 1; a range ends before its end.
"""

from __future__ import annotations

from gklint.finding import DISPLAY_ONLY, ERROR, HINT, INFO, WARNING
from gklint.render.forms import PROGRAMS
from gklint.render.json import on_one_line
from gklint.render.paths import relative
from gklint.text import LineIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from gklint.finding import Finding
    from gklint.render.forms import About
    from gklint.render.outcome import Outcome, Rules, Summary
    from gklint.text import Span

WRITES = PROGRAMS
FINGERPRINTS = False
_SEVERITIES = {ERROR: "ERROR", WARNING: "WARNING", INFO: "INFO", HINT: "INFO"}


def form(about: About, write: Callable[[str], None]) -> _Result:
    return _Result(about, write)


class _Result:
    """Writes each finding when it comes."""

    def __init__(self, about: About, write: Callable[[str], None]) -> None:
        self.about = about
        self.write = write
        self.before = '{"source":{"name":"gklint"},"diagnostics":['

    def add(self, outcome: Outcome, rules: Rules) -> None:
        lines = LineIndex(outcome.text)
        path = relative(outcome.path, self.about.folder)
        for finding in outcome.findings:
            self.write(f"{self.before}\n{on_one_line(self._diagnostic(path, finding, lines))}")
            self.before = ","

    def _diagnostic(self, path: str, finding: Finding, lines: LineIndex) -> dict[str, Any]:
        language = self.about.language
        message = finding.message.into(language)
        if finding.basis.zh:
            message += f" ({finding.basis.into(language)})"
        suggestions = [
            {"range": _range(edit.span, lines), "text": edit.text}
            for fix in finding.fixes
            # Each suggestion is one edit, which reviewdog offers to apply by itself.
            if fix.applicability != DISPLAY_ONLY and len(fix.edits) == 1
            for edit in fix.edits
        ]
        made = {
            "message": message,
            "location": {"path": path, "range": _range(finding.span, lines)},
            "severity": _SEVERITIES[finding.severity],
            "code": {"value": finding.rule},
        }
        return {**made, "suggestions": suggestions} if suggestions else made

    def end(self, summary: Summary) -> None:
        self.write((self.before if self.before != "," else "\n") + "]}\n")


def _range(span: Span, lines: LineIndex) -> dict[str, Any]:
    return {"start": _position(span.start, lines), "end": _position(span.end, lines)}


def _position(offset: int, lines: LineIndex) -> dict[str, int]:
    line, column = lines.position(offset)
    start = lines.starts[line]
    before = lines.text[start : start + column].encode("utf-8", "surrogatepass")
    return {"line": line + 1, "column": len(before) + 1}
