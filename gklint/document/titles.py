"""The title of the report, and of a letter that covers it; both may go over several lines."""

from __future__ import annotations

from gklint.document import lines as reading
from gklint.document.model import CHROME, PARAGRAPH, TITLE, Placed
from gklint.document.outline import LEVELS, heading_end, number_at, section_key, squeeze
from gklint.document.profile import organ_in, year_in
from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gklint.document.model import Block
    from gklint.document.vocabulary import Vocabulary

    MakeBlock = Callable[[str, str, tuple[Span, ...]], Block]

_ENDS_SENTENCE = "。；，：！？;,:!?"
_YEAR_LINE = late(
    "[（(][^（()）]{0,12}[0-9〇零○一二三四五六七八九]{4}年[^（()）]{0,20}[）)]"
    "|[0-9〇零○一二三四五六七八九]{4}年度?"
)
_LABEL = late("附[件表录]|标题|名称|[•·*]?[一-龥]{2,6}[:：]")
TITLE_LENGTH = 70  # code points; a longer block is a paragraph
LINE_LENGTH = 40  # code points of one line of a title over several
SEARCHED = 400  # blocks; no report has its title further down


@value
class _Candidate:
    """Blocks ``first`` to ``last``, which together may be a title."""

    first: int
    last: int
    flow: str
    worth: int  # an organ, a year: the more it names, the likelier it is the title


def find_titles(
    text: str, blocks: list[Placed], vocabulary: Vocabulary, make: MakeBlock
) -> tuple[list[Placed], Placed | None, Placed | None]:
    """The blocks, titles marked; the title; the title of a covering letter."""
    candidates = _candidates(blocks, vocabulary)
    covers = [one for one in candidates if vocabulary.cover_title.search(one.flow)]
    # A name without organ and year is an entry of a page's menu.
    own = [one for one in candidates if one not in covers and one.worth]
    cover = covers[0] if covers else None
    if cover is not None:
        own = [one for one in own if one.first > cover.last]
    if not own and cover is not None:
        own, cover = [cover], None
    if not own:
        return *_first_line_as_title(blocks, vocabulary), None
    best = max(own, key=lambda one: one.worth)
    again = [one for one in own if one is not best and one.worth <= best.worth]
    for one in again:
        for at in range(one.first, one.last + 1):
            blocks[at] = blocks[at].of_kind(CHROME)
    made_cover = None
    # The later one first, so that the places of the earlier one stay what they are.
    title = _merge(text, blocks, best, make)
    if cover is not None:
        made_cover = _merge(text, blocks, cover, make)
    return blocks, title, made_cover


def _merge(text: str, blocks: list[Placed], one: _Candidate, make: MakeBlock) -> Placed:
    start, end = blocks[one.first].start, blocks[one.last].span.end
    if one.first == one.last:
        made = blocks[one.first].of_kind(TITLE)
    else:
        holes = tuple(
            hole.shifted(placed.start - start)
            for placed in blocks[one.first : one.last + 1]
            for hole in placed.block.holes
        )
        made = Placed(start, make(TITLE, text[start:end], holes), "")
    blocks[one.first : one.last + 1] = [made]
    return made


def _candidates(blocks: Sequence[Placed], vocabulary: Vocabulary) -> list[_Candidate]:
    """Every title-like run of lines before the outline opens that names such a report."""
    found: list[_Candidate] = []
    at = 0
    while at < min(len(blocks), SEARCHED):
        placed = blocks[at]
        if placed.block.kind == PARAGRAPH:
            if _opens_outline(placed.flow, vocabulary):
                break
            last = _named_until(blocks, at, vocabulary)
            if last is not None:
                found.append(_candidate(blocks, at, last, vocabulary))
                at = found[-1].last
        at += 1
    return found


def _named_until(blocks: Sequence[Placed], at: int, vocabulary: Vocabulary) -> int | None:
    """The last of the lines from ``at`` on that make up the report's name, or None."""
    flow = ""
    for last in range(at, min(at + 3, len(blocks))):
        placed = blocks[last]
        if placed.block.kind != PARAGRAPH or not _like_title(placed.flow):
            return None
        if last > at and (
            vocabulary.report_name.search(placed.flow) or len(placed.flow) > LINE_LENGTH
        ):
            return None  # the name stands in a later line alone
        flow += placed.flow
        if vocabulary.report_name.search(flow):
            return last
    return None


def _candidate(
    blocks: Sequence[Placed], first: int, last: int, vocabulary: Vocabulary
) -> _Candidate:
    flow = "".join(placed.flow for placed in blocks[first : last + 1])
    while (
        first
        and not organ_in(flow, vocabulary)
        and _first_half(blocks[first - 1], flow, vocabulary)
    ):
        first -= 1
        flow = blocks[first].flow + flow
    then = blocks[last + 1] if last + 1 < len(blocks) else None
    if then is not None and then.block.kind == PARAGRAPH and _YEAR_LINE.fullmatch(then.flow):
        last += 1
        flow += then.flow
    worth = 2 * bool(organ_in(flow, vocabulary)) + (year_in(flow) is not None)
    return _Candidate(first, last, flow, worth)


def _first_half(before: Placed, flow: str, vocabulary: Vocabulary) -> bool:
    """True if the line before is the first half of a title: an organ, with or without a year."""
    line = before.flow
    if before.block.kind != PARAGRAPH or len(line) > LINE_LENGTH or not _like_title(line):
        return False
    if any(mark in line for mark in "：:") or reading.is_date_alone(line):
        return False
    if vocabulary.report_name.search(line):
        return False
    if year_in(line) is not None and year_in(flow) is not None:
        return False
    return year_in(line) is not None or vocabulary.organ.search(line) is not None


def _opens_outline(flow: str, vocabulary: Vocabulary) -> bool:
    number = number_at(flow)
    if number is None or LEVELS[number.style] > 1 or number.value != 1:
        return False
    end = heading_end(flow, number)
    return end is not None and not vocabulary.report_name.search(flow[number.end : end])


def may_be_of_title(flow: str) -> bool:
    """False for words that are no line of a title, wherever they stand."""
    return _like_title(flow) or _YEAR_LINE.fullmatch(flow) is not None


def _like_title(flow: str) -> bool:
    return (
        2 <= len(flow) <= TITLE_LENGTH
        and flow[-1] not in _ENDS_SENTENCE
        and not any(mark in flow for mark in "。；，")
        and _LABEL.match(flow) is None
        and "/" not in flow
        and number_at(flow) is None
    )


def _first_line_as_title(
    blocks: list[Placed], vocabulary: Vocabulary
) -> tuple[list[Placed], Placed | None]:
    """A title that lost its words still stands first: short, without a stop, with a year."""
    for at, placed in enumerate(blocks[:SEARCHED]):
        if placed.block.kind == CHROME:
            continue
        flow = placed.flow
        if (
            placed.block.kind == PARAGRAPH
            and 6 <= len(flow) <= LINE_LENGTH
            and _like_title(flow)
            and year_in(flow) is not None
            and not reading.is_date_alone(flow)
            and section_key(squeeze(flow), vocabulary) is None
        ):
            blocks[at] = placed.of_kind(TITLE)
            return blocks, blocks[at]
        return blocks, None
    return blocks, None
