"""A title and the number after it belong to one instrument.

Silent where the registry does not know what is cited, where one of the two is local (other
places use the same letters), and where several numbers stand after one title. Each fault is
a rule of its own, chosen by ``fault``:

* ``other_title``: the number is known, the title is that of another instrument;
* ``unknown_title``: the number is known, the title has next to nothing of its title;
* ``wrong_number``: the title is known, its instrument has another number.

Yields the number with its letters.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.citations import find_citations
from gklint.document.document_numbers import DECREE, find_numbers
from gklint.document.likeness import likeness
from gklint.finding import Violation
from gklint.regulation.titles import core_of, quoted
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from gklint.check import Context
    from gklint.document.citations import Citation
    from gklint.document.document_numbers import DocumentNumber
    from gklint.document.model import Block
    from gklint.regulation.registry import Regulation

SCOPE = BLOCK
VALUES = ("title", "owner", "expected")
ANCHORS = ("title",)

SHORT = 6  # characters; a shorter title is a nickname
UNLIKE = 0.35  # a title that shares less with the right one is another
_NATIONAL = ("国办", "国发", DECREE)  # letters of no place begin with these


@value
class Params:
    fault: Literal["other_title", "unknown_title", "wrong_number"]


def literals(params: Params) -> tuple[str, ...]:
    return ("号",)


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    registry = context.reference.registry
    for citation in find_citations(block.flow.text):
        number = citation.number
        if number is None or not number.complete:
            continue
        core = core_of(citation.title.text)
        known = [one for one in registry.titled(core) if not one.local]
        owner = registry.numbered(number)
        if owner is not None and owner not in known:
            likely = registry.titled(core)
            if params.fault == "other_title" and known:
                yield _violation(block, citation, number, owner, known[-1])
            elif params.fault == "unknown_title" and not likely and _unlike(core.key, owner):
                yield _violation(block, citation, number, owner, owner)
        elif owner is None and params.fault == "wrong_number":
            right = _right(known, number, context)
            if right is not None:
                yield _violation(block, citation, number, right, right)


def _unlike(key: str, owner: Regulation) -> bool:
    return len(key) >= SHORT and all(
        likeness(key, core_of(title).key) < UNLIKE for title in owner.titles
    )


def _right(known: list[Regulation], number: DocumentNumber, context: Context) -> Regulation | None:
    """The edition that the title means; None where its number cannot be told for sure."""
    if not known or any(not one.number or one.amended for one in known):
        return None
    if not number.letters.startswith(_NATIONAL) and number.letters not in _letters(known):
        return None
    statute = context.regime.statute if context.regime else None
    return statute if statute in known else known[-1]


def _letters(known: list[Regulation]) -> set[str]:
    return {number.letters for one in known for number in find_numbers(one.number)}


def _violation(
    block: Block, citation: Citation, number: DocumentNumber, owner: Regulation, right: Regulation
) -> Violation:
    title = citation.title
    values = {"title": f"《{title.text}》", "owner": quoted(owner.title)}
    if right.number:
        values["expected"] = right.number
    return Violation(
        block.flow.span(number.whole.start, number.whole.end),
        values,
        {"title": block.flow.span(title.span.start, title.span.end)},
    )
