"""The telephone numbering plan: which area codes there are, and how long their numbers are."""

from __future__ import annotations

from gklint.value import value


@value
class NumberingPlan:
    """Area codes with their leading 0, parted by blanks, by the length of a local number."""

    eight: str
    seven: str
    seven_or_eight: str

    def lengths(self, area: str) -> tuple[int, ...]:
        """How many digits a local number has after ``area``; empty if there is no such code."""
        if area in self.eight.split():
            return (8,)
        if area in self.seven.split():
            return (7,)
        return (7, 8) if area in self.seven_or_eight.split() else ()
