"""A growth rate is what its two numbers make: 123件，比上年的100件增长23%.

Silent when the rate is right, cut or rounded; when either number is about or over something;
and when one of the two does not stand right there. Yields at the rate.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.quantities import find_quantities, is_share, share_of, written
from gklint.finding import Violation
from gklint.pattern import late
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ("expected", "now", "before")
ANCHORS = ("number",)

_FROM = late(
    r"[^。；;0-9]{0,12}[，,]?(?:同比)?[比较](?:上一?年度?|去年|20[0-9]{2}年度?)(?:同期|全年)?的?"
)
_RATE = late(
    r"[^，,。；;0-9]{0,6}[，,]?(?:同比)?(?:(?P<up>增长|增加|上升|提高)|减少|下降|降低|回落)了?"
)


@value
class Params:
    pass


def literals(params: Params) -> tuple[str, ...]:
    return ("%", "％")


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow.text
    found = find_quantities(flow)
    for now, before, rate in zip(found, found[1:], found[2:], strict=False):
        if not (rate.is_percent and now.same_unit(before) and now.exact and before.exact):
            continue
        if now.is_percent or now.places or before.places or before.number == 0 or not rate.exact:
            continue
        if _FROM.fullmatch(flow, now.span.end, before.span.start) is None:
            continue
        match = _RATE.fullmatch(flow, before.span.end, rate.span.start)
        if match is None:
            continue
        change = now.number - before.number if match["up"] else before.number - now.number
        if is_share(rate, change, before.number):
            continue
        yield Violation(
            block.flow.span(rate.span.start, rate.span.end),
            {
                "expected": share_of(change, before.number, rate.places) if change >= 0 else "",
                "now": written(now.number, 0) + now.unit,
                "before": written(before.number, 0) + before.unit,
            },
            {"number": block.flow.span(rate.number_span.start, rate.number_span.end)},
        )
