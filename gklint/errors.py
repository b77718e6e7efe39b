"""Errors that a person must mend: where, and what to do, in Chinese and English.

Findings are values; an exception means that gklint could not do its work.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    # Called every few milliseconds of work; it may raise Interrupted.
    Pause = Callable[[], None]


class Place:
    """Where something stands in a file: in words for people, and as the keys that lead there.

    It is made for every key that is read, and worked out only where something is wrong.
    """

    __slots__ = ("_above", "_key", "keyed", "offset", "size")

    def __init__(self, name: str, keys: tuple[str | int, ...] = ()) -> None:
        """The place that people know as ``name``; ``keys`` lead to it from the file's top."""
        self._above: Place | None = None
        self._key: Any = (name, keys)
        self.offset: int | None = None  # code points into the text that stands here, where known
        self.size = 1  # how many of them are meant
        self.keyed = False  # the last key is meant, not what it is set to

    def __truediv__(self, key: str | int) -> Place:
        """The place of a key, or of the item at an index, inside this one."""
        made = object.__new__(Place)
        made._above, made._key = self, key
        made.offset, made.size, made.keyed = None, 1, False
        return made

    def at(self, keys: tuple[str | int, ...]) -> Place:
        """The place that ``keys`` lead to from this one."""
        place = self
        for key in keys:
            place = place / key
        return place

    def as_key(self) -> Place:
        """The key itself, in place of what it is set to."""
        made = self._copy()
        made.keyed = True
        return made

    def inside(self, offset: int | None, size: int = 1) -> Place:
        """``size`` characters of the text that stands here, from ``offset`` on."""
        made = self._copy()
        made.offset, made.size = offset, size
        return made

    @property
    def keys(self) -> tuple[str | int, ...]:
        return self._key[1] if self._above is None else (*self._above.keys, self._key)

    def __str__(self) -> str:
        if self._above is None:
            return self._key[0]
        above = str(self._above)
        if isinstance(self._key, int):
            return f"{above}[{self._key}]"
        return f"{above}{'.' if above and not above.endswith(' ') else ''}{self._key}"

    def _copy(self) -> Place:
        made = object.__new__(Place)
        made._above, made._key = self._above, self._key
        made.offset, made.size, made.keyed = self.offset, self.size, self.keyed
        return made


def go_on() -> None:
    """The pause of work that nobody interrupts."""


class GklintError(Exception):
    """Something to mend before gklint can go on (exit code 2).

    ``where`` names a file, a line, a key or an option; it may be empty. ``place`` is the same
    for those who show the file, where it is known so exactly.
    """

    def __init__(self, zh: str, en: str, where: str | Place = "") -> None:
        super().__init__(zh, en, where)
        self.zh = zh
        self.en = en
        self.place = where if isinstance(where, Place) else None
        self.where = str(where)

    def __str__(self) -> str:
        head = f"{self.where}: " if self.where else ""
        return f"{head}{self.zh} / {self.en}"

    def told(self, shown: Callable[[str], str]) -> str:
        """In words, with the place, which may be any file's name, as ``shown`` shows it."""
        return str(GklintError(self.zh, self.en, shown(self.where)))


class SourceError(GklintError):
    """A file that is not a text gklint can read or write."""


class OutputError(GklintError):
    """What was to be said could not be written."""


class ConfigError(GklintError):
    """A setting or an option that cannot be used."""


class RuleError(GklintError):
    """A rule, or the reference data, that does not hold what it promises."""


class PatternError(GklintError):
    """A pattern that does not compile, may explode, or ran past its time limit."""

    offset: int | None = None  # where in the pattern, if the engine tells


class Interrupted(BaseException):
    """Work that was told to stop by the pause it was given. Nothing went wrong."""
