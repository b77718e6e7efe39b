"""Rules as they were judged last: while one is written, the others need not be judged again."""

from __future__ import annotations

from gklint.aids.dear_patterns import WORDS, dear, without_bound
from gklint.decode import Problems
from gklint.errors import Place
from gklint.examples import failure
from gklint.freeze import patterns_at
from gklint.pattern import frozen, let_go
from gklint.rulebook.load import read_rule
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from gklint.bilingual import Bilingual
    from gklint.errors import GklintError
    from gklint.examples import Failure
    from gklint.regulation.reference import Reference
    from gklint.rulebook.model import Rule
    from gklint.text import Span

    Keys = tuple[str | int, ...]


@value
class Judged:
    """A rule, if it can be loaded, and what is wrong with it; keys and places lead on from it."""

    rule: Rule | None
    errors: tuple[GklintError, ...]
    dear: tuple[tuple[Place, Bilingual], ...]  # patterns that may run very long


class RuleMemo:
    """What was found in the rules of one file. Each round fills a new memo from the old one."""

    def __init__(self) -> None:
        self._judged: dict[str, Judged] = {}
        self._failures: dict[str, tuple[Failure, ...]] = {}
        self._reference: Reference | None = None

    def judge(self, raws: list[dict[str, Any]], reference: Reference) -> list[Judged]:
        """Hold each rule, given as its table, to its promises."""
        before, kept = frozen(), self._kept(reference)
        found = [(repr(raw), raw) for raw in raws]
        self._judged = {
            key: kept.get(key) or _judged(raw, reference) for key, raw in dict(found).items()
        }
        let_go(before)  # what is being written would fill the cache with what no one wants
        return [self._judged[key] for key, _ in found]

    def failures(
        self, raws: list[dict[str, Any]], reference: Reference
    ) -> list[tuple[Failure, ...]]:
        """The examples of each rule that do not hold; none of a rule that cannot be loaded."""
        before = frozen()
        judged = self.judge(raws, reference)
        failures: dict[str, tuple[Failure, ...]] = {}
        for raw, one in zip(raws, judged, strict=True):
            key = repr(raw)
            if key not in failures:
                known = self._failures.get(key)
                failures[key] = _failures(one.rule, reference) if known is None else known
        self._failures = failures
        let_go(before)
        return [failures[repr(raw)] for raw in raws]

    def _kept(self, reference: Reference) -> dict[str, Judged]:
        if self._reference is not reference:
            self._reference, self._judged, self._failures = reference, {}, {}
        return self._judged


def _judged(raw: dict[str, Any], reference: Reference) -> Judged:
    problems = Problems()
    rule = read_rule(raw, "", reference, False, problems)
    return Judged(rule, tuple(problems.errors), () if rule is None else tuple(_dear(rule)))


def _dear(rule: Rule) -> list[tuple[Place, Bilingual]]:
    found = []
    for keys, pattern in patterns_at(rule.params):
        if dear(pattern.source):
            sign = without_bound(pattern.source)
            place = Place("", ("rule", 0)) / "params"
            found.append((_at(place.at(keys), sign), WORDS))
    return found


def _at(place: Place, sign: Span | None) -> Place:
    return place if sign is None else place.inside(sign.start, sign.end - sign.start)


def _failures(rule: Rule | None, reference: Reference) -> tuple[Failure, ...]:
    if rule is None:
        return ()
    numbers = range(1, len(rule.table.example) + 1)
    found = (failure(rule, number, reference) for number in numbers)
    return tuple(one for one in found if one is not None)
