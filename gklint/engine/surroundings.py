"""What a finding stands at, told so that it is known again after the text was edited elsewhere.

Lines and offsets move with every edit. A finding's own words stay, and so do the heading of its
section and the label of its row. Words are those that are read, on one line, as messages quote
them: wrapped or not, in full-width digits or not.
"""

from __future__ import annotations

from bisect import bisect_right

from gklint.document.cells import LABEL, Cell, cells_of
from gklint.document.flow import flow_of
from gklint.document.model import TABLE
from gklint.document.remember import remembered_of_document
from gklint.text import Span

try:
    from _blake2 import blake2b  # as rulebook/cache: hashlib would load OpenSSL
except ImportError:
    from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.model import Document, Placed, Section
    from gklint.finding import Finding

SHOWN = 60  # code points of the words that are shown; longer ones end in …
DIGEST_SIZE = 8  # bytes of a fingerprint


def fingerprint(finding: Finding, document: Document) -> str:
    """A short name of a finding: its rule, its words, the section and the row they stand in.

    The finding's place is that of the file. Findings that are alike in all of this share it.
    """
    placed = block_at(document, finding)
    parts = (
        finding.rule,
        _flow(_span(finding, document).of(document.text)),
        "" if (section := _section(document, finding)) is None else section.title,
        "" if placed is None else row_of(document, finding, placed),
    )
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=DIGEST_SIZE).hexdigest()


def words_of(finding: Finding, document: Document) -> str:
    """The words that a finding stands at, on one line, as messages show them."""
    return shown(_span(finding, document).of(document.text))


def shown(words: str) -> str:
    """Words on one line, long ones cut."""
    flow = _flow(words)
    return flow if len(flow) <= SHOWN else flow[: SHOWN - 1] + "…"


def surroundings_of(finding: Finding, document: Document) -> tuple[str, str, str]:
    """What a finding stands in, as people are shown it: section, row and its words."""
    placed = block_at(document, finding)
    row = "" if placed is None else row_of(document, finding, placed)
    return shown(heading_of(finding, document)), shown(row), words_of(finding, document)


def stands_near(finding: Finding, document: Document, words: str) -> bool:
    """True if ``words`` stand in the finding's row, its paragraph or the heading of its section."""
    near = _flow(words)
    placed = block_at(document, finding)
    if placed is None:
        return False
    table = placed.block.kind == TABLE
    if near in (row_of(document, finding, placed) if table else placed.flow):
        return True
    section = _section(document, finding)
    return section is not None and near in document.blocks[section.first_block].flow


def around(finding: Finding, document: Document, reach: int) -> str:
    """The words of a finding with ``reach`` characters of its paragraph on either side."""
    placed = block_at(document, finding)
    if placed is None:
        return ""
    span = _span(finding, document)
    start = max(span.start - reach, placed.start)
    return _flow(document.text[start : min(span.end + reach, placed.span.end)])


def heading_of(finding: Finding, document: Document) -> str:
    """The title of the section that a finding stands in, without its number; or empty."""
    section = _section(document, finding)
    return "" if section is None else section.title


def row_of(document: Document, finding: Finding, placed: Placed) -> str:
    """The label before a finding in its table: that of its row; empty where there is none."""
    if placed.block.kind != TABLE:
        return ""
    starts, cells = _labels(document)
    at = bisect_right(starts, _span(finding, document).start) - 1
    return cells[at].text if at >= 0 and cells[at].span.start >= placed.start else ""


def block_at(document: Document, finding: Finding) -> Placed | None:
    """The block that a finding stands in: the last one that begins at it or before it."""
    if not document.blocks:
        return None
    at = bisect_right(_starts(document), _span(finding, document).start) - 1
    return document.blocks[max(at, 0)]


def _span(finding: Finding, document: Document) -> Span:
    """The finding's place in the text that is read."""
    return finding.span if document.origin is None else document.origin.back(finding.span)


def _section(document: Document, finding: Finding) -> Section | None:
    """The innermost section that a finding stands in."""
    at = _span(finding, document).start
    nth = bisect_right(_section_starts(document), at) - 1
    while nth >= 0:
        section = document.sections[nth]
        if at < section.span.end:
            return section
        nth -= 1  # sections lie in one another: hardly ever more than a few steps
    return None


def _flow(words: str) -> str:
    return flow_of(words.strip()).text


@remembered_of_document
def _starts(document: Document) -> list[int]:
    return [placed.start for placed in document.blocks]


@remembered_of_document
def _section_starts(document: Document) -> list[int]:
    return [section.span.start for section in document.sections]


@remembered_of_document
def _labels(document: Document) -> tuple[list[int], list[Cell]]:
    """The labels of all tables, in order, with the places where they begin."""
    cells = [cell for table in cells_of(document) for cell in table if cell.kind == LABEL]
    return [cell.span.start for cell in cells], cells
