"""A year is written with four digits.

Silent for 2017年, for a length of time (近17年, 从业17年), and for two digits that are no year
near the report's. Yields at the two digits of 17年度, 17年3月, 17年底.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.dates import inside_title
from gklint.finding import Violation
from gklint.pattern import late
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ("expected",)
ANCHORS = ()

_YEAR = late(
    r"(?=[0-9]{2}年)(?:(?<![0-9A-Za-z〇零一二三四五六七八九十百千第近约满逾过共前余达长期、/.~～—–-])(?<![0-9][至到])"
    r"(?P<year>[0-9]{2})年(?:度|[0-9]{1,2}月|[初底末]|全年|[上下]半年)"
    r"|(?:^|(?<=[。；;：:]))(?P<first>[0-9]{2})年[，,我])"
)


@value
class Params:
    pass


def literals(params: Params) -> tuple[str, ...]:
    return ("年",)


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    if context.year is None:
        return
    flow = block.flow.text
    near = {year % 100: year for year in range(context.year - 2, context.year + 2)}
    for match in _YEAR.finditer(flow):
        group = "year" if match["year"] else "first"
        year = near.get(int(match[group]))
        if year is not None and not inside_title(flow, match.start()):
            yield Violation(block.flow.span(*match.span(group)), {"expected": str(year)})
