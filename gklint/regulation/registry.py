"""The registry of instruments: titles, numbers, dates, and what replaced what."""

from __future__ import annotations

from gklint.value import value


@value
class Regulation:
    """One edition of a law, a regulation or a notice. Dates are YYYY, YYYY-MM or YYYY-MM-DD."""

    key: str
    title: str
    number: str = ""
    aliases: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()  # other numbers under which it is rightly cited
    issued: str = ""
    in_force: str = ""
    superseded_by: str = ""
    superseded_on: str = ""
    articles: int | None = None  # how many articles it has
    verified: str = ""  # V: read in the instrument; V2: stated by a report or repository


class Registry:
    """Look-ups over the instruments; all keyed by what a report can write."""

    def __init__(self, regulations: tuple[Regulation, ...]) -> None:
        self.regulations = regulations
        self._keys = {one.key: one for one in regulations}

    def by_key(self, key: str) -> Regulation:
        """Raises KeyError for a key that the registry does not have."""
        return self._keys[key]

    def get(self, key: str) -> Regulation | None:
        return self._keys.get(key)
