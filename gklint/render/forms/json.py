"""For programs: the whole run as one JSON text; docs/json.md has its fields."""

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


def form(about: About, write: Callable[[str], None]) -> _Json:
    return _Json(about, write)


class _Json:
    """Writes each file when it comes."""

    def __init__(self, about: About, write: Callable[[str], None]) -> None:
        self.about = about
        self.write = write
        self.before = '{\n  "files": ['  # what stands before the next file

    def add(self, outcome: Outcome, rules: Rules) -> None:
        file = json.file_of(outcome, self.about.language)
        self.write(f"{self.before}\n{json.indented(file, 4, self.about.only_ascii)}")
        self.before = ","

    def end(self, summary: Summary) -> None:
        after = f"{self.before}]" if self.before != "," else "\n  ]"
        counts = json.indented(json.summary_of(summary), 2).lstrip()
        self.write(f'{after},\n  "summary": {counts}\n}}\n')
