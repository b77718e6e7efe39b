"""What a run does with one file."""

from __future__ import annotations

import os

from gklint import files
from gklint.commands.given import projects_of
from gklint.commands.looked import NOT_LEFT_OUT, OWN, UNLIKE_A_REPORT, Looked, Trouble
from gklint.errors import GklintError
from gklint.finding import severity_at_least
from gklint.render.outcome import Outcome, Surroundings, is_own
from gklint.rulebook import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.commands.kept import Kept
    from gklint.commands.looked import Way
    from gklint.disk import Asked
    from gklint.files import File, Found
    from gklint.finding import Finding
    from gklint.neighbours import Beside
    from gklint.project import Linted, Project


class Looker:
    """Looks at files, one after the other. What is wrong with one is kept, not raised."""

    def __init__(self, way: Way) -> None:
        self.way = way
        self.projects = projects_of(way.given)
        self.kept = self._kept()
        self._swept: set[str] = set()  # folders

    def look(self, found: Found) -> Looked:
        if self.way.mends:
            self._sweep(os.path.dirname(found.path))
        return _Look(self, found).looked()

    def _sweep(self, folder: str) -> None:
        """Remove what mending runs that were killed have left in a folder, once a run."""
        if folder not in self._swept:
            from gklint.atomic import sweep

            self._swept.add(folder)
            sweep(folder)

    def _kept(self) -> Kept | None:
        """What earlier runs kept, where that is asked for and not switched off."""
        folder = cache.folder() if self.way.kept else None
        if folder is None:
            return None
        from gklint.commands.kept import Kept

        return Kept(self.way, folder, self.projects.organ_at)


class _Look:
    """The state of looking at one file."""

    def __init__(self, looker: Looker, found: Found) -> None:
        self.way = looker.way
        self.projects = looker.projects
        self.found = found
        self.is_stdin = found.path == files.STDIN
        self.kept = None if self.is_stdin else looker.kept
        self.name = self.way.stdin_name if self.is_stdin and self.way.stdin_name else found.path
        self.suffix = os.path.splitext(self.name)[1]
        self.path = "" if self.name == files.STDIN else self.name  # empty without a name
        self.language = ""
        self.asked: Asked = {}  # of the disk
        self.notes: list[Trouble] = []
        self.troubles: list[Trouble] = []
        self.crashes: list[tuple[str, str]] = []
        self.fixed = 0
        self.difference = ""
        self.written: bytes | None = None

    def looked(self) -> Looked:
        left_out, outcome = NOT_LEFT_OUT, None
        file, stamp = None, ""
        try:
            self.language = self.projects.settings_at(self.name).lang
            file = files.read(self.found)
            stamp = self._stamp()
            if self.kept is not None and stamp:
                known = self.kept.find(self.found, stamp, file)
                if known is not None:
                    return known
            left_out, outcome = self._outcome(file)
        except GklintError as error:
            self.troubles.append(Trouble.of(error))
        except MemoryError:
            self.troubles.append(_too_large(self.name))
        except Exception as error:  # noqa: BLE001  the other files are still looked at
            from traceback import format_exception

            self.crashes.append((self.found.path, "".join(format_exception(error))))
        looked = Looked(
            self.name,
            self.found.named,
            self.language,
            left_out,
            outcome,
            tuple(self.notes),
            tuple(self.troubles),
            tuple(self.crashes),
            self.fixed,
            self.difference,
            self.written,
        )
        if self.kept is not None and stamp and file is not None:
            self.kept.keep(self.found, stamp, file, looked, self.asked)
        return looked

    def _stamp(self) -> str:
        """What a kept result must be found under; empty where none may be used.

        It is taken before rules are loaded: what changes while they are is not missed later.
        """
        if self.kept is None:
            return ""
        if self.way.applied and self.projects.settings_at(self.name).baseline:
            return ""  # what a baseline knows is not mended, and it may be another tomorrow
        try:
            return self.projects.stamp_at(self.name)
        except GklintError:  # loading the rules will tell
            return ""

    def _outcome(self, file: File) -> tuple[str, Outcome | None]:
        """What came of the file, or why it was left out.

        Raises GklintError where the rules that hold for it cannot be read.
        """
        project = self.projects.at(self.name)
        if is_own(file.source.text):
            return OWN, None
        document = project.read_text(file.source.text, self.suffix)
        if not document.profile.is_report and not (self.found.named and self.way.year_given):
            if self.is_stdin and self.way.mends:
                self.written = file.data
            return UNLIKE_A_REPORT, None
        if not self.is_stdin:
            project.keep(self.name, document)
        beside = project.beside(self.path, document, self.way.previous)
        self.notes += map(Trouble.of, beside.notes)
        self.asked = beside.asked
        linted = project.lint_document(document, beside=beside, path=self.path)
        if self.way.applied:
            linted = self._mend(project, file, linted, beside)
        fingerprints = self.way.fingerprints or bool(project.settings.baseline)
        return NOT_LEFT_OUT, self._told(linted, fingerprints)

    def _mend(self, project: Project, file: File, linted: Linted, beside: Beside) -> Linted:
        """What is found after mending; a difference that is only shown mends nothing."""
        before = file.source.text
        fixed = project.fix_text(before, self.suffix, self.way.applied, beside, self.path)
        if self.way.diff:
            from gklint.render import diff

            self.difference = diff.render(self.name, before, fixed.text, self.way.colour)
            return linted
        if self.is_stdin:
            self.written = file.source.encode(fixed.text)
        elif fixed.text != before:
            from gklint.files.rewriting import write  # a check mends nothing

            try:
                write(file, fixed.text)
            except GklintError as error:
                self.troubles.append(Trouble.of(error))
                return linted
        self.fixed += sum(times for _, times in fixed.applied)
        if fixed.text == before:
            return linted
        return project.lint_text(fixed.text, self.suffix, beside=beside, path=self.path)

    def _told(self, linted: Linted, fingerprints: bool) -> Outcome:
        """What was found in the file, as forms of output are given it."""
        report, context = linted.report, linted.context
        self.troubles += map(Trouble.of, report.troubles)
        self.crashes += ((f"{self.name}: {one.rule}", one.traceback) for one in report.crashes)
        least = self.way.least
        shown = tuple(one for one in report.findings if severity_at_least(one.severity, least))
        return Outcome(
            self.name,
            linted.text,
            context.year,
            context.regime.id if context.regime else "",
            context.level,
            shown,
            report.verdicts,
            report.reasons,
            linted.document.origin,
            context.previous.file.path if context.previous else "",
            self._fingerprints(shown, linted) if fingerprints else (),
            report.silenced,
            linted.document.profile.identity,
            self._surroundings(shown, linted),
        )

    def _fingerprints(self, findings: tuple[Finding, ...], linted: Linted) -> tuple[str, ...]:
        from gklint.engine.surroundings import fingerprint  # only programs ask for them

        return tuple(fingerprint(one, linted.document) for one in findings)

    def _surroundings(
        self, findings: tuple[Finding, ...], linted: Linted
    ) -> tuple[Surroundings, ...]:
        if not self.way.surroundings:
            return ()
        from gklint.engine.surroundings import surroundings_of

        return tuple(Surroundings(*surroundings_of(one, linted.document)) for one in findings)


def _too_large(name: str) -> Trouble:
    return Trouble("内存不足，没有检查", "not enough memory to check it", name)
