"""Settings: what a project, a file or the command line asks of gklint.

They stand in ``gklint.toml``, or in ``pyproject.toml`` under ``[tool.gklint]``. The nearest
file above a report holds for it, and it alone.
"""

from __future__ import annotations

import os

from gklint.errors import ConfigError, Place
from gklint.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from gklint.decode import Problems

OWN_FILE, SHARED_FILE = "gklint.toml", "pyproject.toml"
GLOB = "*?["  # what makes a glob of a path


@value
class GroupTable:
    """A ``[[group]]``: a report of a whole, and the organs whose figures it adds up."""

    name: str
    whole: str  # path or glob of the report of the whole, one a year
    units: tuple[str, ...]  # organs that owe a report, by their names in its title
    reports: tuple[str, ...]  # paths or globs of theirs, of all years
    complete: bool = False  # the whole has no figures of its own besides theirs


@value
class AcceptedTable:
    """An ``[[accepted]]``: a finding that somebody has looked at, and why it may stay.

    It means every finding of the rule at these words, in the files it names.
    """

    file: str  # path or glob of the report
    rule: str  # id or name, in full
    words: str  # what the finding stands at, as messages show it
    reason: str
    near: str = ""  # words of its row, its paragraph or the heading of its section
    fingerprint: str = ""  # as --output-format json gives it

    @property
    def of_one_file(self) -> bool:
        """True if the entry names one file, not all that a glob stands for."""
        plain = self.file
        for char in GLOB:  # as ``literally`` writes it
            plain = plain.replace(f"[{char}]", "")
        return not any(char in plain for char in GLOB)


@value
class Settings:
    """What can be set. Rules are named by id, by name, or by the beginning of ids."""

    select: tuple[str, ...] = ()  # empty: all
    ignore: tuple[str, ...] = ()
    severity: dict[str, Literal["error", "warning", "info", "hint"]] = {}
    year: int | None = None
    level: str = ""
    rules: tuple[str, ...] = ()  # folders of own rules, beside the built-in ones
    lang: Literal["zh", "en"] = "zh"
    previous: bool = True  # look for the report of the year before, and hold this one against it
    group: tuple[GroupTable, ...] = ()
    accepted: tuple[AcceptedTable, ...] = ()
    baseline: str = ""  # file of findings that are known, and not told


def nearest(folder: str) -> str:
    """The file of settings that holds in ``folder``, an absolute path; empty where none does."""
    while True:
        own = os.path.join(folder, OWN_FILE)
        if os.path.isfile(own):
            return own
        shared = os.path.join(folder, SHARED_FILE)
        if os.path.isfile(shared) and _speaks_of_us(_text(shared), shown(shared)):
            return shared
        parent = os.path.dirname(folder)
        if parent == folder:
            return ""
        folder = parent


def read_settings(path: str) -> Settings:
    """The settings of one file. Raises ConfigError telling every mistake and its key."""
    from gklint.decode import Problems  # few folders have settings

    problems = Problems(ConfigError)
    settings = settings_in(_text(path), path, problems)
    problems.raise_any()
    assert settings is not None  # or there would have been something to raise
    return settings


def settings_in(text: str, path: str, problems: Problems) -> Settings | None:
    """The settings in the ``text`` of the file at ``path``, or None after telling ``problems``.

    Raises ConfigError on broken TOML.
    """
    from gklint.decode import decode, read_toml

    name = shown(path)
    table: Any = read_toml(text, name, ConfigError)
    place = Place(f"{name}: ", ())
    for key in keys_of(path):
        table = table.get(key, {}) if isinstance(table, dict) else table
        place = place / key
    settings = decode(Settings, table, place, problems)
    if settings is None:
        return None
    for at, group in enumerate(settings.group):
        _check_group(group, place / "group" / at, problems)
    for at, entry in enumerate(settings.accepted):
        _check_not_empty(entry, ("file", "rule"), place / "accepted" / at, problems)
    folder = os.path.dirname(path)
    return replace(
        settings,
        rules=tuple(os.path.join(folder, one) for one in settings.rules),
        group=tuple(_placed(group, folder) for group in settings.group),
        accepted=tuple(
            replace(one, file=os.path.join(literally(folder), one.file))
            for one in settings.accepted
        ),
        baseline=os.path.join(folder, settings.baseline) if settings.baseline else "",
    )


def keys_of(path: str) -> tuple[str, ...]:
    """The keys that lead to our table in a file of settings."""
    return ("tool", "gklint") if os.path.basename(path) == SHARED_FILE else ()


def accepted_in(settings: Settings, path: str, place: str) -> list[tuple[str, AcceptedTable]]:
    """The entries ``[[accepted]]`` that speak of a file, each with the way people know it."""
    path = os.path.abspath(path)
    return [
        (f"{place}[{at}]", entry)
        for at, entry in enumerate(settings.accepted)
        if _stands_for(entry.file, path)
    ]


def literally(path: str) -> str:
    """A glob that stands for this path alone."""
    return "".join(f"[{char}]" if char in GLOB else char for char in path)


def _stands_for(glob: str, path: str) -> bool:
    """True if a glob stands for an absolute path; only ``**`` goes through folders."""
    name = os.path.basename(glob)
    if not any(char in name for char in GLOB):
        if os.path.normcase(name) != os.path.normcase(os.path.basename(path)):
            return False  # so it is with most of many entries
    from fnmatch import fnmatch  # few settings accept anything

    glob = os.path.abspath(glob)
    if "**" in glob:
        return fnmatch(path, glob.replace(f"**{os.sep}", "*").replace("**/", "*"))
    names, globs = path.split(os.sep), glob.replace("/", os.sep).split(os.sep)
    return len(names) == len(globs) and all(map(fnmatch, names, globs))


def _check_group(group: GroupTable, where: Place, problems: Problems) -> None:
    """Tell what a group lacks to be one."""
    _check_not_empty(group, ("name", "whole", "units", "reports"), where, problems)
    twice = sorted({one for one in group.units if group.units.count(one) > 1})
    if twice:
        problems.add(
            where / "units", f"重复：{'、'.join(twice)}", f"named twice: {', '.join(twice)}"
        )


def _check_not_empty(
    table: GroupTable | AcceptedTable, keys: tuple[str, ...], where: Place, problems: Problems
) -> None:
    for key in keys:
        given = getattr(table, key)
        if not given or (isinstance(given, tuple) and "" in given):
            problems.add(where / key, "不能空", "must not be empty")


def _placed(group: GroupTable, folder: str) -> GroupTable:
    """A group with its paths as they lead from anywhere."""
    return replace(
        group,
        whole=os.path.join(folder, group.whole),
        reports=tuple(os.path.join(folder, one) for one in group.reports),
    )


def place_of(path: str, key: str) -> str:
    """How a key of a file of settings is named to people."""
    shared = os.path.basename(path) == SHARED_FILE
    return f"{shown(path)}: {'tool.gklint.' if shared else ''}{key}"


def _speaks_of_us(text: str, where: str) -> bool:
    """True if a pyproject.toml has our table; TOML is read only where it may."""
    if "gklint" not in text:
        return False
    heads = ("[tool.gklint", "[tool]", "tool.", "tool=")
    if not any(_bare(line).startswith(heads) for line in text.split("\n")):
        return False
    from gklint.decode import read_toml

    tool: Any = read_toml(text, where, ConfigError).get("tool")
    return isinstance(tool, dict) and "gklint" in tool


def _bare(line: str) -> str:
    """A line of TOML without the blanks and quotes that its keys may have."""
    return "".join(line.split()).replace('"', "").replace("'", "")


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().removeprefix("\ufeff")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"读不了：{error}", f"cannot be read: {error}", shown(path)) from None


def shown(path: str) -> str:
    """A path as people know it: from the current folder, where it lies in it."""
    here = os.path.join(os.getcwd(), "")
    return path.removeprefix(here)
