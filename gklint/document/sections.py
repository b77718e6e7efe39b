"""The sections of a report, and which of them each block stands in."""

from __future__ import annotations

from gklint.document.model import (
    COVER,
    FRONT,
    HEADING,
    PARAGRAPH,
    PREAMBLE,
    UNKNOWN,
    Placed,
    Section,
)
from gklint.document.outline import (
    LEVELS,
    bare_number_at,
    heading_end,
    is_bare_heading,
    number_at,
    section_key,
    squeeze,
)
from gklint.document.remember import remembered_of_block
from gklint.text import Span
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.model import Block, Number
    from gklint.document.vocabulary import Vocabulary

BARE_LENGTH = 40  # code points of a heading without a number, at the most


def find_sections(
    blocks: list[Placed], title: Placed | None, vocabulary: Vocabulary
) -> tuple[Section, ...]:
    """The sections in order; their headings' blocks are marked in ``blocks``."""
    heads: list[Section] = []  # spans and last blocks are not known yet
    for at, placed in enumerate(blocks):
        if placed.block.kind != PARAGRAPH or (title is not None and placed.start < title.start):
            continue
        head = _head(placed, at, vocabulary)
        if head is None:
            continue
        heads.append(head)
        if not head.run_in:
            blocks[at] = placed.of_kind(HEADING)
    heads = _levelled(heads, vocabulary)
    sections = list(heads)
    end = blocks[-1].span.end if blocks else 0
    open_: list[int] = []  # sections that the next heading may end, levels rising
    for at, head in enumerate(heads):
        while open_ and heads[open_[-1]].level >= head.level:
            _close(sections, open_.pop(), head.title_span.start, head.first_block)
        open_.append(at)
    for at in open_:
        _close(sections, at, end, len(blocks))
    return tuple(sections)


def assign_sections(
    blocks: list[Placed], sections: Sequence[Section], title: Placed | None, cover: Placed | None
) -> None:
    """Give each block the key of the top-level section it stands in."""
    level = min((section.level for section in sections), default=0)
    top = {section.first_block: section.key for section in sections if section.level == level}
    current = PREAMBLE
    for at, placed in enumerate(blocks):
        current = top.get(at, current)
        key = current
        if title is not None and placed.start <= title.start:
            within = cover is not None and cover.start <= placed.start < title.start
            key = COVER if within else FRONT
        blocks[at] = Placed(placed.start, placed.block, key)


def heading_in(block: Block, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """The heading that a paragraph begins with, and the key of its content; None if with none."""
    head = _words(block, vocabulary)
    return None if head is None else (block.flow.text[: head[1]], head[2])


def is_heading(block: Block, vocabulary: Vocabulary) -> bool:
    """True for a paragraph that is a heading and nothing else."""
    head = _words(block, vocabulary)
    return head is not None and _is_whole(block.flow.text, head[1])


def _is_whole(flow: str, end: int) -> bool:
    return end >= len(flow.rstrip("。：:"))


def _head(placed: Placed, at: int, vocabulary: Vocabulary) -> Section | None:
    """The section that block ``at`` opens, its span and last block not known yet; None if none.

    A heading has a number, or is nothing but the name of a content.
    """
    head = _words(placed.block, vocabulary)
    if head is None:
        return None
    number, end, key = head
    flow = placed.flow
    span = placed.place(0, end)
    level = LEVELS[number.style] if number else 1
    title = flow[number.end if number else 0 : end].strip()
    return Section(key, level, number, title, span, span, not _is_whole(flow, end), at, at + 1)


@remembered_of_block
def _words(block: Block, vocabulary: Vocabulary) -> tuple[Number | None, int, str] | None:
    """The number of a block's heading, where its words end, and which content they announce."""
    flow = block.flow.text
    number = number_at(flow)
    if number is None:
        if len(flow) > BARE_LENGTH or not is_bare_heading(flow, vocabulary):
            return None
        number = bare_number_at(flow)
    end = heading_end(flow, number)
    if end is None:
        return None
    words = flow[number.end if number else 0 : end]
    return number, end, section_key(words, vocabulary) or UNKNOWN


def _close(sections: list[Section], at: int, end: int, last: int) -> None:
    head = sections[at]
    sections[at] = replace(head, span=Span(head.title_span.start, end), last_block=last)


def _levelled(heads: list[Section], vocabulary: Vocabulary) -> list[Section]:
    """Among numbered headings a bare one is of their level only where it fills a gap.

    A number that Word made up is lost in copies: the bare words of a content that no other
    heading has are its heading; other bare words stand below.
    """
    numbered = {head.key for head in heads if head.number is not None and head.level <= 1}
    if not numbered:
        return heads
    return [
        replace(head, level=2)
        if head.number is None
        and (head.key in numbered or not _is_canonical(head.title, vocabulary))
        else head
        for head in heads
    ]


def _is_canonical(title: str, vocabulary: Vocabulary) -> bool:
    """True for the first name of a content, the one that formats print."""
    squeezed = squeeze(title)
    return any(squeeze(name.titles[0]) == squeezed for name in vocabulary.sections)
