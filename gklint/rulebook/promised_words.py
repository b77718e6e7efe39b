"""The words of a rule: its names, its messages and fixes, and the values they may hold."""

from __future__ import annotations

from gklint.decode import Problems, decode
from gklint.errors import PatternError, Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

    from gklint.rulebook.model import RuleTable

COMMON_VALUES = ("found", "year")  # values that every message may use


def own_names(kind: ModuleType, table: Any) -> tuple[str, ...] | None:
    """Names of values and places that a rule's own parameters bring, such as named groups.

    None if the patterns cannot be used: whoever proves the parameters tells why.
    """
    finder = getattr(kind, "names", None)
    if finder is None:
        return ()
    params = decode(kind.Params, table, "", Problems())
    try:
        return None if params is None else finder(params)
    except PatternError:
        return None


def _check_names(table: RuleTable, place: Place, problems: Problems) -> None:
    for key, given in (("id", table.id), ("name", table.name)):
        if not given.replace("-", "").replace("_", "").isalnum():
            problems.add(
                place / key,
                "只用字母、数字、- 和 _，不能为空",
                "letters, digits, - and _ only, and not empty",
            )


def check_words(table: RuleTable, kind: ModuleType, place: Place, problems: Problems) -> None:
    """Tell names, messages and fixes that do not hold what they promise."""
    _check_names(table, place, problems)
    own = own_names(kind, table.params)
    if own is None:
        return
    known, in_fixes = values_of(kind, own)
    anchors = (*kind.ANCHORS, *own)
    message = place / "message"
    _check_text(table.message.zh, known, table.check, message / "zh", problems)
    _check_text(table.message.en, known, table.check, message / "en", problems)
    for at, fix in enumerate(table.fix):
        here = place / "fix" / at
        _check_text(fix.with_, in_fixes, table.check, here / "with", problems)
        _check_text(fix.title.zh, in_fixes, table.check, here / "title" / "zh", problems)
        _check_text(fix.title.en, in_fixes, table.check, here / "title" / "en", problems)
        if fix.each and not hasattr(kind, "REPAIR_VALUES"):
            problems.add(
                here / "each",
                f"{table.check} 不提供改法，请写 with",
                f"{table.check} works out no repairs; write with",
            )
        if fix.replace and fix.replace not in anchors:
            problems.add(
                here / "replace",
                f"{table.check} 没有 {fix.replace}；可用的有：{'、'.join(anchors) or '无'}",
                f"{table.check} names no place {fix.replace}; known are: "
                f"{', '.join(anchors) or 'none'}",
            )


def values_of(kind: ModuleType, own: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """The names that may stand in braces in a message, and those in a fix."""
    known = {*kind.VALUES, *own, *COMMON_VALUES}
    return known, {*known, *getattr(kind, "REPAIR_VALUES", ())}


def _check_text(text: str, allowed: set[str], check: str, place: Place, problems: Problems) -> None:
    """Tell what stands in braces and is no value of the kind ``check``."""
    from string import Formatter  # it loads re

    try:
        parts = [part[1:] for part in Formatter().parse(text) if part[1] is not None]
    except ValueError as error:
        problems.add(place, f"花括号不成对：{error}", f"unmatched braces: {error}")
        return
    if any(form or conversion for _, form, conversion in parts):
        problems.add(
            place,
            "花括号里只写名称，不写冒号和感叹号",
            "only a name stands in braces, without : and !",
        )
    for name in sorted({str(name) for name, _, _ in parts} - allowed):
        exact = text.find(f"{{{name}}}")
        start = exact if exact >= 0 else text.find(f"{{{name}")
        problems.add(
            place.inside(start, len(name) + 2),
            f"{check} 不提供 {{{name}}}；可用的有：{'、'.join(sorted(allowed))}",
            f"{check} gives no {{{name}}}; known are: {', '.join(sorted(allowed))}",
        )
