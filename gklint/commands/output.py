"""Where the forms of output go: one to standard output, any number to files."""

from __future__ import annotations

import os

from gklint import files
from gklint.errors import ConfigError
from gklint.render.forms import BYTES, PEOPLE, About, form_named
from gklint.render.outcome import Card, Rules
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from gklint.commands.console import Console
    from gklint.drafts import Draft
    from gklint.project import Project
    from gklint.render.forms import Form
    from gklint.render.outcome import Outcome, Summary

TEXT = "text"
OPTION = "--output-format"


class Outputs:
    """The forms that one run is put out in. They are made when the language is known.

    ``aside`` is true where what fixes make is written to standard output: what people read goes
    to standard error then. ``offered``: applicabilities of fixes that could still be used.
    """

    def __init__(
        self, given: dict[str, Any], console: Console, aside: bool, offered: Iterable[str]
    ) -> None:
        """Raises ConfigError if two forms want one place, or a form cannot be made."""
        self.console = console
        self.aside = aside
        self.targets = _targets(given)
        self.modules = {name: form_named(name) for name in self.targets.values()}
        self.about = About(
            checklist="checklist" in given,
            statistics="statistics" in given,
            offered=tuple(offered),
            fail_on=given.get("fail-on", "warning"),
            quiet="quiet" in given,
        )
        self.drafts: dict[str, Draft] = {}
        self.forms: list[Form] = []
        self.fingerprints = any(module.FINGERPRINTS for module in self.modules.values())
        on_screen = self.targets.get("")
        if aside and on_screen and self.modules[on_screen].WRITES != PEOPLE:
            raise ConfigError(
                f"标准输出要给修正结果用，不能同时输出 {on_screen}",
                f"standard output is taken by what the fixes make; it cannot hold {on_screen} too",
                OPTION,
            )

    def open(self, operands: Iterable[str]) -> None:
        """Begin to write files.

        Raises GklintError if one cannot be written, or was named to be looked at.
        """
        for path in filter(None, self.targets):
            if any(files.is_same(one, path) for one in operands if one != files.STDIN):
                raise ConfigError(
                    "这是要检查的文件，不能写入结果",
                    "a file to be checked; results are not written over it",
                    path,
                )
            from gklint.drafts import Draft  # most runs write no file

            self.drafts[path] = Draft(path)

    def is_written(self, path: str) -> bool:
        """True for a file that results go to, and that is not to be looked at."""
        return any(files.is_same(path, one) for one in self.drafts)

    def add(self, outcome: Outcome, rules: Rules, language: str) -> None:
        self._begin(language)
        for form in self.forms:
            form.add(outcome, rules)

    def end(self, summary: Summary, language: str) -> None:
        """Put files in their places. Raises GklintError if one cannot be written."""
        self._begin(language)
        for form in self.forms:
            form.end(summary)
        for draft in self.drafts.values():
            draft.keep()
        if "" not in self.targets:
            from gklint.render.forms.text import last_line

            self._say(last_line(summary, self.about))

    def abandon(self) -> None:
        """Leave no half-written file behind."""
        for draft in self.drafts.values():
            draft.drop()

    def _begin(self, language: str) -> None:
        if self.forms:
            return
        from gklint import __version__

        about = self.about = replace(
            self.about, language=language, folder=os.getcwd(), version=__version__
        )
        for path, name in self.targets.items():
            console = self.console
            module = self.modules[name]
            if path:
                write = _written(self.drafts[path], module.WRITES)
            else:
                write = self._said(module.WRITES)
                about = replace(
                    about,
                    columns=console.columns,
                    colour=console.colour,
                    only_ascii=console.only_ascii,
                )
            self.forms.append(module.form(about, write))

    def _said(self, writes: str) -> Callable[..., None]:
        console = self.console
        if writes == PEOPLE:
            return self._say
        if writes == BYTES:
            return console.say_bytes
        return lambda text: console.say_bytes(_utf8(text))

    def _say(self, text: str) -> None:
        (self.console.note if self.aside else self.console.say)(text)


def _written(draft: Draft, writes: str) -> Callable[..., None]:
    if writes == BYTES:
        return draft.write
    return lambda text: draft.write(_utf8(text))


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")  # a name of a file may be no text


def _targets(given: dict[str, Any]) -> dict[str, str]:
    """Path -> name of a form; the empty path stands for standard output."""
    targets: dict[str, str] = {}
    for name, path in given.get("output-format", ((TEXT, ""),)):
        if not path:
            path = given.get("output-file", "")
        if path in targets:
            place = path or "-"
            raise ConfigError(
                f"{targets[path]} 和 {name} 都要写到 {place}；请写成 -f {name}=文件",
                f"{targets[path]} and {name} would both go to {place}; write -f {name}=FILE",
                OPTION,
            )
        targets[path] = name
    return targets


def rules_of(opened: Callable[[], Project]) -> Rules:
    """What forms may ask about the rules of a project. It is not opened before they do."""
    cards: dict[str, Card] = {}

    def card(rule_id: str) -> Card:
        if rule_id not in cards:
            from gklint.rulebook.basis import in_words, joined

            project = opened()
            rule = project.rulebook.get(rule_id)
            if rule is None:
                raise KeyError(rule_id)
            table = rule.table
            told = [in_words(basis, project.reference.registry) for basis in table.basis]
            basis = joined([one.zh for one in told], [one.en for one in told])
            cards[rule_id] = Card(rule.id, rule.name, rule.severity, table.title, table.why, basis)
        return cards[rule_id]

    def page(rule_id: str, language: str) -> str:
        from gklint import rule_docs

        project = opened()
        rule = project.rulebook.get(rule_id)
        return "" if rule is None else rule_docs.page(rule, project.reference, language)

    return Rules(card, page)
