"""``gklint check``: look at files, and mend them if asked to."""

from __future__ import annotations

import os

from gklint import files
from gklint.commands import BUG, CLEAN, FINDINGS, TO_MEND
from gklint.commands.options import NEVER
from gklint.commands.output import Outputs
from gklint.commands.round import find, look_at_all
from gklint.config import Settings
from gklint.errors import ConfigError, GklintError
from gklint.finding import HINT, SAFE, UNSAFE, WARNING, severity_at_least
from gklint.project import Projects
from gklint.render.columns import harmless
from gklint.render.outcome import OWN_PAGE, Outcome, Summary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from gklint.commands.arguments import Arguments
    from gklint.commands.console import Console
    from gklint.files import File, Found
    from gklint.finding import Finding
    from gklint.neighbours import Beside
    from gklint.project import Linted, Project


def run(arguments: Arguments, console: Console) -> int:
    return _Run(arguments, console).run()


def _settings_in(given: dict[str, Any]) -> dict[str, Any]:
    """The settings that a command line sets: a file after ``--previous`` is none of them."""
    fields = {key for key in Settings.__fields__ if key != "previous"}  # type: ignore[attr-defined]
    settings = {key: given[key] for key in given if key in fields}
    if "no-previous" in given:
        settings["previous"] = False
    return settings


def _path(name: str) -> str:
    """Where a file lies; empty for a text that was given without a name."""
    return "" if name == files.STDIN else name


class _Run:
    """The state of one run over files."""

    def __init__(self, arguments: Arguments, console: Console) -> None:
        given = arguments.given
        self.operands = arguments.operands or (".",)
        self.console = console
        self.year_given = "year" in given
        self.fail_on: str = given.get("fail-on", WARNING)
        self.least: str = given.get("min-severity", HINT)
        self.diff = "diff" in given
        self.applied = UNSAFE if "unsafe-fixes" in given else SAFE  # the least to apply
        self.mending = self.diff or "fix" in given
        self.stdin_name: str = given.get("stdin-filename", "")
        self.previous: str = given.get("previous", "")
        self.projects = Projects(_settings_in(given))
        self.language: str = given.get("lang", "")
        self.summary = Summary()
        aside = self.mending and (self.diff or files.STDIN in self.operands)
        self.outputs = Outputs(given, console, aside, self._offered())

    def run(self) -> int:
        if self.previous and not os.path.isfile(self.previous):
            raise ConfigError(f"没有文件 {self.previous}", f"no file {self.previous}", "--previous")
        found = find(self.operands, self._fail)
        if self.previous and len(found) > 1:
            raise ConfigError(
                f"只能检查一份报告，此处有 {len(found)} 份",
                f"only one report can be checked with it, not {len(found)}",
                "--previous",
            )
        try:
            found = self.outputs.open(found)
            look_at_all(found, self._look, self._fail, self._crash)
            self.projects.close()
            self.outputs.end(self.summary, self.language or "zh")
        finally:
            self.outputs.abandon()
        return self._code()

    def _look(self, found: Found) -> None:
        """One file. Raises GklintError where it cannot be read, checked or written."""
        name = self.stdin_name if found.path == files.STDIN and self.stdin_name else found.path
        project = self.projects.at(name)
        self.language = self.language or project.settings.lang
        file = files.read(found)
        suffix = os.path.splitext(name)[1]
        if OWN_PAGE in file.source.text[:200]:
            self.summary.left_out += 1
            return
        document = project.read_text(file.source.text, suffix)
        if not document.profile.is_report and not (found.named and self.year_given):
            self._leave_out(file, name)
            return
        if found.path != files.STDIN:
            project.keep(name, document)
        beside = project.beside(_path(name), document, self.previous)
        for note in beside.notes:
            self.console.complain(note)
        linted = project.lint_document(document, beside=beside, path=_path(name))
        if self.mending:
            linted = self._mend(project, file, name, suffix, linted, beside)
        self._keep(name, project, linted)

    def _mend(
        self,
        project: Project,
        file: File,
        name: str,
        suffix: str,
        linted: Linted,
        beside: Beside,
    ) -> Linted:
        """What is found after mending; a difference that is only shown mends nothing."""
        before = file.source.text
        fixed = project.fix_text(before, suffix, self.applied, beside, _path(name))
        if self.diff:
            from gklint.render import diff

            self.console.say(diff.render(name, before, fixed.text, self.console.colour))
            return linted
        if file.found.path == files.STDIN:
            self.console.say_bytes(file.source.encode(fixed.text))
        elif fixed.text != before:
            try:
                files.write(file, fixed.text)
            except GklintError as error:
                self._fail(error)
                return linted
        self.summary.fixed += sum(times for _, times in fixed.applied)
        if fixed.text == before:
            return linted
        return project.lint_text(fixed.text, suffix, beside=beside, path=_path(name))

    def _keep(self, name: str, project: Project, linted: Linted) -> None:
        """Show, or keep to show, what was found in a file."""
        report, context = linted.report, linted.context
        shown = tuple(one for one in report.findings if severity_at_least(one.severity, self.least))
        outcome = Outcome(
            name,
            linted.text,
            context.year,
            context.regime.id if context.regime else "",
            context.level,
            shown,
            report.verdicts,
            report.reasons,
            linted.document.origin,
            context.previous.file.path if context.previous else "",
            self._fingerprints(shown, linted),
            report.silenced,
        )
        self.summary.add(outcome)
        for trouble in report.troubles:
            self._fail(trouble)
        for crash in report.crashes:
            self._crash(f"{name}: {crash.rule}", crash.traceback)
        self.outputs.add(outcome, project, self.language)

    def _fingerprints(self, findings: tuple[Finding, ...], linted: Linted) -> tuple[str, ...]:
        if not self.outputs.fingerprints:
            return ()
        from gklint.engine.surroundings import fingerprint  # only programs ask for them

        return tuple(fingerprint(one, linted.document) for one in findings)

    def _leave_out(self, file: File, name: str) -> None:
        self.summary.left_out += 1
        if file.found.path == files.STDIN and self.mending and not self.diff:
            self.console.say_bytes(file.data)
        if file.found.named:
            self.console.note(
                f"{harmless(name)}: 不像政府信息公开工作年度报告，没有检查；确要检查请加 --year 年份 / "
                "does not look like such a yearly report, not checked; --year YYYY checks it anyway\n"
            )

    def _fail(self, error: GklintError) -> None:
        self.summary.fail(error)
        self.console.complain(error)

    def _crash(self, name: str, traceback: str) -> None:
        self.summary.crashed += 1
        self.console.tell_bug(name, traceback)

    def _offered(self) -> list[str]:
        """The kinds of fixes that this run left to be used."""
        return [SAFE, UNSAFE] if not self.mending else [UNSAFE][: self.applied == SAFE]

    def _code(self) -> int:
        if self.summary.crashed:
            return BUG
        if self.summary.failed:
            return TO_MEND
        failing = self.fail_on != NEVER and any(
            count and severity_at_least(severity, self.fail_on)
            for severity, count in self.summary.severities.items()
        )
        return FINDINGS if failing else CLEAN
