"""Who issued the report, and when: an organ and a date, on two lines or on one."""

from __future__ import annotations

from gklint.document import lines as reading
from gklint.document.dates import find_dates
from gklint.document.model import CHROME, PARAGRAPH, SIGNATURE, Placed, Signature
from gklint.document.outline import number_at
from gklint.document.remember import remembered_of_block

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.dates import DateAt
    from gklint.document.model import Block
    from gklint.document.vocabulary import Vocabulary
    from gklint.text import Span

ORGAN_LENGTH = 40  # code points; the longest names of organs have some thirty
AFTER = 2  # blocks that may follow the last words: a form's footer, an annex's name
_MARKS = "。；，：！？;,:!?"


def find_signatures(
    blocks: list[Placed], title: Placed | None, vocabulary: Vocabulary
) -> tuple[list[Placed], tuple[Signature, ...]]:
    """The blocks, signatures marked; every date that stands alone or beside an organ."""
    found: list[Signature] = []
    last = _last_words(blocks)
    for at, placed in enumerate(blocks):
        if placed.block.kind != PARAGRAPH or len(placed.flow) > 2 * ORGAN_LENGTH:
            continue
        cover = title is not None and placed.start < title.start
        alone, organ_and_date = _line(placed.block, vocabulary)
        if alone:
            signature = _dated(blocks, at, cover, vocabulary)
        else:
            if at >= last:
                organ_and_date = _on_one_line(placed.flow, vocabulary, True)
            signature = _signed(placed, cover, organ_and_date)
        if signature is not None:
            blocks[at] = placed.of_kind(SIGNATURE)
            found.append(signature)
    _undated(blocks, vocabulary)
    return blocks, tuple(found)


def may_sign(block: Block, vocabulary: Vocabulary) -> bool:
    """False for a paragraph that is no part of a signature, wherever it stands."""
    flow = block.flow.text
    if len(flow) > 2 * ORGAN_LENGTH:
        return False
    return (
        _line(block, vocabulary) != (False, None)
        or _on_one_line(flow, vocabulary, True) is not None
        or _organ_words(flow, vocabulary)
    )


def _dated(blocks: list[Placed], at: int, cover: bool, vocabulary: Vocabulary) -> Signature | None:
    """A date alone, with the organ on the line before, or after where none is before."""
    date = next(iter(find_dates(blocks[at].flow)), None)
    if date is None:
        return None
    organ = ""
    for near in (at - 1, at + 1):
        if 0 <= near < len(blocks) and _organ_line(blocks[near], vocabulary):
            organ = blocks[near].flow
            blocks[near] = blocks[near].of_kind(SIGNATURE)
            break
    return Signature(date.date, _place(blocks[at], date), organ, cover)


def _place(placed: Placed, date: DateAt) -> Span:
    return placed.place(date.span.start, date.span.end)


def _last_words(blocks: list[Placed]) -> int:
    """The first of the blocks after which next to nothing but what a web page has follows."""
    after = 0
    for at in range(len(blocks) - 1, -1, -1):
        if after > AFTER:
            return at + 1
        after += blocks[at].block.kind != CHROME
    return 0


@remembered_of_block
def _line(block: Block, vocabulary: Vocabulary) -> tuple[bool, tuple[str, DateAt] | None]:
    """Whether a block is a date alone; else the organ and the date that it is."""
    flow = block.flow.text
    alone = reading.is_date_alone(flow)
    return alone, None if alone else _on_one_line(flow, vocabulary, False)


def _signed(
    placed: Placed, cover: bool, organ_and_date: tuple[str, DateAt] | None
) -> Signature | None:
    if organ_and_date is None:
        return None
    organ, date = organ_and_date
    return Signature(date.date, _place(placed, date), organ, cover)


def _on_one_line(flow: str, vocabulary: Vocabulary, last: bool) -> tuple[str, DateAt] | None:
    """某某局 2024年1月15日, or the date first; as the last words 某某局（2024年1月15日） too."""
    dates = list(find_dates(flow))
    if len(dates) != 1 or number_at(flow) is not None:
        return None
    span = dates[0].span
    before, after = flow[: span.start].strip(), flow[span.end :].strip()
    if last and after in ("）", ")"):
        # Brackets around the date, or around both; elsewhere it may be the words of a picture.
        before, after = before.strip("（( "), ""
    organ = before or after
    if (before and after) or not _organ_words(organ, vocabulary):
        return None
    return organ, dates[0]


def _organ_line(placed: Placed, vocabulary: Vocabulary) -> bool:
    return placed.block.kind == PARAGRAPH and _organ_words(placed.flow, vocabulary)


def _organ_words(flow: str, vocabulary: Vocabulary) -> bool:
    return (
        4 <= len(flow) <= ORGAN_LENGTH
        and not any(mark in flow for mark in _MARKS)
        and number_at(flow) is None
        and vocabulary.organ.search(flow) is not None
    )


def _undated(blocks: list[Placed], vocabulary: Vocabulary) -> None:
    """An organ alone on the last line signs, though its date is lost."""
    for at in range(len(blocks) - 1, 0, -1):
        if blocks[at].block.kind == CHROME:
            continue
        flow = blocks[at].flow
        # Words that break off may end like an organ's name; a level's is told more surely.
        sure = flow.endswith("办公室") or any(one.organ.search(flow) for one in vocabulary.levels)
        if sure and _organ_line(blocks[at], vocabulary):
            blocks[at] = blocks[at].of_kind(SIGNATURE)
        return
