"""Units × rules: what every rule came to on every unit, in short."""

from __future__ import annotations

from gklint.finding import ACCEPTED, FAIL, NOT_APPLICABLE, PASS, SEVERITIES, UNCERTAIN
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.finding import Bilingual
    from gklint.render.outcome import Outcome, Rules

_NONE = " "
SIGNS = {PASS: "✓", NOT_APPLICABLE: _NONE, UNCERTAIN: "?", ACCEPTED: "~", FAIL: "✗"}


@value
class Unit:
    """A file, as a row of the matrix."""

    path: str
    year: int | None
    counts: tuple[int, ...]  # of findings, the most severe first
    places: dict[str, int]  # rule id -> where its sign stands; shared by units under the same rules
    signs: str  # of the verdicts, a character each
    found: dict[str, tuple[int, str]]  # rule id -> findings, the worst severity among them

    def sign(self, rule: str) -> tuple[str, str]:
        """What stands in the cell of a rule: a count or a sign; and a severity, or nothing."""
        if rule in self.found:
            count, severity = self.found[rule]
            return str(count), severity
        sign = self.signs[self.places[rule]] if rule in self.places else _NONE
        return ("" if sign == _NONE else sign), ""


class Matrix:
    """The rows so far. It grows with the units, not with their texts."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self._places: dict[tuple[str, ...], dict[str, int]] = {}
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
        met = tuple(outcome.verdicts)
        if met not in self._places:
            self._places[met] = {rule: place for place, rule in enumerate(met)}
        self.units.append(
            Unit(
                outcome.path,
                outcome.year,
                tuple(counts.values()),
                self._places[met],
                "".join(map(SIGNS.__getitem__, outcome.verdicts.values())),
                found,
            )
        )

    def telling(self) -> list[str]:
        """The rules that any unit did not just pass or have no use for, in the order of ids."""
        told: set[str] = set()
        for unit in self.units:
            told |= unit.found.keys()
            told.update(
                rule
                for rule, sign in zip(unit.places, unit.signs, strict=True)
                if sign not in (SIGNS[PASS], _NONE)
            )
        return sorted(told)
