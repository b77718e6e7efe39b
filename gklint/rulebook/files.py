"""Where the rules lie, and all of them loaded."""

from __future__ import annotations

import os

from gklint.config import PACK, own_folders
from gklint.errors import ConfigError, RuleError
from gklint.pattern import thaw
from gklint.regulation.reference import Reference
from gklint.rulebook import cache
from gklint.rulebook.model import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from gklint.config import Settings
    from gklint.errors import Place


def builtin_folder() -> str:
    """The rules that come along: inside the wheel, or beside the package in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "rules")


def load(folders: Sequence[str] = ()) -> tuple[Reference, tuple[Rule, ...]]:
    """The reference data and all rules, built-in first; own ones override none of them.

    Raises RuleError telling every mistake, ConfigError for a folder that cannot be read.
    """
    builtin = builtin_files()
    own = [pair for folder in folders for pair in files_below(folder, folder)]
    name = cache.rules_name([path for _, path in (*builtin, *own)])
    kept = cache.read(name)
    if kept is not None:
        return _thawed(kept)
    # What follows is not needed where the cache holds.
    from gklint.rulebook import prepared

    kept = None if own else prepared.rules(builtin)
    if kept is not None:
        cache.write(name, kept)
        return _thawed(kept)
    reference, loaded = _read(builtin, own)
    cache.write(name, (reference.frozen, [rule.frozen() for rule in loaded]))
    return reference, tuple(loaded)


def _read(
    builtin: Sequence[tuple[str, str]], own: Sequence[tuple[str, str]]
) -> tuple[Reference, list[Rule]]:
    """Everything from TOML, strictly checked. Raises RuleError telling every mistake."""
    from gklint.decode import Problems, read_toml
    from gklint.regulation.read_reference import reference_from
    from gklint.rulebook.load import read_rules, tell_duplicates, tell_wrong_yields

    tables = {
        os.path.splitext(os.path.basename(path))[0]: read_toml(_text(shown, path), shown)
        for shown, path in builtin
        if shown.startswith("reference/")
    }
    reference = reference_from(tables)
    problems = Problems()
    rule_files = [pair for pair in builtin if not pair[0].startswith("reference/")]
    ours = read_rules(_texts(rule_files), reference, True, problems)
    theirs = read_rules(_texts(own), reference, False, problems)
    tell_duplicates(ours, (), problems)
    tell_duplicates(theirs, ours, problems)
    tell_wrong_yields([*ours, *theirs], (), problems)
    problems.raise_any()
    return reference, [*ours, *theirs]


def folders_in(settings: Settings, place_of: Callable[..., Place]) -> tuple[str, ...]:
    """The folders of rules that settings name besides the built-in ones, and those of packs.

    Raises ConfigError for a missing pack; ``place_of`` tells where it is named.
    """
    if not any(one.startswith(PACK) for one in settings.rules):
        return own_folders(settings)
    from gklint.rulebook.packs import folders_of  # few settings name one

    return folders_of(settings.rules, place_of)


def stamp(folders: Sequence[str], said: str) -> str:
    """A digest of what findings rest on besides texts, ``said`` among it, without loading rules.

    Empty where that cannot be told for certain. Raises ConfigError as ``load`` does.
    """
    own = [pair for folder in folders for pair in files_below(folder, folder)]
    return cache.stamp([path for _, path in (*builtin_files(), *own)], said)


def thaw_patterns() -> None:
    """Take back the compiled patterns: those that earlier runs kept, or else the build."""
    kept = cache.read(cache.patterns_name())
    if kept is None:
        from gklint.rulebook import prepared

        kept = prepared.patterns()
    if isinstance(kept, dict):
        thaw(kept)


def builtin_files() -> list[tuple[str, str]]:
    """(name to show, path) of the rules and the reference data that come along."""
    return files_below(builtin_folder(), "")


def no_folder(folder: str | Place) -> ConfigError:
    """The error that a folder of own rules is not there."""
    return ConfigError("没有这个规则文件夹", "no such folder of rules", folder)


def _thawed(
    kept: tuple[dict[str, bytes], list[tuple[Any, ...]]],
) -> tuple[Reference, tuple[Rule, ...]]:
    parts, rules = kept
    return Reference(parts), tuple(Rule.thawed(plain) for plain in rules)


def _texts(files: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(shown, _text(shown, path)) for shown, path in files]


def _text(shown: str, path: str) -> str:
    try:
        with open(path, "rb") as file:
            data = file.read()
        return data.removeprefix(b"\xef\xbb\xbf").decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise RuleError(
            "不是 UTF-8 编码，请另存为 UTF-8", "not UTF-8; save it as UTF-8", shown
        ) from None
    except OSError as error:
        raise RuleError(f"读不了：{error}", f"cannot be read: {error}", shown) from None


def files_below(folder: str, shown: str) -> list[tuple[str, str]]:
    """(name to show, path) of every TOML file below ``folder``, sorted by name."""
    if not os.path.isdir(folder):
        raise no_folder(folder)
    found: list[tuple[str, str]] = []
    with os.scandir(folder) as entries:
        inside = sorted(entries, key=lambda entry: entry.name)
    for entry in inside:
        name = f"{shown}/{entry.name}" if shown else entry.name
        if entry.is_dir():
            found += files_below(entry.path, name)
        elif entry.name.endswith(".toml"):
            found.append((name, entry.path))
    return found
