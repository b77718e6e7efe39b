"""``gklint check``: look at files, and mend them if asked to."""

from __future__ import annotations

import os

from gklint import files, formats
from gklint.commands import BUG, CLEAN, FINDINGS, TO_MEND
from gklint.commands.given import asked
from gklint.commands.jobs import look_at
from gklint.commands.look import Looker
from gklint.commands.looked import UNLIKE_A_REPORT, Way
from gklint.commands.options import NEVER
from gklint.commands.output import Outputs, rules_of
from gklint.commands.progress import Progress
from gklint.commands.stopping import Heeded
from gklint.errors import ConfigError, SourceError
from gklint.files.operands import found_by
from gklint.finding import HINT, SAFE, UNSAFE, WARNING, severity_at_least
from gklint.render.columns import harmless
from gklint.render.outcome import Summary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.baseline.opened import Opened
    from gklint.commands.arguments import Arguments
    from gklint.commands.console import Console
    from gklint.commands.looked import Looked
    from gklint.errors import GklintError
    from gklint.files import Found
    from gklint.render.outcome import Outcome, Rules


def run(arguments: Arguments, console: Console) -> int:
    if "show-settings" in arguments.given or "show-files" in arguments.given:
        from gklint.commands.show import show  # in place of a check

        return show(arguments, console)
    if "watch" in arguments.given:
        from gklint.commands import watch  # a library that most never need

        return watch.run(arguments, console)
    with Heeded():
        return Run(arguments, console).run()


class Run:
    """The state of one run over files: what was found is told, and counted.

    ``looker``: one that has looked at files before, with the same arguments.
    """

    def __init__(
        self, arguments: Arguments, console: Console, looker: Looker | None = None
    ) -> None:
        given = arguments.given
        self.operands = arguments.operands or (".",)
        self.console = console
        self.force = "force-exclude" in given
        self.fail_on: str = given.get("fail-on", WARNING)
        self.language: str = given.get("lang", "")
        self.quiet = "quiet" in given
        self.fail_on_fix = "fail-on-fix" in given
        self.mended = False  # or would be, where fixes are only shown
        self.summary = Summary()
        applied = UNSAFE if "unsafe-fixes" in given else SAFE
        mends = "fix" in given and "diff" not in given  # else fixes are only shown, if at all
        aside = "diff" in given or (mends and files.STDIN in self.operands)
        mending = mends or "diff" in given
        left = [SAFE, UNSAFE] if not mending else [UNSAFE][: applied == SAFE]
        self.outputs = Outputs(given, console, aside, left)
        self.way = Way(
            asked(given),
            "year" in given,
            given.get("min-severity", HINT),
            applied if mending else "",
            "diff" in given,
            given.get("stdin-filename", ""),
            given.get("previous", ""),
            self.outputs.fingerprints,
            console.colour,
            kept="no-cache" not in given,
        )
        self.looker = looker or Looker(self.way)
        self.previous: dict[str, str] | None = None  # file -> last year's, where somebody asks
        self.jobs: int | None = given.get("jobs")
        self.rules: dict[int, Rules] = {}  # by the settings that hold, which live as long
        self.baselines: Opened | None = None

    def run(self, found: Iterator[Found | SourceError] | None = None) -> int:
        """Look at what was found, or at what the arguments name; the exit code."""
        previous = self.way.previous
        if previous and not os.path.isfile(previous):
            raise ConfigError(f"没有文件 {previous}", f"no file {previous}", "--previous")
        if found is None:
            ignored = self.looker.projects.ignored()
            found = found_by(self.operands, formats.suffixes(), ignored, self.force)
        if previous:
            found = self._alone(found)
        try:
            self.outputs.open(self.operands)
            self._look_at(found)
            self.looker.projects.close()
            self.outputs.end(self.summary, self.language or "zh")
        finally:
            self.outputs.abandon()
            self.console.clear_status()
        return self._code()

    def _look_at(self, found: Iterator[Found | SourceError]) -> None:
        if self.outputs.drafts:
            is_written = self.outputs.is_written
            found = (
                one for one in found if isinstance(one, SourceError) or not is_written(one.path)
            )
        # One process alone can read standard input.
        looking = look_at(self.looker, found, 1 if files.STDIN in self.operands else self.jobs)
        takes_progress = self.console.takes_status and not self.quiet
        progress = Progress(self.console) if takes_progress else None
        try:
            for looked in looking:
                self._take(looked)
                if progress is not None:
                    progress.step(self.summary, self.language)
        finally:
            looking.close()

    def _alone(self, found: Iterator[Found | SourceError]) -> Iterator[Found | SourceError]:
        """What was found, if it is not more than one file."""
        kept = list(found)
        count = sum(not isinstance(one, SourceError) for one in kept)
        if count > 1:
            raise ConfigError(
                f"只能检查一份报告，此处有 {count} 份",
                f"only one report can be checked with it, not {count}",
                "--previous",
            )
        return iter(kept)

    def _take(self, looked: Looked) -> None:
        """Tell, or keep to tell, what came of a file."""
        self.language = self.language or looked.language
        for note in () if self.quiet else looked.notes:
            self.console.complain(note.error)
        if looked.difference:
            self.console.say(looked.difference)
        if looked.written is not None:
            self.console.say_bytes(looked.written)
        self.summary.fixed += looked.fixed
        self.mended = self.mended or bool(looked.fixed or looked.difference)
        for trouble in looked.troubles:
            self._fail(trouble.error)
        for where, traceback in looked.crashes:
            self.summary.crashed += 1
            self.console.tell_bug(where, traceback)
        if looked.outcome is not None:
            self._tell(looked.outcome)
        elif looked.left_out:
            self._leave_out(looked)

    def _tell(self, outcome: Outcome) -> None:
        """Tell what is new in a file, and count what its baseline knows."""
        baseline = self.looker.projects.settings_at(outcome.path).baseline
        if baseline:
            try:
                outcome = self._compared(outcome, baseline)
            except ConfigError as error:
                self._fail(error)
                return
        self.summary.add(outcome)
        self.outputs.add(outcome, self._rules_for(outcome.path), self.language)
        if self.previous is not None:
            self.previous[outcome.path] = outcome.previous

    def _compared(self, outcome: Outcome, path: str) -> Outcome:
        """The outcome held against the baseline at ``path``. Raises ConfigError as reading it does."""
        from gklint.commands.compared import compared  # few runs have a baseline

        if self.baselines is None:
            from gklint.baseline.opened import Opened

            self.baselines = Opened()
        return compared(outcome, self.baselines.at(path), self.way.least == HINT)

    def _rules_for(self, name: str) -> Rules:
        """What may be asked about the rules that a file was judged by."""
        settings = self.looker.projects.settings_at(name)
        if id(settings) not in self.rules:
            self.rules[id(settings)] = rules_of(lambda: self.looker.projects.at(name))
        return self.rules[id(settings)]

    def _leave_out(self, looked: Looked) -> None:
        self.summary.left_out += 1
        if looked.named and looked.left_out == UNLIKE_A_REPORT and not self.quiet:
            self.console.note(
                f"{harmless(looked.name)}: 不像政府信息公开工作年度报告，没有检查；确要检查请加 --year 年份 / "
                "does not look like such a yearly report, not checked; --year YYYY checks it anyway\n"
            )

    def _fail(self, error: GklintError) -> None:
        self.summary.fail(error)
        self.console.complain(error)

    def _code(self) -> int:
        if self.summary.crashed:
            return BUG
        if self.summary.failed:
            return TO_MEND
        if self.fail_on_fix and self.mended:
            return FINDINGS
        failing = self.fail_on != NEVER and any(
            count and severity_at_least(severity, self.fail_on)
            for severity, count in self.summary.severities.items()
        )
        return FINDINGS if failing else CLEAN
