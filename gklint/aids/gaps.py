"""Where the cursor stands among the sections of a report, and which of them are missing there."""

from __future__ import annotations

from gklint.regulation.contents import sections_of
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.aids.skeletons import Writing
    from gklint.aids.spot import Spot
    from gklint.document.model import Section
    from gklint.regulation.skeletons import Content, Outline


@value
class Gap:
    """What stands around the cursor, its own line left out."""

    inside: Content | None  # the section that the cursor is in
    missing: tuple[tuple[Content, int], ...]  # contents that belong here, with their numbers
    last: bool  # no section of the outline follows


def gap_at(spot: Spot, outline: Outline, writing: Writing) -> Gap:
    """The gap between the sections before the cursor and those after it."""
    contents = outline.section
    regime = writing.reference.regime_for(writing.year)
    fixed = regime is not None and regime.fixed_order
    there = _there(spot, outline, writing)
    before = [at for at in there if there[at].span.start < spot.at]
    after = [at for at in there if there[at].span.start >= spot.at]
    rest = range(max(before, default=-1) + 1, min(after, default=len(contents)))
    missing = [at for at in rest if at not in there]
    nearest = max(before, key=lambda at: there[at].span.start, default=None)
    first = 0 if fixed else _last_number(spot) + 1
    return Gap(
        None if nearest is None else contents[nearest],
        tuple((contents[at], at + 1 if fixed else first + nth) for nth, at in enumerate(missing)),
        not after,
    )


def _there(spot: Spot, outline: Outline, writing: Writing) -> dict[int, Section]:
    """The sections that the report has, by their places in the outline."""
    line, document = spot.line, spot.document
    regime = writing.reference.regime_for(writing.year)
    known = sections_of(document, regime) if regime and regime.fixed_order else {}
    tops = document.top()
    found: dict[int, Section] = {}
    for at, content in enumerate(outline.section):
        named = (known[content.key],) if content.key in known else ()
        for one in (*named, *(top for top in tops if top.key == content.key)):
            if not line.start <= one.span.start <= line.end:
                found.setdefault(at, one)
    return found


def _last_number(spot: Spot) -> int:
    """The number of the section before the cursor; 0 where there is none."""
    numbers = [
        one.number.value
        for one in spot.document.top()
        if one.number is not None and one.span.start < spot.line.start
    ]
    return numbers[-1] if numbers else 0
