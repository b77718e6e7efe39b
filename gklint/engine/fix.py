"""Apply fixes until nothing is left to apply."""

from __future__ import annotations

from gklint.finding import applicability_at_least
from gklint.text import Edit, apply_edits, composed
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gklint.finding import Finding, Fix

ROUNDS = 20  # a bound on repairs that call for one another


@value
class Fixed:
    """A mended text, and how many fixes of which rules it took."""

    text: str
    applied: tuple[tuple[str, int], ...]  # (rule id, times), sorted
    edits: tuple[Edit, ...]  # of the text as it was: they make this one of it


def fix(text: str, find: Callable[[str], Iterable[Finding]], least: str) -> Fixed:
    """``text`` with the first fix of each finding applied, if it is at least ``least``.

    Fixes that touch the same place wait for the next round. The result is stable:
    fixing it again changes nothing.
    """
    applied: dict[str, int] = {}
    length = len(text)
    done: tuple[Edit, ...] = ()
    states = [(text, done)]
    for _ in range(ROUNDS):
        chosen = _choose(find(text), least)
        if not chosen:
            break
        edits = sorted((edit for _, one in chosen for edit in one.edits), key=_order)
        changed = apply_edits(text, edits)
        seen = [state for state, _ in states]
        if changed in seen:
            # Repairs that undo each other: from any text of the circle, end at the same one.
            text, done = min(states[seen.index(changed) :], key=lambda state: state[0])
            break
        done = composed(length, done, edits)
        states.append((changed, done))
        for rule, _ in chosen:
            applied[rule] = applied.get(rule, 0) + 1
        text = changed
    return Fixed(text, tuple(sorted(applied.items())), done)


def _choose(findings: Iterable[Finding], least: str) -> list[tuple[str, Fix]]:
    """The first usable fix of each finding, in order, those that overlap an earlier one left out."""
    chosen: list[tuple[str, Fix]] = []
    taken: list[Edit] = []
    for finding in findings:
        for one in finding.fixes:
            if not applicability_at_least(one.applicability, least):
                continue
            if not any(_clash(edit, other) for edit in one.edits for other in taken):
                chosen.append((finding.rule, one))
                taken += one.edits
            break
    return chosen


def _clash(one: Edit, other: Edit) -> bool:
    return one.span.overlaps(other.span) or (
        one.span.start <= other.span.end and other.span.start <= one.span.end
    )


def _order(edit: Edit) -> tuple[int, int]:
    return edit.span.start, edit.span.end
