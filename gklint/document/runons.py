"""Headings that lost their line breaks.

A copy of a page may hold the whole report in one line. Where the heading of a content, or the
first words of a statutory table, stand inside a line, the line is cut there; where a title is
followed by the text, after the title. A row between bars is whole, whatever its cells say.
"""

from __future__ import annotations

from gklint.document.flow import flow_of
from gklint.document.lines import EDGE, TEXT, Line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gklint.document.vocabulary import Vocabulary

LONG = 60  # code points; in a shorter line a heading has nothing run on to it
DASHES = ("—", "－", "–")
REST = 20  # code points; a shorter rest belongs to the heading's words


def split_run_ons(lines: Iterable[Line], vocabulary: Vocabulary) -> Iterator[Line]:
    """The same lines, run-on ones cut into several."""
    for line in lines:
        if line.kind != TEXT or len(line.text) < LONG or line.text[0] in "|｜":
            yield line
            continue
        cuts = sorted(_cuts(line.text, vocabulary))
        if not cuts:
            yield line
            continue
        for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
            piece = _piece(line, start, end)
            if piece is not None:
                yield piece


def _cuts(text: str, vocabulary: Vocabulary) -> set[int]:
    cuts: set[int] = set()
    title = vocabulary.run_on_title.match(text)
    if title is not None:
        cuts.add(title.end())
    for match in vocabulary.run_on.finditer(text):
        rest = text[match.end() : match.end() + REST]
        if rest.lstrip(EDGE)[:1] in DASHES:
            continue  # the heading of a form's rows, which has no unit and no number
        if match.start():
            cuts.add(match.start())
        if match["heading"] is None:
            continue
        # A heading with a stop of its own is known for one without being cut off.
        if len(rest.strip(EDGE)) >= REST // 2 and rest.lstrip(EDGE)[0] not in "。：:":
            cuts.add(match.end())
    return cuts


def _piece(line: Line, start: int, end: int) -> Line | None:
    words = line.text[start:end]
    stripped = words.strip(EDGE)
    if not stripped:
        return None
    left = line.start + start + len(words) - len(words.lstrip(EDGE))
    right = left + len(stripped)
    holes = tuple(hole for hole in line.holes if left <= hole.start and hole.end <= right)
    return Line(
        left,
        stripped,
        flow_of(stripped, [hole.shifted(-left) for hole in holes]).text,
        line.gap if start == 0 else 1,
        line.indented and start == 0,
        line.kind,
        holes,
    )
