"""Errors that a person must mend: where, and what to do, in Chinese and English.

Findings are values; an exception means that gklint could not do its work.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    # Called every few milliseconds of work; it may raise Interrupted.
    Pause = Callable[[], None]


def go_on() -> None:
    """The pause of work that nobody interrupts."""


class GklintError(Exception):
    """Something to mend before gklint can go on (exit code 2).

    ``where`` names a file, a line, a key or an option; it may be empty.
    """

    def __init__(self, zh: str, en: str, where: str = "") -> None:
        super().__init__(zh, en, where)
        self.zh = zh
        self.en = en
        self.where = where

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


class Interrupted(BaseException):
    """Work that was told to stop by the pause it was given. Nothing went wrong."""
