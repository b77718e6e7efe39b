"""Commands that a client may run (LSP 3.17, Execute a command). None runs anything outside."""

from __future__ import annotations

import os
import platform
import sys
from typing import TYPE_CHECKING, Any

from gklint import __version__
from gklint.aids.sheets import page_of
from gklint.aids.skeletons import skeleton
from gklint.config import own_folders
from gklint.lsp.actions import all_fixed, edit_of
from gklint.lsp.asking import apply
from gklint.lsp.progress import Progress
from gklint.lsp.protocol import INVALID_PARAMS, RefusedError
from gklint.lsp.reading import CHECKLIST
from gklint.lsp.renewal import refresh
from gklint.render import checklist, table
from gklint.render.outcome import Baselined, Outcome
from gklint.rule_docs import page

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from lsprotocol import types

    from gklint.lsp.checked import Checked
    from gklint.lsp.session import Session
    from gklint.lsp.texts import OpenText

_COLUMNS = 100  # of text that a client shows as it is


def run(session: Session, params: types.ExecuteCommandParams) -> Any:
    """``workspace/executeCommand``. Raises RefusedError for one that is not known, or lacks a word."""
    command = COMMANDS.get(params.command)
    if command is None:
        raise RefusedError(INVALID_PARAMS, f"no such command: {params.command}")
    return command(session, params.arguments or ())


def status(session: Session, _: Sequence[Any]) -> Any:
    """What runs here, with which rules, and how long the last checks took."""
    client = session.client

    def work(_: Any) -> dict[str, Any]:
        home = session.home_of("")
        project = session.offices.at(home, client.given_for(home))
        return {
            "version": __version__,
            "python": platform.python_version(),
            "executable": sys.executable,
            "rules": len(project.rulebook.rules),
            "folders": client.folders,
            "ruleFolders": list(own_folders(project.settings)),
            "texts": len(session.texts),
            "positionEncoding": client.encoding,
            "diagnostics": "pull" if client.pulls else "push",
            "troubles": [str(error) for error in session.offices.troubles.values()],
            "timings": [
                {"name": name, "version": version, "milliseconds": round(milliseconds, 2)}
                for name, version, milliseconds in client.timings
            ],
        }

    return session.worker.do(work).future


async def check_folders(session: Session, _: Sequence[Any]) -> dict[str, int]:
    """Check every report of the folders; how many there are, and how many hold findings."""
    paths = await session.folders.paths()
    session.folders.keep_among(paths)
    reports = found = 0
    async with Progress(session, None, len(paths)) as progress:
        async for one in session.folders.check_all(paths):
            reports += one.is_report
            found += one.items != "[]"
            session.folders.push(one)
            progress.step()
    refresh(session)
    return {"files": len(paths), "reports": reports, "withFindings": found}


def fix_all(session: Session, arguments: Sequence[Any]) -> Any:
    """Apply everything that is safe to fix in a text; whether anything was."""
    text = _text(session, arguments)

    def work(checked: Checked) -> Any:
        edits = all_fixed(text, checked)
        return edit_of(session, text, checked, edits) if edits else None

    return _applied(session, session.ask(text, work, None))


async def _applied(session: Session, asked: Awaitable[Any]) -> bool:
    edit = await asked
    if edit is None:
        return False
    await apply(session, edit)
    return True


def explain(session: Session, arguments: Sequence[Any]) -> Any:
    """The page of a rule, in Markdown; empty for one that is not known."""
    name = str(_first(arguments))

    def work(_: Any) -> str:
        home = session.home_of("")
        project = session.offices.at(home, session.client.given_for(home))
        rule = project.rulebook.get(name)
        return page(rule, project.reference, project.settings.lang) if rule is not None else ""

    return session.worker.do(work).future


def show_table(session: Session, arguments: Sequence[Any]) -> Any:
    """The statutory tables of a text as they were read, as plain text."""
    text = _text(session, arguments)

    def work(checked: Checked) -> str:
        linted = checked.known
        read = page_of(
            _shown_name(text),
            linted.text,
            linted.document,
            checked.project.reference,
            linted.context.year,
        )
        return table.render(read, checked.language, _COLUMNS, False)

    return session.ask(text, work, "")


def show_checklist(session: Session, arguments: Sequence[Any]) -> Any:
    """The verdict of every rule on a text, as plain text."""
    text = _text(session, arguments)

    def work(checked: Checked) -> str:
        context, report = checked.known.context, checked.known.report
        outcome = Outcome(
            _shown_name(text),
            checked.known.text,
            context.year,
            context.regime.id if context.regime else "",
            context.level,
            report.findings,
            report.verdicts,
            report.reasons,
            silenced=report.silenced,
            baselined=Baselined(checked.baselined),
        )
        titles = {rule.id: rule.table.title for rule in checked.project.rulebook.rules}
        return checklist.render(outcome, titles, checked.language)

    return session.ask(text, work, "")


def overview(session: Session, arguments: Sequence[Any]) -> Any:
    """What a text was taken for: the year, level and organ of a report; null for anything else."""
    text = _text(session, arguments)

    def work(checked: Checked) -> dict[str, Any]:
        context, language = checked.known.context, checked.language
        levels = context.reference.vocabulary.levels
        return {
            "year": context.year,
            "level": context.level,
            "levels": [
                {"key": one.key, "name": one.zh if language == "zh" else one.en} for one in levels
            ],
            "organ": checked.project.organ_of(checked.known.document),
            "regime": context.regime.id if context.regime else "",
            "overrides": text.overrides,
            "milliseconds": round(checked.milliseconds, 2),
        }

    return session.ask(text, work, None)


def new_report(session: Session, arguments: Sequence[Any]) -> Any:
    """A report of a year before anything is filled in, ``[year, suffix]``; null if no law asks for one."""
    year = _first(arguments)
    suffix = arguments[1] if len(arguments) > 1 else ".txt"
    if type(year) is not int or not isinstance(suffix, str):
        raise RefusedError(INVALID_PARAMS, "the arguments are a year and the ending of a name")

    def work(_: Any) -> str | None:
        home = session.home_of("")
        project = session.offices.at(home, session.client.given_for(home))
        try:
            return skeleton(project, year, suffix)
        except KeyError:
            return None

    return session.worker.do(work).future


def override(session: Session, arguments: Sequence[Any]) -> Any:
    """Set the year or the level of one text, ``{"year": …, "level": …}``; null takes it back."""
    text = _text(session, arguments)
    given = arguments[1] if len(arguments) > 1 and isinstance(arguments[1], dict) else {}
    errors = session.override(text, given)
    refresh(session)
    for error in errors:
        session.show(error)
    return None


def _shown_name(text: OpenText) -> str:
    """A text's name without its folders, which whoever has it open knows."""
    return text.name.rpartition("/")[2].rpartition(os.sep)[2]


def _text(session: Session, arguments: Sequence[Any]) -> OpenText:
    """The open text that the first argument names."""
    text = session.texts.get(str(_first(arguments)))
    if text is None:
        raise RefusedError(INVALID_PARAMS, "the first argument names a text that is open")
    return text


def _first(arguments: Sequence[Any]) -> Any:
    if not arguments:
        raise RefusedError(INVALID_PARAMS, "an argument is missing")
    return arguments[0]


COMMANDS: dict[str, Callable[[Session, Sequence[Any]], Any]] = {
    "gklint.status": status,
    "gklint.checkFolders": check_folders,
    "gklint.fixAll": fix_all,
    "gklint.explain": explain,
    "gklint.table": show_table,
    CHECKLIST: show_checklist,
    "gklint.override": override,
    "gklint.overview": overview,
    "gklint.newReport": new_report,
}
