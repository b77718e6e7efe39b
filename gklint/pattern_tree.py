"""How long a pattern may take, read from its parse tree.

Only ``pattern.py`` calls this, and only when a pattern is compiled afresh.
"""

from __future__ import annotations

import math

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    Item = tuple[Any, Any]  # (opcode, argument), as the standard library parses a pattern

MOST_REPEATS = 10_000  # a higher bound is no bound
REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def steps(tree: Any) -> float:
    """How many ways a match can be tried from one place, at the most; inf if not bounded.

    Where the next character alone decides (a repeat that what follows it cannot continue,
    branches that begin differently) there is one way only; all else multiplies.
    """
    _taken.clear()
    items = list(tree)
    sample = {chr(code) for code in range(32, 127)} | set(
        "　，。；：、（）《》“”０９零一十年月日中"
    )
    _collect(items, sample)
    return _steps(items, frozenset(), frozenset(sample))


def _steps(items: list[Item], after: frozenset[str], sample: frozenset[str]) -> float:
    """The ways of ``items`` when one of the characters ``after`` must follow them."""
    total = 1.0
    for at, (op, argument) in enumerate(items):
        name = op.name
        if name in REPEATS:
            least, most, inner = argument
            if most > MOST_REPEATS:
                return math.inf
            inner = list(inner)
            begins, empty = _first(inner, sample)
            follows, open_end = _first(items[at + 1 :], sample)
            if open_end:
                follows |= after
            ways = _steps(inner, begins | follows, sample)
            decided = least == most or not begins & follows
            if empty and (most > 1 or ways > 1):
                return math.inf if most > 100 else (1 + ways) ** most
            total *= ways ** min(most, 64) if ways > 1 else 1
            total *= 1 if decided else most - least + 1
        elif name == "BRANCH":
            total *= _branches([list(branch) for branch in argument[1]], after, sample)
        elif name in ("SUBPATTERN", "ATOMIC_GROUP"):
            inner = list(argument[3] if name == "SUBPATTERN" else argument)
            follows, open_end = _first(items[at + 1 :], sample)
            total *= _steps(inner, follows | after if open_end else follows, sample)
        elif name in ("ASSERT", "ASSERT_NOT"):
            total *= _steps(list(argument[1]), frozenset(), sample)
        elif name == "GROUPREF_EXISTS":
            total *= _branches([list(argument[1]), list(argument[2] or ())], after, sample)
        if total > 1e12:
            return math.inf
    return total


def _branches(branches: list[list[Item]], after: frozenset[str], sample: frozenset[str]) -> float:
    each = [_steps(branch, after, sample) for branch in branches]
    seen: frozenset[str] = frozenset()
    for branch in branches:
        begins, empty = _first(branch, sample)
        if empty:
            begins |= after
        if begins & seen:
            return sum(each)
        seen |= begins
    return max(each)


def _first(items: list[Item], sample: frozenset[str]) -> tuple[frozenset[str], bool]:
    """The characters of ``sample`` that ``items`` can begin with, and whether they can be empty."""
    begins: frozenset[str] = frozenset()
    for op, argument in items:
        name = op.name
        if name in ("LITERAL", "NOT_LITERAL", "IN", "ANY"):
            return begins | _takers(op, argument, sample), False
        if name in REPEATS:
            inner, empty = _first(list(argument[2]), sample)
            begins |= inner
            if argument[0] > 0 and not empty:
                return begins, False
        elif name in ("SUBPATTERN", "ATOMIC_GROUP"):
            inner, empty = _first(list(argument[3] if name == "SUBPATTERN" else argument), sample)
            begins |= inner
            if not empty:
                return begins, False
        elif name == "BRANCH":
            each = [_first(list(branch), sample) for branch in argument[1]]
            begins = begins.union(*(one for one, _ in each))
            if not any(empty for _, empty in each):
                return begins, False
        elif name in ("GROUPREF", "GROUPREF_EXISTS"):
            return sample, False
    return begins, True


_taken: dict[int, tuple[Any, frozenset[str]]] = {}  # of one pattern, by the argument's identity


def _takers(op: Any, argument: Any, sample: frozenset[str]) -> frozenset[str]:
    """The characters of ``sample`` that one item takes. The sample of a pattern is one."""
    if op.name == "LITERAL":
        return frozenset((chr(argument),))
    known = _taken.get(id(argument))
    if known is None or known[0] is not argument:
        known = _taken[id(argument)] = (argument, _takes(op, argument, sample))
    return known[1]


def _takes(op: Any, argument: Any, sample: frozenset[str]) -> frozenset[str]:
    """The same, told anew. Every character that the pattern names is in the sample."""
    if op.name == "NOT_LITERAL":
        return sample - {chr(argument)}
    if op.name == "ANY":
        return sample - {"\n"}
    negated = False
    found: set[str] = set()
    for kind, value in argument:
        if kind.name == "LITERAL":
            found.add(chr(value))
        elif kind.name == "RANGE":
            least, most = chr(value[0]), chr(value[1])
            found.update([char for char in sample if least <= char <= most])
        elif kind.name == "CATEGORY":
            found |= _in_category(value.name, sample)
        elif kind.name == "NEGATE":
            negated = True
    return sample - found if negated else frozenset(found)


def _in_category(name: str, sample: frozenset[str]) -> frozenset[str]:
    if name.endswith("DIGIT"):
        inside = frozenset([char for char in sample if char.isdigit()])
    elif name.endswith("SPACE"):
        inside = frozenset([char for char in sample if char.isspace()])
    elif name.endswith("WORD"):
        inside = frozenset([char for char in sample if char.isalnum() or char == "_"])
    else:
        return sample
    return sample - inside if "_NOT_" in name else inside


def _collect(items: Iterable[Item], sample: set[str]) -> None:
    """Add every character that the pattern names."""
    for op, argument in items:
        name = op.name
        if name in ("LITERAL", "NOT_LITERAL"):
            sample.add(chr(argument))
        elif name == "IN":
            for kind, value in argument:
                if kind.name == "LITERAL":
                    sample.add(chr(value))
                elif kind.name == "RANGE":
                    sample.update((chr(value[0]), chr(value[1])))
        elif name in REPEATS:
            _collect(argument[2], sample)
        elif name == "SUBPATTERN":
            _collect(argument[3], sample)
        elif name == "ATOMIC_GROUP":
            _collect(argument, sample)
        elif name in ("ASSERT", "ASSERT_NOT"):
            _collect(argument[1], sample)
        elif name == "BRANCH":
            for branch in argument[1]:
                _collect(branch, sample)
        elif name == "GROUPREF_EXISTS":
            _collect(argument[1], sample)
            _collect(argument[2] or (), sample)
