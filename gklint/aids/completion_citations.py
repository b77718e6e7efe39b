"""Instruments to cite: titles after 《, numbers after 》（ and after 〔."""

from __future__ import annotations

from gklint.aids.offer import Words, offered, same
from gklint.bilingual import Bilingual
from gklint.document.document_numbers import CLOSING, OPENING, letters_before
from gklint.document.profile import year_in
from gklint.regulation.titles import core_of, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from gklint.aids.offer import Completion
    from gklint.aids.spot import Spot
    from gklint.regulation.reference import Reference
    from gklint.regulation.registry import Regulation

LONGEST = 100  # code points of a title that is being typed
_STOPS = "。；！？"
_GOES_ON = ("", *"）)，,；;、")  # what may stand after a number in its brackets


def citations(spot: Spot, reference: Reference, year: int | None) -> tuple[Completion, ...] | None:
    """What fits after the mark that was opened last; None where none of these is open."""
    before = spot.before
    title, bracket = before.rfind("《"), max(before.rfind("（"), before.rfind("("))
    if title > before.rfind("》"):
        return _titles(spot, before[title + 1 :], reference, year)
    if bracket > max(0, before.rfind("）"), before.rfind(")")) and before[bracket - 1] == "》":
        start = before.rfind("《", 0, bracket)
        cited = reference.registry.titled(core_of(before[start:bracket])) if start >= 0 else ()
        if cited:
            return _numbers(spot, before[bracket + 1 :], _ranked(cited, reference, year))
    year_mark = before.rfind(OPENING)
    if year_mark > before.rfind(CLOSING):
        return _numbers_of_letters(spot, year_mark, reference, year)
    return None


def _titles(
    spot: Spot, typed: str, reference: Reference, year: int | None
) -> tuple[Completion, ...]:
    closed = spot.after.startswith("》")
    opened = spot.before[: len(spot.before) - len(typed) - 1]
    if (not closed and _closed_later(spot, "《", "》")) or opened.count("《") > opened.count("》"):
        return ()
    if len(typed) > LONGEST or any(stop in typed for stop in _STOPS):
        return ()
    found: list[Completion] = []
    seen: set[str] = set()
    for one in _ranked(reference.registry.regulations, reference, year):
        where = _meets(one, typed)
        inner = quoted(one.title)[1:-1]
        if where is None or one.title in seen or (one.local and not typed):
            continue
        if closed and typed == inner:
            continue
        seen.add(one.title)
        words = Words(same(one.title), _told(one), "instrument", inner + "》" * (not closed))
        found += offered(words, spot, "", len(found), len(typed), seen=where + inner)
    return tuple(found)


def _closed_later(spot: Spot, opens: str, closes: str) -> bool:
    """True inside a pair of marks that is there already, be it broken over two lines."""
    depth = 0
    for char in spot.document.text[spot.at : spot.at + LONGEST].partition("。")[0]:
        depth += (char in opens) - (char in closes)
        if depth < 0:
            return True
    return False


def _meets(regulation: Regulation, typed: str) -> str | None:
    """The words by which ``typed`` finds an instrument, from there on; None if it does not."""
    for title in regulation.titles:
        at = quoted(title)[1:-1].find(typed)
        if at >= 0:
            return quoted(title)[1 + at : -1] if at else ""
    return None


def _numbers(spot: Spot, typed: str, cited: Iterable[Regulation]) -> tuple[Completion, ...]:
    """The numbers of a title that is cited."""
    if spot.after[:1] not in _GOES_ON and _closed_later(spot, "（(", "）)"):
        return ()
    found: list[Completion] = []
    for one in cited:
        if one.number.startswith(typed) and one.number != typed:
            words = Words(same(one.number), _told(one, one.title), "number", one.number)
            found += offered(words, spot, "", len(found), len(typed), seen=one.number)
    return tuple(found)


def _numbers_of_letters(
    spot: Spot, mark: int, reference: Reference, year: int | None
) -> tuple[Completion, ...]:
    """The numbers with the letters that stand before 〔."""
    typed = spot.before[mark + 1 :]
    over = len(CLOSING) if spot.after.startswith(CLOSING) else 0
    if (typed and not typed.isdecimal()) or spot.after[over : over + 1].isdecimal():
        return ()
    letters = letters_before(spot.before, mark)
    fits = [one for one in reference.registry.regulations if OPENING in one.number]
    fits = [one for one in fits if letters.endswith(one.number.partition(OPENING)[0])]
    longest = max((one.number.index(OPENING) for one in fits), default=0)
    fits = [one for one in fits if one.number.index(OPENING) == longest]
    found: list[Completion] = []
    for one in _ranked(fits, reference, year):
        rest = one.number[longest + 1 :]
        if rest.startswith(typed):
            words = Words(same(one.number), _told(one, one.title), "number", rest)
            found += offered(words, spot, "", len(found), len(typed), over, rest)
    return tuple(found)


def _ranked(
    regulations: Iterable[Regulation], reference: Reference, year: int | None
) -> list[Regulation]:
    """Those that a report on ``year`` may cite: its regime's own first, then those in force.

    Last come those of the year before and plans of other years.
    """
    if year is None:
        return list(regulations)
    regime = reference.regime_for(year)
    own = (regime.statute, regime.notice) if regime else ()

    def rank(one: Regulation) -> tuple[bool, bool]:
        return one not in own, not _in_force(one, year) or year_in(one.title) not in (None, year)

    usable = (
        one
        for one in regulations
        if not one.issued_after_reports_on(year) and not one.superseded_before(year)
    )
    return sorted(usable, key=rank)


def _in_force(regulation: Regulation, year: int) -> bool:
    """In force when ``year`` ended."""
    end = f"{year}-12-31"
    begun = (regulation.in_force or regulation.issued) <= end
    return begun and (not regulation.superseded_on or regulation.superseded_on > end)


def _told(regulation: Regulation, name: str = "") -> Bilingual:
    """An instrument in few words: its name or number, and since when it is."""
    first = name or regulation.number
    zh = f"{regulation.in_force}起施行" if regulation.in_force else f"{regulation.issued}印发"
    en = f"in force from {regulation.in_force}"
    if not regulation.in_force:
        zh, en = (zh, f"issued {regulation.issued}") if regulation.issued else ("", "")
    return Bilingual(
        "，".join(filter(None, (first, zh))) or regulation.title,
        ", ".join(filter(None, (first, en))) or regulation.title,
    )
