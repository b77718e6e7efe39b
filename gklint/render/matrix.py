"""Units × rules: what every rule came to on every unit, in short."""

from __future__ import annotations

from gklint.finding import ACCEPTED, FAIL, NOT_APPLICABLE, PASS, SEVERITIES, UNCERTAIN
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.finding import Bilingual
    from gklint.render.outcome import Outcome, Rules

SIGNS = {PASS: "✓", NOT_APPLICABLE: "", UNCERTAIN: "?", ACCEPTED: "~", FAIL: "✗"}


@value
class Unit:
    """A file, as a row of the matrix."""

    path: str
    year: int | None
    counts: tuple[int, ...]  # of findings, the most severe first
    verdicts: dict[str, str]
    found: dict[str, tuple[int, str]]  # rule id -> findings, the worst severity among them

    def sign(self, rule: str) -> tuple[str, str]:
        """What stands in the cell of a rule: a count or a sign; and a severity, or nothing."""
        if rule in self.found:
            count, severity = self.found[rule]
            return str(count), severity
        return SIGNS[self.verdicts.get(rule, NOT_APPLICABLE)], ""


class Matrix:
    """The rows so far. It grows with the units, not with their texts."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.titles: dict[str, Bilingual] = {}  # of all rules met, by id

    def add(self, outcome: Outcome, rules: Rules) -> None:
        found: dict[str, tuple[int, str]] = {}
        counts = dict.fromkeys(reversed(SEVERITIES), 0)
        for finding in outcome.findings:
            counts[finding.severity] += 1
            before, worst = found.get(finding.rule, (0, finding.severity))
            worst = max(worst, finding.severity, key=SEVERITIES.index)
            found[finding.rule] = before + 1, worst
        for rule in outcome.verdicts.keys() | found.keys():
            if rule not in self.titles:
                self.titles[rule] = rules.card(rule).title
        self.units.append(
            Unit(outcome.path, outcome.year, tuple(counts.values()), outcome.verdicts, found)
        )

    def telling(self) -> list[str]:
        """The rules that any unit did not just pass or have no use for, in the order of ids."""
        told: set[str] = set()
        for unit in self.units:
            told |= unit.found.keys()
            told.update(
                rule
                for rule, verdict in unit.verdicts.items()
                if verdict not in (PASS, NOT_APPLICABLE)
            )
        return sorted(told)
