"""Numbers with units in running text: 受理申请21件, 占比39%, 约3.5万人次.

A number is only as good as its words: what has 约, 余, 以上 or 万 beside it is not exact and
can be held against nothing; numbers of documents, dates, telephones and ranges are none.
"""

from __future__ import annotations

from bisect import bisect_right

from gklint.document.remember import remembered
from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.pattern import Match

_UNIT = (
    "件次|人次|条次|篇次|户次|家次|期次|场次|个百分点|百分点|万元|亿元|平方米|公里"
    "|[%％件条份篇期次场个项起宗人名户家批部册本例元笔张幅处类种页卷]"
)
# A look at the next character before those at what stands before it: most text fails there.
_QUANTITY = late(
    rf"""(?x)(?=[0-9])
    (?<![0-9A-Za-z.〔\[【﹝第〇零一二三四五六七八九十百千万/_＋+－—–~～-])(?<![0-9][至到，,:：])
    (?P<number>[0-9]{{1,3}}(?:[,，][0-9]{{3}}){{1,3}}(?![0-9])|[0-9]{{1,12}}(?:\.[0-9]{{1,6}})?)
    (?P<scale>[百千万亿]{{0,2}})(?P<vague>[余多几来])?[ ]?(?P<unit>{_UNIT})(?P<more>以[上内下]|左右|上下|[多余])?
    """
)
_STOP = late("[。！？]")
_ABOUT = (
    "约",
    "近",
    "超",
    "超过",
    "逾",
    "至少",
    "不少于",
    "不低于",
    "不超过",
    "多达",
    "最多",
    "大概",
    "突破",
)


@value
class Quantity:
    """A number and its unit. ``number`` has ``places`` of its digits after the point."""

    number: int
    places: int
    unit: str  # 件, 条, %, 万元
    exact: bool  # nothing beside it says about, over or under, and it is not in 万
    span: Span  # number and unit, in the flow
    number_span: Span

    def same_unit(self, other: Quantity) -> bool:
        return self.unit == other.unit

    @property
    def is_percent(self) -> bool:
        return self.unit in "%％"

    def at(self, places: int) -> int:
        """The number in units of 10 to the power of minus ``places``; ``places`` >= its own."""
        return self.number * 10 ** (places - self.places)


@remembered
def find_quantities(flow: str) -> tuple[Quantity, ...]:
    """Every number with a unit, in order."""
    return tuple(_quantity(flow, match) for match in _QUANTITY.finditer(flow))


def _quantity(flow: str, match: Match) -> Quantity:
    written, scale, about, unit, more = match.groups()
    whole, _, decimals = written.partition(".")
    grouped = "," in whole or "，" in whole
    start = match.start("number")
    vague = scale or about or more or grouped
    near = flow[max(0, start - 4) : start]
    return Quantity(
        int((whole + decimals).replace(",", "").replace("，", "")),
        len(decimals),
        unit.replace("％", "%"),
        not vague and not near.endswith(_ABOUT),
        Span(start, match.end()),
        Span(*match.span("number")),
    )


def sentences(flow: str, quantities: Sequence[Quantity]) -> Iterator[tuple[Span, list[Quantity]]]:
    """The sentences of a flow, to 。！？ each, with the quantities in them."""
    starts = [one.span.start for one in quantities]
    start = 0
    for end in _ends(flow):
        first, last = bisect_right(starts, start - 1), bisect_right(starts, end - 1)
        if last > first:
            yield Span(start, end), list(quantities[first:last])
        start = end


def _ends(flow: str) -> Iterator[int]:
    for match in _STOP.finditer(flow):
        yield match.end()
    yield len(flow)


def total(quantities: Sequence[Quantity], least: int = 0) -> tuple[int, int]:
    """The sum of quantities as (number, places), with at least ``least`` places."""
    places = max((one.places for one in quantities), default=0)
    places = max(places, least)
    return sum(one.at(places) for one in quantities), places


def is_share(share: Quantity, part: int, whole: int) -> bool:
    """True if ``share``, a percentage cut or rounded at its last place, is ``part`` of ``whole``."""
    return abs(100 * part * 10**share.places - share.number * whole) < whole


def share_of(part: int, whole: int, places: int) -> str:
    """What percentage of ``whole`` > 0 ``part`` is, rounded half up to that many places."""
    scaled = 100 * part * 10**places
    return written((2 * scaled + whole) // (2 * whole), places)


def written(number: int, places: int) -> str:
    """A number of that many places after the point: ``(320, 1)`` is 32.0."""
    if not places:
        return str(number)
    digits = str(number).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"
