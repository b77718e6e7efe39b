"""Rules from TOML, and every mistake in them told."""

from __future__ import annotations

from gklint.check import kind_named
from gklint.decode import Problems, decode, lines_of, read_toml
from gklint.freeze import freeze
from gklint.regulation.regimes import Years
from gklint.rulebook.model import Rule, RuleTable
from gklint.rulebook.promises import checked, proved

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType
    from typing import Any

    from gklint.regulation.reference import Reference


def read_rules(
    files: Iterable[tuple[str, str]], reference: Reference, builtin: bool, problems: Problems
) -> list[Rule]:
    """The rules of some files, given as (name to show, text)."""
    rules: list[Rule] = []
    for where, text in files:
        tables = read_toml(text, where)
        for key in tables:
            if key != "rule":
                problems.add(
                    f"{where}: {key}",
                    "规则文件里只能有 [[rule]]",
                    "only [[rule]] belongs in a file of rules",
                )
        given = tables.get("rule", [])
        if not isinstance(given, list) or not all(isinstance(raw, dict) for raw in given):
            problems.add(where, "规则应写在 [[rule]] 之下", "a rule stands under [[rule]]")
            continue
        lines = lines_of(text, "[[rule]]")
        for at, raw in enumerate(given):
            place = f"{where}:{lines[at] if at < len(lines) else 1}"
            rule = read_rule(raw, place, reference, builtin, problems)
            if rule is not None:
                rules.append(rule)
    _tell_duplicates(rules, problems)
    return rules


def read_rule(
    raw: dict[str, Any], place: str, reference: Reference, builtin: bool, problems: Problems
) -> Rule | None:
    """One rule, or None after telling ``problems`` what is wrong with it.

    The project's own tests hold the built-in rules to every promise (``check_rule``); here
    they are only read, so that a start without a cache stays quick.
    """
    raw = _normal(raw)
    table: RuleTable | None = decode(RuleTable, raw, _named(place, raw), problems)
    if table is None:
        return None
    kind = kind_named(table.check) if builtin else checked(table, place, reference, problems)
    if kind is None:
        return None
    params = decode(kind.Params, raw["params"], f"{_named(place, raw)}: params", problems)
    if not builtin:
        params = proved(params, _named(place, raw), problems)
    if params is None:
        return None
    return Rule(
        table.id,
        table.name,
        table.check,
        kind.SCOPE,
        table.severity,
        Years.parse(table.years),
        table.levels,
        table.where,
        _literals(kind, params),
        builtin,
        place,
        table.yields_to,
        freeze(params),
        freeze(table),
    )


def check_rule(raw: dict[str, Any], place: str, reference: Reference, problems: Problems) -> None:
    """Hold one rule to all its promises, built-in or not."""
    read_rule(raw, place, reference, False, problems)


def _named(place: str, raw: dict[str, Any]) -> str:
    return f"{place}: {raw.get('id', '?')}"


def _normal(raw: dict[str, Any]) -> dict[str, Any]:
    """The same table, with the short ways of writing it written out."""
    raw = {"params": {}, "where": {}, **raw}
    if isinstance(raw.get("basis"), dict):
        raw["basis"] = [raw["basis"]]
    if isinstance(raw["where"], dict):
        raw["where"] = {
            key: [one] if isinstance(one, str) else one for key, one in raw["where"].items()
        }
    return raw


def _literals(kind: ModuleType, params: Any) -> tuple[str, ...] | None:
    finder = getattr(kind, "literals", None)
    return finder(params) if finder else None


def _tell_duplicates(rules: list[Rule], problems: Problems) -> None:
    seen: dict[str, Rule] = {}
    for rule in rules:
        for key in (rule.id, rule.name):
            if key in seen:
                problems.add(
                    rule.place,
                    f"{key} 已在 {seen[key].place} 用过",
                    f"{key} is already taken at {seen[key].place}",
                )
            seen[key] = rule


def tell_wrong_yields(rules: Iterable[Rule], problems: Problems) -> None:
    """A rule yields to rules that are there and yield to none, or each could wait for the other."""
    known = {rule.id: rule for rule in rules}
    for rule in known.values():
        for other in rule.yields_to:
            where = f"{rule.place}: {rule.id}.yields_to"
            if other not in known:
                problems.add(where, f"没有规则 {other}", f"no rule {other}")
            elif known[other].yields_to:
                problems.add(
                    where,
                    f"{other} 自己也让别的规则先报告，不能让它",
                    f"{other} itself yields to others; it cannot be yielded to",
                )
