"""Which rules the settings leave on, and how severe they are then."""

from __future__ import annotations

from gklint.document.likeness import beginning_alike
from gklint.errors import ConfigError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gklint.config import Settings
    from gklint.rulebook.model import Rule


def chosen(rules: tuple[Rule, ...], settings: Settings, places: Mapping[str, str]) -> list[Rule]:
    """The rules that the settings leave on, with the severity they give them."""
    for field in ("select", "ignore", "severity"):
        for key in getattr(settings, field):
            if not any(_named(rule, key) for rule in rules):
                where = places.get(field, field)
                raise no_rule(key, rules, f"{where}.{key}" if field == "severity" else where)
    for at, entry in enumerate(settings.accepted):
        if named(entry.rule, rules) is None:
            raise no_rule(entry.rule, rules, f"{places.get('accepted', 'accepted')}[{at}].rule")
    # The longest name is the most exact one, so it has the last word.
    severities = sorted(settings.severity.items(), key=lambda item: len(item[0]))
    kept = []
    for rule in rules:
        if settings.select and not any(_named(rule, key) for key in settings.select):
            continue
        if any(_named(rule, key) for key in settings.ignore):
            continue
        for key, severity in severities:
            if _named(rule, key):
                rule = rule.with_severity(severity)
        kept.append(rule)
    return kept


def no_rule(key: str, rules: Iterable[Rule], where: str = "") -> ConfigError:
    """The error that a rule is not known, with the nearest one that is."""
    near = nearest_rule(key, rules)
    return ConfigError(
        f"没有规则 {key}" + (f"；是否想写 {near}？" if near else ""),
        "no such rule" + (f"; did you mean {near}?" if near else ""),
        where,
    )


def named(key: str, rules: Iterable[Rule]) -> Rule | None:
    """The rule that goes by exactly this id or name; None if there is none."""
    for rule in rules:
        if key in (rule.id, rule.name) or key.upper() == rule.id:
            return rule
    return None


def nearest_rule(key: str, rules: Iterable[Rule]) -> str:
    """The id or name that was probably meant; empty if none is near."""
    from difflib import get_close_matches

    names = [name for rule in rules for name in (rule.id, rule.name)]
    close = get_close_matches(key.upper(), names, 9) or get_close_matches(key, names, 9)
    # Ids are alike all over; their beginning, the family, is what people get right.
    return max(close, key=lambda name: beginning_alike(name, key.upper()), default="")


def _named(rule: Rule, key: str) -> bool:
    """True if ``key`` is the rule's id or name, or the beginning of its id (GK2)."""
    return key == rule.name or (key != "" and rule.id.startswith(key.upper()))
