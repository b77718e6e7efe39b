"""``gklint rules``: the rules in use, and their pages."""

from __future__ import annotations

import os

from gklint.commands import CLEAN
from gklint.commands.given import asked, projects_of
from gklint.config import OWN_FILE
from gklint.errors import ConfigError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from gklint.commands.arguments import Arguments
    from gklint.commands.console import Console
    from gklint.project import Project
    from gklint.rulebook.model import Rule


def run(arguments: Arguments, console: Console) -> int:
    given = arguments.given
    project = projects_of(asked(given)).at(OWN_FILE)
    rules = project.rulebook.rules
    if "pages" in given:
        _write_pages(project, given["pages"])
    elif given.get("output-format") == "json":
        from gklint.render.json import dumps

        console.say(dumps({"rules": [_plain(rule) for rule in rules]}, console.only_ascii))
    else:
        console.say("".join(_lines(rules, given.get("lang", project.settings.lang))))
    return CLEAN


def _lines(rules: Iterable[Rule], language: str) -> Iterable[str]:
    for rule in rules:
        title = rule.table.title.into(language)
        yield f"{rule.id}  {rule.severity:<7}  {title}  ({rule.name})\n"


def _plain(rule: Rule) -> dict[str, Any]:
    title = rule.table.title
    return {
        "id": rule.id,
        "name": rule.name,
        "severity": rule.severity,
        "title": {"zh": title.zh, "en": title.en},
        "years": str(rule.years),
        "levels": list(rule.levels),
        "builtin": rule.builtin,
    }


def _write_pages(project: Project, folder: str) -> None:
    """A page for every rule. Raises ConfigError if the folder cannot be written."""
    from gklint.rule_docs import pages

    try:
        os.makedirs(folder, exist_ok=True)
        for name, text in pages(project.rulebook.rules, project.reference).items():
            with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        raise ConfigError(f"写不了：{error}", f"cannot be written: {error}", folder) from None
