"""The letters of a document number are those of its organ.

Silent on letters that the registry does not nearly know. A number with the year and serial
number of a known one, whose letters miss those of its organ by one or two characters, means
that one. Yields the letters that stand there. Numbers after a title that is known are left
to ``citation_mismatch``.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.citations import find_citations
from gklint.document.document_numbers import find_numbers
from gklint.finding import Violation
from gklint.regulation.titles import core_of, quoted, slip_between
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.document_numbers import DocumentNumber
    from gklint.document.model import Block
    from gklint.regulation.registry import Registry

SCOPE = BLOCK
VALUES = ("expected", "title")
ANCHORS = ()

LONG = 5  # letters; shorter ones are too much like one another
MISSED = 2  # letters that may be lost or put in


@value
class Params:
    pass


def literals(params: Params) -> tuple[str, ...]:
    return ("号",)


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow, registry = block.flow, context.reference.registry
    told = {
        number.span
        for citation in find_citations(flow.text)
        for number in citation.numbers
        if registry.titled(core_of(citation.title.text))
    }
    for number in find_numbers(flow.text):
        if number.span in told or registry.numbered(number) is not None:
            continue
        near = _near(number, registry)
        if near is not None:
            written, right, title = near
            yield Violation(
                flow.span(number.span.start - written, number.span.start),
                {"expected": right, "title": quoted(title)},
            )


def _near(number: DocumentNumber, registry: Registry) -> tuple[int, str, str] | None:
    """How many letters are meant, the right ones, and the title of the instrument."""
    for right, regulation in registry.same_serial(number):
        if len(right) < LONG:
            continue
        for length in range(len(right) + MISSED, len(right) - MISSED - 1, -1):
            written = number.letters[-length:]
            if len(written) == length and written[0] == right[0] and written[-1] == right[-1]:
                slip = slip_between(written, right)
                if slip is not None:
                    return length, right, regulation.title
    return None
