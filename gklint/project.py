"""The door: every face of gklint, and every program that uses it, comes in here."""

from __future__ import annotations

import os

from gklint import files, formats
from gklint.check import GROUP, YEARS, Context
from gklint.config import Settings, accepted_in
from gklint.document.levels import level_of
from gklint.engine.lint import Report, lint
from gklint.errors import Place, go_on
from gklint.finding import SAFE
from gklint.linted import Linted as Linted  # the door hands it out
from gklint.neighbours import Beside, group_of, previous_given, previous_of
from gklint.rulebook.book import Rulebook
from gklint.rulebook.cache import keep_patterns
from gklint.rulebook.choice import check_names, chosen
from gklint.rulebook.files import folders_in, load, thaw_patterns
from gklint.rulebook.model import Rule
from gklint.shelf import Shelf
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gklint.baseline.known import Baseline
    from gklint.baseline.opened import Opened
    from gklint.document.model import Document
    from gklint.engine.fix import Fixed
    from gklint.engine.memo import Memo
    from gklint.errors import Pause
    from gklint.finding import Finding
    from gklint.regulation.reference import Reference


ALONE = Beside()


def setting_at(*keys: str | int) -> Place:
    """The place of a setting that stands in no file."""
    return Place("", ()).at(keys)


class Project:
    """Rules and settings, ready for any number of texts."""

    def __init__(
        self,
        settings: Settings,
        reference: Reference,
        rules: Iterable[Rule],
        known: tuple[Rule, ...] = (),
        place_of: Callable[..., Place] = setting_at,
        organ_at: Callable[[str], str] | None = None,
    ) -> None:
        """``organ_at`` tells the organ that settings name for the report at a path, or nothing."""
        self.settings = settings
        self.reference = reference
        self.rulebook = Rulebook(rules)
        self.known = known  # all rules, in use or not
        self._place_of = place_of  # where what some keys of the settings lead to stands
        self._organ_at = organ_at or (lambda _: self.settings.organ)
        self._shelf = Shelf(self.read_text, formats.suffixes())
        self._scopes = {rule.scope for rule in self.rulebook.rules}
        self._baselines: Opened | None = None

    def knowing(self, year: int | None, level: str) -> Project:
        """The same rules for a report whose year or level is known besides its text.

        Raises ConfigError where there is no such level.
        """
        if year is None and not level:
            return self
        settings = replace(
            self.settings, year=year or self.settings.year, level=level or self.settings.level
        )
        return self.under(settings, self._place_of, self._organ_at)

    def read_text(
        self,
        text: str,
        suffix: str = ".txt",
        memo: Memo | None = None,
        pause: Pause | None = None,
    ) -> Document:
        """Read ``text`` in the format of ``suffix``."""
        kept = None if memo is None else memo.kept
        return formats.parse(text, suffix, self.reference.vocabulary, kept, pause or go_on)

    def beside(self, path: str, document: Document, previous: str = "") -> Beside:
        """The reports that the one at ``path`` is to be held against, as far as rules ask.

        ``previous`` names last year's by hand. What is found may be kept while the text at
        ``path`` is worked on.
        """
        year = self._year_of(document)
        last, groups = None, []
        if YEARS in self._scopes and previous:
            last = previous_given(self._shelf, previous, year)
        elif YEARS in self._scopes and self.settings.previous and year and path:
            last = previous_of(self._shelf, path, self.organ_of(document), year, self._organ_named)
        if GROUP in self._scopes and year and path:
            tables = self.settings.group
            groups = [group_of(self._shelf, one, path, year, self._organ_named) for one in tables]
        found = tuple(one for one in groups if one is not None)
        asked = self._shelf.disk.take_asked()
        return Beside(last, found, self._shelf.take_notes(), asked)

    def _organ_named(self, path: str) -> str:
        """The organ that settings name for a path: what is found beside it rests on that."""
        organ = self._organ_at(path)
        self._shelf.disk.was_named(path, organ)
        return organ

    def keep(self, path: str, document: Document) -> None:
        """Take a file for read: ``document`` is what lies on the disk, as others may ask for it."""
        if self._scopes & {YEARS, GROUP}:
            self._shelf.keep(path, document)

    def keep_to(self, allowed: Callable[[str], bool]) -> None:
        """Look at no report beside another one unless its path is allowed."""
        self._shelf.allowed = allowed

    def lint_document(
        self,
        document: Document,
        memo: Memo | None = None,
        beside: Beside = ALONE,
        pause: Pause | None = None,
        path: str = "",
    ) -> Linted:
        """Look for everything the rules name, but for what is accepted.

        ``memo`` is one per text that is worked on: it spares what the last run over it did.
        ``pause`` is called every few milliseconds; it may raise Interrupted, which passes
        through and leaves the memo as good as it was. ``path`` is the file's, for what the
        settings accept in it.
        """
        context = self.context_of(document, beside)
        report = lint(document, self.rulebook, context, memo, pause or go_on)
        origins = {one.file.path: one.document.origin for one in context.neighbours()}
        if document.origin is not None or any(origins.values()):
            from gklint.engine.places import in_file  # most documents are their files' texts

            report = in_file(report, document.origin, origins)
        report = self._without_accepted(report, document, context, path)
        return Linted(document, context, report, beside.notes)

    def _without_accepted(
        self, report: Report, document: Document, context: Context, path: str
    ) -> Report:
        """The report without what remarks in the file, or the settings, say is accepted."""
        origin, entries = document.origin, []
        if path and self.settings.accepted:
            found = accepted_in(self.settings, path)
            entries = [(str(self._place_of("accepted", at)), entry) for at, entry in found]
        if not entries and (origin is None or formats.REMARK not in origin.source):
            return report
        from gklint.engine.suppress import suppress  # most reports have nothing accepted

        return suppress(report, document, self.rulebook, context, self.known, entries)

    def lint_text(
        self,
        text: str,
        suffix: str = "",
        memo: Memo | None = None,
        beside: Beside | None = None,
        pause: Pause | None = None,
        path: str = "",
    ) -> Linted:
        """Read ``text`` in the format of ``suffix`` and look for everything the rules name.

        With ``path`` the text is taken for that file's, whatever lies there: its suffix holds
        unless another is given, what the settings accept in it is, and unless ``beside`` is
        given the reports beside the file are looked at.
        """
        document = self.read_text(text, suffix or os.path.splitext(path)[1], memo, pause)
        if beside is None:
            beside = self.beside(path, document)
        return self.lint_document(document, memo, beside, pause, path)

    def lint_file(self, path: str | os.PathLike[str]) -> Linted:
        """Read a file, with the reports beside it, and look for everything the rules name.

        It goes by this project's settings, wherever the file lies, and looks at what is no
        report too. Raises SourceError if the file cannot be read or is no text.
        """
        file = _read(path)
        name = file.found.path
        document = self.read_text(file.source.text, os.path.splitext(name)[1])
        self.keep(name, document)
        return self.lint_document(document, beside=self.beside(name, document), path=name)

    def fix_text(
        self,
        text: str,
        suffix: str = "",
        least: str = SAFE,
        beside: Beside | None = None,
        path: str = "",
    ) -> Fixed:
        """``text`` with every fix applied that is at least ``least``; the rest as in ``lint_text``.

        What the baseline knows stays as it is. Raises ConfigError if that cannot be read.
        """
        from gklint.engine.fix import fix  # a check mends nothing

        suffix = suffix or os.path.splitext(path)[1]
        if beside is None:
            beside = self.beside(path, self.read_text(text, suffix)) if path else ALONE

        def find(now: str) -> Iterator[Finding]:
            linted = self.lint_text(now, suffix, beside=beside, path=path)
            known = self.known_in(linted, path)
            return (
                one for one, held in zip(linted.report.findings, known, strict=True) if not held
            )

        return fix(text, find, least)

    def fix_file(self, path: str | os.PathLike[str], least: str = SAFE) -> Fixed:
        """Mend a file as ``fix_text`` does; its encoding, line ends and mode stay.

        Raises SourceError, and leaves the file as it is, if it cannot be read or written.
        """
        file = _read(path)
        fixed = self.fix_text(file.source.text, least=least, path=file.found.path)
        if fixed.text != file.source.text:
            from gklint.files.rewriting import write  # a check mends nothing

            write(file, fixed.text)
        return fixed

    def baseline(self) -> Baseline | None:
        """The baseline of the settings as it is now, where they have one.

        Raises ConfigError if it cannot be read.
        """
        if not self.settings.baseline:
            return None
        if self._baselines is None:
            from gklint.baseline.opened import Opened  # few projects have one

            self._baselines = Opened()
        return self._baselines.at(self.settings.baseline)

    def known_in(self, linted: Linted, path: str) -> tuple[bool, ...]:
        """For each finding whether the baseline holds it. Raises ConfigError as ``baseline`` does."""
        findings, document, baseline = linted.report.findings, linted.document, self.baseline()
        if baseline is None or not path:
            return (False,) * len(findings)
        from gklint.engine.surroundings import fingerprint

        told = [fingerprint(one, document) for one in findings]
        return baseline.known(path, document.profile.identity, told)

    def context_of(self, document: Document, beside: Beside = ALONE) -> Context:
        year = self._year_of(document)
        level = self.settings.level or self._level_by_organ() or document.profile.level
        regime = self.reference.regime_for(year)
        return Context(year, regime, level, self.reference, beside.previous, beside.groups)

    def _year_of(self, document: Document) -> int | None:
        return self.settings.year or document.profile.year

    def organ_of(self, document: Document) -> str:
        """Whose report it is: as the settings say, else as the text tells; empty where neither does."""
        return self.settings.organ or document.profile.organ

    def _level_by_organ(self) -> str:
        """The level that the organ's name tells, where the settings name one."""
        organ = self.settings.organ
        return level_of([organ], (), self.reference.vocabulary) if organ else ""

    def under(
        self,
        settings: Settings,
        place_of: Callable[..., Place] = setting_at,
        organ_at: Callable[[str], str] | None = None,
    ) -> Project:
        """The same rules, and the same reports read, under settings that choose the same rules.

        Raises ConfigError as ``project_by`` does.
        """
        check_names(self.known, settings, self.reference, place_of)
        made = object.__new__(Project)
        made.__dict__.update(self.__dict__)
        made.settings, made._place_of = settings, place_of
        made._organ_at = organ_at or (lambda _: settings.organ)
        return made

    def close(self) -> None:
        """Keep what was compiled for the next start."""
        keep_patterns()


def _read(path: str | os.PathLike[str]) -> files.File:
    name = os.fspath(path)
    if name == files.STDIN:  # here a file may be called so
        name = os.path.join(os.curdir, name)
    return files.read(files.Found(name, True, os.path.dirname(name) or os.curdir))


def project_by(
    settings: Settings | None = None,
    place_of: Callable[..., Place] = setting_at,
    organ_at: Callable[[str], str] | None = None,
) -> Project:
    """Load rules by ``settings``. Raises GklintError telling what must be mended.

    ``place_of`` tells where what some keys of the settings lead to stands, for people;
    ``organ_at`` the organ that settings name for a path.
    """
    settings = settings or Settings()
    thaw_patterns()
    reference, rules = load(folders_in(settings, place_of))
    check_names(rules, settings, reference, place_of)
    own = chosen(rules, settings, reference, place_of)
    return Project(settings, reference, own, rules, place_of, organ_at)
