"""Which rules the settings leave on, and how severe they are then."""

from __future__ import annotations

from gklint.document.likeness import beginning_alike
from gklint.errors import ConfigError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gklint.config import Settings
    from gklint.errors import Place
    from gklint.rulebook.load import Named
    from gklint.rulebook.model import Rule


def chosen(rules: tuple[Rule, ...], settings: Settings, places: Mapping[str, str]) -> list[Rule]:
    """The rules that the settings leave on, with the severity they give them."""
    for keys, key in unknown_names(rules, settings):
        field, *below = map(str, keys)
        where = places.get(field, field)
        if field == "severity":
            where = f"{where}.{key}"
        elif field == "accepted":
            where = f"{where}[{below[0]}].{below[1]}"
        raise no_rule(key, rules, where)
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


def unknown_names(
    rules: Iterable[Named], settings: Settings
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every name of the settings that no rule has: the keys that lead to it, and the name."""
    rules = list(rules)
    for field in ("select", "ignore", "severity"):
        given = getattr(settings, field)
        for at, name in enumerate(given):
            if not any(_named(rule, name) for rule in rules):
                yield (field, name if isinstance(given, dict) else at), name
    for at, entry in enumerate(settings.accepted):
        if not any(_is(rule, entry.rule) for rule in rules):
            yield ("accepted", at, "rule"), entry.rule


def no_level(level: str, levels: list[str], where: str | Place) -> ConfigError:
    """The error that there is no such level of government."""
    return ConfigError(
        f"没有层级 {level}；可用的有：{'、'.join(levels)}",
        f"no such level; known are: {', '.join(levels)}",
        where,
    )


def no_rule(key: str, rules: Iterable[Named], where: str | Place = "") -> ConfigError:
    """The error that a rule is not known, with the nearest one that is."""
    near = nearest_rule(key, rules)
    return ConfigError(
        f"没有规则 {key}" + (f"；是否想写 {near}？" if near else ""),
        "no such rule" + (f"; did you mean {near}?" if near else ""),
        where,
    )


def nearest_rule(key: str, rules: Iterable[Named]) -> str:
    """The id or name that was probably meant; empty if none is near."""
    from difflib import get_close_matches

    names = [name for rule in rules for name in (rule.id, rule.name)]
    close = get_close_matches(key.upper(), names, 9) or get_close_matches(key, names, 9)
    # Ids are alike all over; their beginning, the family, is what people get right.
    return max(close, key=lambda name: beginning_alike(name, key.upper()), default="")


def _is(rule: Named, key: str) -> bool:
    """True if ``key`` is exactly the rule's id or name."""
    return key in (rule.id, rule.name) or key.upper() == rule.id


def _named(rule: Named, key: str) -> bool:
    """True if ``key`` is the rule's id or name, or the beginning of its id (GK2)."""
    return key == rule.name or (key != "" and rule.id.startswith(key.upper()))
