"""Lines to a Document: blocks, title, outline, signatures, profile."""

from __future__ import annotations

from gklint.document import lines as reading
from gklint.document.dates import find_dates
from gklint.document.flow import flow_of
from gklint.document.model import (
    CHROME,
    COVER,
    FRONT,
    HEADING,
    PARAGRAPH,
    PREAMBLE,
    SIGNATURE,
    TABLE,
    TITLE,
    UNKNOWN,
    Block,
    Document,
    Placed,
    Section,
    Signature,
)
from gklint.document.outline import LEVELS, heading_end, number_at, section_key, squeeze
from gklint.document.profile import profile_of
from gklint.document.tables import mark_tables
from gklint.pattern import late
from gklint.text import Span
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.dates import Date
    from gklint.document.lines import Line
    from gklint.document.vocabulary import Vocabulary

_YEAR = late("[12][0-9]{3}年?")
_ENDS_SENTENCE = "。；，：！？;,:!?"
CHROME_LENGTH = 120  # code points; a longer line is text
TITLE_LENGTH = 70  # code points; a longer block is a paragraph


def build(text: str, lines: Sequence[Line], vocabulary: Vocabulary) -> Document:
    """Read a text whose lines a format has cut. Never fails."""
    lines = mark_tables(_mark_rim(lines, vocabulary), vocabulary)
    blocks = _blocks(text, lines, vocabulary)
    blocks, title, cover = _titles(text, blocks, vocabulary)
    blocks, signatures = _signatures(blocks, title)
    blocks, sections = _outline(blocks, title, cover, vocabulary)
    published = _published(blocks, vocabulary)
    return Document(
        text=text,
        blocks=tuple(blocks),
        sections=sections,
        title=title,
        cover=cover,
        signatures=signatures,
        published=published,
        profile=profile_of(blocks, title, signatures, published, vocabulary),
        wrapped=reading.wrap_width(lines) is not None,
    )


def _mark_rim(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Line]:
    """Mark page numbers and what a web page puts around the text."""
    marked = []
    for line in lines:
        if line.kind == reading.TEXT:
            if vocabulary.page_number.fullmatch(line.flow.replace(" ", "")):
                line = replace(line, kind=reading.PAGE_NUMBER)
            elif len(line.flow) <= CHROME_LENGTH and any(
                pattern.match(line.flow) for pattern in vocabulary.chrome
            ):
                line = replace(line, kind=reading.CHROME)
        marked.append(line)
    return marked


def _blocks(text: str, lines: Sequence[Line], vocabulary: Vocabulary) -> list[Placed]:
    kinds = {reading.TABLE: TABLE, reading.CHROME: CHROME, reading.PAGE_NUMBER: CHROME}
    blocks: list[Placed] = []
    run: list[Line] = []  # lines of one table
    for group in reading.paragraphs(lines, vocabulary):
        if group[0].kind == reading.TABLE:
            run.append(group[0])
            continue
        if run and group[0].kind == reading.PAGE_NUMBER:
            run.append(group[0])
            continue
        if run:
            blocks.append(_place(text, run, TABLE))
            run = []
        blocks.append(_place(text, group, kinds.get(group[0].kind, PARAGRAPH)))
    if run:
        blocks.append(_place(text, run, TABLE))
    return blocks


def _place(text: str, lines: Sequence[Line], kind: str) -> Placed:
    start, end = lines[0].start, lines[-1].end
    holes = tuple(
        Span(line.start - start, line.end - start)
        for line in lines
        if line.kind == reading.PAGE_NUMBER and len(lines) > 1
    )
    return Placed(start, block_of(kind, text[start:end], holes), "")


def block_of(kind: str, text: str, holes: tuple[Span, ...] = ()) -> Block:
    return Block(kind, text, holes, flow_of(text, holes))


def _titles(
    text: str, blocks: list[Placed], vocabulary: Vocabulary
) -> tuple[list[Placed], Placed | None, Placed | None]:
    """Find the title of the report, and of a letter that covers it; both may go over two lines."""
    title: Placed | None = None
    cover: Placed | None = None
    at = 0
    while at < len(blocks):
        placed = blocks[at]
        if placed.block.kind == PARAGRAPH:
            if _opens_outline(placed.flow, vocabulary):
                break
            if _like_title(placed.flow) and vocabulary.report_name.search(placed.flow):
                merged = _with_line_before(text, blocks, at)
                if merged is not None:
                    blocks = [*blocks[: at - 1], merged, *blocks[at + 1 :]]
                    placed, at = merged, at - 1
                made = replace(placed, block=replace(placed.block, kind=TITLE))
                blocks[at] = made
                if cover is None and vocabulary.cover_title.search(made.flow):
                    cover = made
                else:
                    title = made
                    break
        at += 1
    if title is None and cover is not None:
        title, cover = cover, None
    if title is None:
        blocks, title = _first_line_as_title(blocks, vocabulary)
    return blocks, title, cover


def _opens_outline(flow: str, vocabulary: Vocabulary) -> bool:
    number = number_at(flow)
    if number is None or LEVELS[number.style] > 1 or number.value != 1:
        return False
    end = heading_end(flow, number)
    return end is not None and not vocabulary.report_name.search(flow[number.end : end])


def _like_title(flow: str) -> bool:
    return (
        4 <= len(flow) <= TITLE_LENGTH
        and flow[-1] not in _ENDS_SENTENCE
        and not any(mark in flow for mark in "。；，")
        and not flow.startswith(("附件", "附："))
        and number_at(flow) is None
    )


def _with_line_before(text: str, blocks: Sequence[Placed], at: int) -> Placed | None:
    """The title with the line before it, where that is its first half."""
    if at == 0:
        return None
    before, placed = blocks[at - 1], blocks[at]
    flow = before.flow
    if before.block.kind != PARAGRAPH or not _like_title(flow) or len(flow) > 40:
        return None
    if "：" in flow or ":" in flow or "号" in flow or reading.is_date_alone(flow):
        return None
    if _YEAR.search(flow) and _YEAR.search(placed.flow):
        return None
    end = placed.start + len(placed.block.text)
    return Placed(before.start, block_of(PARAGRAPH, text[before.start : end]), "")


def _first_line_as_title(
    blocks: list[Placed], vocabulary: Vocabulary
) -> tuple[list[Placed], Placed | None]:
    """A title that lost its words still stands first: short, without a stop, with a year."""
    for at, placed in enumerate(blocks):
        if placed.block.kind == CHROME:
            continue
        flow = placed.flow
        if (
            placed.block.kind == PARAGRAPH
            and _like_title(flow)
            and len(flow) <= 40
            and _YEAR.search(flow)
            and not reading.is_date_alone(flow)
            and section_key(flow, vocabulary) is None
        ):
            made = replace(placed, block=replace(placed.block, kind=TITLE))
            return [*blocks[:at], made, *blocks[at + 1 :]], made
        return blocks, None
    return blocks, None


def _signatures(
    blocks: list[Placed], title: Placed | None
) -> tuple[list[Placed], tuple[Signature, ...]]:
    """Dates that stand alone, with the organ on the line before."""
    found: list[Signature] = []
    for at, placed in enumerate(blocks):
        if placed.block.kind != PARAGRAPH or not reading.is_date_alone(placed.flow):
            continue
        date = next((one.date for one in find_dates(placed.flow)), None)
        if date is None:
            continue
        blocks[at] = replace(placed, block=replace(placed.block, kind=SIGNATURE))
        before = blocks[at - 1] if at else None
        organ, organ_span = "", None
        if (
            before is not None
            and before.block.kind == PARAGRAPH
            and 2 <= len(before.flow) <= 40
            and before.flow[-1] not in _ENDS_SENTENCE
            and number_at(before.flow) is None
        ):
            organ, organ_span = before.flow, before.span
            blocks[at - 1] = replace(before, block=replace(before.block, kind=SIGNATURE))
        found.append(
            Signature(
                date,
                placed.span,
                organ,
                organ_span,
                title is not None and placed.start < title.start,
            )
        )
    return blocks, tuple(found)


def _outline(
    blocks: list[Placed], title: Placed | None, cover: Placed | None, vocabulary: Vocabulary
) -> tuple[list[Placed], tuple[Section, ...]]:
    heads: list[Section] = []  # spans and last blocks are not known yet
    for at, placed in enumerate(blocks):
        if placed.block.kind != PARAGRAPH or (title is not None and placed.start < title.start):
            continue
        head = _head(placed, at, vocabulary)
        if head is not None:
            heads.append(head)
            if not head.run_in:
                blocks[at] = replace(placed, block=replace(placed.block, kind=HEADING))
    sections: list[Section] = []
    ends = blocks[-1].span.end if blocks else 0
    for at, head in enumerate(heads):
        after = next((one for one in heads[at + 1 :] if one.level <= head.level), None)
        last = after.first_block if after else len(blocks)
        end = after.title_span.start if after else ends
        sections.append(replace(head, span=Span(head.title_span.start, end), last_block=last))
    _assign(blocks, sections, title, cover)
    return blocks, tuple(sections)


def _head(placed: Placed, at: int, vocabulary: Vocabulary) -> Section | None:
    flow = placed.flow
    number = number_at(flow)
    end = heading_end(flow, number)
    if number is None:
        known = [squeeze(title) for name in vocabulary.sections for title in name.titles]
        if end != len(flow) or squeeze(flow) not in known:
            return None
    if end is None:
        return None
    words = flow[number.end if number else 0 : end]
    key = section_key(words, vocabulary) or UNKNOWN
    whole = end >= len(flow.rstrip("。：:"))
    span = placed.place(0, end)
    level = LEVELS[number.style] if number else 1
    return Section(key, level, number, words.strip(), span, span, not whole, at, at + 1)


def _assign(
    blocks: list[Placed], sections: Sequence[Section], title: Placed | None, cover: Placed | None
) -> None:
    """Give each block the key of the top-level section it stands in."""
    level = min((section.level for section in sections), default=0)
    top = {section.first_block: section.key for section in sections if section.level == level}
    current = FRONT if title is not None else PREAMBLE
    for at, placed in enumerate(blocks):
        if title is not None and placed.start < title.start:
            key = COVER if cover is not None and placed.start >= cover.start else FRONT
        else:
            if at in top:
                current = top[at]
            key = (
                FRONT if placed is title or placed.start == getattr(title, "start", -1) else current
            )
            if title is not None and placed.start == title.start:
                current = PREAMBLE
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
