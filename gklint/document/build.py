"""Lines to a Document: blocks, title, signatures, outline, profile."""

from __future__ import annotations

from gklint.document.blocks import block_of, read_blocks
from gklint.document.dates import find_dates
from gklint.document.model import CHROME, Document
from gklint.document.profile import profile_of
from gklint.document.sections import assign_sections, find_sections
from gklint.document.signatures import find_signatures
from gklint.document.titles import find_titles
from gklint.errors import go_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gklint.document.again import Kept
    from gklint.document.dates import Date
    from gklint.document.lines import Line
    from gklint.document.model import Placed
    from gklint.document.vocabulary import Vocabulary
    from gklint.errors import Pause
    from gklint.text import Span

    Cut = Callable[[str], list[Line]]

DATE_WITHIN = 30  # code points after 发布时间 in which its date stands


def read(
    text: str, cut: Cut, vocabulary: Vocabulary, kept: Kept | None = None, pause: Pause = go_on
) -> Document:
    """Read a text that ``cut`` cuts into lines, each seen by itself. Never fails."""
    if kept is None:
        return build(text, cut(text), vocabulary, pause)
    from gklint.document.again import read_again  # for those who read a text while it is edited

    return read_again(text, cut, vocabulary, kept, pause)


def build(text: str, lines: list[Line], vocabulary: Vocabulary, pause: Pause = go_on) -> Document:
    """Read a text whose lines a format has cut, and let go of these. Never fails."""
    arrived = read_blocks(text, lines, vocabulary, pause)
    return document_of(text, arrived.placed, arrived.width is not None, vocabulary, pause)


def document_of(
    text: str, blocks: list[Placed], wrapped: bool, vocabulary: Vocabulary, pause: Pause = go_on
) -> Document:
    """A text whose blocks were read as the report that they make up; they are marked in place."""
    blocks, title, cover = find_titles(text, blocks, vocabulary, block_of)
    pause()
    blocks, signatures = find_signatures(blocks, title, vocabulary)
    pause()
    sections = find_sections(blocks, title, vocabulary)
    pause()
    assign_sections(blocks, sections, title, cover)
    published = _published(blocks, vocabulary)
    pause()
    return Document(
        text=text,
        blocks=tuple(blocks),
        sections=sections,
        title=title,
        cover=cover,
        signatures=signatures,
        published=published,
        profile=profile_of(blocks, sections, title, signatures, published, vocabulary),
        wrapped=wrapped,
    )


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
