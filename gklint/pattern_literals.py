"""What every text holds that a pattern matches, read from its parse tree.

A pattern is looked for only where one of its literals stands, so the best are those that few texts
hold. Neighbours tell the most: of ``(?:；|、)(?:。|：)`` every match holds ；。, ；：, 、。 or 、：.

Only ``pattern.py`` calls this, and only when a pattern is compiled afresh.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    Item = tuple[Any, Any]  # (opcode, argument), as the standard library parses a pattern

MOST_ALTERNATIVES = 32  # more texts than this are not listed
FEW = 3  # times that something is repeated, at the most, for all it can be to be listed
WEAKEST = 0.8  # of all texts hold one of some literals, which are then not worth to be asked for
ASKED = 0.012  # of all texts must be spared by a literal more that is asked for
FOLLOWS = 0.02  # of the places where one character stands have a certain other one after it
COMMON = "的一是和有年信息公开"  # characters that nearly every text of a report holds
NOTHING = frozenset(("",))
GROUPS = ("SUBPATTERN", "ATOMIC_GROUP")
REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def required_literals(tree: Any) -> tuple[str, ...] | None:
    """Literals of which every match of ``tree`` holds at least one, or None."""
    best = _strongest(_requirements(tree))
    return tuple(sorted(best)) if best else None


def _requirements(items: Iterable[Item]) -> list[frozenset[str]]:
    """Sets of texts: of each, every match of the items holds one, or has one around it."""
    found: list[frozenset[str]] = []
    run = NOTHING  # what stands right before an item, as far back as that can be listed
    word = ""  # the characters right before it that are written out
    for item in items:
        found += [*_inside(item), run]
        whole, ahead = _texts((item,)), _begins(item)
        if ahead != whole:
            found.append(_joined(run, ahead) or run)
        run = NOTHING if whole is None else _joined(run, whole) or whole
        if str(item[0]) == "LITERAL":
            word += chr(item[1])
        else:
            found.append(frozenset((word,)))
            word = ""
    found += [run, frozenset((word,))]
    return [one for one in found if "" not in one]


def _inside(item: Item) -> list[frozenset[str]]:
    """The requirements of what an item is made of."""
    op, argument = item
    name = str(op)
    if name in GROUPS and not _ignores_case(item):
        return _requirements(_grouped(item))
    if name in REPEATS and argument[0] > 0:
        return _requirements(argument[2])
    if name == "ASSERT":
        return _requirements(argument[1])
    if name == "BRANCH":
        each = [_strongest(_requirements(branch)) for branch in argument[1]]
        if None not in each:
            return [frozenset[str]().union(*(one or () for one in each))]
    return []


def _texts(items: Iterable[Item]) -> frozenset[str] | None:
    """All texts that the items can match, one after the other; None if they are too many."""
    found: frozenset[str] | None = NOTHING
    for item in items:
        op, argument = item
        name = str(op)
        one: frozenset[str] | None = None
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            one = NOTHING
        elif name == "LITERAL":
            one = frozenset((chr(argument),))
        elif name == "IN":
            one = frozenset(_members(argument)) or None
        elif name in GROUPS and not _ignores_case(item):
            one = _texts(_grouped(item))
        elif name == "BRANCH":
            each = [_texts(branch) for branch in argument[1]]
            one = None if None in each else frozenset[str]().union(*(text or () for text in each))
        elif name in REPEATS and argument[1] <= FEW:
            once = _texts(argument[2])
            times = [_power(once, count) for count in range(argument[0], argument[1] + 1)]
            one = None if None in times else frozenset[str]().union(*(text or () for text in times))
        found = _joined(found, one)
        if found is None:
            return None
    return found


def _begins(item: Item) -> frozenset[str] | None:
    """Texts with one of which whatever an item matches, or looks ahead to, begins; None: unknown."""
    op, argument = item
    name = str(op)
    if name == "ASSERT" and argument[0] > 0:
        return _begin(argument[1])
    if name in GROUPS and not _ignores_case(item):
        return _begin(_grouped(item))
    if name in REPEATS and argument[0] > 0:
        return _power(_texts(argument[2]), min(argument[0], FEW)) or _begin(argument[2])
    return _texts((item,))


def _begin(items: Iterable[Item]) -> frozenset[str] | None:
    """The same of items one after the other."""
    found = NOTHING
    for item in items:
        whole = _joined(found, _texts((item,)))
        if whole is None:
            return _joined(found, _begins(item)) or found
        found = whole
    return found


def _joined(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """Every text of one set before every text of another; None if they are too many."""
    if one is None or other is None or len(one) * len(other) > MOST_ALTERNATIVES:
        return None
    return frozenset([first + second for first in one for second in other])


def _power(texts: frozenset[str] | None, times: int) -> frozenset[str] | None:
    found: frozenset[str] | None = NOTHING
    for _ in range(times):
        found = _joined(found, texts)
    return found


def _grouped(item: Item) -> Any:
    return item[1][3] if str(item[0]) == "SUBPATTERN" else item[1]


def _ignores_case(item: Item) -> bool:
    return str(item[0]) == "SUBPATTERN" and bool(item[1][1] & 2)


def _members(argument: Any) -> list[str]:
    """The characters of a class, if it lists a few; else nothing."""
    members = []
    for op, value in argument:
        if str(op) == "LITERAL":
            members.append(chr(value))
        elif str(op) == "RANGE" and value[1] - value[0] < MOST_ALTERNATIVES:
            members += map(chr, range(value[0], value[1] + 1))
        else:
            return []
    return members


def _strongest(found: list[frozenset[str]]) -> frozenset[str] | None:
    """The requirement of which the fewest texts hold a literal, and that has few of them.

    None if there is none, or so weak a one that nothing is won by looking for it first.
    """
    best = min(found, key=_weakness, default=NOTHING)
    if "" in best or _weakness(best) > WEAKEST:
        return None
    return frozenset(
        one for one in best if not any(other != one and other in one for other in best)
    )


def _weakness(literals: frozenset[str]) -> float:
    """How many texts hold one of some literals, by a rough guess, and what it costs to ask."""
    return sum(
        min(map(_frequency, literal)) * FOLLOWS ** (len(literal) - 1) + ASKED
        for literal in literals
    )


def _frequency(char: str) -> float:
    """Digits, marks and the commonest characters stand in every report; a Latin letter in few."""
    if char in COMMON:
        return 1
    if char.isdecimal():
        return 0.05
    return 0.1 if not char.isalpha() else 0.03 if char.isascii() else 0.01
