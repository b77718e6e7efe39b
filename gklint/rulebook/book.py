"""The rules of one run, and a quick way to those that can find something in a text."""

from __future__ import annotations

from gklint.text import holds_any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from gklint.rulebook.model import Rule


class Rulebook:
    """The rules of one run, in the order of their ids, and a quick way to the ones that can fire."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: rule.id))
        self.yielding = {rule.id: rule.yields_to for rule in self.rules if rule.yields_to}
        self.always: list[int] = []  # rules that no pair rules out
        # a pair of characters -> the rules, and their literals that hold it
        self._index: dict[int, list[tuple[int, str]]] = {}
        for at, rule in enumerate(self.rules):
            if rule.literals is None or any(len(literal) < 2 for literal in rule.literals):
                self.always.append(at)
                continue
            for literal in rule.literals:
                rarest = min(_pairs(literal), key=lambda pair: len(self._index.get(pair, ())))
                self._index.setdefault(rarest, []).append((at, literal))
        self._known = frozenset(self._index)

    def get(self, rule_id: str) -> Rule | None:
        for rule in self.rules:
            if rule_id in (rule.id, rule.name):
                return rule
        return None

    def candidates(self, text: str) -> set[int]:
        """The indices of the rules that may find something in ``text``; the others surely do not.

        The cost does not grow with the rules that are ruled out.
        """
        found = {at for at in self.always if holds_any(text, self.rules[at].literals)}
        for pair in self._known.intersection(_pairs(text)):
            for at, literal in self._index[pair]:
                if at not in found and literal in text:
                    found.add(at)
        return found


def _pairs(text: str) -> list[int]:
    """Every two neighbours among the UTF-16 units of a text, each pair a number; not in order."""
    units = memoryview(text.encode("utf-16-le", "surrogatepass"))
    even, odd = units[: len(units) // 4 * 4], units[2 : 2 + (len(units) - 2) // 4 * 4]
    return [*even.cast("I"), *odd.cast("I")]
