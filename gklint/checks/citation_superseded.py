"""No edition or notice is cited whose place another had taken for the report year.

For the statute and the format notice the table of regimes decides; for the rest the day
they were superseded, which must lie before the report year. Known by the number, or by a
title that names a national issuer and is of no other edition. Silent where the successor is
cited beside it, or a word says that the past is meant.

Yields the number with its letters, or the title. Anchors: ``number`` where the successor
has the same title, else ``citation``, the title with its number, where nothing more is there.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.citations import find_citations
from gklint.document.document_numbers import find_all_numbers
from gklint.finding import Violation
from gklint.regulation.titles import core_of, names_national_issuer, quoted
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Block
    from gklint.regulation.registry import Registry, Regulation

SCOPE = BLOCK
VALUES = ("title", "number", "expected", "successor")
ANCHORS = ("number", "citation")

_PAST = ("废止", "修订前", "失效", "停止执行")
_AROUND = 12  # characters in which a word says that the past is meant


@value
class Params:
    pass


@value
class _Cited:
    regulation: Regulation
    span: Span  # of the number with its letters, or of the title
    whole: Span | None  # title and number, where nothing else stands with them


def literals(params: Params) -> tuple[str, ...]:
    return ("号", "《")


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow, registry = block.flow, context.reference.registry
    for cited in _cited(flow.text, registry):
        regulation = cited.regulation
        successor = registry.get(regulation.superseded_by)
        if successor is None or not _superseded(regulation, context):
            continue
        if _past_is_meant(flow.text, cited.span, successor):
            continue
        place = flow.span(cited.span.start, cited.span.end)
        anchors = {}
        if successor.title == regulation.title:
            anchors["number"] = place
        elif cited.whole is not None:
            anchors["citation"] = flow.span(cited.whole.start, cited.whole.end)
        values = {
            "title": quoted(regulation.title),
            "number": regulation.number,
            "expected": successor.number,
            "successor": f"{quoted(successor.title)}（{successor.number}）",
        }
        yield Violation(place, values, anchors)


def _cited(flow: str, registry: Registry) -> Iterator[_Cited]:
    wholes: dict[Span, Span] = {}
    for citation in find_citations(flow):
        title, number = citation.title, citation.number
        if number is not None:
            end = number.span.end + 1
            if number.whole.start == title.span.end + 1 and flow[end - 1 : end] in ("）", ")"):
                wholes[number.span] = Span(title.span.start, end)
        elif not citation.numbers:
            editions = registry.titled(core_of(title.text))
            if len(editions) == 1 and names_national_issuer(citation):
                yield _Cited(editions[0], title.span, title.span)
    for number in find_all_numbers(flow):
        owner = registry.numbered(number)
        if owner is not None:
            yield _Cited(owner, registry.place_of(number), wholes.get(number.span))


def _superseded(regulation: Regulation, context: Context) -> bool:
    year = context.year
    if year is None:
        return False
    own = [one for one in context.reference.regimes if regulation in (one.statute, one.notice)]
    if own:
        return all(one.years.last is not None and one.years.last < year for one in own)
    return regulation.superseded_before(year)


def _past_is_meant(flow: str, span: Span, successor: Regulation) -> bool:
    around = flow[max(0, span.start - _AROUND) : span.end + _AROUND]
    if flow[: span.start].endswith("原") or any(word in around for word in _PAST):
        return True
    return any(number.rpartition("令")[2] in flow for number in successor.all_numbers)
