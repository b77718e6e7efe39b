"""A whole and the parts that are listed after it: 21件，其中网络申请15件、信函申请6件."""

from __future__ import annotations

from gklint.document.quantities import total
from gklint.pattern import late
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.quantities import Quantity

NAME_LENGTH = 36  # code points of a part's name, at the most
LIST_LENGTH = 800  # code points of a list in brackets
BRACKET_LENGTH = 80  # code points of a remark in brackets after a part

# How a list is announced. ``all``: what follows is meant to be everything; ``some``: 其中 and
# its like (46个单位中，…) need not be; ``list``: 包括 says either.
_INTRODUCED = late(
    r"""(?x)[^，,。；;：:、（()）0-9]{0,16}[，,]?
    (?:(?P<some>[（(]?(?:其中|含|内含|包含)[：:，,]?|中[，,：:])
      |(?P<list>[（(]?包括[：:]?)
      |(?P<all>[（(]|(?:分别|具体)(?:[为是]|包括)[：:]?|即[：:]|[：:]))"""
)
# What every such text holds: a number, its unit and, near it, one of the words above.
_ANNOUNCED = late(
    r"[0-9][^，,。；;：:、（()）0-9]{0,26}[，,]?(?:其中|含|包括|中[，,：:]|[（(：:]|分别|具体)"
)
_NOT_PARTS = late("^(?:不含|不包括|如|较|比|同比|占|详见|注|另|约|环比|增|减|下降|上升|第|分)")
_SEPARATOR = late("[、，,；;]?(?:和|及|以及|与|另有)?")
_SHARE = late(r"[，,、]?占[^，,。；;0-9]{0,12}$|[，,（(]$")
_BREAKS_NAME = "。；;：:（）()，,！？%"
_SEMICOLON = late("[；;]")
_CLAUSE = late("[^。；;，,、：:0-9]{2,30}(?=[0-9])")
_VERB = late(
    "发布|公开|受理|收到|办[结理]|答复|召开|举办|开展|制作|推送|更新|开设|编[印发]|印发|报送|采用|转载|接待|处理"
)
# A name that begins or goes on so does not name a part of what stands before.
_NO_PART = late(
    "^(?:共|全年|全市|全县|全区|累计|总|另|此外|还|同时|年内|并)|其中|同比|环比|较|比上|相比|上升|下降"
    "|结转|转下年|增[加长幅]|减少|合计|总计|总数|历年|阅读|浏览|点击|访问|转发|粉丝|平均|不足|截至|截止"
)


@value
class Part:
    """One part: its name as written, and its number."""

    name: str
    quantity: Quantity
    mark: str  # what separates it from the part before


@value
class Parts:
    """The parts of one whole."""

    kind: str  # all, some, list: how they are announced
    parts: tuple[Part, ...]
    closed: bool  # nothing after them is or may be a further part
    bracketed: bool


def announcing() -> tuple[str, ...] | None:
    """Words of which every flow that ``announces_parts`` holds one."""
    return _ANNOUNCED.required


def announces_parts(flow: str) -> bool:
    """False only if ``parts_of`` finds nothing in this flow, told without reading its numbers."""
    return _ANNOUNCED.search(flow) is not None


def parts_of(flow: str, quantities: Sequence[Quantity], at: int, end: int) -> Parts | None:
    """The parts announced right after ``quantities[at]``, up to ``end``; None if there are none.

    Parts have the unit of the whole. What stands in brackets after a part, and its share of
    the whole, belong to the part.
    """
    if at + 1 == len(quantities):
        return None
    whole = quantities[at]
    match = _INTRODUCED.match(flow, whole.span.end, end)
    if match is None:
        return None
    kind = match.lastgroup or ""
    bracketed = match[kind][0] in "（("
    if bracketed:
        close = _closing(flow, match.start(kind), end)
        if close is None:
            return None
        end = close
    if kind == "all" and match[kind][0] in "分具":
        end = _clause_end(flow, match.end(), end)
    if _NOT_PARTS.search(flow[match.end() : min(end, match.end() + 4)]):
        return None
    parts, after, next_ = _read(flow, quantities, at + 1, match.end(), end, whole.unit)
    if not parts:
        return None
    rest = flow[after : after + 4] if not bracketed else flow[after : min(end, after + 4)]
    later = quantities[next_ : next_ + 40]
    further = any(one.unit == whole.unit and one.span.start < end for one in later)
    further = further or (kind == "all" and not bracketed and _reached(whole, parts, later))
    # A paragraph that breaks off after a part may go on in the next one.
    broken = not bracketed and rest.strip("、，,；;和及") == ""
    closed = not further and not broken and not rest.startswith(("等", "以上", "左右"))
    return Parts(kind, tuple(parts), closed, bracketed)


def _clause_end(flow: str, start: int, end: int) -> int:
    """Where 分别为甲1条、乙2条；公众号发布3条 ends: before a clause with a verb that no part has."""
    # Slices: a search for words that are nowhere would read the whole text each time.
    listed = flow[start : min(end, start + LIST_LENGTH)]
    mark = _SEMICOLON.search(listed)
    if mark is None or _VERB.search(listed[: mark.start()]) is not None:
        return end
    clause = _CLAUSE.match(listed, mark.end())
    if clause is None or _VERB.search(clause[0]) is None:
        return end
    return start + mark.start()


def _reached(whole: Quantity, parts: Sequence[Part], later: Sequence[Quantity]) -> bool:
    """True if the parts come to the whole together with numbers that follow them."""
    number, places = total([part.quantity for part in parts], whole.places)
    for one in later:
        if one.unit == whole.unit and one.places <= places:
            number += one.at(places)
            if number == whole.at(places):
                return True
    return False


def _read(
    flow: str, quantities: Sequence[Quantity], next_: int, at: int, end: int, unit: str
) -> tuple[list[Part], int, int]:
    """Parts from ``at`` on, where they stop, and the index of the first quantity not read."""
    parts: list[Part] = []
    while next_ < len(quantities) and quantities[next_].span.end <= end:
        quantity = quantities[next_]
        mark = _SEPARATOR.match(flow, at)
        start = mark.end() if mark else at
        name = flow[start : quantity.span.start]
        if quantity.unit != unit or not _names_part(name):
            break
        parts.append(Part(name, quantity, flow[at:start]))
        at, next_ = quantity.span.end, next_ + 1
        while next_ < len(quantities) and quantities[next_].is_percent:
            between = flow[at : quantities[next_].span.start]
            if len(between) > 16 or not _SHARE.search(between):
                break
            at, next_ = quantities[next_].span.end, next_ + 1
        at, next_ = _past_bracket(flow, quantities, at, next_, end)
    return parts, at, next_


def _names_part(name: str) -> bool:
    if not 2 <= len(name) <= NAME_LENGTH or any(mark in _BREAKS_NAME for mark in name):
        return False
    return not any(char.isdecimal() for char in name) and _NO_PART.search(name) is None


def _past_bracket(
    flow: str, quantities: Sequence[Quantity], at: int, next_: int, end: int
) -> tuple[int, int]:
    """Where reading goes on after a share's ） or a remark in brackets."""
    if flow[at : at + 1] in ("）", ")") and at < end:
        return at + 1, next_
    if flow[at : at + 1] in ("（", "("):
        close = _closing(flow, at, min(end, at + BRACKET_LENGTH))
        if close is not None:
            while next_ < len(quantities) and quantities[next_].span.start < close:
                next_ += 1
            return close + 1, next_
    return at, next_


def _closing(flow: str, start: int, end: int) -> int | None:
    """Where the bracket that opens at ``start`` closes; None if it does not, or holds a third."""
    depth = 0
    for at in range(start, min(end, start + LIST_LENGTH)):
        if flow[at] in "（(":
            depth += 1
            if depth > 2:
                return None
        elif flow[at] in "）)":
            depth -= 1
            if depth == 0:
                return at
    return None
