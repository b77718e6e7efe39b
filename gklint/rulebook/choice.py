"""Which rules the settings leave on, and how they change them."""

from __future__ import annotations

from gklint.config import BUILTIN
from gklint.document.likeness import beginning_alike
from gklint.errors import ConfigError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gklint.config import OverrideTable, Settings
    from gklint.errors import Place
    from gklint.regulation.reference import Reference
    from gklint.rulebook.load import Named
    from gklint.rulebook.model import Rule


def chosen(
    rules: tuple[Rule, ...],
    settings: Settings,
    reference: Reference,
    place_of: Callable[..., Place],
) -> list[Rule]:
    """The rules that the settings leave on, as they change them.

    ``place_of`` tells where what some keys of the settings lead to stands. Raises ConfigError
    for a change that cannot be made.
    """
    kept = []
    for rule in rules:
        if rule.builtin and BUILTIN not in settings.rules:
            continue
        if settings.select and not any(_named(rule, key) for key in settings.select):
            continue
        if any(_named(rule, key) for key in settings.ignore):
            continue
        kept.append(_as_changed(rule, settings, reference, place_of))
    return kept


def _as_changed(
    rule: Rule, settings: Settings, reference: Reference, place_of: Callable[..., Place]
) -> Rule:
    for key, change in settings.rule.items():
        if _is(rule, key):
            from gklint.rulebook.changes import changed  # few settings change a rule

            rule = changed(rule, change, reference, place_of("rule", key))
    named = [key for key in settings.severity if _named(rule, key)]
    if named:
        # The most exact name has the last word; of two that are as exact, the one set later.
        named.sort(key=lambda key: (_is(rule, key), 0 if _is(rule, key) else len(key)))
        rule = rule.with_severity(settings.severity[named[-1]])
    return rule


def unknown_names(
    rules: Iterable[Named], settings: Settings
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every name of the settings that no rule has: the keys that lead to it, and the name."""
    rules = list(rules)
    for keys, table in _tables(settings):
        for field in ("select", "ignore", "severity"):
            given = getattr(table, field) or ()
            for at, name in enumerate(given):
                if not any(_named(rule, name) for rule in rules):
                    yield (*keys, field, name if isinstance(given, dict) else at), name
    for name in settings.rule:
        if not any(_is(rule, name) for rule in rules):
            yield ("rule", name), name
    for at, entry in enumerate(settings.accepted):
        if not any(_is(rule, entry.rule) for rule in rules):
            yield ("accepted", at, "rule"), entry.rule


def check_names(
    rules: tuple[Rule, ...],
    settings: Settings,
    reference: Reference,
    place_of: Callable[..., Place],
) -> None:
    """Raise ConfigError for a rule or a level that the settings name and that is not there."""
    for keys, key in unknown_names(rules, settings):
        raise no_rule(key, rules, place_of(*keys))
    levels = [level.key for level in reference.vocabulary.levels]
    for keys, level in levels_in(settings):
        if level not in levels:
            raise no_level(level, levels, place_of(*keys))


def _tables(
    settings: Settings,
) -> Iterator[tuple[tuple[str | int, ...], Settings | OverrideTable]]:
    """The settings, and their overrides: the keys that lead to each, and the table."""
    yield (), settings
    for at, one in enumerate(settings.override):
        yield ("override", at), one


def levels_in(settings: Settings) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every level of government that the settings name, with the keys that lead to it."""
    for keys, table in _tables(settings):
        if table.level:
            yield (*keys, "level"), table.level


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
    many = len(names)
    close = get_close_matches(key.upper(), names, many) or get_close_matches(key, names, many)
    # Ids are alike all over; their beginning, the family, is what people get right.
    return max(close, key=lambda name: beginning_alike(name, key.upper()), default="")


def _is(rule: Named, key: str) -> bool:
    """True if ``key`` is exactly the rule's id or name."""
    return key in (rule.id, rule.name) or key.upper() == rule.id


def _named(rule: Named, key: str) -> bool:
    """True if ``key`` is the rule's id or name, or the beginning of its id (GK2)."""
    return key == rule.name or (key != "" and rule.id.startswith(key.upper()))
