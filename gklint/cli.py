"""The command line: reads it, runs one command, and turns what went wrong into an exit code."""

from __future__ import annotations

import os
import sys

from gklint.commands import BUG, CLEAN, TO_MEND
from gklint.commands.arguments import Arguments, parse
from gklint.errors import GklintError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

INTERRUPTED = 130  # as shells count a process that Ctrl-C ended
COLUMNS = 100  # where nothing tells how wide the terminal is


class Console:
    """Standard output and standard error. Each complaint is told once."""

    def __init__(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # what a console cannot show is written as \u…
                stream.reconfigure(errors="backslashreplace")
        self._told: set[str] = set()

    @property
    def colour(self) -> bool:
        if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            return False
        if sys.platform == "win32" and "WT_SESSION" not in os.environ:
            return False  # older consoles show the codes themselves
        return sys.stdout.isatty()

    @property
    def columns(self) -> int:
        try:
            return max(40, os.get_terminal_size(sys.stdout.fileno()).columns)
        except (OSError, ValueError, AttributeError):
            return COLUMNS

    @property
    def only_ascii(self) -> bool:
        """True if the output cannot hold every character."""
        return (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"

    def say(self, text: str) -> None:
        sys.stdout.write(text)

    def say_bytes(self, data: bytes) -> None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)

    def note(self, text: str) -> None:
        """Tell what is not part of the result."""
        sys.stderr.write(text)

    def complain(self, error: GklintError) -> None:
        told = str(error)
        if told not in self._told:
            self._told.add(told)
            self.note(f"gklint: {told}\n")

    def tell_bug(self, where: str, trace: str) -> None:
        self.note(
            f"gklint: {where}: gklint 自身出错，请把以下内容报告给开发者 / "
            f"a bug in gklint; please report what follows\n{trace}\n"
        )


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; the exit code."""
    console = Console()
    try:
        code = _run(sys.argv[1:] if argv is None else argv, console)
        sys.stdout.flush()
    except GklintError as error:
        console.complain(error)
        return TO_MEND
    except BrokenPipeError:  # whoever was reading has seen enough
        _abandon_stdout()
        return CLEAN
    except KeyboardInterrupt:
        return INTERRUPTED
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
