"""The promises of a rule, each checked: its kind, its reach, its basis and its parameters."""

from __future__ import annotations

from gklint.check import BLOCK, kind_named, kind_names
from gklint.decode import Problems, nearest
from gklint.errors import PatternError, Place
from gklint.freeze import patterns_at
from gklint.regulation.regimes import Years
from gklint.rulebook import law_keys
from gklint.rulebook.law_keys import check_keys
from gklint.rulebook.promised_examples import check_examples
from gklint.rulebook.promised_words import check_words
from gklint.value import fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

    from gklint.regulation.reference import Reference
    from gklint.rulebook.model import RuleTable


def checked(
    table: RuleTable, place: Place, reference: Reference, problems: Problems
) -> ModuleType | None:
    """The rule's kind, after telling every promise that it breaks; None if there is none."""
    kind = known_kind(table.check, place, problems)
    if kind is None:
        return None
    check_words(table, kind, place, problems)
    _check_reach(table, kind, place, reference, problems)
    _check_basis(table, place, reference, problems)
    check_examples(table, kind, place, reference, problems)
    return kind


def known_kind(name: str, place: Place, problems: Problems) -> ModuleType | None:
    """The kind that a rule at ``place`` names, or None after telling that there is none."""
    try:
        return kind_named(name)
    except ModuleNotFoundError:
        near = nearest(name, list(kind_names()))
        problems.add(
            place / "check",
            f"没有检查类型 {name}；可用的有：{'、'.join(kind_names())}"
            + (f"；是否想写 {near}？" if near else ""),
            f"no check kind {name}; known are: {', '.join(kind_names())}"
            + (f"; did you mean {near}?" if near else ""),
        )
        return None


def _check_reach(
    table: RuleTable, kind: ModuleType, place: Place, reference: Reference, problems: Problems
) -> None:
    check_years(table.years, place / "years", problems)
    check_levels(table.levels, place / "levels", reference, problems)
    for where, given, allowed in (
        (place / "where" / "section", table.where.section, law_keys.sections(reference)),
        (place / "where" / "kind", table.where.kind, law_keys.BLOCK_KINDS),
    ):
        check_keys(given, allowed, where, problems)
    if table.where != type(table.where)() and kind.SCOPE != BLOCK:
        problems.add(
            place / "where",
            f"{table.check} 查看全文，不能限定位置",
            f"{table.check} looks at the whole text; a place cannot be set",
        )


def _check_basis(table: RuleTable, place: Place, reference: Reference, problems: Problems) -> None:
    for at, basis in enumerate(table.basis):
        here = place / "basis" / at
        check_years(basis.years, here / "years", problems)
        if basis.regulation and reference.registry.get(basis.regulation) is None:
            problems.add(
                here / "regulation",
                f"法规库中没有 {basis.regulation}",
                f"the registry has no {basis.regulation}",
            )


def check_levels(
    given: tuple[str, ...], place: Place, reference: Reference, problems: Problems
) -> None:
    """Tell levels of government that there are not."""
    check_keys(given, law_keys.levels(reference), place, problems)


def check_years(given: str, place: Place, problems: Problems) -> None:
    """Tell a range of years that cannot be read."""
    try:
        Years.parse(given)
    except ValueError:
        problems.add(
            place,
            f"年份范围应写作 2019..2020、2021..、..2018 或 2017，此处为 {given}",
            f"years are written 2019..2020, 2021.., ..2018 or 2017, not {given}",
        )


def proved(params: Any, place: Place, reference: Reference, problems: Problems) -> Any:
    """The same parameters, or None if a pattern or a key of the law among them cannot be used."""
    if params is None:
        return None
    before = len(problems.errors)
    named = dict(zip(params.__fields__, fields(params), strict=True))
    for name, given in named.items():
        allowed = law_keys.of_parameter(name, named, reference)
        if allowed is not None and given:
            check_keys(given, allowed, place / name, problems)
    for keys, pattern in patterns_at(params):
        try:
            pattern.compile()
        except PatternError as error:
            problems.add(place.at(keys).inside(error.offset), error.zh, error.en)
    return params if len(problems.errors) == before else None
