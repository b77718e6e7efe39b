"""Telephone numbers as they are written after a label: 0571-88880000转8001、88880001.

What a number is is read here, whether it can be right is not: a wrong dash, a lost digit
or a second number never hide the rest.
"""

from __future__ import annotations

from itertools import pairwise

from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

HYPHENS = "-‐‑"  # U+002D and its two typographic twins
_DASH = "[-‐‑–—―－−─~～]"
_COUNTRY = late(rf"[（(]?(?:\+[ ]?86|0086)[）)]?[ ]?{_DASH}{{0,2}}[ ]?")
_BRACKETED = late(rf"[（(][ ]?(?P<area>[0-9]{{2,5}})[ ]?[）)][ ]?(?P<dash>{_DASH}{{0,2}})[ ]?")
# Between an area code and its number other marks are met as well: 0571.88880000, 0571/88880000.
_GROUPS = late(
    r"(?:0[0-9]{2,3}[ ]?[._/／．·•・][ ]?(?=[0-9]{7,8}(?![0-9])))?"
    rf"[0-9]{{1,20}}(?:(?:[ ]?{_DASH}{{1,2}}[ ]?|[ ])[0-9]{{1,12}}){{0,4}}"
)
_EXTENSION = late("[ ]?[，,]?[（(]?(?:转接?|分机号?|总机转)[：:]?[0-9]{1,6}[）)]?")
_MASK = late(rf"[ ]?{_DASH}?[*＊xX×_＿]{{1,12}}[0-9]{{0,6}}")
_CUT = late(rf"[ ]?{_DASH}{{1,2}}$")
_GROUP = late("[0-9]{1,20}")
_NEXT = late("[ ]?[、/／，,;；或及和][ ]?(?=[（(+]{0,2}[0-9]{3})")
_COUNTED = late("[ ]?[余多]?(?:[次个件部通人条起宗门路项元万亿%％年月日]|余)")
LOCAL = 7  # digits that a local number has at least
MANY = 6  # numbers that are read after one label


@value
class Telephone:
    """One number. Places are in its flow."""

    span: Span
    first: Span  # its first group of digits
    groups: tuple[str, ...]  # its digits as they are parted, the country code left out
    international: bool  # +86 or 0086 stands before it
    connectors: tuple[Span, ...]  # marks that join its groups, up to an extension or a range
    masked: bool  # digits are blacked out, still to be filled in, or on the next line

    @property
    def digits(self) -> str:
        return "".join(self.groups)


def telephones_at(flow: str, at: int) -> Iterator[Telephone]:
    """The numbers that stand at ``at``, one after the other; none if it is a count of things."""
    for _ in range(MANY):
        number = _telephone(flow, at)
        if number is None or _COUNTED.match(flow, number.span.end):
            return
        yield number
        following = _NEXT.match(flow, number.span.end)
        if following is None:
            return
        at = following.end()


def _telephone(flow: str, at: int) -> Telephone | None:
    country = _COUNTRY.match(flow, at)
    area = _BRACKETED.match(flow, country.end() if country else at)
    head = area or country
    rest = _GROUPS.match(flow, head.end() if head else at)
    if rest is None:
        return None
    places = [Span(*one.span()) for one in _GROUP.finditer(flow, *rest.span())]
    gaps = [Span(left.end, right.start) for left, right in pairwise(places)]
    groups = [place.of(flow) for place in places]
    if area:
        groups.insert(0, area["area"])
        gaps.insert(0, Span(*area.span("dash")))
    extension = _EXTENSION.match(flow, rest.end())
    mask = _MASK.match(flow, rest.end()) or _CUT.match(flow, rest.end())
    end = (extension or mask or rest).end()
    return Telephone(
        Span(at, end),
        Span(*area.span("area")) if area else places[0],
        tuple(groups),
        country is not None,
        tuple(_connectors(flow, groups, gaps)),
        mask is not None,
    )


def _connectors(flow: str, groups: list[str], gaps: list[Span]) -> Iterator[Span]:
    """The marks in ``gaps``, without the spaces beside them, until the local number is whole."""
    local = 0
    for nth, (group, gap) in enumerate(zip(groups, gaps, strict=False)):
        local += len(group) if nth or not group.startswith("0") else 0
        if local >= LOCAL:
            return
        mark = gap.of(flow)
        if mark.strip():
            start = gap.start + len(mark) - len(mark.lstrip())
            yield Span(start, start + len(mark.strip()))
