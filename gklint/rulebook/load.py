"""Rules from TOML, and every mistake in them told."""

from __future__ import annotations

from gklint.check import kind_named
from gklint.decode import Problems, decode, lines_of, read_toml
from gklint.errors import Place
from gklint.freeze import freeze
from gklint.regulation.regimes import Years
from gklint.rulebook.model import Rule, RuleTable
from gklint.rulebook.promises import checked, known_kind, proved

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType
    from typing import Any, Protocol

    from gklint.regulation.reference import Reference

    class Named(Protocol):
        """A rule, or what is known of one that may not be fit to be loaded."""

        @property
        def id(self) -> str: ...
        @property
        def name(self) -> str: ...
        @property
        def place(self) -> str: ...
        @property
        def at(self) -> int: ...
        @property
        def builtin(self) -> bool: ...
        @property
        def yields_to(self) -> tuple[str, ...]: ...


def read_rules(
    files: Iterable[tuple[str, str]], reference: Reference, builtin: bool, problems: Problems
) -> list[Rule]:
    """The rules of some files, given as (name to show, text). Raises RuleError on broken TOML."""
    rules: list[Rule] = []
    for where, text in files:
        for at, (place, raw) in enumerate(raw_rules(text, where, problems)):
            rule = read_rule(raw, place, reference, builtin, problems, at)
            if rule is not None:
                rules.append(rule)
    return rules


def raw_rules(text: str, where: str, problems: Problems) -> list[tuple[str, dict[str, Any]]]:
    """The tables of a file's rules, each with its place (file:line) for people."""
    tables = read_toml(text, where)
    for key in tables:
        if key != "rule":
            problems.add(
                (Place(f"{where}: ") / key).as_key(),
                "规则文件里只能有 [[rule]]",
                "only [[rule]] belongs in a file of rules",
            )
    given = tables.get("rule", [])
    if not isinstance(given, list) or not all(isinstance(raw, dict) for raw in given):
        place = Place(where, ("rule",))
        problems.add(place, "规则应写在 [[rule]] 之下", "a rule stands under [[rule]]")
        return []
    lines = [*lines_of(text, "[[rule]]")[: len(given)], *([1] * len(given))]
    return [(f"{where}:{line}", raw) for line, raw in zip(lines, given, strict=False)]


def read_rule(
    raw: dict[str, Any],
    place: str,
    reference: Reference,
    builtin: bool,
    problems: Problems,
    at: int = 0,
) -> Rule | None:
    """One rule, the ``at``-th of its file, or None after telling ``problems`` what is wrong with it.

    The project's own tests hold the built-in rules to every promise (``check_rule``); here
    they are only read, so that a start without a cache stays quick.
    """
    raw = _normal(raw)
    before = len(problems.errors)
    here = place_in(place, raw.get("id", "?"), at)
    table: RuleTable | None = decode(RuleTable, raw, here, problems)
    if table is None:
        check = raw.get("check")
        kind = known_kind(check, here, problems) if isinstance(check, str) else None
    elif builtin:
        kind = kind_named(table.check)
    else:
        kind = checked(table, here, reference, problems)
    if kind is None:
        return None
    params = decode(kind.Params, raw["params"], here / "params", problems)
    if not builtin:
        params = proved(params, here / "params", reference, problems)
    if table is None or len(problems.errors) > before:
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
        literals_of(kind, params),
        builtin,
        place,
        table.yields_to,
        freeze(params),
        freeze(table),
        at,
    )


def check_rule(raw: dict[str, Any], place: str, reference: Reference, problems: Problems) -> None:
    """Hold one rule to all its promises, built-in or not."""
    read_rule(raw, place, reference, False, problems)


def place_in(place: str, rule_id: Any, at: int) -> Place:
    """The place of a rule, the ``at``-th of its file, which stands at ``place`` (file:line)."""
    return Place(f"{place}: {rule_id}", ("rule", at))


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


def literals_of(kind: ModuleType, params: Any) -> tuple[str, ...] | None:
    """Texts of which a text must hold one to break a rule; None where none can be named."""
    finder = getattr(kind, "literals", None)
    return finder(params) if finder else None


def tell_duplicates(rules: Iterable[Named], known: Iterable[Named], problems: Problems) -> None:
    """Tell each of ``rules`` whose id or name one before it has, or an own one of ``known``.

    Of a built-in rule only the id is taken: nobody can know all their names.
    """
    seen: dict[str, Named] = {}
    for rule in known:
        seen[rule.id] = rule
        if not rule.builtin:
            seen[rule.name] = rule
    for rule in rules:
        for key, word in (("id", rule.id), ("name", rule.name)):
            other = seen.get(word)
            if other is not None and other.builtin and not rule.builtin:
                problems.add(
                    place_in(rule.place, rule.id, rule.at) / key,
                    f"{word} 是内置规则的编号，请换一个",
                    f"{word} is a built-in rule; take another id",
                )
            elif other is not None:
                problems.add(
                    place_in(rule.place, rule.id, rule.at) / key,
                    f"{word} 已在 {other.place} 用过",
                    f"{word} is already taken at {other.place}",
                )
            seen[word] = rule


def tell_wrong_yields(rules: Iterable[Named], known: Iterable[Named], problems: Problems) -> None:
    """A rule yields to rules that are there and yield to none, or each could wait for the other."""
    rules = list(rules)
    by_id = {rule.id: rule for rule in (*known, *rules)}
    for rule in rules:
        for at, other in enumerate(rule.yields_to):
            where = place_in(rule.place, rule.id, rule.at) / "yields_to" / at
            if other not in by_id:
                problems.add(where, f"没有规则 {other}", f"no rule {other}")
            elif by_id[other].yields_to:
                problems.add(
                    where,
                    f"{other} 自己也让别的规则先报告，不能让它",
                    f"{other} itself yields to others; it cannot be yielded to",
                )
