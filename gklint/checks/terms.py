"""Words are written as they should be.

Silent when none of the words of a table stands in the text. Yields each wrong word, with
the right one and the reason; a fix may put the one for the other.

A row is certain by itself: a word that is wrong wherever it stands, but for the longer
words of its ``unless``. What depends on the sentence is a rule of the kind ``pattern``.
Text inside 《》 is a citation and left alone.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.marks import titles, touches
from gklint.finding import Bilingual, Violation
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ("right", "reason", "reason_en")
ANCHORS = ()


@value
class Term:
    """A wrong word, the right one, and why."""

    wrong: str
    right: str
    why: Bilingual
    unless: tuple[str, ...] = ()  # longer words that hold it and are right


@value
class Params:
    terms: tuple[Term, ...]


def literals(params: Params) -> tuple[str, ...]:
    return tuple(term.wrong for term in params.terms)


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow.text
    for term in params.terms:
        if term.wrong not in flow:
            continue
        innocent = [titles(flow), *(tuple(_each(flow, word)) for word in term.unless)]
        for found in _each(flow, term.wrong):
            if not any(touches(found, one) for one in innocent):
                yield Violation(
                    block.flow.span(found.start, found.end),
                    {"right": term.right, "reason": term.why.zh, "reason_en": term.why.en},
                )


def _each(flow: str, word: str) -> Iterator[Span]:
    """Every place of ``word``, from left to right."""
    at = flow.find(word)
    while at >= 0:
        yield Span(at, at + len(word))
        at = flow.find(word, at + len(word))
