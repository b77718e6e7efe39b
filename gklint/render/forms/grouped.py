"""For people: findings by rule, the most severe rules first. Keeps a line for each finding."""

from __future__ import annotations

from gklint.finding import SEVERITIES
from gklint.render.forms import PEOPLE
from gklint.render.forms.concise import told
from gklint.render.forms.text import ForPeople, add_titles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from gklint.render.forms import About
    from gklint.render.outcome import Outcome, Rules, Summary

WRITES = PEOPLE
FINGERPRINTS = False


def form(about: About, write: Callable[[str], None]) -> _Grouped:
    return _Grouped(about, write)


class _Grouped:
    """Says nothing before the end, but for checklists."""

    def __init__(self, about: About, write: Callable[[str], None]) -> None:
        self.people = ForPeople(about, write, self._keep)
        # rule id -> its worst severity, the lines of its findings
        self.groups: dict[str, tuple[str, list[str]]] = {}

    def add(self, outcome: Outcome, rules: Rules) -> None:
        add_titles(self.people.titles, outcome, rules)
        self.people.add(outcome, rules)

    def end(self, summary: Summary) -> None:
        people = self.people
        for rule in sorted(self.groups, key=self._order):
            severity, lines = self.groups[rule]
            title = people.titles[rule].into(people.about.language)
            people.write(f"{severity} {rule} {title} ({len(lines)})\n{''.join(lines)}")
        people.end(summary)

    def _keep(self, outcome: Outcome, about: About) -> str:
        for finding, place, message in told(outcome, about.language):
            severity, lines = self.groups.get(finding.rule, (finding.severity, []))
            lines.append(f"    {place} {message}\n")
            worst = max(severity, finding.severity, key=SEVERITIES.index)
            self.groups[finding.rule] = worst, lines
        return ""

    def _order(self, rule: str) -> tuple[int, str]:
        return -SEVERITIES.index(self.groups[rule][0]), rule
