"""The door: every face of gklint, and every program that uses it, comes in here."""

from __future__ import annotations

from gklint import formats
from gklint.check import Context
from gklint.config import Settings
from gklint.engine.fix import Fixed, fix
from gklint.engine.lint import BlockMemo, Report, lint
from gklint.errors import ConfigError
from gklint.finding import SAFE
from gklint.rulebook.cache import keep_patterns, thaw_patterns
from gklint.rulebook.files import load
from gklint.rulebook.model import Rule, Rulebook
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from gklint.document.model import Document
    from gklint.regulation.reference import Reference


@value
class Linted:
    """A document and what was found in it."""

    document: Document
    context: Context
    report: Report


class Project:
    """Rules and settings, ready for any number of texts."""

    def __init__(self, settings: Settings, reference: Reference, rules: Iterable[Rule]) -> None:
        self.settings = settings
        self.reference = reference
        self.rulebook = Rulebook(_chosen(rules, settings))

    def lint_text(self, text: str, suffix: str = ".txt", memo: BlockMemo | None = None) -> Linted:
        """Read ``text`` in the format of ``suffix`` and look for everything the rules name."""
        document = formats.parse(text, suffix, self.reference.vocabulary)
        context = self.context_of(document)
        return Linted(document, context, lint(document, self.rulebook, context, memo))

    def fix_text(self, text: str, suffix: str = ".txt", least: str = SAFE) -> Fixed:
        """``text`` with every fix applied that is at least ``least``."""
        return fix(text, lambda now: self.lint_text(now, suffix).report.findings, least)

    def context_of(self, document: Document) -> Context:
        year = self.settings.year or document.profile.year
        level = self.settings.level or document.profile.level
        return Context(year, self.reference.regime_for(year), level, self.reference)

    def close(self) -> None:
        """Keep what was compiled for the next start."""
        keep_patterns()


def open_project(settings: Settings | None = None) -> Project:
    """Load rules by ``settings``. Raises GklintError telling what must be mended."""
    settings = settings or Settings()
    thaw_patterns()
    reference, rules = load(settings.rules)
    return Project(settings, reference, rules)


def _chosen(rules: Iterable[Rule], settings: Settings) -> list[Rule]:
    """The rules that the settings leave on, with the severity they give them."""
    rules = list(rules)
    for key in (*settings.select, *settings.ignore, *settings.severity):
        if not any(_named(rule, key) for rule in rules):
            raise ConfigError(f"没有规则 {key}", f"no such rule: {key}")
    chosen = []
    for rule in rules:
        if settings.select and not any(_named(rule, key) for key in settings.select):
            continue
        if any(_named(rule, key) for key in settings.ignore):
            continue
        for key, severity in settings.severity.items():
            if _named(rule, key):
                rule = rule.with_severity(severity)
        chosen.append(rule)
    return chosen


def _named(rule: Rule, key: str) -> bool:
    """True if ``key`` is the rule's id or name, or the beginning of its id (GK2)."""
    return key == rule.name or rule.id.startswith(key.upper())
