"""Settings: what a project, a file or the command line asks of gklint."""

from __future__ import annotations

from gklint.value import value


@value
class Settings:
    """What can be set. Rules are named by id, by name, or by the beginning of ids."""

    select: tuple[str, ...] = ()  # empty: all
    ignore: tuple[str, ...] = ()
    severity: dict[str, str] = {}
    year: int | None = None
    level: str = ""
    rules: tuple[str, ...] = ()  # folders of own rules
