"""Which block of a report a remark speaks of.

The one it stands in, or whose words it follows on the same line; else the next one: a
paragraph, a heading, a table as a whole. All places are those of the file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from gklint.text import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.model import Document

NONE = -1  # no block


class Reach:
    """The blocks of one document at their places in its file."""

    def __init__(self, document: Document, text: str) -> None:
        origin = document.origin
        spans = [placed.span for placed in document.blocks]
        if origin is not None:
            spans = [origin.span(span) for span in spans]
        self._text = text
        self._marked = origin is not None and origin.markup
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def of_finding(self, place: Span) -> int:
        """The last block that begins at a finding or before it; the first where none does."""
        if not self._starts:
            return NONE
        return max(bisect_right(self._starts, place.start) - 1, 0)

    def of_remark(self, remark: Span) -> int:
        """The block that a remark speaks of; NONE where none is left."""
        after = bisect_left(self._starts, remark.end)
        before = bisect_right(self._starts, remark.start) - 1
        if before >= 0 and remark.start < self._ends[before]:
            return before
        following = after < len(self._starts)
        if following and self._together(remark.end, self._starts[after]):
            return after
        if before >= 0 and self._together(self._ends[before], remark.start):
            return before
        return after if following else NONE

    def _together(self, start: int, end: int) -> bool:
        """True if two places are of one line of the text; on a page, of one element."""
        between = self._text[start:end]
        if self._marked:
            return not between.strip()
        return "\n" not in between and "\r" not in between
