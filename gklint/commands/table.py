"""``gklint table``: the statutory tables as they were read, and which of their sums hold."""

from __future__ import annotations

import os

from gklint import files
from gklint.aids.sheets import page_of
from gklint.commands import BUG, CLEAN, TO_MEND
from gklint.commands.given import asked, projects_of
from gklint.commands.round import find, look_at_all
from gklint.errors import ConfigError, GklintError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.commands.arguments import Arguments
    from gklint.commands.console import Console
    from gklint.files import Found
    from gklint.render.sheet import Page


def run(arguments: Arguments, console: Console) -> int:
    """Raises ConfigError if two forms of output are asked for."""
    if {"json", "csv"} <= arguments.given.keys():
        raise ConfigError("--json 和 --csv 只能选一个", "one of --json and --csv only", "--csv")
    return _Run(arguments, console).run()


class _Run:
    """The state of one run over files."""

    def __init__(self, arguments: Arguments, console: Console) -> None:
        given = arguments.given
        self.operands = arguments.operands or (".",)
        self.console = console
        self.form = next((key for key in ("json", "csv") if key in given), "text")
        self.stdin_name: str = given.get("stdin-filename", "")
        self.projects = projects_of(asked(given))
        self.force = "force-exclude" in given
        self.language: str = given.get("lang", "")
        self.pages: list[Page] = []  # kept for JSON and CSV only
        self.shown = 0
        self.left_out = 0
        self.code = CLEAN

    def run(self) -> int:
        found = find(self.operands, self._fail, self.projects, self.force)
        look_at_all(found, self._look, self._fail, self._crash)
        self.projects.close()
        self._finish()
        return self.code

    def _look(self, found: Found) -> None:
        """One file. Raises GklintError where it cannot be read."""
        name = self.stdin_name if found.path == files.STDIN and self.stdin_name else found.path
        project = self.projects.at(name)
        self.language = self.language or project.settings.lang
        text = files.read(found).source.text
        document = project.read_text(text, os.path.splitext(name)[1])
        year = project.context_of(document).year
        page = page_of(name, text, document, project.reference, year)
        if not (page.sheets or found.named or document.profile.is_report):
            self.left_out += 1
            return
        if self.form == "text":
            self._show(page)
        else:
            self.pages.append(page)

    def _show(self, page: Page) -> None:
        from gklint.render import table

        console = self.console
        shown = table.render(
            page, self.language, console.columns, console.colour, console.writable("✓", "√", "=")
        )
        console.say(("\n" if self.shown else "") + shown)
        self.shown += 1

    def _fail(self, error: GklintError) -> None:
        self.code = max(self.code, TO_MEND)
        self.console.complain(error)

    def _crash(self, path: str, traceback: str) -> None:
        self.code = BUG
        self.console.tell_bug(path, traceback)

    def _finish(self) -> None:
        language = self.language or "zh"
        if self.form == "json":
            from gklint.render import table_json

            self.console.say(table_json.render(self.pages, language, self.console.only_ascii))
        elif self.form == "csv":
            from gklint.render import table_csv

            self.console.say_bytes(table_csv.render(self.pages, language))
        elif self.left_out:
            self.console.note(
                f"另有 {self.left_out} 个文件不像年度报告，也没有法定表格，没有列出 / "
                f"{self.left_out} left out that are like no yearly report and have no such table\n"
            )
