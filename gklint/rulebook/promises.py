"""The promises of a rule: its words, its reach, its patterns and its examples, each checked."""

from __future__ import annotations

from gklint.check import BLOCK, GROUP, YEARS, kind_named, kind_names
from gklint.decode import Problems, decode, nearest
from gklint.document.model import COVER, FRONT, PREAMBLE, PROSE, TABLE, UNKNOWN
from gklint.errors import PatternError, Place
from gklint.freeze import patterns_at
from gklint.regulation.regimes import Years

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

    from gklint.regulation.reference import Reference
    from gklint.rulebook.model import RuleTable

COMMON_VALUES = ("found", "year")  # values that every message may use
BLOCK_KINDS = (*PROSE, TABLE)
MARKS = "⟦⟧"


def checked(
    table: RuleTable, place: Place, reference: Reference, problems: Problems
) -> ModuleType | None:
    """The rule's kind, after telling every promise that it breaks; None if there is none."""
    kind = known_kind(table.check, place, problems)
    if kind is None:
        return None
    _check_names(table, place, problems)
    own = _own_names(table, kind)
    if own is not None:
        _check_words(table, kind, own, place, problems)
    _check_reach(table, kind, place, reference, problems)
    _check_basis(table, place, reference, problems)
    _check_examples(table, place, problems)
    _check_company(table, kind, place, problems)
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


def _own_names(table: RuleTable, kind: ModuleType) -> tuple[str, ...] | None:
    """Names of values and places that the rule's own patterns bring, such as named groups.

    None if the patterns cannot be used: whoever proves the parameters tells why.
    """
    finder = getattr(kind, "names", None)
    if finder is None:
        return ()
    params = decode(kind.Params, table.params, "", Problems())
    try:
        return None if params is None else finder(params)
    except PatternError:
        return None


def _check_names(table: RuleTable, place: Place, problems: Problems) -> None:
    for key, given in (("id", table.id), ("name", table.name)):
        if not given.replace("-", "").replace("_", "").isalnum():
            problems.add(
                place / key,
                "只用字母、数字、- 和 _，不能空",
                "letters, digits, - and _ only, and not empty",
            )


def _check_words(
    table: RuleTable, kind: ModuleType, own: tuple[str, ...], place: Place, problems: Problems
) -> None:
    from string import Formatter  # it loads re

    known = {*kind.VALUES, *own, *COMMON_VALUES}
    of_repairs = getattr(kind, "REPAIR_VALUES", ())
    anchors = (*kind.ANCHORS, *own)
    message = place / "message"
    texts = [(message / "zh", table.message.zh, known), (message / "en", table.message.en, known)]
    for at, fix in enumerate(table.fix):
        here = place / "fix" / at
        texts += [
            (here / "with", fix.with_, {*known, *of_repairs}),
            (here / "title" / "zh", fix.title.zh, {*known, *of_repairs}),
            (here / "title" / "en", fix.title.en, {*known, *of_repairs}),
        ]
        if fix.each and not of_repairs:
            problems.add(
                place / "fix" / at / "each",
                f"{table.check} 不提供改法，请写 with",
                f"{table.check} works out no repairs; write with",
            )
        if fix.replace and fix.replace not in anchors:
            problems.add(
                place / "fix" / at / "replace",
                f"{table.check} 没有 {fix.replace}；可用的有：{'、'.join(anchors) or '无'}",
                f"{table.check} names no place {fix.replace}; known are: "
                f"{', '.join(anchors) or 'none'}",
            )
    for where, text, allowed in texts:
        try:
            parts = [part[1:] for part in Formatter().parse(text) if part[1] is not None]
        except ValueError as error:
            problems.add(where, f"花括号不成对：{error}", f"unmatched braces: {error}")
            continue
        if any(form or conversion for _, form, conversion in parts):
            problems.add(
                where,
                "花括号里只写名称，不写冒号和感叹号",
                "only a name stands in braces, without : and !",
            )
        for name in sorted({str(name) for name, _, _ in parts} - allowed):
            exact = text.find(f"{{{name}}}")
            start = exact if exact >= 0 else text.find(f"{{{name}")
            problems.add(
                where.inside(start, len(name) + 2),
                f"{table.check} 不提供 {{{name}}}；可用的有：{'、'.join(sorted(allowed))}",
                f"{table.check} gives no {{{name}}}; known are: {', '.join(sorted(allowed))}",
            )


def _check_reach(
    table: RuleTable, kind: ModuleType, place: Place, reference: Reference, problems: Problems
) -> None:
    _check_years(table.years, place / "years", problems)
    levels = [level.key for level in reference.vocabulary.levels]
    sections = [name.key for name in reference.vocabulary.sections]
    sections += [COVER, FRONT, PREAMBLE, UNKNOWN]
    for key, given_list, allowed in (
        (place / "levels", table.levels, levels),
        (place / "where" / "section", table.where.section, sections),
        (place / "where" / "kind", table.where.kind, list(BLOCK_KINDS)),
    ):
        for at, one in enumerate(given_list):
            if one not in allowed:
                problems.add(
                    key / at,
                    f"没有 {one}；可用的有：{'、'.join(allowed)}",
                    f"no {one}; known are: {', '.join(allowed)}",
                )
    if table.where != type(table.where)() and kind.SCOPE != BLOCK:
        problems.add(
            place / "where",
            f"{table.check} 查看全文，不能限定位置",
            f"{table.check} looks at the whole text; a place cannot be set",
        )


def _check_basis(table: RuleTable, place: Place, reference: Reference, problems: Problems) -> None:
    for at, basis in enumerate(table.basis):
        here = place / "basis" / at
        _check_years(basis.years, here / "years", problems)
        if basis.regulation and reference.registry.get(basis.regulation) is None:
            problems.add(
                here / "regulation",
                f"法规库中没有 {basis.regulation}",
                f"the registry has no {basis.regulation}",
            )


def _check_years(given: str, place: Place, problems: Problems) -> None:
    try:
        Years.parse(given)
    except ValueError:
        problems.add(
            place,
            f"年份范围应写作 2019..2020、2021..、..2018 或 2017，此处为 {given}",
            f"years are written 2019..2020, 2021.., ..2018 or 2017, not {given}",
        )


def _check_examples(table: RuleTable, place: Place, problems: Problems) -> None:
    if not any(one.bad for one in table.example) or not any(one.good for one in table.example):
        problems.add(
            place / "example",
            "至少要有一个 bad 和一个 good 例子",
            "at least one bad and one good example is needed",
        )
    for at, one in enumerate(table.example):
        if bool(one.bad) == bool(one.good):
            problems.add(
                place / "example" / at,
                "bad 与 good 须有且仅有一个",
                "exactly one of bad and good is needed",
            )
        if any(mark in one.good for mark in MARKS):
            problems.add(
                place / "example" / at / "good",
                "good 里没有要报告的，不用 ⟦ ⟧",
                "nothing is to be found in good; it has no ⟦ ⟧",
            )
        if one.bad and not _marked(one.bad):
            problems.add(
                place / "example" / at / "bad",
                "请用 ⟦ ⟧ 标出应当报告的位置",
                "mark the place that should be found with ⟦ ⟧",
            )


def _check_company(table: RuleTable, kind: ModuleType, place: Place, problems: Problems) -> None:
    """The other reports of an example: those, and only those, that the kind looks at."""
    for at, one in enumerate(table.example):
        for key, given, scope in (("previous", one.previous, YEARS), ("units", one.units, GROUP)):
            if bool(given) == (scope == kind.SCOPE):
                continue
            problems.add(
                place / "example" / at / key,
                f"{table.check} 不看它" if given else "缺少这个键",
                f"{table.check} does not look at it" if given else "this key is missing",
            )


def _marked(text: str) -> bool:
    """True if there are marks, and each that opens is closed later."""
    depth = 0
    for char in text:
        depth += (char == MARKS[0]) - (char == MARKS[1])
        if depth < 0:
            return False
    return depth == 0 and MARKS[0] in text


def proved(params: Any, place: Place, problems: Problems) -> Any:
    """The same parameters, or None if one of their patterns cannot be used."""
    before = len(problems.errors)
    for keys, pattern in patterns_at(params):
        try:
            pattern.compile()
        except PatternError as error:
            problems.add(place.at(keys).inside(error.offset), error.zh, error.en)
    return params if len(problems.errors) == before else None
