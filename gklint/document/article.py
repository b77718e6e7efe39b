"""What a page puts around the report: the lists and menus beside it, before it and after it."""

from __future__ import annotations

from gklint.document import lines as reading
from gklint.document.outline import LEVELS, is_bare_heading, number_at, section_key
from gklint.document.profile import organ_in, year_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.lines import Line
    from gklint.document.vocabulary import Vocabulary

CONTENTS = 3  # different contents whose headings a page must have before any of it is left out
HEADING_LENGTH = 60  # code points
TITLE_LENGTH = 70
HALF_LENGTH = 40  # code points of one line of a title over two
SIGNED_WITHIN = 3  # lines after the article


def mark_around(lines: Sequence[Line], shared: Sequence[int], vocabulary: Vocabulary) -> None:
    """Mark the lines that are no part of the article, and not between it and its title.

    ``shared[n]`` counts the elements of the page that line ``n`` stands in together with the
    line before it. The article is the innermost element that holds all headings of a report's
    contents; where that is the whole page, headings are few, or more sentences stand outside
    than in it, nothing is marked.
    """
    heads = [at for at, line in enumerate(lines) if _content_at(line, vocabulary) is not None]
    if len({_content_at(lines[at], vocabulary) for at in heads}) < CONTENTS:
        return
    depth = min(shared[heads[0] + 1 : heads[-1] + 1])
    if depth == 0:
        return
    start, end = heads[0], heads[-1] + 1
    while start and shared[start] >= depth:
        start -= 1
    while end < len(lines) and shared[end] >= depth:
        end += 1
    start = _title_before(lines, start, heads[0], vocabulary)
    end = _signed_until(lines, end)
    if _prose(lines[start:end]) * 2 < _prose(lines):
        return
    for line in (*lines[:start], *lines[end:]):
        line.kind = reading.CHROME


def _prose(lines: Sequence[Line]) -> int:
    """Characters of lines that hold a sentence."""
    return sum(len(line.flow) for line in lines if "。" in line.flow)


def _content_at(line: Line, vocabulary: Vocabulary) -> str | None:
    """Which content of a report the line is the heading of."""
    flow = line.flow
    if line.kind != reading.TEXT or len(flow) > HEADING_LENGTH:
        return None
    number = number_at(flow)
    if number is None:
        return section_key(flow, vocabulary) if is_bare_heading(flow, vocabulary) else None
    if LEVELS[number.style] > 1:
        return None
    return section_key(flow[number.end :], vocabulary)


def _title_before(lines: Sequence[Line], start: int, first: int, vocabulary: Vocabulary) -> int:
    """Where the title begins that is nearest to the headings, ``start`` if that is in the article.

    Other reports may be listed before it. 0 if no title is found.
    """
    best: tuple[int, int] | None = None
    for at in range(first):
        flow = lines[at].flow
        if not _title_like(lines[at], TITLE_LENGTH) or not vocabulary.report_name.search(flow):
            continue
        begin = at
        if at and not organ_in(flow, vocabulary) and _first_half(lines[at - 1], vocabulary):
            begin, flow = at - 1, lines[at - 1].flow + flow
        worth = 2 * bool(organ_in(flow, vocabulary)) + (year_in(flow) is not None)
        if worth and (best is None or worth >= best[0]):
            best = worth, begin
    return min(best[1], start) if best is not None else 0


def _first_half(line: Line, vocabulary: Vocabulary) -> bool:
    if not _title_like(line, HALF_LENGTH) or vocabulary.report_name.search(line.flow):
        return False
    return year_in(line.flow) is not None or vocabulary.organ.search(line.flow) is not None


def _title_like(line: Line, length: int) -> bool:
    return (
        line.kind == reading.TEXT
        and len(line.flow) <= length
        and not any(mark in line.flow for mark in "。；，：:")
    )


def _signed_until(lines: Sequence[Line], end: int) -> int:
    """Past the date that may stand below the article, with a name before it."""
    for at in range(end, min(end + SIGNED_WITHIN, len(lines))):
        if lines[at].kind == reading.TEXT and reading.is_date_alone(lines[at].flow):
            return at + 1
    return end
