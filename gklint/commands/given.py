"""Which settings a command line asks for: its own, and the files that are to be taken."""

from __future__ import annotations

import os

from gklint.config import Settings
from gklint.config.holding import Holding
from gklint.errors import ConfigError
from gklint.projects import Projects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

CONFIG, ISOLATED = "config", "isolated"  # options that are no settings themselves


def asked(given: dict[str, Any]) -> dict[str, Any]:
    """What of the options decides about settings, plain: all that ``projects_of`` needs."""
    fields = {key for key in Settings.__fields__ if key != "previous"}  # type: ignore[attr-defined]
    kept = {key: given[key] for key in given if key in fields or key in (CONFIG, ISOLATED)}
    if "no-previous" in given:  # after --previous stands a file
        kept["previous"] = False
    if "no-baseline" in given:
        kept["baseline"] = ""
    return kept


def projects_of(asked_for: dict[str, Any]) -> Projects:
    """The projects of all files. Raises ConfigError for what ``--config`` cannot be."""
    given = dict(asked_for)
    named, isolated = given.pop(CONFIG, ()), given.pop(ISOLATED, False)
    files = [one for one in named if "=" not in one or os.path.isfile(one)]
    for one in files:
        if not os.path.isfile(one):
            raise ConfigError(
                f"没有文件 {one}；也可以直接写设置，如 --config 'year = 2023'",
                f"no file {one}; settings can be given too, such as --config 'year = 2023'",
                "--config",
            )
    if len(files) > 1 or (files and isolated):
        raise ConfigError(
            "只能用一个设置文件，也不能与 --isolated 同用",
            "one file only, and not with --isolated",
            "--config",
        )
    inline = tuple(one for one in named if one not in files)
    return Projects(Holding(given, files[0] if files else "", isolated, inline, mark="--"))
