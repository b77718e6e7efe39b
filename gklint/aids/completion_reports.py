"""A whole report for a document that has no more than its title yet."""

from __future__ import annotations

from gklint.aids import typeset
from gklint.aids.offer import Words, offered
from gklint.aids.skeletons import Writing, new_report
from gklint.bilingual import Bilingual
from gklint.document.profile import year_in
from gklint.render.table_words import edition

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.aids.offer import Completion
    from gklint.aids.spot import Spot
    from gklint.project import Linted
    from gklint.regulation.reference import Reference

ALMOST_EMPTY = 240  # code points of a document with a title and blank lines, at the most
LEAST = 2  # characters that tell a report is meant
YEAR = 4  # digits
_OF_WHOLE = Bilingual("标题、引言、各部分和表格", "title, preamble, sections and tables")
_REST = Bilingual("报告的其余部分", "the rest of the report")
_OF_REST = Bilingual("引言、各部分和表格", "preamble, sections and tables")


def reports(spot: Spot, linted: Linted, reference: Reference, form: str) -> tuple[Completion, ...]:
    """What follows the title; without one, reports of the year that is known or of every law."""
    document = spot.document
    if len(document.text) > ALMOST_EMPTY or not spot.alone:
        return ()
    if form == typeset.HTML and not spot.between:
        return ()
    if document.title is not None and document.profile.is_report:
        return _rest(spot, linted.context.year, reference, form)
    typed = spot.typed.rstrip()
    if document.text.strip() != typed:
        return ()
    year = linted.context.year
    if typed:
        named = _year_begun(typed, reference)
        if named is None:
            return ()
        year = named or year
    page = form == typeset.HTML and not linted.text.strip()
    found: list[Completion] = []
    for writing in _writings(year, reference, form):
        found += _whole(spot, writing, len(found), page)
    return tuple(found)


def _writings(year: int | None, reference: Reference, form: str) -> list[Writing]:
    """Of the year; where it is not known, of each law, the latest first."""
    if year is not None:
        known = reference.skeletons.outline_of(year) is not None
        return [Writing(reference, year, form)] if known else []
    starts = (regime.years.first for regime in reversed(reference.regimes))
    return [Writing(reference, start, form, told=False) for start in starts if start]


def _whole(spot: Spot, writing: Writing, rank: int, page: bool) -> tuple[Completion, ...]:
    regime = writing.reference.regime_for(writing.year)
    years = str(writing.year) if writing.told or regime is None else str(regime.years)
    zh, en = edition(years, "zh"), edition(years, "en")
    label = Bilingual(f"{zh}的年度报告", f"yearly report, {en}")
    words = Words(label, _OF_WHOLE, "section", new_report(writing, page=page))
    return offered(words, spot, writing.reference.skeletons.blank, rank, len(spot.before))


def _rest(spot: Spot, year: int | None, reference: Reference, form: str) -> tuple[Completion, ...]:
    """All but the title, where nothing stands after it."""
    title = spot.document.title
    if title is None or year is None or reference.skeletons.outline_of(year) is None:
        return ()
    if spot.at < title.span.end or len(spot.document.blocks) > 1:
        return ()
    text = new_report(Writing(reference, year, form), titled=False)
    if spot.typed.strip():
        text = f"\n\n{text}"
    elif form != typeset.HTML and spot.below_text():
        text = f"\n{text}"
    return offered(Words(_REST, _OF_REST, "section", text), spot, reference.skeletons.blank, 0)


def _year_begun(typed: str, reference: Reference) -> int | None:
    """The year in words that begin a new report, 0 where they name none; None for other words."""
    words = typed.lstrip("# ")
    year = year_in(words[:YEAR]) if words[:YEAR].isdecimal() else None
    rest = words[YEAR:] if year else words
    if not year and len(rest) < LEAST:
        return None
    rests = (rest, rest.removeprefix("年"), rest.removeprefix("年度"))
    begun = any(begin.startswith(one) for begin in reference.skeletons.begins for one in rests)
    return (year or 0) if begun else None
