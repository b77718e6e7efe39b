"""Checks of rule files and settings as they are written. All of it runs in the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gklint.aids import rule_words
from gklint.aids.judged_rules import RuleMemo
from gklint.aids.rule_files import RULES, around, kind_of
from gklint.aids.rule_mistakes import example_mistakes, mistakes
from gklint.aids.settings_mistakes import settings_mistakes
from gklint.lsp.diagnostics import SEVERITIES, SOURCE
from gklint.value import value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gklint.aids.rule_files import Around
    from gklint.aids.rule_mistakes import Mistake
    from gklint.lsp.checked import Checked
    from gklint.lsp.positions import Positions
    from gklint.lsp.worker import Pause
    from gklint.project import Project
    from gklint.projects import Projects

SUFFIX = ".toml"


@value
class RuleText:
    """A TOML file that is ours: rules or settings, and what it stands among."""

    kind: str
    path: str
    around: Around
    may_extend: Callable[[str], bool] | None = None  # which files its settings may be put over


def recognised(path: str, text: str, project: Project, projects: Projects) -> RuleText | None:
    """What a TOML file is to us; None for anybody else's."""
    kind = kind_of(path, text, projects) if path else ""
    if not kind:
        return None
    return RuleText(kind, path, around(path, project.settings), projects.holding.may_extend)


def diagnostics(
    rules: RuleText, positions: Positions, memo: RuleMemo, language: str, pause: Pause
) -> list[dict[str, Any]]:
    """Everything wrong in the file, the examples of its rules included."""
    text = positions.text
    if rules.kind != RULES:
        return list(
            _told(settings_mistakes(text, rules.path, rules.may_extend), positions, language)
        )
    found = mistakes(text, rules.path, rules.around, memo)
    pause()
    found += example_mistakes(text, rules.path, rules.around, memo)
    return list(_told(found, positions, language))


def _told(
    found: Iterable[Mistake], positions: Positions, language: str
) -> Iterable[dict[str, Any]]:
    for mistake in sorted(found, key=lambda one: (one.span.start, one.span.end)):
        yield {
            "range": positions.range(mistake.span),
            "severity": SEVERITIES[mistake.severity],
            "source": SOURCE,
            "message": mistake.message.into(language),
        }


def hover(checked: Checked, rules: RuleText, offset: int) -> Any:
    found = rule_words.hover(checked.positions.text, rules.path, rules.kind, offset, rules.around)
    if found is None:
        return None
    return {
        "contents": {"kind": "markdown", "value": found.words.into(checked.language)},
        "range": checked.positions.range(found.span),
    }


def completions(checked: Checked, rules: RuleText, offset: int) -> list[dict[str, Any]]:
    found = rule_words.completions(
        checked.positions.text, rules.path, rules.kind, offset, rules.around
    )
    told = []
    for at, one in enumerate(found):
        item: dict[str, Any] = {
            "label": one.label,
            "kind": 10 if one.text.rstrip().endswith("=") else 12,  # Property, Value
            "detail": one.detail.into(checked.language),
            "sortText": f"{at:04}",
            "textEdit": {"range": checked.positions.range(one.span), "newText": one.text},
        }
        words = one.words.into(checked.language)
        if words:
            item["documentation"] = {"kind": "markdown", "value": words}
        told.append(item)
    return told
