"""For people and their editors: a line a finding, ``path:line:column: severity rule message``."""

from __future__ import annotations

from gklint.render.columns import harmless
from gklint.render.forms import PEOPLE
from gklint.render.forms.text import ForPeople
from gklint.text import LineIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gklint.finding import Finding
    from gklint.render.forms import About
    from gklint.render.outcome import Outcome

WRITES = PEOPLE
FINGERPRINTS = False


def form(about: About, write: Callable[[str], None]) -> ForPeople:
    return ForPeople(about, write, _shown)


def _shown(outcome: Outcome, about: About) -> str:
    return "".join(
        f"{place}: {finding.severity} {finding.rule} {message}\n"
        for finding, place, message in told(outcome, about.language)
    )


def told(outcome: Outcome, language: str) -> Iterator[tuple[Finding, str, str]]:
    """Each finding with ``path:line:column``, 1-based, and its message, both on one line."""
    lines = LineIndex(outcome.text)
    path = harmless(outcome.path)
    for finding in outcome.findings:
        line, column = lines.position(finding.span.start)
        message = harmless(finding.message.into(language))
        yield finding, f"{path}:{line + 1}:{column + 1}", message
