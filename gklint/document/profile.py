"""The report year by a vote, the organ and its level; each answer with its evidence."""

from __future__ import annotations

from gklint.document.dates import find_windows, inside_title
from gklint.document.levels import level_of
from gklint.document.model import CHROME, COVER, PARAGRAPH, PROSE, UNKNOWN, Placed, Profile, Vote
from gklint.document.numerals import numeral_value
from gklint.document.remember import remembered_of_block
from gklint.pattern import late
from gklint.text import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.dates import Date
    from gklint.document.model import Block, Section, Signature
    from gklint.document.vocabulary import Vocabulary

WEIGHTS = {"title": 5, "window": 3, "self_reference": 2, "opening": 1, "issued": 1}
FIRST_YEAR, LAST_YEAR = 2000, 2099  # a year beside these is a slip or another number
OPENINGS = 2  # paragraphs that open with a year and are asked for it
FORGIVEN = 10  # month; a report dated from then on was written before its year was over
LISTED = 4  # titles of reports; a page of one report may name those beside it
LISTED_LENGTH = 80  # code points
CONTENTS_TOLD = 3  # contents under headings that only a report has together
_YEAR = late("(?P<year>[12](?:[ ]?[0-9]){3}|[一二][〇零○Ｏ一二三四五六七八九]{3})(?:年度?)?")
_AFTER_NAME = late(r"$|[（(|｜.]|P\.")
_AROUND = late(
    "^[•·*]?(?:标题|名称|信息名称|题名)[:：]|^(?:关于|的)|(?:关于|的|[（(][^（()）]{0,20}[）)]|[（(）)])$"
)


def year_in(text: str) -> int | None:
    """The first year named in a title: 2023年, 2023年度, 二〇二三年."""
    match = _YEAR.search(text)
    return numeral_value(match["year"].replace(" ", "")) if match else None


def organ_in(title: str, vocabulary: Vocabulary) -> str:
    """The organ that a title names, empty where it names none."""
    match = vocabulary.report_name.search(title)
    head = title[: match.start()] if match else title
    year = _YEAR.search(head)
    if year is not None:
        head = head[: year.start()] + head[year.end() :]
    head = _AROUND.sub("", head.strip(" 、·|")).strip()
    return head if len(head) >= 2 else ""


def votes_in(
    blocks: Sequence[Placed],
    title: Placed | None,
    signatures: Sequence[Signature],
    published: Sequence[tuple[Date, Span]],
    vocabulary: Vocabulary,
) -> tuple[Vote, ...]:
    """Every place that tells the report year, in the order of trust."""
    found: list[tuple[str, int | None, Span]] = []
    if title is not None:
        match = _YEAR.search(title.flow)
        if match is not None:
            found.append(("title", year_in(title.flow), title.place(*match.span("year"))))
    opened = 0
    for placed in blocks:
        if placed.block.kind not in PROSE or placed.section == COVER:
            continue
        if title is not None and placed.start == title.start:
            continue
        for source, told, start, end in _told_in(placed.block, vocabulary):
            found.append((source, told, placed.place(start, end)))
        if opened < OPENINGS and placed.block.kind == PARAGRAPH:
            match = vocabulary.opening_year.match(placed.flow)
            if match:
                opened += 1
                span = placed.place(*match.span("year"))
                found.append(("opening", numeral_value(match["year"]), span))
    # A report is issued in the year after the one it reports on.
    for signature in signatures:
        if not signature.cover:
            found.append(("issued", _reported(signature.date), signature.date_span))
    found += [("issued", _reported(date), span) for date, span in published]
    return tuple(
        Vote(source, year, span, WEIGHTS[source])
        for source, year, span in found
        if year is not None and FIRST_YEAR <= year <= LAST_YEAR
    )


@remembered_of_block
def _told_in(block: Block, vocabulary: Vocabulary) -> list[tuple[str, int | None, int, int]]:
    """(source, year, where in the flow) of the years that a block tells."""
    flow = block.flow.text
    found: list[tuple[str, int | None, int, int]] = [
        ("window", window.last.year, window.span.start, window.span.end)
        for window in find_windows(flow)
    ]
    for match in vocabulary.self_reference.finditer(flow):
        if not inside_title(flow, match.start()):
            found.append(("self_reference", numeral_value(match["year"]), *match.span("year")))
    return found


def may_vote(block: Block, vocabulary: Vocabulary) -> bool:
    """False for a paragraph that tells no year, wherever it stands."""
    told = _told_in(block, vocabulary)
    return bool(told) or vocabulary.opening_year.match(block.flow.text) is not None


def _reported(issued: Date) -> int:
    return issued.year - (issued.month < FORGIVEN)


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
    named = organ_in(title.flow, vocabulary) if title is not None else ""
    return named or _signer(signatures)


def _signer(signatures: Sequence[Signature]) -> str:
    for signature in reversed(signatures):
        if signature.organ and not signature.cover:
            return signature.organ
    return ""


def is_report(
    blocks: Sequence[Placed],
    sections: Sequence[Section],
    title: Placed | None,
    vocabulary: Vocabulary,
) -> bool:
    """True for a yearly report on government information, whole or in part.

    Its title says so, or its headings are a report's, or it has a statutory table. A law
    and a notice on such reports have some of the words, but another title; a page that lists
    reports has their titles and no content.
    """
    opening = title or next((one for one in blocks if one.block.kind != CHROME), None)
    if opening is not None and vocabulary.not_report.search(opening.flow[:200]):
        return False
    contents = {section.key for section in sections if section.key != UNKNOWN}
    if not contents and _lists_reports(blocks, vocabulary):
        return False
    named = vocabulary.report_name.search(title.flow) if title is not None else None
    if title is not None and named is not None and _AFTER_NAME.match(title.flow, named.end()):
        return True
    if len(contents) >= CONTENTS_TOLD:
        return True
    return any(vocabulary.looks_like.search(one.flow) for one in blocks if one.block.kind != CHROME)


def _lists_reports(blocks: Sequence[Placed], vocabulary: Vocabulary) -> bool:
    titles = {
        one.flow
        for one in blocks
        if len(one.flow) <= LISTED_LENGTH
        and year_in(one.flow) is not None
        and vocabulary.report_name.search(one.flow) is not None
    }
    return len(titles) >= LISTED


def names_report(block: Block, vocabulary: Vocabulary) -> bool:
    """True if a block may be one of those of a page that lists reports."""
    flow = block.flow.text
    return len(flow) <= LISTED_LENGTH and vocabulary.report_name.search(flow) is not None


def profile_of(
    blocks: Sequence[Placed],
    sections: Sequence[Section],
    title: Placed | None,
    signatures: Sequence[Signature],
    published: Sequence[tuple[Date, Span]],
    vocabulary: Vocabulary,
) -> Profile:
    votes = votes_in(blocks, title, signatures, published, vocabulary)
    organ = organ_of(title, signatures, vocabulary)
    return Profile(
        elect(votes),
        votes,
        organ,
        level_of([organ, _signer(signatures)], blocks, vocabulary),
        is_report(blocks, sections, title, vocabulary),
    )
