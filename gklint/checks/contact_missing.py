"""The report says how to reach the office that answers for it.

Silent when it does. What is ``lacking`` chooses the rule:

* ``contact``: there is neither a contact field nor an invitation to get in touch; at the
  report's title, or where the preamble begins;
* ``telephone``: there is one or the other, but no telephone; at the invitation, else from
  the first contact field to the last of its paragraph.

Fields count in the sections where a report gives its contact, in a line that begins with
one, and beside an invitation. Elsewhere they count where they are named as 联系, 办公 or 咨询,
and where a telephone stands with an address, an invitation or a 联系单位. A hotline for
complaints somewhere in the text is no contact for the report. A text with neither title nor
preamble, and one that is no such report, cannot tell.
"""

from __future__ import annotations

from gklint.check import DOCUMENT, NO_OPENING, NO_REPORT
from gklint.document.contacts import (
    PHONE,
    address_at,
    fields_in,
    holds_local_number,
    holds_number,
)
from gklint.document.each import each
from gklint.finding import Violation
from gklint.pattern import Pattern, late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from gklint.check import Context
    from gklint.document.contacts import Field
    from gklint.document.model import Document, Placed
    from gklint.finding import Uncertain

SCOPE = DOCUMENT
VALUES = ()
ANCHORS = ("preamble_end", "title", "first_label", "sentence_end")

_NAMED = ("联系", "办公")
_PLAIN = ("电话", "座机", "致电", "拨打", "咨询")
_OFFICE = late("联系(?:单位|部门|科室|机构|处室|人)(?:为|是)?[：:]")
SUBSCRIBER = 7  # digits of a telephone number, at the least
REACH = 60  # code points between 如有疑问 and the number
_STOPS = "。；;！？"


@value
class Params:
    lacking: Literal["contact", "telephone"]
    sections: tuple[str, ...]  # where a report gives its contact
    invitation: Pattern  # words there that invite readers to get in touch
    opening: Pattern  # words by which a preamble is known where there is no title
    about: Pattern  # the same anywhere else: they must speak of the report


@value
class _Found:
    """What speaks of contact in one block."""

    fields: tuple[Field, ...]
    invitation: Span | None  # its sentence in the flow; one with an address is one too
    telephone: bool


def check(document: Document, params: Params, context: Context) -> Iterator[Violation | Uncertain]:
    given = params.sections, params.invitation, params.about
    contacts = [(placed, one) for _, placed, one in each(document, _found, *given)]
    if params.lacking == "telephone":
        if contacts and not any(one.telephone for _, one in contacts):
            yield _without_telephone(contacts)
    elif not contacts:
        yield _without_contact(document, params, context)


def _without_contact(document: Document, params: Params, context: Context) -> Violation | Uncertain:
    preamble = document.preamble()
    if document.title is None and not any(params.opening.search(one.flow) for one in preamble):
        return NO_OPENING
    named = context.reference.vocabulary.report_name
    titled = document.title is not None and named.search(document.title.flow) is not None
    if not titled and not document.profile.is_report:
        return NO_REPORT
    anchors = {}
    if preamble:
        end = preamble[-1].span.end
        anchors["preamble_end"] = Span(end, end)
    elif document.title is not None:
        anchors["title"] = document.title.span
    return Violation(document.place_of_absence(), anchors=anchors)


def _found(
    placed: Placed, sections: tuple[str, ...], invitation: Pattern, about: Pattern
) -> _Found | None:
    flow = placed.flow
    usual = placed.section in sections
    match = (invitation if usual else about).search(flow)
    fields = fields_in(flow)
    if not usual and match is None:
        fields = _for_the_report(flow, fields, invitation)
    at = match.start() if match else address_at(flow) if usual else None
    if not fields and at is None:
        return None
    telephone = any(field.kind == PHONE for field in fields) or holds_number(flow)
    if match is not None and not telephone:
        telephone = holds_local_number(flow, match.start())
    sentence = _sentence(flow, at) if at is not None and (match or not fields) else None
    return _Found(fields, sentence, telephone)


def _for_the_report(flow: str, fields: tuple[Field, ...], invitation: Pattern) -> tuple[Field, ...]:
    """The fields of a work section that lead to the office, not to a hotline."""
    plain = [field for field in fields if field.label.startswith(_PLAIN) and _long(field)]
    if plain and (
        len({field.kind for field in fields}) > 1
        or _OFFICE.search(flow) is not None
        or any(_invited(flow, field, invitation) for field in plain)
    ):
        return fields
    return tuple(
        field
        for field in fields
        if field.label_span.start == 0
        or field.label.startswith(_NAMED)
        or (field.label.startswith("咨询") and _long(field))
    )


def _long(field: Field) -> bool:
    """The value of a field is longer than the number of a hotline, such as 12345."""
    return field.span.end - field.span.start >= SUBSCRIBER


def _invited(flow: str, field: Field, invitation: Pattern) -> bool:
    """Its sentence says 如有疑问 before it, or the like."""
    end = field.label_span.end
    start = max(flow.rfind(stop, max(0, end - REACH), end) for stop in _STOPS) + 1
    return invitation.search(flow, max(start, end - REACH), end) is not None


def _without_telephone(found: list[tuple[Placed, _Found]]) -> Violation:
    placed, one = next((one for one in found if one[1].invitation is not None), found[0])
    anchors = {}
    if one.fields:
        label = one.fields[0].label_span
        anchors["first_label"] = placed.place(label.start, label.end)
        span = Span(label.start, one.fields[-1].span.end)
    else:
        span = Span(0, len(placed.flow))
    if one.invitation is not None:
        span = one.invitation
        if not one.fields:
            end = placed.place(span.start, span.end).end
            anchors["sentence_end"] = Span(end, end)
    return Violation(placed.place(span.start, span.end), anchors=anchors)


def _sentence(flow: str, at: int) -> Span:
    """The sentence around ``at``, without the stop that ends it."""
    start = max(flow.rfind(stop, 0, at) for stop in _STOPS) + 1
    ends = [end for stop in _STOPS if (end := flow.find(stop, at)) >= 0]
    return Span(start, min(ends, default=len(flow)))
