"""``gklint baseline``: make the file of known findings, or make it smaller."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from gklint import files, formats
from gklint.baseline.entries import NAME, Entry, read, written
from gklint.baseline.known import Baseline
from gklint.baseline.renewal import Renewal, Seen
from gklint.baseline.veil import veiled
from gklint.commands import BUG, CLEAN, FINDINGS, TO_MEND
from gklint.commands.compared import judged_in
from gklint.commands.given import asked
from gklint.commands.jobs import look_at
from gklint.commands.look import Looker
from gklint.commands.looked import Way
from gklint.commands.stopping import Heeded
from gklint.config import shown
from gklint.drafts import Draft
from gklint.errors import ConfigError, GklintError
from gklint.files.operands import found_by
from gklint.finding import HINT
from gklint.render import diff
from gklint.render.columns import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.commands.arguments import Arguments
    from gklint.commands.console import Console
    from gklint.project import Project
    from gklint.render.outcome import Outcome


def run(arguments: Arguments, console: Console) -> int:
    with Heeded():
        return _Run(arguments, console).run()


class _Run:
    """One run over files. Each file's findings go to the baseline of its own settings."""

    def __init__(self, arguments: Arguments, console: Console) -> None:
        self.given = arguments.given
        self.operands = arguments.operands or (".",)
        self.console = console
        self.language: str = arguments.given.get("lang", "")
        given = asked(arguments.given)
        self.looker = Looker(
            Way(given, False, HINT, "", False, "", "", True, console.colour, surroundings=True)
        )
        self.baselines: dict[str, _File] = {}  # path of a baseline -> what becomes of it
        self.failed = False
        self.crashed = False

    def run(self) -> int:
        if files.STDIN in self.operands:
            raise ConfigError(
                "基线只记文件里的问题，不能从标准输入读入",
                "a baseline knows of files alone; standard input is none",
                files.STDIN,
            )
        ignored = self.looker.projects.ignored()
        found = found_by(self.operands, formats.suffixes(), ignored)
        for looked in look_at(self.looker, found, None):
            self.language = self.language or looked.language
            for trouble in looked.troubles:
                self._fail(trouble.error)
            for where, traceback in looked.crashes:
                self.crashed = True
                self.console.tell_bug(where, traceback)
            if looked.outcome is not None:
                project = self.looker.projects.at(looked.name)
                self._file(project).renewal.take(_seen(looked.outcome, project))
        self.looker.projects.close()
        changes = [self._put(file) for file in self.baselines.values()]
        if self.crashed:
            return BUG
        if self.failed:
            return TO_MEND
        return FINDINGS if "diff" in self.given and any(changes) else CLEAN

    def _file(self, project: Project) -> _File:
        path = project.settings.baseline or os.path.abspath(NAME)
        if path not in self.baselines:
            self.baselines[path] = _File(path, "add" in self.given, bool(project.settings.baseline))
        return self.baselines[path]

    def _put(self, file: _File) -> bool:
        """Write a baseline, or show how it would change; True if it does."""
        file.renewal.drop_gone(one for one in self.operands if os.path.isdir(one))
        data = written(file.renewal.entries)
        changes = data != file.before
        if "diff" in self.given:
            before, after = (one.decode("utf-8") for one in (file.before, data))
            self.console.say(diff.render(shown(file.path), before, after, self.console.colour))
        elif changes:
            draft = Draft(file.path)
            try:
                draft.write(data)
                draft.keep()
            finally:
                draft.drop()
        told = file.told(self.language or "zh", "diff" not in self.given)
        self.console.say(f"{told}\n")
        return changes

    def _fail(self, error: GklintError) -> None:
        self.failed = True
        self.console.complain(error)


class _File:
    """A baseline as it was, and what becomes of it."""

    def __init__(self, path: str, adds: bool, is_set: bool) -> None:
        """``is_set``: a setting or an option names it. Raises ConfigError if it cannot be read."""
        self.path = path
        self.is_set = is_set
        self.is_new = not os.path.lexists(path)
        self.renewal = Renewal(
            Baseline(path, () if self.is_new else read(path)), adds or self.is_new
        )
        self.before = b""
        if not self.is_new:
            with open(path, "rb") as file:
                self.before = file.read().replace(b"\r\n", b"\n")  # git may have written them

    def told(self, language: str, is_written: bool) -> str:
        """What became of it, or would, in a line or two."""
        return "\n".join((self._zh if language == "zh" else self._en)(is_written))

    def _zh(self, is_written: bool) -> Iterator[str]:
        renewal, name = self.renewal, harmless(shown(self.path))
        parts = [f"记入 {renewal.added} 处"] if renewal.added or self.is_new else []
        parts += [f"去掉 {renewal.dropped} 处不再出现的"] if renewal.dropped else []
        line = f"基线 {name}{'' if is_written else '（未写入）'}：{'，'.join(parts) or '没有变化'}，共 {renewal.count} 处"
        if renewal.left_out:
            line += (
                f"；新发现的 {renewal.left_out} 处没有记入（gklint check 会报告；要记入请加 --add）"
            )
        yield line
        if not self.is_set:
            yield f'在 gklint.toml 里写 baseline = "{name}"，或检查时加 --baseline {name}，此后就只报告新的问题'
        elif not renewal.count:
            yield "基线已空：可以删去它，和设置里的 baseline"

    def _en(self, is_written: bool) -> Iterator[str]:
        renewal, name = self.renewal, harmless(shown(self.path))
        parts = [f"{renewal.added} added"] if renewal.added or self.is_new else []
        parts += [f"{renewal.dropped} dropped that are no longer met"] if renewal.dropped else []
        line = f"baseline {name}{'' if is_written else ' (not written)'}: {', '.join(parts) or 'unchanged'}, {renewal.count} in all"
        if renewal.left_out:
            line += f"; {renewal.left_out} new ones left out (gklint check tells them, --add takes them in)"
        yield line
        if not self.is_set:
            yield f'write baseline = "{name}" in gklint.toml, or check with --baseline {name}: only new findings are told then'
        elif not renewal.count:
            yield "the baseline is empty: it may be deleted, with the setting"


def _seen(outcome: Outcome, project: Project) -> Seen:
    found = tuple(
        Entry(
            "",
            finding.rule,
            name,
            1,
            outcome.identity,
            around.section,
            around.row,
            veiled(around.words),
        )
        for finding, name, around in zip(
            outcome.findings, outcome.fingerprints, outcome.surroundings, strict=True
        )
    )
    rules = {rule.id for rule in project.known}
    return Seen(outcome.path, outcome.identity, found, judged_in(outcome), rules)
