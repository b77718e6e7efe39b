"""``--show-settings`` and ``--show-files``: what holds, and what would be looked at, without a check."""

from __future__ import annotations

from gklint import formats
from gklint.commands import CLEAN, TO_MEND
from gklint.commands.given import asked, projects_of
from gklint.config import shown
from gklint.errors import GklintError
from gklint.files.operands import found_by

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.commands.arguments import Arguments
    from gklint.commands.console import Console
    from gklint.projects import Projects


def show(arguments: Arguments, console: Console) -> int:
    """Raises ConfigError for settings that cannot be used."""
    projects = projects_of(asked(arguments.given))
    operands = arguments.operands or (".",)
    if "show-settings" in arguments.given:
        from gklint.commands.show_settings import settings_of

        for operand in operands:
            console.say(settings_of(operand, projects))
    if "show-files" in arguments.given:
        return _show_files(operands, projects, console, "force-exclude" in arguments.given)
    return CLEAN


def _show_files(operands: Sequence[str], projects: Projects, console: Console, force: bool) -> int:
    """The files that would be looked at, one a line; to standard error those left out, and why."""

    def tell(path: str, by: str) -> None:
        console.note(f"{shown(path)}: 不检查 / left out: {shown(by)}\n")

    errors: list[GklintError] = []
    for one in found_by(operands, formats.suffixes(), projects.ignored(tell), force):
        if isinstance(one, GklintError):
            errors.append(one)
            continue
        console.say(f"{one.path}\n")
        try:
            projects.holding.at(one.path)
        except GklintError as error:  # nothing is left out by settings that cannot be read
            errors.append(error)
    for wrong in errors:
        console.complain(wrong)
    return TO_MEND if errors else CLEAN
