"""The report year by a vote, the organ and its level; each answer with its evidence."""

from __future__ import annotations

from gklint.document.dates import find_windows
from gklint.document.model import CHROME, COVER, PARAGRAPH, PROSE, Placed, Profile, Vote
from gklint.pattern import late
from gklint.text import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.dates import Date
    from gklint.document.model import Signature
    from gklint.document.vocabulary import Vocabulary

WEIGHTS = {"title": 5, "window": 3, "self_reference": 2, "opening": 1, "issued": 1}
_YEAR = late("(?P<year>[12][0-9]{3})年?")
_BRACKETED = late("《[^》]{0,60}$")


def vote(
    blocks: Sequence[Placed],
    title: Placed | None,
    signatures: Sequence[Signature],
    published: Sequence[tuple[Date, Span]],
    vocabulary: Vocabulary,
) -> tuple[Vote, ...]:
    """Every place that tells the report year, in the order of trust."""
    votes: list[Vote] = []

    def add(source: str, year: str, span: Span) -> None:
        votes.append(Vote(source, int(year.replace(" ", "")), span, WEIGHTS[source]))

    if title is not None:
        match = _YEAR.search(title.flow)
        if match:
            add("title", match["year"], title.place(*match.span("year")))
    opening = 0
    for placed in blocks:
        if placed.block.kind not in PROSE or placed.section == COVER:
            continue
        if title is not None and placed.start == title.start:
            continue
        for window in find_windows(placed.flow):
            votes.append(
                Vote(
                    "window",
                    window.last.year,
                    placed.place(window.span.start, window.span.end),
                    WEIGHTS["window"],
                )
            )
        for match in vocabulary.self_reference.finditer(placed.flow):
            if not _BRACKETED.search(placed.flow[: match.start()][-60:]):
                add("self_reference", match["year"], placed.place(*match.span("year")))
        match = vocabulary.opening_year.match(placed.flow)
        if match and opening < 2 and placed.block.kind == PARAGRAPH:
            opening += 1
            add("opening", match["year"], placed.place(*match.span("year")))
    for signature in signatures:
        # A report is issued in the year after; one that is dated in December is early.
        late_ = signature.date.month < 10
        if not signature.cover:
            add("issued", str(signature.date.year - late_), signature.date_span)
    for date, span in published:
        add("issued", str(date.year - (date.month < 10)), span)
    return tuple(votes)


def elect(votes: Sequence[Vote]) -> int | None:
    """The year with the most weight; among equals the one whose first vote is trusted more."""
    totals: dict[int, int] = {}
    for one in votes:
        totals[one.year] = totals.get(one.year, 0) + one.weight
    return max(totals, key=lambda year: totals[year], default=None)


def told_by_issue_alone(profile: Profile, year: int) -> bool:
    """True if nothing but a date of issue speaks for ``year``: too little to judge that date by."""
    sources = {one.source for one in profile.votes if one.year == year}
    return sources == {"issued"}


def organ_of(title: Placed | None, signatures: Sequence[Signature], vocabulary: Vocabulary) -> str:
    """The organ whose report it is, as the title names it, else as the report is signed."""
    if title is not None:
        match = vocabulary.report_name.search(title.flow)
        head = title.flow[: match.start()] if match else title.flow
        year = _YEAR.search(head)
        named = (head[: year.start()] + head[year.end() :] if year else head).strip("度关于的 ")
        if len(named) >= 2:
            return named
    for signature in reversed(signatures):
        if signature.organ and not signature.cover:
            return signature.organ
    return ""


def level_of(organ: str, signatures: Sequence[Signature], vocabulary: Vocabulary) -> str:
    """The level of government of an organ, by its name; the signature helps a short name."""
    names = [organ, *(one.organ for one in reversed(signatures) if not one.cover)]
    for name in names:
        for level in vocabulary.levels:
            if name and level.organ.search(name):
                return level.key
    return ""


def profile_of(
    blocks: Sequence[Placed],
    title: Placed | None,
    signatures: Sequence[Signature],
    published: Sequence[tuple[Date, Span]],
    vocabulary: Vocabulary,
) -> Profile:
    votes = vote(blocks, title, signatures, published, vocabulary)
    organ = organ_of(title, signatures, vocabulary)
    looks = any(
        vocabulary.looks_like.search(placed.flow)
        for placed in blocks
        if placed.block.kind != CHROME
    )
    return Profile(elect(votes), votes, organ, level_of(organ, signatures, vocabulary), looks)
