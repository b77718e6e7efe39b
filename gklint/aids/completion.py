"""What can be written where the cursor stands in a report; nothing where nothing fits.

The neighbours know what there is: ``completion_reports`` for a document without words, and for
one that is a report ``completion_citations``, ``_tables``, ``_sections`` and ``_sentences``. The
words are data (``rules/reference/skeletons.toml``); the report year is the one that the text or
the settings name.
"""

from __future__ import annotations

from bisect import bisect_left

from gklint.aids import typeset
from gklint.aids.completion_citations import citations
from gklint.aids.completion_reports import reports
from gklint.aids.completion_sections import sections
from gklint.aids.completion_sentences import sentences
from gklint.aids.completion_tables import tables
from gklint.aids.offer import Completion
from gklint.aids.skeletons import Writing
from gklint.aids.spot import spot_at
from gklint.document.model import TABLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.aids.spot import Spot
    from gklint.project import Linted, Project

__all__ = ["Completion", "completions"]


def completions(
    project: Project, linted: Linted, offset: int, suffix: str = ".txt"
) -> tuple[Completion, ...]:
    """What to offer at ``offset`` of the file's text; ``suffix`` tells the marks of its format."""
    spot = spot_at(linted, offset)
    if spot is None:
        return ()
    reference, year = project.reference, linted.context.year
    form = typeset.form_of(suffix)
    new = reports(spot, linted, reference, form)
    if new or not spot.document.profile.is_report:
        return new
    cited = citations(spot, reference, year)
    if cited is not None:
        return cited
    if year is None or _in_table(spot):
        return ()
    writing = Writing(reference, year, form)
    return (*tables(spot, writing), *sections(spot, writing), *sentences(spot, writing))


def _in_table(spot: Spot) -> bool:
    """True between the first cell of a table and the end of its last line."""
    blocks = spot.document.blocks
    at = bisect_left(blocks, spot.at, key=lambda one: one.start) - 1
    if at < 0 or blocks[at].block.kind != TABLE or blocks[at].start >= spot.line.start:
        return False
    end = blocks[at].span.end
    return spot.at < end or (spot.at == end and bool(spot.typed))
