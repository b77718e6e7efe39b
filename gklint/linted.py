"""What is handed back of a text that was checked."""

from __future__ import annotations

from gklint.text import LineIndex
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.check import Context
    from gklint.document.model import Document
    from gklint.engine.lint import Crash, Report
    from gklint.errors import GklintError
    from gklint.finding import Bilingual, Finding, Silenced


@value
class Linted:
    """A document and what was found in it, all places in the report being those of the file."""

    document: Document
    context: Context
    report: Report
    notes: tuple[GklintError, ...] = ()  # what could not be looked at beside it

    @property
    def text(self) -> str:
        """The text of the file, which the places of findings are in."""
        origin = self.document.origin
        return self.document.text if origin is None else origin.source

    @property
    def is_report(self) -> bool:
        """True if the text looks like a yearly report; else gklint tells people nothing of it."""
        return self.document.profile.is_report

    @property
    def year(self) -> int | None:
        """The year that it reports on, as the settings or the text tell."""
        return self.context.year

    @property
    def level(self) -> str:
        """The level of its organ; empty where nothing tells."""
        return self.context.level

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong, in the order of the text; what is accepted is not among it."""
        return self.report.findings

    @property
    def silenced(self) -> tuple[Silenced, ...]:
        """What was found and is accepted, with the reasons given."""
        return self.report.silenced

    @property
    def verdicts(self) -> dict[str, str]:
        """Rule id -> PASS, FAIL, ACCEPTED, UNCERTAIN or NOT APPLICABLE, of every rule in use."""
        return self.report.verdicts

    @property
    def reasons(self) -> dict[str, Bilingual]:
        """Rule id -> why its verdict is UNCERTAIN."""
        return self.report.reasons

    @property
    def troubles(self) -> tuple[GklintError, ...]:
        """What kept rules from coming to an end, for people to mend."""
        return self.report.troubles

    @property
    def crashes(self) -> tuple[Crash, ...]:
        """Our bugs: the rule, and a traceback."""
        return self.report.crashes

    def line_column(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset in ``text``, both from 1, as all output has them.

        Columns count code points.
        """
        text = self.text
        lines: LineIndex | None = self.__dict__.get("_lines")
        if lines is None or lines.text is not text:
            lines = self.__dict__["_lines"] = LineIndex(text)
        line, column = lines.position(offset)
        return line + 1, column + 1
