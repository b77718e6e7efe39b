"""The registry of instruments: titles, numbers, dates, and what replaced what."""

from __future__ import annotations

from gklint.document.document_numbers import find_decrees, find_numbers
from gklint.regulation.titles import core_of, slip_between
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
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
    verified: str = ""  # V: read in the instrument; V2: stated by a report or repository

    @property
    def all_numbers(self) -> tuple[str, ...]:
        return (self.number, *self.numbers) if self.number else ()

    @property
    def titles(self) -> tuple[str, ...]:
        return (self.title, *self.aliases)


@value
class Near:
    """A title that is nearly the one of ``regulation``."""

    regulation: Regulation
    slip: Slip  # in ``core.words`` of the title that was asked for


class Registry:
    """Look-ups over the instruments; all keyed by what a report can write."""

    def __init__(self, regulations: tuple[Regulation, ...]) -> None:
        self.regulations = regulations
        self._keys = {one.key: one for one in regulations}
        self._titles: dict[str, list[Regulation]] = {}  # by the key of the title's core
        self._numbers: dict[tuple[str, str], list[tuple[str, Regulation]]] = {}
        # Words of the titles that a near one may mean, by their first and by their last character.
        self._words: dict[tuple[str, bool], dict[str, Regulation]] = {}
        self._letters: set[str] = set()
        self._ready = False

    def by_key(self, key: str) -> Regulation:
        """Raises KeyError for a key that the registry does not have."""
        return self._keys[key]

    def get(self, key: str) -> Regulation | None:
        return self._keys.get(key)

    def titled(self, core: Core) -> tuple[Regulation, ...]:
        """Every edition with this title."""
        self._prepare()
        return tuple(self._titles.get(core.key, ()))

    def numbered(self, number: DocumentNumber) -> Regulation | None:
        """The instrument of a number; never a local one, whose letters others use too."""
        found = self._numbered(number)
        return found[1] if found else None

    def letters_of(self, number: DocumentNumber) -> int:
        """How many letters before a known number are its own; 0 for a decree."""
        found = self._numbered(number)
        return len(found[0]) if found and not number.is_decree else 0

    def knows_letters(self, number: DocumentNumber) -> bool:
        """The number ends with letters that some known number has."""
        self._prepare()
        return number.letters.endswith(tuple(self._letters))

    def _numbered(self, number: DocumentNumber) -> tuple[str, Regulation] | None:
        self._prepare()
        for letters, regulation in self._numbers.get((number.year, number.serial), ()):
            if number.letters.endswith(letters):
                return letters, regulation
        return None

    def same_serial(self, number: DocumentNumber) -> tuple[tuple[str, Regulation], ...]:
        """Letters and instrument of every number with this year and serial number."""
        self._prepare()
        return tuple(self._numbers.get((number.year, number.serial), ()))

    def near(self, core: Core) -> tuple[Near, ...]:
        """Distinct titles that ``core`` misses by one run of characters; one for each title."""
        self._prepare()
        if core.key in self._titles:
            return ()
        found: dict[str, Near] = {}
        words = core.words
        # A slip leaves the beginning or the end as it is.
        for rim in ((words[:1], False), (words[-1:], True)):
            for right, regulation in self._words.get(rim, {}).items():
                if abs(len(right) - len(words)) > LONGEST_SLIP:
                    continue
                slip = slip_between(words, right)
                if slip is not None:
                    found[regulation.title] = Near(regulation, slip)
        return tuple(found.values())

    def _prepare(self) -> None:
        if self._ready:
            return
        for one in self.regulations:
            for title in one.titles:
                core = core_of(title)
                same = self._titles.setdefault(core.key, [])
                if one not in same:
                    same.append(one)
            if one.distinct:
                core = core_of(one.title)
                for words in (core.key, core.words):
                    self._words.setdefault((words[0], False), {})[words] = one
                    self._words.setdefault((words[-1], True), {})[words] = one
            if not one.local:
                for written in one.all_numbers:
                    for number in (*find_numbers(written), *find_decrees(written)):
                        place = (number.year, number.serial)
                        self._letters.add(number.letters)
                        self._numbers.setdefault(place, []).append((number.letters, one))
        self._ready = True
