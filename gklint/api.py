"""What programs open gklint with. Its public names are those of ``gklint.__all__``, no others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from gklint.bilingual import Bilingual as Bilingual
from gklint.config import OWN_FILE, Settings
from gklint.config.holding import Holding
from gklint.config.tables import placed_rules
from gklint.decode import Problems, decode
from gklint.engine.fix import Fixed as Fixed
from gklint.errors import ConfigError, Place
from gklint.errors import GklintError as GklintError
from gklint.finding import Finding as Finding
from gklint.finding import Fix as Fix
from gklint.finding import OtherFile as OtherFile
from gklint.finding import Related as Related
from gklint.finding import Silenced as Silenced
from gklint.project import Linted as Linted
from gklint.project import Project as Project
from gklint.projects import Projects as Projects
from gklint.text import Edit as Edit
from gklint.text import Span as Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from typing_extensions import TypedDict, Unpack

    Severity = Literal["error", "warning", "info", "hint"]

    class Given(TypedDict, total=False):
        """What a program may set, by the names that files of settings have for it.

        It wins over these files; what is left out is theirs to say.
        """

        select: Iterable[str]
        ignore: Iterable[str]
        severity: Mapping[str, Severity]
        year: int
        level: str
        organ: str
        rules: Iterable[str | os.PathLike[str]]  # folders, packs, "builtin": the whole list
        lang: Literal["zh", "en"]
        previous: bool


# What programs and editors may set; groups and what is accepted belong to a folder and its file.
KEYS = ("select", "ignore", "severity", "year", "level", "organ", "lang", "previous", "rules")


def open_projects(
    *, config: str | os.PathLike[str] = "", isolated: bool = False, **given: Unpack[Given]
) -> Projects:
    """The project of every file, by the settings nearest to it: ``open_projects().at(path)``.

    ``config`` is a file of settings to take in place of all that are near; ``isolated``: none is
    looked for. Raises ConfigError for what cannot be set so. Each project is opened when it is
    first asked for, and once.
    """
    return Projects(Holding(_checked(given), os.fspath(config), isolated))


def open_project(
    path: str | os.PathLike[str] = ".",
    *,
    config: str | os.PathLike[str] = "",
    isolated: bool = False,
    **given: Unpack[Given],
) -> Project:
    """The rules and settings that hold for a file or in a folder, which need not be there yet.

    The rest is as ``open_projects`` has it. Raises GklintError telling what must be mended.
    """
    path = os.fspath(path)
    file = os.path.join(path, OWN_FILE) if os.path.isdir(path) else path
    return open_projects(config=config, isolated=isolated, **given).at(file)


def _checked(given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of Settings that are given, as a file of settings would give them."""
    problems = Problems(ConfigError)
    for key in Settings.__fields__:  # type: ignore[attr-defined]
        if key in given and key not in KEYS:
            problems.add(
                key, "请写在设置文件里（config=）", "belongs into a file of settings (config=)"
            )
    table = {key: _plain(value) for key, value in given.items()}
    settings = decode(Settings, table, Place(""), problems)  # None where there are problems
    problems.raise_any()
    made = {key: getattr(settings, key) for key in table}
    if "rules" in made:
        made["rules"] = placed_rules(made["rules"], os.getcwd())
    return made


def _plain(value: object) -> object:
    """A value as TOML would have it."""
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_plain(one) for one in value]
    return value
