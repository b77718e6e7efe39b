"""For what shows JUnit's XML (Jenkins, GitLab): a suite a file, a case a finding.

A finding that fails the run is a failed case, a lesser one a case with output; a file without
findings is one case that passed, and what could not be checked is a case with an error.
"""

from __future__ import annotations

from gklint.finding import severity_at_least
from gklint.render import xml
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
_NEVER = "never"  # as --fail-on has it


def form(about: About, write: Callable[[str], None]) -> _Suites:
    return _Suites(about, write)


class _Suites:
    """Writes each file when it comes."""

    def __init__(self, about: About, write: Callable[[str], None]) -> None:
        self.about = about
        self.write = write
        self.before = f'{xml.HEAD}<testsuites name="gklint">\n'

    def add(self, outcome: Outcome, rules: Rules) -> None:
        lines = LineIndex(outcome.text)
        path = relative(outcome.path, self.about.folder)
        failures = sum(map(self._fails, outcome.findings))
        cases = [self._case(path, finding, lines) for finding in outcome.findings]
        if not cases:
            cases = [f"    <testcase{xml.attributes(classname=path, name='gklint')}/>\n"]
        self._suite(path, cases, failures, 0)

    def _suite(self, name: str, cases: list[str], failures: int, errors: int) -> None:
        told = xml.attributes(name=name, tests=len(cases), failures=failures, errors=errors)
        self.write(f"{self.before}  <testsuite{told}>\n{''.join(cases)}  </testsuite>\n")
        self.before = ""

    def _fails(self, finding: Finding) -> bool:
        least = self.about.fail_on
        return least != _NEVER and severity_at_least(finding.severity, least)

    def _case(self, path: str, finding: Finding, lines: LineIndex) -> str:
        language = self.about.language
        line, column = lines.position(finding.span.start)
        case = xml.attributes(
            classname=path, name=f"{finding.rule} {finding.name} {line + 1}:{column + 1}"
        )
        message = finding.message.into(language)
        said = f"{path}:{line + 1}:{column + 1}: {finding.severity} {finding.rule} {message}"
        if finding.basis.zh:
            said += f"\n{finding.basis.into(language)}"
        if self._fails(finding):
            told = xml.attributes(message=message, type=finding.severity)
            inner = f"<failure{told}>{xml.content(said)}</failure>"
        else:
            inner = f"<system-out>{xml.content(said)}</system-out>"
        return f"    <testcase{case}>{inner}</testcase>\n"

    def end(self, summary: Summary) -> None:
        if summary.troubles:
            language = self.about.language
            cases = []
            for trouble in summary.troubles:
                case = xml.attributes(classname=trouble.where, name="gklint")
                said = trouble.zh if language == "zh" else trouble.en
                error = f"<error{xml.attributes(message=said)}/>"
                cases.append(f"    <testcase{case}>{error}</testcase>\n")
            self._suite("gklint", cases, 0, len(cases))
        self.write(f"{self.before}</testsuites>\n")
