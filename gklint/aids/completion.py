"""What can be written where the cursor stands in a report; nothing where nothing fits.

What there is know ``completion_citations``, ``completion_tables``, ``completion_sections`` and
``completion_sentences``. The words are data (``rules/reference/skeletons.toml``), and the report
year is the one that the text or the settings name.
"""

from __future__ import annotations

from bisect import bisect_left

from gklint.aids import typeset
from gklint.aids.completion_citations import citations
from gklint.aids.completion_sections import sections
from gklint.aids.completion_sentences import sentences
from gklint.aids.completion_tables import tables
from gklint.aids.offer import Completion, Words, offered
from gklint.aids.skeletons import Writing, new_report
from gklint.aids.spot import spot_at
from gklint.bilingual import Bilingual
from gklint.document.model import TABLE
from gklint.document.profile import year_in
from gklint.render.table_words import edition

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.aids.spot import Spot
    from gklint.project import Linted, Project
    from gklint.regulation.reference import Reference

__all__ = ["Completion", "completions"]

_REST = Bilingual("报告的其余部分", "the rest of the report")
_OF_ALL = Bilingual("标题、引言、各部分和表格", "title, preamble, sections and tables")
_OF_REST = Bilingual("引言、各部分和表格", "preamble, sections and tables")
ALMOST_EMPTY = 120  # code points of a document that has a title at the most
LEAST = 2  # characters that tell a report is meant


def completions(
    project: Project, linted: Linted, offset: int, suffix: str = ".txt"
) -> tuple[Completion, ...]:
    """What to offer at ``offset`` of the file's text; ``suffix`` tells the marks of its format."""
    spot = spot_at(linted, offset)
    if spot is None:
        return ()
    reference, year = project.reference, linted.context.year
    form = typeset.form_of(suffix)
    if len(spot.document.text) <= 2 * ALMOST_EMPTY:
        new = _new_reports(spot, linted, reference, form)
        if new:
            return new
    if not spot.document.profile.is_report:
        return ()
    cited = citations(spot, reference, year)
    if cited is not None:
        return cited
    if year is None or _in_table(spot):
        return ()
    writing = Writing(reference, year, form)
    return (*tables(spot, writing), *sections(spot, writing), *sentences(spot, writing))


def _in_table(spot: Spot) -> bool:
    """True between the first cell of a table and the end of its last line."""
    blocks = spot.document.blocks
    at = bisect_left(blocks, spot.at, key=lambda one: one.start) - 1
    if at < 0 or blocks[at].block.kind != TABLE or blocks[at].start >= spot.line.start:
        return False
    end = blocks[at].span.end
    return spot.at < end or (spot.at == end and bool(spot.typed))


def _new_reports(
    spot: Spot, linted: Linted, reference: Reference, form: str
) -> tuple[Completion, ...]:
    """A whole report for a document that has at most its title."""
    text = spot.document.text.strip()
    if len(text) > ALMOST_EMPTY or not spot.alone or (form == typeset.HTML and not spot.between):
        return ()
    title, year = spot.document.title, linted.context.year
    typed = spot.typed.rstrip()
    if title is not None and spot.document.profile.is_report:
        if len(spot.document.blocks) > 1 or year is None or spot.at < title.span.end:
            return ()
        gap = "" if form == typeset.HTML else "\n" if not typed and spot.below_text() else ""
        gap = "\n\n" if typed else gap
        return tuple(_reports(spot, [Writing(reference, year, form)], gap, 0, False))
    if text != typed:
        return ()
    if typed:
        named = _year_begun(typed, reference)
        if named is None:
            return ()
        year = named or year
    if year is not None:
        ready = [Writing(reference, year, form)]
    else:
        starts = (regime.years.first for regime in reversed(reference.regimes))
        ready = [Writing(reference, start, form, told=False) for start in starts if start]
    page = form == typeset.HTML and not linted.text.strip()
    return tuple(_reports(spot, ready, "", len(spot.before), True, page))


def _year_begun(typed: str, reference: Reference) -> int | None:
    """The year in words that begin a new report, 0 where they name none; None for other words."""
    words = typed.lstrip("# ")
    year = year_in(words[:4]) if words[:4].isdecimal() else None
    rest = words[4:] if year else words
    if not year and len(rest) < LEAST:
        return None
    rests = (rest, rest.removeprefix("年"), rest.removeprefix("年度"))
    begun = any(begin.startswith(one) for begin in reference.skeletons.begins for one in rests)
    return (year or 0) if begun else None


def _reports(
    spot: Spot, ready: list[Writing], gap: str, count: int, titled: bool, page: bool = False
) -> Iterator[Completion]:
    for rank, writing in enumerate(ready):
        regime = writing.reference.regime_for(writing.year)
        if writing.outline is None or regime is None:
            continue
        years = str(writing.year) if writing.told else str(regime.years)
        words = Words(
            _name(years) if titled else _REST,
            _OF_ALL if titled else _OF_REST,
            "section",
            gap + new_report(writing, titled, page),
        )
        yield from offered(words, spot, writing.reference.skeletons.blank, rank, count)


def _name(years: str) -> Bilingual:
    return Bilingual(f"{edition(years, 'zh')}的年度报告", f"yearly report, {edition(years, 'en')}")
