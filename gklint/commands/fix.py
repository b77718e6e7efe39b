"""``gklint fix``: ``gklint check --fix``."""

from __future__ import annotations

from gklint.commands import check
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.commands.arguments import Arguments
    from gklint.commands.console import Console


def run(arguments: Arguments, console: Console) -> int:
    return check.run(replace(arguments, given={**arguments.given, "fix": True}), console)
