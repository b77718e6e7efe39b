"""Which block rules may find something in which block, told by single characters.

A block is short, and most rules ask for a character that it does not have. Sets of rules are the
bits of a number, in the order of the rules.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.model import PROSE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gklint.document.model import Placed
    from gklint.rulebook.book import Rulebook
    from gklint.rulebook.model import Rule


class Sieve:
    """The block rules of a rulebook, for any number of documents."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(1 << at, rule) for at, rule in enumerate(rules) if rule.scope == BLOCK]
        self._always = 0  # rules that ask for no literal
        self._asking: dict[str, int] = {}  # a character -> rules that ask for no more
        self._words: dict[str, list[tuple[int, str]]] = {}  # a character -> rules, and their words
        self._seeing: dict[tuple[str, str], int] = {}  # kind and section -> rules that look there
        for bit, rule in self._rules:
            if rule.literals is None or "" in rule.literals:
                self._always |= bit
                continue
            for literal in rule.literals:
                if len(literal) == 1:
                    self._asking[literal] = self._asking.get(literal, 0) | bit
                    continue
                rarest = min(literal, key=lambda one: len(self._words.get(one, ())))
                self._words.setdefault(rarest, []).append((bit, literal))
        self._characters = frozenset((*self._asking, *self._words))

    def rules_for(self, placed: Placed, among: int) -> list[Rule]:
        """The rules ``among`` some (``bits_of``) that see a block and may find something in it."""
        seeing = among & self._seeing_at(placed.block.kind, placed.section)
        if not seeing:
            return []
        flow = placed.flow
        may = self._always
        for character in self._characters.intersection(flow):
            may |= self._asking.get(character, 0)
            for bit, word in self._words.get(character, ()):
                if bit & seeing and not may & bit and word in flow:
                    may |= bit
        may &= seeing
        return [rule for bit, rule in self._rules if may & bit]

    def _seeing_at(self, kind: str, section: str) -> int:
        """The rules that look at blocks of a kind in a section."""
        known = self._seeing.get((kind, section))
        if known is None:
            known = sum(bit for bit, rule in self._rules if _sees(rule, kind, section))
            self._seeing[kind, section] = known
        return known


def sieve_of(rulebook: Rulebook) -> Sieve:
    """The sieve of a rulebook, which is kept with it."""
    found: Sieve | None = rulebook.__dict__.get("_sieve")
    if found is None:
        found = rulebook.__dict__["_sieve"] = Sieve(rulebook.rules)
    return found


def bits_of(indices: Iterable[int]) -> int:
    """Rules, told by their different indices in the rulebook, as the bits of a number."""
    return sum(1 << at for at in indices)


def _sees(rule: Rule, kind: str, section: str) -> bool:
    kinds = rule.where.kind or PROSE
    return kind in kinds and (not rule.where.section or section in rule.where.section)
