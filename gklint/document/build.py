"""Lines to a Document: blocks, title, signatures, outline, profile."""

from __future__ import annotations

from gklint.document import lines as reading
from gklint.document.contents_page import mark_contents_page
from gklint.document.dates import find_dates
from gklint.document.flow import flow_of
from gklint.document.model import (
    CHROME,
    COVER,
    FRONT,
    HEADING,
    PARAGRAPH,
    PREAMBLE,
    TABLE,
    Block,
    Document,
    Placed,
    Section,
)
from gklint.document.outline import canonical_key, head_of
from gklint.document.profile import profile_of
from gklint.document.runons import split_run_ons
from gklint.document.signatures import find_signatures
from gklint.document.tables import mark_tables
from gklint.document.titles import find_titles
from gklint.text import Span
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.document.dates import Date
    from gklint.document.lines import Line
    from gklint.document.vocabulary import Vocabulary

CHROME_LENGTH = 120  # code points; a longer line is text


def build(text: str, lines: Sequence[Line], vocabulary: Vocabulary) -> Document:
    """Read a text whose lines a format has cut. Never fails."""
    lines = list(split_run_ons(_mark_rim(lines, vocabulary), vocabulary))
    lines = mark_tables(mark_contents_page(lines), vocabulary)
    blocks = list(_blocks(text, lines, vocabulary))
    blocks, title, cover = find_titles(text, blocks, vocabulary, block_of)
    blocks, signatures = find_signatures(blocks, title, vocabulary)
    sections = _outline(blocks, title, vocabulary)
    _assign(blocks, sections, title, cover)
    published = _published(blocks, vocabulary)
    return Document(
        text=text,
        blocks=tuple(blocks),
        sections=sections,
        title=title,
        cover=cover,
        signatures=signatures,
        published=published,
        profile=profile_of(blocks, sections, title, signatures, published, vocabulary),
        wrapped=reading.wrap_width(lines) is not None,
    )


def _mark_rim(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[Line]:
    """Mark page numbers and what a web page puts around the text."""
    for line in lines:
        # A bare number is a cell of a table, and most lines of some reports are.
        short = len(line.flow) <= CHROME_LENGTH and not line.flow.isdecimal()
        if line.kind == reading.TEXT and short:
            flow = line.flow.strip("|｜ •·")
            if vocabulary.page_number.fullmatch(flow.replace(" ", "")):
                line = replace(line, kind=reading.PAGE_NUMBER)
            elif any(pattern.match(flow) for pattern in vocabulary.chrome):
                line = replace(line, kind=reading.CHROME)
        yield line


def _blocks(text: str, lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[Placed]:
    kinds = {reading.CHROME: CHROME, reading.PAGE_NUMBER: CHROME}
    run: list[Line] = []  # lines of one table
    for group in reading.paragraphs(lines, vocabulary):
        kind = group[0].kind
        if kind == reading.TABLE or (run and kind == reading.PAGE_NUMBER):
            run.append(group[0])
            continue
        if run:
            yield _place(text, run, TABLE)
            run = []
        yield _place(text, group, kinds.get(kind, PARAGRAPH))
    if run:
        yield _place(text, run, TABLE)


def _place(text: str, lines: Sequence[Line], kind: str) -> Placed:
    start, end = lines[0].start, lines[-1].end
    holes: list[Span] = []
    for line in lines:
        if line.kind == reading.PAGE_NUMBER and len(lines) > 1:
            holes.append(Span(line.start - start, line.end - start))
        else:
            holes += [hole.shifted(-start) for hole in line.holes]
    return Placed(start, block_of(kind, text[start:end], tuple(holes)), "")


def block_of(kind: str, text: str, holes: tuple[Span, ...] = ()) -> Block:
    return Block(kind, text, holes, flow_of(text, holes))


def _outline(
    blocks: list[Placed], title: Placed | None, vocabulary: Vocabulary
) -> tuple[Section, ...]:
    """The sections in order; their headings' blocks are marked in ``blocks``."""
    heads: list[Section] = []  # spans and last blocks are not known yet
    for at, placed in enumerate(blocks):
        if placed.block.kind != PARAGRAPH or (title is not None and placed.start < title.start):
            continue
        head = head_of(placed, at, vocabulary)
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
        and (head.key in numbered or canonical_key(head.title, vocabulary) is None)
        else head
        for head in heads
    ]


def _assign(
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
        blocks[at] = replace(placed, section=key)


def _published(blocks: Sequence[Placed], vocabulary: Vocabulary) -> tuple[tuple[Date, Span], ...]:
    found = []
    for placed in blocks:
        if placed.block.kind != CHROME:
            continue
        match = vocabulary.published.search(placed.flow)
        if match is None:
            continue
        for one in find_dates(placed.flow[match.end() : match.end() + 30]):
            span = placed.place(match.end() + one.span.start, match.end() + one.span.end)
            found.append((one.date, span))
            break
    return tuple(found)
