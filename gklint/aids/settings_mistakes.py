"""What is wrong with a file of settings, each mistake at its place."""

from __future__ import annotations

import os

from gklint.aids.rule_files import around, builtin_rules
from gklint.aids.rule_mistakes import Mistake, broken, in_order, told
from gklint.aids.toml_places import places_of
from gklint.config import Settings, own_folders, shown
from gklint.config.layers import extended_by, layer_in, read_merged
from gklint.decode import Problems
from gklint.errors import ConfigError, GklintError
from gklint.rulebook.changes import tell_wrong_change
from gklint.rulebook.choice import levels_in, no_level, no_rule, unknown_names
from gklint.rulebook.files import no_folder
from gklint.rulebook.packs import folders_of
from gklint.value import make, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from gklint.config.layers import Layer
    from gklint.regulation.reference import Reference


def settings_mistakes(
    text: str, path: str, may_extend: Callable[[str], bool] | None = None
) -> tuple[Mistake, ...]:
    """All that cannot be used in the settings at ``path``, an absolute path; sorted by place.

    ``text`` may be unsaved; the folders of rules and the settings that it names are read from
    the disk, these only where ``may_extend`` allows it.
    """
    places = places_of(text)
    problems = Problems(ConfigError)
    try:
        layer = layer_in(text.removeprefix("\ufeff").replace("\r\n", "\n"), path, problems)
    except GklintError as error:
        return (broken(places, error),)
    if layer is not None:
        _check(layer, may_extend, problems)
    return in_order(told(places, problems.errors))


def _check(layer: Layer, may_extend: Callable[[str], bool] | None, problems: Problems) -> None:
    """Tell what is named and is not there, or cannot be changed so."""
    settings: Settings = make(Settings, layer.given)
    for place, target in extended_by(layer, (layer.path,), may_extend, problems):
        try:
            below = read_merged(target, may_extend).settings
        except GklintError as error:
            problems.add(
                place,
                f"{shown(target)} 不能用：{error.where}: {error.zh}",
                f"{shown(target)} cannot be used: {error.where}: {error.en}",
            )
            continue
        if "rules" not in layer.given:
            settings = replace(settings, rules=below.rules)
    place = layer.place
    for at, one in enumerate(settings.rules if "rules" in layer.given else ()):
        if one in own_folders(settings) and not os.path.isdir(one):
            problems.errors.append(no_folder(place / "rules" / at))
        try:
            folders_of((one,), lambda *_, at=at: place / "rules" / at)
        except ConfigError as error:
            problems.errors.append(error)
    beside = around(layer.path, settings)
    levels = [level.key for level in beside.reference.vocabulary.levels]
    for keys, level in levels_in(settings):
        if level not in levels:
            problems.errors.append(no_level(level, levels, place.at(keys)))
    _check_changes(settings, layer, beside.reference, problems)
    if not beside.whole:
        return  # a file that cannot be read may hold the rules that are named
    for keys, name in unknown_names(beside.known, settings):
        where = place.at(keys)
        where = where.as_key() if keys[-1] == name else where
        problems.errors.append(no_rule(name, beside.known, where))


def _check_changes(
    settings: Settings, layer: Layer, reference: Reference, problems: Problems
) -> None:
    """Tell changes that built-in rules cannot take; those of own rules are told by the loader."""
    for name, change in settings.rule.items():
        for rule in builtin_rules():
            if name in (rule.id, rule.name) or name.upper() == rule.id:
                place = layer.place / "rule" / name
                tell_wrong_change(rule.table, change, reference, place, problems)
