"""Where the rules lie, and all of them loaded."""

from __future__ import annotations

import os

from gklint.errors import ConfigError, RuleError
from gklint.regulation.reference import Reference
from gklint.rulebook import cache
from gklint.rulebook.model import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def builtin_folder() -> str:
    """The rules that come along: inside the wheel, or beside the package in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "rules")


def load(own_folders: Sequence[str] = ()) -> tuple[Reference, tuple[Rule, ...]]:
    """The reference data and all rules, built-in first; own ones override none of them.

    Raises RuleError telling every mistake, ConfigError for a folder that cannot be read.
    """
    builtin = _texts(builtin_folder(), "")
    own = [pair for folder in own_folders for pair in _texts(folder, folder)]
    name = f"rules-{cache.digest([*builtin, *own])}.bin"
    kept = cache.read(name)
    if kept is not None:
        parts, rules = kept
        return Reference(parts), tuple(Rule.thawed(plain) for plain in rules)
    # Not needed where the cache holds.
    from gklint.decode import Problems, read_toml
    from gklint.regulation.read_reference import reference_from
    from gklint.rulebook.load import read_rules

    tables = {
        os.path.splitext(os.path.basename(path))[0]: read_toml(text, path)
        for path, text in builtin
        if path.startswith("reference/")
    }
    reference = reference_from(tables)
    problems = Problems()
    rule_files = [pair for pair in builtin if not pair[0].startswith("reference/")]
    loaded = read_rules(rule_files, reference, True, problems)
    loaded += read_rules(own, reference, False, problems)
    taken = {one.id for one in loaded if one.builtin}
    for rule in loaded:
        if not rule.builtin and rule.id in taken:
            problems.add(
                rule.place,
                f"{rule.id} 是内置规则的编号，请换一个",
                f"{rule.id} is a built-in rule; take another id",
            )
    problems.raise_any()
    cache.write(name, (reference.frozen, [rule.frozen() for rule in loaded]))
    return reference, tuple(loaded)


def _text(path: str, shown: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().removeprefix("\ufeff")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"读不了：{error}", f"cannot be read: {error}", shown) from None


def _texts(folder: str, shown: str) -> list[tuple[str, str]]:
    """(name to show, text) of every TOML file below ``folder``, sorted by name."""
    if not os.path.isdir(folder):
        raise ConfigError("没有这个规则文件夹", "no such folder of rules", folder)
    found = []
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".toml"):
                path = os.path.join(root, name)
                relative = os.path.relpath(path, folder).replace(os.sep, "/")
                name = os.path.join(shown, relative) if shown else relative
                found.append((name, _text(path, name)))
    return found
