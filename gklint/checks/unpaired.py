"""No bracket, quotation mark or title mark stands alone.

Silent when every mark that opens is closed, be it in one of the next paragraphs, as where
a converter broke a line. Yields each mark that is opened and never closed, or closed and
never opened; at the mark. A lone quotation mark is told only where it is the only lone
mark of its paragraph: among others it may be their partner, badly read. The bracket of a
document number that lost the other one (〔202112号) is left to the rules on such numbers.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.document_numbers import find_half_bracketed
from gklint.document.each import each
from gklint.document.marks import Mark, balanced, read_marks
from gklint.document.model import KINDS, PROSE
from gklint.finding import Violation
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document, Placed

SCOPE = DOCUMENT
VALUES = ("expected", "around")
ANCHORS = ()

ENDS = "。！？；：…”》）)"
NEAR = 3  # blocks after the one with the opening mark in which its partner may stand
QUOTED = 20  # code points shown on either side of the mark


@value
class Params:
    marks: str  # the opening marks to look for


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    for placed, mark in _alone(document):
        if (
            placed.block.kind in PROSE
            and (mark.char if mark.opens else mark.partner) in params.marks
            and not _of_document_number(placed.flow, mark)
        ):
            yield Violation(
                placed.place(mark.at, mark.at + 1),
                {
                    "expected": mark.partner,
                    "around": placed.flow[max(0, mark.at - QUOTED) : mark.at + QUOTED],
                },
            )


def _of_document_number(flow: str, mark: Mark) -> bool:
    if mark.char not in "〔〕":
        return False
    return any(one.span.start <= mark.at < one.span.end for one in find_half_bracketed(flow))


def _alone(document: Document) -> list[tuple[Placed, Mark]]:
    """The marks that stand alone in the whole document, in order."""
    waiting: list[tuple[int, Placed, Mark]] = []  # opened, with the number of their block
    found: list[tuple[Placed, Mark]] = []
    for at, placed, alone in each(document, _alone_in, kinds=KINDS):
        for mark in alone:
            if not mark.opens and _close(waiting, at, mark):
                continue
            told = mark.char not in "“”‘’" or (len(alone) == 1 and not _goes_on(document, at, mark))
            if mark.opens and told:
                waiting.append((at, placed, mark))
            elif told:
                found.append((placed, mark))
    last = document.blocks[-1] if document.blocks else None
    cut = last is not None and last.flow[-1:] not in ENDS  # a copy that breaks off
    found += [(placed, mark) for _, placed, mark in waiting if not (cut and placed is last)]
    return sorted(found, key=lambda one: one[0].start + one[1].at)


def _alone_in(placed: Placed) -> tuple[Mark, ...]:
    return () if balanced(placed.flow) else read_marks(placed.flow).alone


def _goes_on(document: Document, at: int, mark: Mark) -> bool:
    """True for a quotation over several paragraphs: each of them opens it, the last closes it."""
    after = document.blocks[at + 1 : at + 2]
    return mark.opens and (mark.at == 0 or any(one.flow.startswith(mark.char) for one in after))


def _close(waiting: list[tuple[int, Placed, Mark]], at: int, closer: Mark) -> bool:
    """Take away the mark that ``closer`` closes, if one of the last blocks opened it."""
    for back in range(1, min(NEAR, len(waiting)) + 1):
        since, _, mark = waiting[-back]
        if mark.partner == closer.char and at - since <= NEAR:
            del waiting[-back]
            return True
    return False
