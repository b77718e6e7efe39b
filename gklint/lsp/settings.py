"""Settings that a client sends: checked, and told apart from what is its own business."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gklint.api import KEYS
from gklint.config import BUILTIN, Settings
from gklint.config.tables import placed_rules
from gklint.decode import Problems, convert
from gklint.errors import ConfigError, Place

if TYPE_CHECKING:
    from gklint.errors import GklintError


def given_by(table: Any, folder: str) -> tuple[dict[str, Any], tuple[GklintError, ...]]:
    """The fields of Settings that a client's ``gklint`` section sets, and what is wrong in it.

    Null and the empty text set nothing, as editors write what was left alone. Folders of rules
    are meant from ``folder``, and are used beside the built-in rules.
    """
    if not isinstance(table, dict):
        return {}, ()
    problems = Problems(ConfigError)
    given: dict[str, Any] = {}
    for key in KEYS:
        value = table.get(key)
        if value is None or value == "":
            continue
        before = len(problems.errors)
        spec = Settings.__annotations__[key]
        made = convert(spec, value, Place("gklint") / key, problems, Settings)
        if len(problems.errors) == before and made != ():
            given[key] = made
    if "rules" in given:
        named = [one for one in given["rules"] if one != BUILTIN]
        given["rules"] = (BUILTIN, *placed_rules(named, folder))
    return given, tuple(problems.errors)
