"""For programs that read as it comes: a line a file, with the fields of a file in docs/json.md."""

from __future__ import annotations

from gklint.render import json
from gklint.render.forms import PROGRAMS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from gklint.render.forms import About
    from gklint.render.outcome import Outcome, Rules, Summary

WRITES = PROGRAMS
FINGERPRINTS = True


def form(about: About, write: Callable[[str], None]) -> _Lines:
    return _Lines(about, write)


class _Lines:
    """Writes each file when it comes."""

    def __init__(self, about: About, write: Callable[[str], None]) -> None:
        self.about = about
        self.write = write

    def add(self, outcome: Outcome, rules: Rules) -> None:
        self.write(json.on_one_line(json.file_of(outcome, self.about.language)) + "\n")

    def end(self, summary: Summary) -> None:
        """A line is a file; there is none for the run."""
