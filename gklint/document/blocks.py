"""Lines to blocks as they arrived, before anything is known of the report as a whole."""

from __future__ import annotations

from gklint.document import lines as reading
from gklint.document.contents_page import lists_headings, mark_contents_page
from gklint.document.flow import flow_of
from gklint.document.model import CHROME, PARAGRAPH, TABLE, Block, Placed
from gklint.document.runons import split_run_ons
from gklint.document.tables import mark_tables
from gklint.errors import go_on
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gklint.document.lines import Line
    from gklint.document.vocabulary import Vocabulary
    from gklint.errors import Pause

CHROME_LENGTH = 120  # code points; a longer line is text
SHORT = 40  # code points of a block that may well come again
KNOWN = 1000  # such blocks, which are looked up before they are made again
NOT_KNOWN = -1  # the width of lines, before they were looked at
OFTEN = 64  # lines or blocks between two looks whether the work is still wanted


@value
class Blocks:
    """The blocks of a text, paragraphs, tables and page furniture, all in order."""

    placed: list[Placed]
    widths: list[tuple[int, ...]]  # of the lines of text in each block, the long ones
    width: int | None  # at which lines were cut, or None
    listed: bool  # headings stand in a row somewhere, as in a table of contents


def read_blocks(
    text: str,
    lines: list[Line],
    vocabulary: Vocabulary,
    pause: Pause = go_on,
    width: int | None = NOT_KNOWN,
    kept: bool = False,
) -> Blocks:
    """Group a text's lines, which are marked and let go. ``width``: at which they were cut, or None.

    ``widths`` and ``listed`` are told only if the blocks are ``kept`` to be read again.
    """
    _mark_rim(_paced(lines, pause), vocabulary)
    lines[:] = split_run_ons(lines, vocabulary)
    listed = kept and lists_headings(lines)
    mark_contents_page(lines)
    pause()
    mark_tables(lines, vocabulary)
    pause()
    if width == NOT_KNOWN:
        width = reading.wrap_width(reading.long_widths(lines))
    known: dict[tuple[str, str], Block] = {}  # equal text is one block, at many places
    placed: list[Placed] = []
    widths: list[tuple[int, ...]] = []
    for group, kind in _groups(_paced(_handed_over(lines), pause), width, vocabulary):
        placed.append(_place(text, group, kind, known))
        if kept:
            widths.append(reading.long_widths(group))
    return Blocks(placed, widths, width, listed)


def _handed_over(lines: list[Line]) -> Iterator[Line]:
    """The lines one by one, each of which is let go: of a large page either they fit, or its blocks."""
    lines.reverse()
    while lines:
        yield lines.pop()


def _paced(lines: Iterable[Line], pause: Pause) -> Iterator[Line]:
    for at, line in enumerate(lines):
        if not at % OFTEN:
            pause()
        yield line


def _mark_rim(lines: Iterable[Line], vocabulary: Vocabulary) -> None:
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


def _groups(
    lines: Iterator[Line], width: int | None, vocabulary: Vocabulary
) -> Iterator[tuple[list[Line], str]]:
    """The lines of each block, and its kind."""
    kinds = {reading.CHROME: CHROME, reading.PAGE_NUMBER: CHROME}
    run: list[Line] = []  # lines of one table
    for group in reading.paragraphs(lines, width, vocabulary):
        kind = group[0].kind
        if kind == reading.TABLE or (run and kind == reading.PAGE_NUMBER):
            run.append(group[0])
            continue
        if run:
            yield run, TABLE
            run = []
        yield group, kinds.get(kind, PARAGRAPH)
    if run:
        yield run, TABLE


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
