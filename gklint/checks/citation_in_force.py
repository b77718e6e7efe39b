"""An instrument that the report cites was in force for its year.

``fault`` chooses:

* ``superseded``: another edition or notice had taken its place. For the statute and the
  format notice the table of regimes decides; for the rest the day it was superseded, which
  must lie before the report year. Silent where the successor is cited beside it.
* ``not_yet``: it was issued after the year in which the report comes out, or after the day
  the report is signed.

Known by its number, or by a title that names a national issuer and is of no other edition.
Yields the number with its letters, or the title; the anchor ``number`` is named where the
successor has the same title, ``citation`` where a title stands with it.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.citations import find_citations
from gklint.document.document_numbers import find_decrees, find_numbers
from gklint.document.model import COVER, PROSE
from gklint.finding import Violation
from gklint.regulation.titles import core_of, quoted
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from gklint.check import Context
    from gklint.document.citations import Citation
    from gklint.document.model import Document, Placed
    from gklint.regulation.registry import Registry, Regulation

SCOPE = DOCUMENT
VALUES = ("title", "number", "since", "expected", "successor")
ANCHORS = ("number", "citation")

_NATIONAL = ("国务院", "中共中央")
_PAST = ("废止", "修订前", "失效", "停止执行")
_AROUND = 12  # characters in which a word says that the past is meant


@value
class Params:
    fault: Literal["superseded", "not_yet"]


@value
class _Cited:
    regulation: Regulation
    span: Span  # of the number with its letters, or of the title
    by_number: bool
    whole: Span | None  # the title with its number in brackets, where nothing else is there


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    if context.year is None:
        return
    registry = context.reference.registry
    for placed in document.blocks:
        flow = placed.flow
        if placed.block.kind not in PROSE or placed.section == COVER:
            continue
        if "号" not in flow and "《" not in flow:
            continue
        for cited in _cited(flow, registry):
            regulation = cited.regulation
            if params.fault == "superseded" and _superseded(regulation, context):
                successor = registry.get(regulation.superseded_by)
                if successor is not None and not _past_is_meant(flow, cited.span, successor):
                    yield _superseded_at(placed, cited, successor)
            elif params.fault == "not_yet" and _not_yet(regulation, document, context.year):
                yield Violation(
                    placed.place(cited.span.start, cited.span.end),
                    {
                        "title": f"《{quoted(regulation.title)}》",
                        "number": regulation.number,
                        "since": regulation.issued,
                    },
                )


def _cited(flow: str, registry: Registry) -> Iterator[_Cited]:
    wholes: dict[Span, Span] = {}
    for citation in find_citations(flow):
        number = citation.number
        if number is not None:
            before = number.span.start - (0 if number.is_decree else len(number.letters))
            if before == citation.title.span.end + 1 and flow[
                number.span.end : number.span.end + 1
            ] in (
                "）",
                ")",
            ):
                wholes[number.span] = Span(citation.title.span.start, number.span.end + 1)
        elif not citation.numbers and _national(citation):
            editions = registry.titled(core_of(citation.title.text))
            if len(editions) == 1 and not editions[0].local:
                span = citation.title.span
                yield _Cited(editions[0], span, False, span)
    for number in (*find_numbers(flow), *find_decrees(flow)):
        owner = registry.numbered(number)
        if owner is not None:
            start = number.span.start - registry.letters_of(number)
            yield _Cited(owner, Span(start, number.span.end), True, wholes.get(number.span))


def _national(citation: Citation) -> bool:
    """A national issuer is named; a local notice may have all the other words."""
    core = core_of(citation.title.text)
    if core.issuer.startswith(_NATIONAL) or core.formal:
        return True
    return "国务院办公厅" in citation.before and citation.before[-1] in "厅室"


def _superseded(regulation: Regulation, context: Context) -> bool:
    year = context.year or 0
    own = [one for one in context.reference.regimes if regulation in (one.statute, one.notice)]
    if own:
        lasts = [one.years.last for one in own]
        return None not in lasts and all(last is not None and year > last for last in lasts)
    return bool(regulation.superseded_on) and regulation.superseded_on <= f"{year}-01-01"


def _past_is_meant(flow: str, span: Span, successor: Regulation) -> bool:
    around = flow[max(0, span.start - _AROUND) : span.end + _AROUND]
    if flow[: span.start].endswith("原") or any(word in around for word in _PAST):
        return True
    return any(number.rpartition("令")[2] in flow for number in successor.all_numbers)


def _superseded_at(placed: Placed, cited: _Cited, successor: Regulation) -> Violation:
    place = placed.place(cited.span.start, cited.span.end)
    anchors = {}
    if cited.by_number and successor.title == cited.regulation.title:
        anchors["number"] = place
    elif cited.whole is not None:
        anchors["citation"] = placed.place(cited.whole.start, cited.whole.end)
    return Violation(
        place,
        {
            "title": f"《{quoted(cited.regulation.title)}》",
            "number": cited.regulation.number,
            "since": cited.regulation.superseded_on,
            "expected": successor.number,
            "successor": f"《{quoted(successor.title)}》（{successor.number}）",
        },
        anchors,
    )


def _not_yet(regulation: Regulation, document: Document, year: int) -> bool:
    issued = regulation.issued
    if not issued:
        return False
    if int(issued[:4]) > year + 1:
        return True
    signed = [one.date for one in document.signatures if one.date.exists and not one.cover]
    if not signed or len(issued) < len("2021-09-26"):
        return False
    last = max(date.order for date in signed)
    return issued > f"{last[0]:04}-{last[1]:02}-{last[2]:02}"
