"""Settings: what a project, a file or the command line asks of gklint.

They stand in ``gklint.toml``, or in ``pyproject.toml`` under ``[tool.gklint]``. The nearest
file above a report holds for it, and it alone, but for the files that it ``extend``s.
``layers`` puts files over one another, ``holding`` tells what holds for a path.
"""

from __future__ import annotations

import os

from gklint.errors import ConfigError
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

OWN_FILE, SHARED_FILE = "gklint.toml", "pyproject.toml"
BUILTIN, PACK = "builtin", "pack:"  # in ``rules``: those that come along; an installed pack
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
class RuleChange:
    """A ``[rule.NAME]``: what is changed of one rule, in place of a copy of it."""

    severity: Literal["error", "warning", "info", "hint"] | None = None
    params: dict[str, Any] = {}  # over those of the rule, key by key
    years: str | None = None
    levels: tuple[str, ...] | None = None


@value
class OverrideTable:
    """An ``[[override]]``: what is set anew for some files. None: left as it is."""

    files: tuple[str, ...]  # globs, as ``exclude`` has them
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    severity: dict[str, Literal["error", "warning", "info", "hint"]] | None = None
    year: int | None = None
    level: str | None = None
    organ: str | None = None
    previous: bool | None = None


@value
class Settings:
    """What can be set. Rules are named by id, by name, or by the beginning of ids.

    Paths and globs are absolute, wherever they were written.
    """

    extend: tuple[str, ...] = ()  # files of settings that this one is put over
    select: tuple[str, ...] = ()  # empty: all
    ignore: tuple[str, ...] = ()
    severity: dict[str, Literal["error", "warning", "info", "hint"]] = {}
    rule: dict[str, RuleChange] = {}  # by id or name, in full
    year: int | None = None
    level: str = ""
    organ: str = ""
    rules: tuple[str, ...] = (BUILTIN,)  # BUILTIN, folders of own rules, PACK and a name
    lang: Literal["zh", "en"] = "zh"
    previous: bool = True  # look for the report of the year before, and hold this one against it
    include: tuple[str, ...] = ()  # globs of what is looked at in folders; empty: all
    exclude: tuple[str, ...] = ()  # globs of what is not
    gitignore: bool = True  # leave out what .gitignore files do
    override: tuple[OverrideTable, ...] = ()
    group: tuple[GroupTable, ...] = ()
    accepted: tuple[AcceptedTable, ...] = ()
    baseline: str = ""  # file of findings that are known, and not told


def nearest(folder: str) -> str:
    """The file of settings that holds in ``folder``, an absolute path; empty where none does."""
    while True:
        found = file_in(folder)
        parent = os.path.dirname(folder)
        if found or parent == folder:
            return found
        folder = parent


def file_in(folder: str) -> str:
    """The file of settings that lies in ``folder`` itself; empty where none does."""
    own = os.path.join(folder, OWN_FILE)
    if os.path.isfile(own):
        return own
    shared = os.path.join(folder, SHARED_FILE)
    if os.path.isfile(shared) and _speaks_of_us(text_in(shared), shown(shared)):
        return shared
    return ""


def read_settings(path: str) -> Settings:
    """The settings of one file and those it extends. Raises ConfigError telling every mistake."""
    from gklint.config.layers import read_merged  # few folders have settings

    return read_merged(path).settings


def keys_of(path: str) -> tuple[str, ...]:
    """The keys that lead to our table in a file of settings."""
    return ("tool", "gklint") if os.path.basename(path) == SHARED_FILE else ()


def accepted_in(settings: Settings, path: str) -> list[tuple[int, AcceptedTable]]:
    """The entries ``[[accepted]]`` that speak of a file, each with its index."""
    path = os.path.abspath(path)
    return [
        (at, entry) for at, entry in enumerate(settings.accepted) if stands_for(entry.file, path)
    ]


def own_folders(settings: Settings) -> tuple[str, ...]:
    """The folders of own rules that settings name; packs are none."""
    return tuple(one for one in settings.rules if one != BUILTIN and not one.startswith(PACK))


def literally(path: str) -> str:
    """A glob that stands for this path alone."""
    return "".join(f"[{char}]" if char in GLOB else char for char in path)


def stands_for(glob: str, path: str) -> bool:
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


def text_in(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise ConfigError(
            "不是 UTF-8 编码，请另存为 UTF-8", "not UTF-8; save it as UTF-8", shown(path)
        ) from None
    except FileNotFoundError:
        raise ConfigError("没有这个文件", "no such file", shown(path)) from None
    except OSError as error:
        said = error.strerror or str(error)
        raise ConfigError(f"读不了：{said}", f"cannot be read: {said}", shown(path)) from None


def shown(path: str) -> str:
    """A path as people know it: from the current folder, where it lies in it."""
    here = os.path.join(os.getcwd(), "")
    return path.removeprefix(here)
