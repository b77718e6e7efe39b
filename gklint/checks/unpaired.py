"""No bracket, quotation mark or title mark stands alone.

Silent when every mark that opens is closed, be it in one of the next paragraphs, as where
a converter broke a line. Yields each mark that is opened and never closed, or closed and
never opened; at the mark. A lone quotation mark is told only where it is the only lone
mark of its paragraph: among others it may be their partner, badly read.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.marks import Mark, read_marks
from gklint.document.model import PROSE
from gklint.finding import Violation
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document, Placed

SCOPE = DOCUMENT
VALUES = ("expected", "after")
ANCHORS = ()

NEAR = 3  # blocks after the one with the opening mark in which its partner may stand
QUOTED = 20  # code points shown after the mark


@value
class Params:
    marks: str  # the opening marks to look for


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    for placed, mark in _alone(document):
        if (
            placed.block.kind in PROSE
            and (mark.char if mark.opens else mark.partner) in params.marks
        ):
            yield Violation(
                placed.place(mark.at, mark.at + 1),
                {
                    "expected": mark.partner,
                    "after": placed.flow[max(0, mark.at - QUOTED) : mark.at + QUOTED],
                },
            )


def _alone(document: Document) -> list[tuple[Placed, Mark]]:
    """The marks that stand alone in the whole document, in order."""
    waiting: list[tuple[int, Placed, Mark]] = []  # opened, with the number of their block
    found: list[tuple[Placed, Mark]] = []
    for at, placed in enumerate(document.blocks):
        alone = read_marks(placed.flow).alone
        for mark in alone:
            if not mark.opens and _close(waiting, at, mark):
                continue
            told = mark.char not in "“”‘’" or len(alone) == 1
            if mark.opens and told:
                waiting.append((at, placed, mark))
            elif told:
                found.append((placed, mark))
    found += [(placed, mark) for _, placed, mark in waiting]
    return sorted(found, key=lambda one: one[0].start + one[1].at)


def _close(waiting: list[tuple[int, Placed, Mark]], at: int, closer: Mark) -> bool:
    """Take away the mark that ``closer`` closes, if one of the last blocks opened it."""
    for back in range(1, min(NEAR, len(waiting)) + 1):
        since, _, mark = waiting[-back]
        if mark.partner == closer.char and at - since <= NEAR:
            del waiting[-back]
            return True
    return False
