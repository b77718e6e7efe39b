"""The command line: reads it, runs one command, and turns what went wrong into an exit code."""

from __future__ import annotations

import gc
import os
import sys

from gklint.commands import BUG, CLEAN, GARBAGE_THRESHOLD, INTERRUPTED, TO_MEND
from gklint.commands.arguments import Arguments, parse
from gklint.commands.console import Console
from gklint.errors import ConfigError, GklintError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType
    from typing import NoReturn


def start() -> NoReturn:
    """The program: run ``main`` and leave at once.

    Taking apart, object by object, what a short run has made would take a tenth of its time;
    nothing is left open by then, and what was printed is flushed.
    """
    code = main()
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        _abandon_stdout()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; the exit code."""
    # A run makes many records and hardly a circle: at the usual threshold a tenth of its time
    # would go into looking for some.
    gc.set_threshold(GARBAGE_THRESHOLD)
    console = Console()
    try:
        code = _run(sys.argv[1:] if argv is None else argv, console)
        console.flush()
    except GklintError as error:
        console.complain(error)
        return TO_MEND
    except BrokenPipeError:  # whoever was reading has seen enough
        _abandon_stdout()
        return CLEAN
    except KeyboardInterrupt as stopped:
        return getattr(stopped, "code", INTERRUPTED)
    except Exception:  # noqa: BLE001  an uncaught one would end with 1, which says "findings"
        from traceback import format_exc

        console.tell_bug("gklint", format_exc())
        return BUG
    return code


def _run(argv: Sequence[str], console: Console) -> int:
    arguments = parse(argv)
    if "version" in arguments.given:
        from gklint import __version__

        console.say(f"gklint {__version__}\n")
        return CLEAN
    if "help" in arguments.given or not arguments.command:
        from gklint.commands.help import page

        console.say(page(arguments.command, arguments.given.get("lang", "")))
        return CLEAN
    try:
        os.getcwd()
    except OSError:
        raise ConfigError(
            "当前文件夹已不存在，请换到别的文件夹再运行",
            "the current folder is gone; change to another one",
        ) from None
    code: int = _module(arguments).run(arguments, console)
    return code


def _module(arguments: Arguments) -> ModuleType:
    name = f"gklint.commands.{arguments.command}"
    __import__(name)  # importlib would be loaded for this alone
    return sys.modules[name]


def _abandon_stdout() -> None:
    """Let the interpreter flush what is left into nothing, without a complaint."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
