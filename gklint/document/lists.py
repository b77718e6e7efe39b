"""Counts and the lists they count: “甲、乙、丙”三项专栏, 《甲》《乙》两份文件, 两个方面：一是…二是….

Only lists whose ends are sure are read: what one pair of quotation marks holds, a run of
titles or quotations that touch, items that are numbered 一是, 二是, items that all have the
counted word (四个统一，即统一甲、统一乙…) or end alike (甲补贴、乙补贴5类). 等 after or in a list
makes it open, and an open list counts nothing.
"""

from __future__ import annotations

from gklint.document.numerals import numeral_value
from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.pattern import Pattern

_NUMBER = "[0-9]{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[二两三四五六七八九]"
# 部分 and 板块 are sections of the report, whose names hold 、 themselves.
_COUNT = late(rf"(?P<number>{_NUMBER})[个项类种大份部篇](?!部分|板块|章)")
_QUOTED = late('[“"](?P<items>[^“”"。；;]{2,160})[”"]')
_TITLE = late("《[^《》]{1,80}》(?:[（(][^（）()]{1,40}[）)])?")
_QUOTE = late("“[^“”]{1,40}”")
_JOINED = late("、?(?:和|及|以及|与)?")
_ANNOUNCED = late(
    rf"(?P<number>{_NUMBER})(?P<unit>个方面|方面|个问题|项问题|点问题|个不足|点不足|项措施|条措施)[^。；;：:，,0-9]{{0,16}}[：:，,。]"
)
_CALLED = late(
    r"(?=[二两三四五六七八九2-9])(?<![一二三四五六七八九十百千万第0-9])(?P<number>[二两三四五六七八九]|[2-9])个?"
    r"(?P<word>[一-龥]{2})[”\"]?(?:[，,]?即|(?=[：:]))[：:，,]?"
)
_SEPARATOR = late("[、，,；;：:和及与]")
_LIST_END = late("[。！？]")
_KINDS = late(rf"(?P<number>{_NUMBER})[种类](?=[，,。；;])")
_NOT_ITEM = late("[^一-龥、]")
_ORDINAL = late("(?:^|[。；;：:，,])(?P<number>[一二三四五六七八九十])是")


LIST_LENGTH = 160  # code points of a list, at the most
ITEM_LENGTH = 12
_HIDES = ("和", "及", "与", "等", "各", "预决算", *"一二两三四五六七八九十双多")
MOST_ORDINALS = 12  # 一是 … 十二是: nobody goes on further


@value
class Counted:
    """A count and the list it counts."""

    count: int
    listed: int
    count_span: Span  # number and unit
    list_span: Span
    goes_on: bool = False  # its items may go on in paragraphs of their own


def find_counted(flow: str) -> Iterator[Counted]:
    """Lists that stand right before their count, and numbered ones that follow theirs."""
    if "”" in flow:
        yield from _quoted_lists(flow)
        yield from _runs(flow, _QUOTE, 3)
    if "》" in flow:
        yield from _runs(flow, _TITLE, 2)
    if "即" in flow or "：" in flow or ":" in flow:
        yield from _called(flow)
    if "、" in flow:
        yield from _alike(flow)
    if "是" in flow:
        yield from _ordinals(flow)


def _quoted_lists(flow: str) -> Iterator[Counted]:
    """“甲、乙、丙”三项: the items stand in one pair of quotation marks."""
    for match in _QUOTED.finditer(flow):
        items = match["items"]
        if items.count("、") < 2 or "等" in items or "《" in items or "和" in items:
            continue
        counted = _count_at(flow, match.end())
        if counted is not None:
            yield Counted(counted[0], items.count("、") + 1, counted[1], Span(*match.span()))


def _runs(flow: str, one: Pattern, least: int) -> Iterator[Counted]:
    """《甲》《乙》两份: each item in its own marks, the run touching its count."""
    run: list[Span] = []
    for match in one.finditer(flow):
        if run and _JOINED.fullmatch(flow, run[-1].end, match.start()) is None:
            run = []
        run.append(Span(*match.span()))
        counted = _count_at(flow, match.end()) if len(run) >= least else None
        if counted is not None and not any(_counts_itself(item.of(flow)) for item in run):
            yield Counted(counted[0], len(run), counted[1], Span(run[0].start, match.end()))


def _counts_itself(item: str) -> bool:
    """“两微一端” is one item and names three."""
    return item[0] == "“" and (item[1] in "一二两三四五六七八九十双" or item[1].isdecimal())


def _count_at(flow: str, at: int) -> tuple[int, Span] | None:
    match = _COUNT.match(flow, at)
    if match is None:
        return None
    number = numeral_value(match["number"])
    return None if number is None or number < 2 else (number, Span(*match.span()))


def _called(flow: str) -> Iterator[Counted]:
    """四个统一，即统一甲、统一乙、统一丙: every item begins or ends with the counted word."""
    for match in _CALLED.finditer(flow):
        word, start = match["word"], match.end()
        stop = _LIST_END.search(flow[start : start + LIST_LENGTH])
        count = numeral_value(match["number"])
        if stop is None or count is None:
            continue
        after = start + stop.end()
        if word in flow[after : after + ITEM_LENGTH]:
            continue
        listed, last, mark = 0, start, ""
        for at, end in _items(flow, start, after - 1):
            item = flow[at:end].strip('“”"')
            if not item.startswith(word) and not item.endswith(word):
                break
            listed, last, mark = listed + 1, end, flow[end]
        # What stands after 和 may be one more; what has the word farther on surely is.
        if listed < 2 or mark in "和及与" or word in flow[last:after]:
            continue
        if flow[start:last].count(word) == listed:
            yield Counted(count, listed, Span(match.start(), match.end("word")), Span(start, last))


def _items(flow: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    at = start
    for mark in _SEPARATOR.finditer(flow, start, stop):
        yield at, mark.start()
        at = mark.end()
    yield at, stop


def _alike(flow: str) -> Iterator[Counted]:
    """甲补贴、乙补贴、丙补贴5类: items that end alike; words before the first may belong to it."""
    for match in _KINDS.finditer(flow):
        end = match.start()
        start = max(0, end - LIST_LENGTH)
        for other in _NOT_ITEM.finditer(flow, start, end):
            start = other.end()
        items, count = flow[start:end].split("、"), numeral_value(match["number"])
        # More than are counted may be the end of another list, far fewer are examples; 和 hides
        # an item, 等 some.
        if count is None or len(items) < 3 or count != len(items) + 1:
            continue
        if any(one in flow[start:end] for one in _HIDES) or not _end_alike(items):
            continue
        yield Counted(count, len(items), Span(*match.span()), Span(start, end))


def _end_alike(items: list[str]) -> bool:
    ending = items[-1][-2:]
    return all(
        one.endswith(ending) and (one is items[0] or one.count(ending) == 1 < len(one) - 1)
        for one in items
    )


def _ordinals(flow: str) -> Iterator[Counted]:
    """两个方面：一是…；二是…: the run that begins right after the count."""
    ordinals = [(match.start("number"), match["number"]) for match in _ORDINAL.finditer(flow)]
    index = {place: at for at, (place, _) in enumerate(ordinals)}
    for match in _ANNOUNCED.finditer(flow):
        at = index.get(match.end())
        count = numeral_value(match["number"])
        if at is None or count is None:
            continue
        listed, last = 0, match.end()
        for place, written in ordinals[at : at + MOST_ORDINALS]:
            if numeral_value(written) != listed + 1:
                break
            listed, last = listed + 1, place
        if listed == 0:
            continue
        yield Counted(
            count,
            listed,
            Span(match.start(), match.end("unit")),
            Span(match.end(), last),
            goes_on=True,
        )
