"""What a report says of its own parts: 全文由总体情况、……六部分组成."""

from __future__ import annotations

from gklint.document.each import each
from gklint.document.likeness import likeness
from gklint.document.model import HEADING, PARAGRAPH, PREAMBLE, UNKNOWN
from gklint.document.numerals import numeral_value
from gklint.document.outline import section_key, squeeze
from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.document.model import Document, Placed
    from gklint.document.vocabulary import Vocabulary

_COUNT = (
    "(?P<count>[一二三四五六七八九十]{1,2}|[0-9]{1,2})(?:个|大)?(?:部分|方面|章节|板块|章|内容)"
)
_OPENING = late(
    r"(?:报告|年报|全文|正文)(?:的)?(?:主要)?(?:内容)?(?:共|主要|具体)?"
    r"(?:由|分为|分成|包括了?|包含了?|涵盖|分(?!析|别|管|级|类|公)|内容为)(?:以下|下列|为)?[:：]?"
)
_LIST_END = late(
    rf"(?:共计|以上|共分为?|总计|[等共这]){{0,2}}{_COUNT}(?:组成|构成|内容)?|等?(?:几个)?部分"
    r"|[。；;](?![一二三四五六七八九十]{1,2}、)|组成|构成|等内容|[，,]?并附|(?:以?及|和|[、，,])?附[件表]|共?计?$"
)
_COUNT_FIRST = late(
    rf"(?:共|以下|下列|为)?{_COUNT}[:：，,]?(?:即|分别[是为]|包括|依次[是为])?[:：，,]?"
)
_GLUE = late(
    "(?:[（(][^（()）]{1,80}[）)]|以?及|和|与|等|的|[、，,；;：:“”（）()]"
    "|[一二三四五六七八九十0-9]{1,2}[、.．]){1,4}"
)
_BETWEEN = late("[、，,；;]|以及")
_NAME = late("(?:情况|措施|事项|安排|打算|问题|建设|概述|公开|思路|计划|费用|收费|工作)$")
_ATTACHED = late("附[件表录图]|统计表|报表|说明")
_SOFT = late("^(?:本机关|我[局县市区镇乡]|[0-9]{4}年度?)|(?:的|相关|有关|开展|工作|情况|内容){1,3}")

LIST_LENGTH = 400  # code points of a list, at the most
ALIKE = 0.5  # a heading that shares as much with an announced name may be it


@value
class Part:
    """One announced part."""

    name: str
    span: Span  # in the flow
    known: bool  # a heading of this report, or a name that the reference data have


@value
class Announcement:
    """A sentence of the preamble that lists the parts of the report."""

    placed: Placed
    span: Span  # the list and the count, in the flow
    parts: tuple[Part, ...]
    count: int | None  # as it is said; None where none is
    count_span: Span | None
    open: bool  # 等 stands after the list


def announcements(document: Document, vocabulary: Vocabulary) -> Iterator[Announcement]:
    """Every list of parts in the preamble that names three of them or more."""
    names: tuple[str, ...] | None = None
    for _, placed, starts in each(document, _starts, kinds=(PARAGRAPH, HEADING)):
        for start in starts:
            if names is None:
                names = _names(document, vocabulary)
            found = _read(placed, start, names)
            if found is not None:
                yield found
                break


def _starts(placed: Placed) -> list[int]:
    """Where lists of parts may begin in the flow of a block of the preamble."""
    if placed.section != PREAMBLE:
        return []
    return [opening.end() for opening in _OPENING.finditer(placed.flow)]


def _names(document: Document, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Names of parts, squeezed, the longest first."""
    known = {squeeze(title) for name in vocabulary.sections for title in name.titles}
    known |= {squeeze(section.title) for section in document.sections}
    return tuple(sorted((one for one in known if len(one) > 1), key=len, reverse=True))


def _read(placed: Placed, start: int, names: tuple[str, ...]) -> Announcement | None:
    flow = placed.flow
    count, count_span = None, None
    first = _COUNT_FIRST.match(flow, start)
    if first is not None:
        count, count_span, start = (
            numeral_value(first["count"]),
            Span(*first.span("count")),
            first.end(),
        )
    limit = min(len(flow), start + LIST_LENGTH)
    end = _LIST_END.search(flow, start, limit)
    stop = end.start() if end is not None else limit
    if end is not None and end["count"] is not None and count is None:
        count, count_span = numeral_value(end["count"]), Span(*end.span("count"))
    parts = tuple(_parts(flow, start, stop, names))
    if len(parts) < 3 or not any(part.known for part in parts):
        return None
    last = count_span.end if count_span is not None and count_span.end > stop else stop
    opened = end is not None and end[0].startswith("等")
    return Announcement(placed, Span(start, last), parts, count, count_span, opened)


def _parts(flow: str, start: int, stop: int, names: tuple[str, ...]) -> Iterator[Part]:
    """Cut a list into names: known ones whole, marks inside them included."""
    at = start
    while at < stop:
        glue = _GLUE.match(flow, at, stop)
        if glue is not None:
            at = glue.end()
            continue
        end = _known_end(flow, at, stop, names)
        if end is not None:
            yield Part(flow[at:end], Span(at, end), True)
            at = end
            continue
        mark = _BETWEEN.search(flow, at, stop)
        end = mark.start() if mark is not None else stop
        yield Part(flow[at:end], Span(at, end), False)
        at = end


def _known_end(flow: str, at: int, stop: int, names: tuple[str, ...]) -> int | None:
    """Where the longest known name that begins at ``at`` ends, its marks not counted."""
    for name in names:
        end = at
        left = name
        while left and end < stop:
            if squeeze(flow[end]) == "":
                end += 1
            elif flow[end] == left[0]:
                left, end = left[1:], end + 1
            else:
                break
        if not left and (end == stop or _GLUE.match(flow, end, stop) is not None):
            return end
    return None


def has_heading(document: Document, name: str, vocabulary: Vocabulary) -> bool:
    """True if a heading of any level may be the announced one."""
    key = section_key(name, vocabulary)
    if _ATTACHED.search(name) or _NAME.search(name) is None:
        return True  # an attachment, or a piece of a name: not surely a part
    if key == vocabulary.sections[0].key and document.top()[0].key == UNKNOWN:
        return True  # whatever the first part is called
    core = _core(name)
    for section in document.sections:
        if key is not None and section.key == key:
            return True
        other = _core(section.title)
        if core in other or (len(other) > 1 and other in core):
            return True
        if likeness(core, other) >= ALIKE:
            return True
    return False


def _core(name: str) -> str:
    return _SOFT.sub("", squeeze(name)) or squeeze(name)
