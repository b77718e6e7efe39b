"""The examples of a rule: that they are there, marked, and have what the kind looks at."""

from __future__ import annotations

from gklint.check import GROUP, YEARS
from gklint.decode import Problems
from gklint.errors import Place
from gklint.rulebook.law_keys import check_keys, levels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

    from gklint.regulation.reference import Reference
    from gklint.rulebook.model import RuleTable

MARKS = "⟦⟧"


def check_examples(
    table: RuleTable, kind: ModuleType, place: Place, reference: Reference, problems: Problems
) -> None:
    """Tell examples that cannot be run, and those that lack."""
    if not any(one.bad for one in table.example) or not any(one.good for one in table.example):
        problems.add(
            place / "example",
            "至少要有一个 bad 和一个 good 例子",
            "at least one bad and one good example is needed",
        )
    _check_company(table, kind, place, problems)
    for at, one in enumerate(table.example):
        if one.level:
            check_keys(one.level, levels(reference), place / "example" / at / "level", problems)
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
