"""Where the cursor stands among the sections of a report, and which of them are missing there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from gklint.document.model import CHROME, COVER, SIGNATURE, UNKNOWN
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
    followed: bool  # by text or a table of the section that the cursor is in
    signed: bool  # the report has ended
    taken: frozenset[int]  # numbers of sections that nothing is known of


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
        _followed(spot),
        _signed(spot),
        _taken(spot),
    )


def _followed(spot: Spot) -> bool:
    """True if what comes next belongs to the section that ends, or begins, at the cursor."""
    document = spot.document
    at = bisect_right(document.blocks, spot.line.end, key=lambda one: one.start)
    while at < len(document.blocks) and document.blocks[at].block.kind == CHROME:
        at += 1
    if at == len(document.blocks) or document.blocks[at].block.kind == SIGNATURE:
        return False
    start = document.blocks[at].start
    return all(one.span.start != start for one in document.top())


def _signed(spot: Spot) -> bool:
    """True after the signature."""
    blocks = spot.document.blocks
    at = bisect_left(blocks, spot.line.start, key=lambda one: one.start) - 1
    while at >= 0 and blocks[at].block.kind == CHROME:
        at -= 1
    return at >= 0 and blocks[at].block.kind == SIGNATURE and blocks[at].section != COVER


def _taken(spot: Spot) -> frozenset[int]:
    """Numbers of other sections whose headings tell no content."""
    line = spot.line
    return frozenset(
        one.number.value
        for one in spot.document.top()
        if one.number is not None
        and one.key == UNKNOWN
        and not line.start <= one.span.start <= line.end
    )


def _there(spot: Spot, outline: Outline, writing: Writing) -> dict[int, Section]:
    """The sections that the report has, by their places in the outline."""
    line, document = spot.line, spot.document
    regime = writing.reference.regime_for(writing.year)
    known = sections_of(document, regime) if regime and regime.fixed_order else {}
    # An old report tells its contents under headings of any level.
    heads = document.top() if known else document.sections
    found: dict[int, Section] = {}
    for at, content in enumerate(outline.section):
        named = (known[content.key],) if content.key in known else ()
        for one in (*named, *(head for head in heads if head.key == content.key)):
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
