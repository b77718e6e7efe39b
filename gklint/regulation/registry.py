"""The registry of instruments: titles, numbers, dates, and what replaced what."""

from __future__ import annotations

from gklint.document.document_numbers import find_all_numbers
from gklint.regulation.titles import core_of, slip_between
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from gklint.document.document_numbers import DocumentNumber
    from gklint.regulation.titles import Core, Slip


LONGEST_SLIP = 8  # characters


@value
class Regulation:
    """One edition of a law, a regulation or a notice. Dates are YYYY, YYYY-MM or YYYY-MM-DD."""

    key: str
    title: str
    number: str = ""
    aliases: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()  # other numbers under which it is rightly cited
    issued: str = ""
    in_force: str = ""
    superseded_by: str = ""
    superseded_on: str = ""
    articles: int | None = None  # how many articles it has
    distinct: bool = False  # no other instrument has a title like it: a near one means this
    amended: bool = False  # amended under other numbers, by which it may be cited too
    local: bool = False  # other places use the same letters: its number alone tells nothing
    url: str = ""  # its official address, where that is certain
    verified: str = ""  # V: read in the instrument; V2: stated by a report or repository

    @property
    def all_numbers(self) -> tuple[str, ...]:
        return (self.number, *self.numbers) if self.number else ()

    @property
    def titles(self) -> tuple[str, ...]:
        return (self.title, *self.aliases)

    def issued_after_reports_on(self, year: int) -> bool:
        """Issued only after the year in which the reports on ``year`` come out."""
        return self.issued != "" and int(self.issued[:4]) > year + 1

    def superseded_before(self, year: int) -> bool:
        """Another one had taken its place when ``year`` began."""
        return self.superseded_on != "" and self.superseded_on <= f"{year}-01-01"


@value
class Near:
    """A title that is nearly the one of ``regulation``."""

    regulation: Regulation
    slip: Slip  # in ``core.words`` of the title that was asked for


class Registry:
    """Look-ups over the instruments; all keyed by what a report can write."""

    def __init__(
        self, regulations: tuple[Regulation, ...], index: dict[str, Any] | None = None
    ) -> None:
        self.regulations = regulations
        self._keys = {one.key: one for one in regulations}
        self._index = index or index_of(regulations)

    def by_key(self, key: str) -> Regulation:
        """Raises KeyError for a key that the registry does not have."""
        return self._keys[key]

    def get(self, key: str) -> Regulation | None:
        return self._keys.get(key)

    def titled(self, core: Core) -> tuple[Regulation, ...]:
        """Every edition with this title."""
        return tuple(self.regulations[at] for at in self._index["titles"].get(core.key, ()))

    def numbered(self, number: DocumentNumber) -> Regulation | None:
        """The instrument of a number; never a local one, whose letters others use too."""
        found = self._numbered(number)
        return found[1] if found else None

    def place_of(self, number: DocumentNumber) -> Span:
        """The place of a known number with the letters that are its own, in its flow."""
        found = self._numbered(number)
        letters = len(found[0]) if found and not number.is_decree else 0
        return Span(number.span.start - letters, number.span.end)

    def knows_letters(self, number: DocumentNumber) -> bool:
        """The number ends with letters that some known number has."""
        return number.letters.endswith(self._index["letters"])

    def _numbered(self, number: DocumentNumber) -> tuple[str, Regulation] | None:
        for letters, regulation in self.same_serial(number):
            if number.letters.endswith(letters):
                return letters, regulation
        return None

    def same_serial(self, number: DocumentNumber) -> tuple[tuple[str, Regulation], ...]:
        """Letters and instrument of every number with this year and serial number."""
        found = self._index["numbers"].get((number.year, number.serial), ())
        return tuple((letters, self.regulations[at]) for letters, at in found)

    def near(self, core: Core) -> tuple[Near, ...]:
        """Distinct titles that ``core`` misses by one run of characters; one for each title."""
        if core.key in self._index["titles"]:
            return ()
        found: dict[str, Near] = {}
        words = core.words
        # A slip leaves the beginning or the end as it is.
        for rim in ((words[:1], False), (words[-1:], True)):
            for right, at in self._index["words"].get(rim, {}).items():
                if abs(len(right) - len(words)) > LONGEST_SLIP:
                    continue
                slip = slip_between(words, right)
                if slip is not None:
                    regulation = self.regulations[at]
                    found[regulation.title] = Near(regulation, slip)
        return tuple(found.values())


def index_of(regulations: tuple[Regulation, ...]) -> dict[str, Any]:
    """What a registry looks things up by, as plain values: places in ``regulations``."""
    titles: dict[str, list[int]] = {}  # by the key of the title's core
    numbers: dict[tuple[str, str], list[tuple[str, int]]] = {}  # (year, serial) -> letters, place
    # Words of the titles that a near one may mean, by their first and by their last character.
    words: dict[tuple[str, bool], dict[str, int]] = {}
    for at, one in enumerate(regulations):
        for title in one.titles:
            same = titles.setdefault(core_of(title).key, [])
            if at not in same:
                same.append(at)
        if one.distinct:
            core = core_of(one.title)
            for right in (core.key, core.words):
                words.setdefault((right[0], False), {})[right] = at
                words.setdefault((right[-1], True), {})[right] = at
        for written in () if one.local else one.all_numbers:
            for number in find_all_numbers(written):
                place = (number.year, number.serial)
                numbers.setdefault(place, []).append((number.letters, at))
    letters = {letters for found in numbers.values() for letters, _ in found}
    return {
        "titles": titles,
        "numbers": numbers,
        "words": words,
        "letters": tuple(sorted(letters)),
    }
