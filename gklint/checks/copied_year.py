"""A paragraph taken over from the report of the year before names the right year.

Silent where no paragraph of this report stands in last year's, figures aside; and where the
year that ``named`` finds in it is not ``ago`` years before this report's, or was another one
in last year's. ``innocent`` in the sentence that the year opens tells of something that stays
as it was. Sees the ``sections`` it is given, or all. Yields at the year; last year's paragraph
is a related place in its own file.
"""

from __future__ import annotations

from gklint.check import YEARS
from gklint.document.dates import inside_title
from gklint.document.model import PARAGRAPH
from gklint.finding import Violation
from gklint.pattern import Pattern, late
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document, Placed
    from gklint.finding import OtherFile

SCOPE = YEARS
VALUES = ("right", "file", "before")
ANCHORS = ()

LEAST = 12  # characters of a paragraph that can be known again
SHOWN = 20  # characters of last year's words that are quoted
_WITHOUT_FIGURES = {ord(digit): None for digit in "0123456789"}
_END = late("[。；;！!]")


@value
class Params:
    named: Pattern  # with the year as its group ``year``
    innocent: Pattern | None = None
    ago: int = 1
    sections: tuple[str, ...] = ()


def literals(params: Params) -> tuple[str, ...] | None:
    return params.named.required


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    if context.year is None or context.previous is None:
        return
    stale = context.year - params.ago
    last: dict[str, Placed] | None = None
    for placed in document.blocks:
        if placed.block.kind != PARAGRAPH or str(stale) not in placed.flow:
            continue
        if params.sections and placed.section not in params.sections:
            continue
        if last is None:
            last = _paragraphs(context.previous.document)
        before = last.get(_bare(placed))
        if before is not None:
            yield from _stale(placed, before, stale, params, context.previous.file)


def _stale(
    placed: Placed, before: Placed, stale: int, params: Params, file: OtherFile
) -> Iterator[Violation]:
    now, then = (list(params.named.finditer(one.flow)) for one in (placed, before))
    if len(now) != len(then):
        return
    for match, old in zip(now, then, strict=True):
        if not match["year"] == old["year"] == str(stale):
            continue
        if inside_title(placed.flow, match.start("year")):
            continue
        if params.innocent and params.innocent.search(_sentence(placed.flow, match.end("year"))):
            continue
        yield Violation(
            placed.place(*match.span("year")),
            {
                "right": str(stale + 1),
                "file": file.name,
                "before": before.flow[old.start("year") :][:SHOWN],
            },
            elsewhere=((file, before.place(*old.span("year")), "before"),),
        )


def _paragraphs(document: Document) -> dict[str, Placed]:
    """Every paragraph long enough to be known again, by its text without figures."""
    found: dict[str, Placed] = {}
    for placed in document.blocks:
        if placed.block.kind == PARAGRAPH:
            bare = _bare(placed)
            if len(bare) >= LEAST:
                found.setdefault(bare, placed)
    return found


def _bare(placed: Placed) -> str:
    return placed.flow.translate(_WITHOUT_FIGURES)


def _sentence(flow: str, start: int) -> str:
    end = _END.search(flow, start)
    return flow[start : end.start() if end else len(flow)]
