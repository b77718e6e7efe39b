"""Report years and the law, format and deadline that hold for them."""

from __future__ import annotations

from gklint.pattern import Pattern
from gklint.regulation.registry import Regulation
from gklint.value import value

_parsed: dict[str, Years] = {}  # rules and reference data name few ranges, again and again


@value
class Years:
    """A range of report years, both ends included; an open end is None."""

    first: int | None
    last: int | None

    @classmethod
    def parse(cls, text: str) -> Years:
        """``2019..2020``, ``2021..``, ``..2018``, ``2017`` or the empty text for all years.

        Raises ValueError on anything else.
        """
        known = _parsed.get(text)
        if known is not None:
            return known
        if not text:
            return cls(None, None)
        head, dots, tail = text.partition("..")
        first = int(head) if head else None
        last = (int(tail) if tail else None) if dots else first
        if first is not None and last is not None and first > last:
            raise ValueError(text)
        found = _parsed[text] = cls(first, last)
        return found

    def holds(self, year: int) -> bool:
        return (self.first is None or self.first <= year) and (
            self.last is None or year <= self.last
        )

    @property
    def all(self) -> bool:
        return self.first is None and self.last is None

    def __str__(self) -> str:
        if self.all:
            return ""
        if self.first == self.last:
            return str(self.first)
        return f"{self.first or ''}..{self.last or ''}"


@value
class RegimeSection:
    """A content that a regime asks for."""

    key: str
    title: str  # the heading as the format prints it
    accept: Pattern | None = None  # variants that mean the same; None where any heading will do


@value
class Regime:
    """What holds for the reports of some years."""

    id: str
    years: Years
    statute: Regulation
    notice: Regulation | None
    sections: tuple[RegimeSection, ...]  # in the order of the format
    fixed_order: bool  # the format fixes number, order and headings
    deadlines: tuple[tuple[str, str], ...]  # (level, MM-DD of the year after)

    def deadline(self, level: str) -> tuple[int, int] | None:
        """The last (month, day) in the following year for an organ of ``level``, or None."""
        for key, day in self.deadlines:
            if key == level:
                month, _, date = day.partition("-")
                return int(month), int(date)
        return None
