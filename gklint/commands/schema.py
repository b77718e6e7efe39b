"""``gklint schema``: JSON schemas of the settings and of rule files, for TOML editors."""

from __future__ import annotations

from gklint.aids.schemas import ROOTS, schema
from gklint.commands import CLEAN
from gklint.errors import ConfigError
from gklint.render.json import dumps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.commands.arguments import Arguments
    from gklint.commands.console import Console


def run(arguments: Arguments, console: Console) -> int:
    """Raises ConfigError unless one of the schemas is named."""
    names = arguments.operands
    if len(names) != 1 or names[0] not in ROOTS:
        raise ConfigError(
            f"请写上 {' 或 '.join(ROOTS)}", f"name {' or '.join(ROOTS)}", "gklint schema"
        )
    console.say(dumps(schema(names[0]), console.only_ascii))
    return CLEAN
