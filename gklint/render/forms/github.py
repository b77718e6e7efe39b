"""For GitHub Actions: a workflow command a finding, which shows as an annotation at its line.

Form: "Workflow commands for GitHub Actions", with the escapes of @actions/core (command.ts).
Only lines are given: GitHub counts columns in a unit that it does not tell.
"""

from __future__ import annotations

from gklint.finding import ERROR, HINT, INFO, WARNING
from gklint.render.columns import harmless
from gklint.render.forms import PROGRAMS
from gklint.render.paths import relative
from gklint.text import LineIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from gklint.finding import Finding
    from gklint.render.forms import About
    from gklint.render.outcome import Outcome, Rules, Summary

WRITES = PROGRAMS
FINGERPRINTS = False
_COMMANDS = {ERROR: "error", WARNING: "warning", INFO: "notice", HINT: "notice"}


def form(about: About, write: Callable[[str], None]) -> _Commands:
    return _Commands(about, write)


class _Commands:
    """Writes each finding when it comes."""

    def __init__(self, about: About, write: Callable[[str], None]) -> None:
        self.about = about
        self.write = write

    def add(self, outcome: Outcome, rules: Rules) -> None:
        lines = LineIndex(outcome.text)
        path = relative(outcome.path, self.about.folder)
        self.write("".join(self._command(path, one, lines) for one in outcome.findings))

    def _command(self, path: str, finding: Finding, lines: LineIndex) -> str:
        language = self.about.language
        first, _ = lines.position(finding.span.start)
        last, _ = lines.position(finding.span.end)
        message = finding.message.into(language)
        if finding.basis.zh:
            head = "依据：" if language == "zh" else "basis: "
            message += f"\n{head}{finding.basis.into(language)}"
        properties = {
            "file": path,
            "line": str(first + 1),
            "endLine": str(last + 1),
            "title": f"gklint {finding.rule}",
        }
        told = ",".join(f"{key}={_property(text)}" for key, text in properties.items())
        return f"::{_COMMANDS[finding.severity]} {told}::{_data(message)}\n"

    def end(self, summary: Summary) -> None:
        """GitHub counts for itself."""


def _data(text: str) -> str:
    """``text`` out of which no command comes."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return harmless(text)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
