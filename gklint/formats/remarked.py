"""A text whose file holds remarks: it is read as if they were not there.

What is read is the file without its remarks, and without the lines on which nothing else
stands, so that a remark changes nothing else; the Document's ``origin`` leads back to the file.
"""

from __future__ import annotations

from array import array

from gklint.document.origin import Origin
from gklint.document.remarks import BLANKS, ENDS, line_of, remarks_in
from gklint.text import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def without_remarks(source: str) -> Origin | None:
    """The text that is left to read, and the way back; None if the file holds no remark."""
    cuts = list(_cuts(source))
    if not cuts:
        return None
    starts, places, ends = array("q"), array("q"), array("q")
    parts: list[str] = []
    length = at = 0
    for cut in (*cuts, Span(len(source), len(source))):
        if at < cut.start:
            starts.append(length)
            places.append(at)
            ends.append(cut.start)
            parts.append(source[at : cut.start])
            length += cut.start - at
        at = max(at, cut.end)
    return Origin("".join(parts), source, starts, places, ends, markup=False)


def _cuts(source: str) -> Iterator[Span]:
    """What is left out, in order: remarks, with their lines where only remarks stand there."""
    run: Span | None = None  # remarks with nothing but blanks between them
    for remark in remarks_in(source):
        if run is not None and not source[run.end : remark.span.start].strip(BLANKS):
            run = Span(run.start, remark.span.end)
            continue
        if run is not None:
            yield _whole(source, run)
        run = remark.span
    if run is not None:
        yield _whole(source, run)


def _whole(source: str, run: Span) -> Span:
    """Some remarks with their line, or with the blanks that they alone part from its start."""
    line = line_of(source, run)
    if line != run or (run.start and source[run.start - 1] not in ENDS):
        return line
    end = run.end
    while end < len(source) and source[end] in BLANKS:
        end += 1
    return Span(run.start, end)
