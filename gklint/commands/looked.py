"""How the files of a run are looked at, and what comes of one: plain, to be kept and handed on."""

from __future__ import annotations

from gklint.errors import GklintError
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from gklint.render.outcome import Outcome

NOT_LEFT_OUT, UNLIKE_A_REPORT, OWN = "", "unlike a report", "own page"


@value
class Way:
    """How the files of one run are looked at: the same for all of them."""

    given: dict[str, Any]  # what the command line says of settings (``given.asked``)
    year_given: bool  # what is named is checked then, whatever it looks like
    least: str  # severity; findings below it are not shown
    applied: str  # the least applicability of fixes to be used; empty where nothing is mended
    diff: bool  # show what mending would change, and write nothing
    stdin_name: str  # the file name of what is read from standard input
    previous: str  # last year's report, named by hand
    fingerprints: bool  # some form of output asks for them; a baseline does anyway
    colour: bool  # of differences
    surroundings: bool = False  # what findings stand in is asked for
    kept: bool = True  # results of earlier runs are used, and those of this one kept

    @property
    def mends(self) -> bool:
        """True if files are mended, not only shown how they would be."""
        return bool(self.applied) and not self.diff


@value
class Trouble:
    """Something that people can mend, told as a ``GklintError`` is."""

    zh: str
    en: str
    where: str

    @staticmethod
    def of(error: GklintError) -> Trouble:
        return Trouble(error.zh, error.en, error.where)

    @property
    def error(self) -> GklintError:
        return GklintError(self.zh, self.en, self.where)


@value
class Looked:
    """What came of one file."""

    name: str  # as people know it
    named: bool  # by a person, not met in a folder
    language: str = ""  # that its settings ask for; empty where they cannot be read
    left_out: str = NOT_LEFT_OUT  # or why it was
    outcome: Outcome | None = None
    notes: tuple[Trouble, ...] = ()  # what could not be looked at beside it
    troubles: tuple[Trouble, ...] = ()  # what failed
    crashes: tuple[tuple[str, str], ...] = ()  # our bugs: where, and a traceback
    fixed: int = 0  # how many fixes were applied
    difference: str = ""  # what they would change, to be shown
    written: bytes | None = None  # what goes to standard output in the file's place
