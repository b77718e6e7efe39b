"""Lines to a Document: blocks, title, signatures, outline, profile."""

from __future__ import annotations

from gklint.document import lines as reading
from gklint.document.contents_page import mark_contents_page
from gklint.document.dates import find_dates
from gklint.document.flow import flow_of
from gklint.document.model import CHROME, PARAGRAPH, TABLE, Block, Document, Placed
from gklint.document.profile import profile_of
from gklint.document.runons import split_run_ons
from gklint.document.sections import assign_sections, find_sections
from gklint.document.signatures import find_signatures
from gklint.document.tables import mark_tables
from gklint.document.titles import find_titles
from gklint.text import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gklint.document.dates import Date
    from gklint.document.lines import Line
    from gklint.document.vocabulary import Vocabulary

CHROME_LENGTH = 120  # code points; a longer line is text
SHORT = 40  # code points of a block that may well come again
KNOWN = 1000  # such blocks, which are looked up before they are made again
DATE_WITHIN = 30  # code points after 发布时间 in which its date stands


def build(text: str, lines: list[Line], vocabulary: Vocabulary) -> Document:
    """Read a text whose lines a format has cut, and let go of these. Never fails."""
    _mark_rim(lines, vocabulary)
    lines[:] = split_run_ons(lines, vocabulary)
    mark_contents_page(lines)
    mark_tables(lines, vocabulary)
    width = reading.wrap_width(lines)
    blocks = list(_blocks(text, _handed_over(lines), width, vocabulary))
    blocks, title, cover = find_titles(text, blocks, vocabulary, block_of)
    blocks, signatures = find_signatures(blocks, title, vocabulary)
    sections = find_sections(blocks, title, vocabulary)
    assign_sections(blocks, sections, title, cover)
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
        wrapped=width is not None,
    )


def _mark_rim(lines: Sequence[Line], vocabulary: Vocabulary) -> None:
    """Mark page numbers and what a web page puts around the text."""
    for line in lines:
        # A bare number is a cell of a table, and most lines of some reports are.
        short = len(line.flow) <= CHROME_LENGTH and not line.flow.isdecimal()
        if line.kind == reading.TEXT and short:
            flow = line.flow.strip("|｜ •·")
            if not flow.strip("/／"):  # a stroke is what some cells hold
                continue
            if vocabulary.page_number.fullmatch(flow.replace(" ", "")):
                line.kind = reading.PAGE_NUMBER
            elif vocabulary.chrome.match(flow):
                line.kind = reading.CHROME


def _handed_over(lines: list[Line]) -> Iterator[Line]:
    """The lines one by one, each of which is let go: of a large page either they fit, or its blocks."""
    lines.reverse()
    while lines:
        yield lines.pop()


def _blocks(
    text: str, lines: Iterable[Line], width: int | None, vocabulary: Vocabulary
) -> Iterator[Placed]:
    kinds = {reading.CHROME: CHROME, reading.PAGE_NUMBER: CHROME}
    known: dict[tuple[str, str], Block] = {}  # equal text is one block, at many places
    run: list[Line] = []  # lines of one table
    for group in reading.paragraphs(lines, width, vocabulary):
        kind = group[0].kind
        if kind == reading.TABLE or (run and kind == reading.PAGE_NUMBER):
            run.append(group[0])
            continue
        if run:
            yield _place(text, run, TABLE, known)
            run = []
        yield _place(text, group, kinds.get(kind, PARAGRAPH), known)
    if run:
        yield _place(text, run, TABLE, known)


def _place(
    text: str, lines: Sequence[Line], kind: str, known: dict[tuple[str, str], Block]
) -> Placed:
    start, end = lines[0].start, lines[-1].end
    if kind == TABLE:  # blank cells at the end of its last row
        rest = end
        while rest < len(text) and text[rest] in reading.EDGE:
            rest += 1
            end = rest if text[rest - 1] == "\t" else end
    holes: list[Span] = []
    for line in lines:
        if line.kind == reading.PAGE_NUMBER and len(lines) > 1:
            holes.append(Span(line.start - start, line.end - start))
        else:
            holes += [hole.shifted(-start) for hole in line.holes]
    words = text[start:end]
    if holes or len(words) > SHORT:
        return Placed(start, block_of(kind, words, tuple(holes)), "")
    block = known.get((kind, words))
    if block is None:
        block = block_of(kind, words)
        if len(known) < KNOWN:
            known[kind, words] = block
    return Placed(start, block, "")


def block_of(kind: str, text: str, holes: tuple[Span, ...] = ()) -> Block:
    return Block(kind, text, holes, flow_of(text, holes))


def _published(blocks: Sequence[Placed], vocabulary: Vocabulary) -> tuple[tuple[Date, Span], ...]:
    """The first date after each 发布时间 or the like that the page puts around the text."""
    found = []
    for placed in blocks:
        if placed.block.kind != CHROME:
            continue
        match = vocabulary.published.search(placed.flow)
        if match is None:
            continue
        for one in find_dates(placed.flow[match.end() : match.end() + DATE_WITHIN]):
            span = placed.place(match.end() + one.span.start, match.end() + one.span.end)
            found.append((one.date, span))
            break
    return tuple(found)
