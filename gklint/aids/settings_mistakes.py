"""What is wrong with a file of settings, each mistake at its place."""

from __future__ import annotations

import os

from gklint.aids.rule_files import around
from gklint.aids.rule_mistakes import Mistake, broken, in_order, told
from gklint.aids.toml_places import places_of
from gklint.config import Settings, keys_of, settings_in
from gklint.decode import Problems
from gklint.errors import ConfigError, GklintError, Place
from gklint.rulebook.choice import no_level, no_rule, unknown_names
from gklint.rulebook.files import no_folder


def settings_mistakes(text: str, path: str) -> tuple[Mistake, ...]:
    """All that cannot be used in the settings at ``path``, an absolute path; sorted by place.

    ``text`` may be unsaved; the folders of rules that it names are read from the disk.
    """
    places = places_of(text)
    problems = Problems(ConfigError)
    try:
        settings = settings_in(text.removeprefix("\ufeff").replace("\r\n", "\n"), path, problems)
    except GklintError as error:
        return (broken(places, error),)
    if settings is not None:
        _check(settings, path, problems)
    return in_order(told(places, problems.errors))


def _check(settings: Settings, path: str, problems: Problems) -> None:
    """Tell what is named and is not there."""
    place = Place("", keys_of(path))
    for at, folder in enumerate(settings.rules):
        if not os.path.isdir(folder):
            problems.errors.append(no_folder(place / "rules" / at))
    beside = around(path, settings)
    levels = [level.key for level in beside.reference.vocabulary.levels]
    if settings.level and settings.level not in levels:
        problems.errors.append(no_level(settings.level, levels, place / "level"))
    if not beside.whole:
        return  # a file that cannot be read may hold the rules that are named
    for keys, name in unknown_names(beside.known, settings):
        where = place.at(keys)
        where = where.as_key() if keys[0] == "severity" else where
        problems.errors.append(no_rule(name, beside.known, where))
