"""What every text holds that a pattern matches, read from its parse tree.

A pattern is looked for only where one of its literals stands, so the best are those that few texts
hold. Neighbours tell the most: of ``(?:；|、)(?:。|：)`` every match holds ；。, ；：, 、。 or 、：.

Only ``pattern.py`` calls this, and only when a pattern is compiled afresh.
"""

from __future__ import annotations

import math

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
NOTHING = frozenset(("",))  # is all that is matched
NONE: frozenset[str] = frozenset()
GROUPS = ("SUBPATTERN", "ATOMIC_GROUP")
REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def required_literals(tree: Any) -> tuple[str, ...] | None:
    """Literals of which every match of ``tree`` holds at least one, or None."""
    _listed.clear()
    best = _strongest(_requirements(tree))
    return tuple(sorted(best)) if best else None


def _requirements(items: Iterable[Item]) -> list[frozenset[str]]:
    """Sets of texts: of each, every match of the items holds one, or has one around it."""
    found: list[frozenset[str]] = []
    run = NOTHING  # what stands right before an item, as far back as that can be listed
    word = ""  # the characters right before it that are written out
    for item in items:
        found += [*_inside(item), run]
        whole, ahead = _texts_of(item), _begins(item)
        if ahead != whole:
            found.append(_joined(run, ahead) or run)
        run = NOTHING if whole is None else _joined(run, whole) or whole
        if item[0].name == "LITERAL":
            word += chr(item[1])
        else:
            found.append(frozenset((word,)))
            word = ""
    found += [run, frozenset((word,))]
    return [one for one in found if "" not in one]


def _inside(item: Item) -> list[frozenset[str]]:
    """The requirements of what an item is made of."""
    op, argument = item
    name = op.name
    if name in GROUPS and not _ignores_case(item):
        return _requirements(_grouped(item))
    if name in REPEATS and argument[0] > 0:
        return _requirements(argument[2])
    if name == "ASSERT":
        return _requirements(argument[1])
    if name == "BRANCH":
        each = [_strongest(_requirements(branch)) for branch in argument[1]]
        if None not in each:
            return [NONE.union(*(one or NONE for one in each))]
    return []


def _texts(items: Iterable[Item]) -> frozenset[str] | None:
    """All texts that the items can match, one after the other; None if they are too many."""
    found: frozenset[str] | None = NOTHING
    for item in items:
        found = _joined(found, _texts_of(item))
        if found is None:
            return None
    return found


_listed: dict[
    int, tuple[Item, frozenset[str] | None]
] = {}  # of one pattern, by the item's identity


def _texts_of(item: Item) -> frozenset[str] | None:
    """The same of one item, which is asked for once by all that it stands in."""
    known = _listed.get(id(item))
    if known is None or known[0] is not item:
        texts = _listed_anew(item)
        if texts is not None and len(texts) > MOST_ALTERNATIVES:
            texts = None
        known = _listed[id(item)] = (item, texts)
    return known[1]


def _listed_anew(item: Item) -> frozenset[str] | None:
    op, argument = item
    name = op.name
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return NOTHING
    if name == "LITERAL":
        return frozenset((chr(argument),))
    if name == "IN":
        return frozenset(_members(argument)) or None
    if name in GROUPS and not _ignores_case(item):
        return _texts(_grouped(item))
    if name == "BRANCH":
        return _any_of([_texts(branch) for branch in argument[1]])
    if name in REPEATS and argument[1] <= FEW:
        once = _texts(argument[2])
        return _any_of([_power(once, count) for count in range(argument[0], argument[1] + 1)])
    return None


def _any_of(each: list[frozenset[str] | None]) -> frozenset[str] | None:
    """The texts of one or another; None if those of one are too many."""
    return None if None in each else NONE.union(*(texts or NONE for texts in each))


def _begins(item: Item) -> frozenset[str] | None:
    """Texts with one of which whatever an item matches, or looks ahead to, begins; None: unknown."""
    op, argument = item
    name = op.name
    if name == "ASSERT" and argument[0] > 0:
        return _begin(argument[1])
    if name in GROUPS and not _ignores_case(item):
        return _begin(_grouped(item))
    if name in REPEATS and argument[0] > 0:
        return _power(_texts(argument[2]), min(argument[0], FEW)) or _begin(argument[2])
    return _texts_of(item)


def _begin(items: Iterable[Item]) -> frozenset[str] | None:
    """The same of items one after the other."""
    found = NOTHING
    for item in items:
        whole = _joined(found, _texts_of(item))
        if whole is None:
            return _joined(found, _begins(item)) or found
        found = whole
    return found


def _joined(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """Every text of one set before every text of another; None if they are too many."""
    if one is None or other is None or len(one) * len(other) > MOST_ALTERNATIVES:
        return None
    if one is NOTHING or other is NOTHING:
        return other if one is NOTHING else one
    return frozenset([first + second for first in one for second in other])


def _power(texts: frozenset[str] | None, times: int) -> frozenset[str] | None:
    found: frozenset[str] | None = NOTHING
    for _ in range(times):
        found = _joined(found, texts)
    return found


def _grouped(item: Item) -> Any:
    return item[1][3] if item[0].name == "SUBPATTERN" else item[1]


def _ignores_case(item: Item) -> bool:
    return item[0].name == "SUBPATTERN" and bool(item[1][1] & 2)


def _members(argument: Any) -> list[str]:
    """The characters of a class, if it lists a few; else nothing."""
    members = []
    for op, value in argument:
        if op.name == "LITERAL":
            members.append(chr(value))
        elif op.name == "RANGE" and value[1] - value[0] < MOST_ALTERNATIVES:
            members += map(chr, range(value[0], value[1] + 1))
        else:
            return []
    return members


def _strongest(found: list[frozenset[str]]) -> frozenset[str] | None:
    """The requirement of which the fewest texts hold a literal, and that has few of them.

    None if there is none, or so weak a one that nothing is won by looking for it first.
    """
    best, least = NOTHING, math.inf
    for one in found:
        if len(one) * ASKED < least:  # or it is weaker, whatever its literals are
            weakness = _weakness(one)
            if weakness < least:
                best, least = one, weakness
    if least > WEAKEST:
        return None
    return frozenset(
        [one for one in best if not any(other != one and other in one for other in best)]
    )


def _weakness(literals: frozenset[str]) -> float:
    """How many texts hold one of some literals, by a rough guess, and what it costs to ask."""
    often = _frequency.__getitem__
    each = [
        min(map(often, literal)) * FOLLOWS ** (len(literal) - 1) + ASKED for literal in literals
    ]
    return math.fsum(each)  # the same in whatever order a set gives them


class _Frequency(dict[str, float]):
    """Digits, marks and the commonest characters stand in every report; a Latin letter in few."""

    def __missing__(self, char: str) -> float:
        if char in COMMON:
            often = 1.0
        elif char.isdecimal():
            often = 0.05
        elif not char.isalpha():
            often = 0.1
        else:
            often = 0.03 if char.isascii() else 0.01
        self[char] = often
        return often


_frequency = _Frequency()
