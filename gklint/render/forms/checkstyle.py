"""For what reads Checkstyle's XML (Jenkins, reviewdog): errors by file. Columns in code points."""

from __future__ import annotations

from gklint.finding import ERROR, HINT, INFO, WARNING
from gklint.render import xml
from gklint.render.forms import PROGRAMS
from gklint.render.paths import relative
from gklint.text import LineIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from gklint.render.forms import About
    from gklint.render.outcome import Outcome, Rules, Summary

WRITES = PROGRAMS
FINGERPRINTS = False
_SEVERITIES = {ERROR: "error", WARNING: "warning", INFO: "info", HINT: "info"}


def form(about: About, write: Callable[[str], None]) -> _Checkstyle:
    return _Checkstyle(about, write)


class _Checkstyle:
    """Writes each file when it comes, those without findings too."""

    def __init__(self, about: About, write: Callable[[str], None]) -> None:
        self.about = about
        self.write = write
        self.before = f'{xml.HEAD}<checkstyle version="4.3">\n'

    def add(self, outcome: Outcome, rules: Rules) -> None:
        lines = LineIndex(outcome.text)
        path = relative(outcome.path, self.about.folder)
        made = [f"{self.before}  <file{xml.attributes(name=path)}>\n"]
        self.before = ""
        for finding in outcome.findings:
            line, column = lines.position(finding.span.start)
            told = xml.attributes(
                line=line + 1,
                column=column + 1,
                severity=_SEVERITIES[finding.severity],
                message=finding.message.into(self.about.language),
                source=f"gklint.{finding.rule}",
            )
            made.append(f"    <error{told}/>\n")
        self.write("".join(made) + "  </file>\n")

    def end(self, summary: Summary) -> None:
        self.write(f"{self.before}</checkstyle>\n")
