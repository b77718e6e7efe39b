"""For GitLab: a Code Quality report.

Form: docs.gitlab.com/ci/testing/code_quality, "Code Quality report format". GitLab shows one
finding for each fingerprint, so a place in the file that is alike counts in it.
"""

from __future__ import annotations

from gklint.finding import ERROR, HINT, INFO, WARNING
from gklint.render.forms import PROGRAMS
from gklint.render.json import on_one_line
from gklint.render.paths import relative
from gklint.text import LineIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from gklint.render.forms import About
    from gklint.render.outcome import Outcome, Rules, Summary

WRITES = PROGRAMS
FINGERPRINTS = True
_SEVERITIES = {ERROR: "critical", WARNING: "major", INFO: "minor", HINT: "info"}
_DIGEST_SIZE = 16


def form(about: About, write: Callable[[str], None]) -> _Report:
    return _Report(about, write)


class _Report:
    """Writes each finding when it comes."""

    def __init__(self, about: About, write: Callable[[str], None]) -> None:
        self.about = about
        self.write = write
        self.before = "["  # what stands before the next finding

    def add(self, outcome: Outcome, rules: Rules) -> None:
        for issue in self._issues(outcome):
            self.write(f"{self.before}\n{on_one_line(issue)}")
            self.before = ","

    def _issues(self, outcome: Outcome) -> Iterator[dict[str, Any]]:
        lines = LineIndex(outcome.text)
        path = relative(outcome.path, self.about.folder)
        met: dict[str, int] = {}
        for finding, told in zip(outcome.findings, outcome.fingerprints, strict=True):
            met[told] = met.get(told, 0) + 1
            first, _ = lines.position(finding.span.start)
            last, _ = lines.position(finding.span.end)
            yield {
                "description": f"{finding.rule} {finding.message.into(self.about.language)}",
                "check_name": finding.rule,
                "fingerprint": _digest(path, told, met[told]),
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": path, "lines": {"begin": first + 1, "end": last + 1}},
            }

    def end(self, summary: Summary) -> None:
        self.write("[]\n" if self.before == "[" else "\n]\n")


def _digest(path: str, fingerprint: str, nth: int) -> str:
    """A name of the nth finding with a fingerprint in a file."""
    from hashlib import blake2b

    whole = f"{path}\0{fingerprint}\0{nth}".encode("utf-8", "surrogateescape")
    return blake2b(whole, digest_size=_DIGEST_SIZE).hexdigest()
