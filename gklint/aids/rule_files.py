"""Which TOML files are ours, and what a file of rules or settings stands among."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import lru_cache

from gklint.aids.toml_places import places_of
from gklint.bilingual import Bilingual
from gklint.config import (
    OWN_FILE,
    SHARED_FILE,
    Settings,
    keys_of,
    nearest,
    own_folders,
    read_settings,
)
from gklint.decode import Problems
from gklint.errors import ConfigError, GklintError, Place
from gklint.rulebook import cache
from gklint.rulebook.files import builtin_files, builtin_folder, files_below, load
from gklint.rulebook.load import raw_rules
from gklint.rulebook.packs import folders_of
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from gklint.projects import Projects
    from gklint.regulation.reference import Reference
    from gklint.rulebook.model import Rule

RULES, SETTINGS = "rules", "settings"


@value
class Known:
    """What is known of a rule by its table, whether or not it is fit to be loaded."""

    id: str
    name: str
    title: Bilingual
    check: str
    place: str  # file:line, for people
    at: int = 0
    builtin: bool = False
    yields_to: tuple[str, ...] = ()


@value
class Around:
    """The reference data, and all rules but those of the file at hand."""

    reference: Reference
    known: tuple[Known, ...]
    whole: bool = True  # False if a file could not be read, so that there may be more rules


def kind_of(path: str, text: str, projects: Projects) -> str:
    """``RULES``, ``SETTINGS``, or empty for a file that is not ours. ``path`` is absolute."""
    name = os.path.basename(path)
    if name == OWN_FILE:
        return SETTINGS
    if name == SHARED_FILE:
        return SETTINGS if places_of(text).find(keys_of(path))[1] == () else ""
    if not name.endswith(".toml"):
        return ""
    if _is_below(path, (builtin_folder(),)):
        return "" if _is_below(path, (os.path.join(builtin_folder(), "reference"),)) else RULES
    return RULES if _is_below(path, _folders_at(path, projects)) or _looks_like_ours(text) else ""


def _folders_at(path: str, projects: Projects) -> tuple[str, ...]:
    try:
        return own_folders(projects.at(path).settings)
    except GklintError:  # a rule that is broken is no reason to forget where rules lie
        return _folders_named(os.path.dirname(path))


def _folders_named(folder: str) -> tuple[str, ...]:
    """The folders of rules that the settings in force in a folder name, if they can be read."""
    try:
        file = nearest(folder)
        return own_folders(read_settings(file)) if file else ()
    except ConfigError:
        return ()


def _is_below(path: str, folders: Iterable[str]) -> bool:
    real = os.path.realpath(path)
    return any(real.startswith(os.path.join(os.path.realpath(one), "")) for one in folders)


def _looks_like_ours(text: str) -> bool:
    """True if the first [[rule]] names a check kind and has words that ours have."""
    if "[[rule]]" not in text:
        return False
    nodes = places_of(text).nodes
    return ("rule", 0, "check") in nodes and any(
        ("rule", 0, key) in nodes for key in ("example", "message", "why")
    )


def around(path: str, settings: Settings) -> Around:
    """What the file at ``path`` stands among. Reads files; ``path`` itself is left out."""
    reference, rules = _builtin(cache.rules_name([one for _, one in builtin_files()]))
    known = list(rules)
    if _is_below(path, (builtin_folder(),)):
        own = os.path.relpath(os.path.realpath(path), os.path.realpath(builtin_folder()))
        known = [one for one in known if one.place.rpartition(":")[0] != own.replace(os.sep, "/")]
    whole = True
    for folder in _folders(settings):
        for shown, file in files_below(folder, folder) if os.path.isdir(folder) else ():
            if os.path.realpath(file) == os.path.realpath(path):
                continue
            try:
                with open(file, encoding="utf-8-sig") as opened:
                    known += rules_of(opened.read(), shown)
            except (OSError, UnicodeDecodeError, GklintError):
                whole = False
    return Around(reference, tuple(known), whole)


def rules_of(text: str, shown: str) -> list[Known]:
    """What a file's rules are called. Raises RuleError on broken TOML."""
    return [
        known_from(raw, place, at)
        for at, (place, raw) in enumerate(raw_rules(text, shown, Problems()))
    ]


def known_from(raw: dict[str, Any], place: str, at: int) -> Known:
    """What is known of a rule, as far as its table tells."""

    def word(table: Any, key: str) -> str:
        found = table.get(key) if isinstance(table, dict) else None
        return found if isinstance(found, str) else ""

    title, yields_to = raw.get("title"), raw.get("yields_to")
    return Known(
        word(raw, "id"),
        word(raw, "name"),
        Bilingual(word(title, "zh"), word(title, "en")),
        word(raw, "check"),
        place,
        at,
        False,
        tuple(one for one in yields_to if isinstance(one, str))
        if isinstance(yields_to, list)
        else (),
    )


def _folders(settings: Settings) -> list[str]:
    """The folders of rules that settings name, packs too, as far as they are there."""
    found: list[str] = []
    for one in settings.rules:
        with suppress(ConfigError):  # it is told where the settings are looked at
            found += folders_of((one,), lambda *_: Place(""))
    return found


def builtin_rules() -> tuple[Rule, ...]:
    """The built-in rules as they are loaded."""
    return _loaded(cache.rules_name([one for _, one in builtin_files()]))[1]


@lru_cache(maxsize=1)
def _loaded(stamp: str) -> tuple[Reference, tuple[Rule, ...]]:
    return load()


@lru_cache(maxsize=1)
def _builtin(stamp: str) -> tuple[Reference, tuple[Known, ...]]:
    """The reference data and the built-in rules, as long as their files stay as they are."""
    reference, rules = _loaded(stamp)
    return reference, tuple(
        Known(
            rule.id,
            rule.name,
            rule.table.title,
            rule.check,
            rule.place,
            rule.at,
            True,
            rule.yields_to,
        )
        for rule in rules
    )
