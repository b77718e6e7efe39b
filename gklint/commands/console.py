"""Standard output and standard error, for people."""

from __future__ import annotations

import os
import stat
import sys

from gklint.errors import GklintError, OutputError
from gklint.render.columns import fitting, harmless

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_TO_THE_END = "\x1b[K"  # clears what stands on the line after it (ECMA-48, EL)
COLUMNS = 100  # where nothing tells how wide the terminal is


class Console:
    """Standard output and standard error. Each complaint is told once."""

    def __init__(self) -> None:
        # A stream that was closed before the start is None.
        sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # what a console cannot show is written as \u…
                stream.reconfigure(errors="backslashreplace")
        self._told: set[str] = set()
        self._status = False  # a line of it stands on the terminal

    @property
    def colour(self) -> bool:
        if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            return False
        if sys.platform == "win32" and "WT_SESSION" not in os.environ:
            return False  # older consoles show the codes themselves
        return sys.stdout.isatty()

    @property
    def columns(self) -> int:
        try:  # a terminal in a container may say 0: it does not know
            return max(40, os.get_terminal_size(sys.stdout.fileno()).columns or COLUMNS)
        except (OSError, ValueError, AttributeError):
            return COLUMNS

    @property
    def only_ascii(self) -> bool:
        """True if the output cannot hold every character."""
        return (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"

    def writable(self, *ways: str) -> str:
        """The first of several ways to write something that the output can hold; else the last."""
        for way in ways:
            try:
                way.encode(sys.stdout.encoding or "ascii")
            except (UnicodeEncodeError, LookupError):
                continue
            return way
        return ways[-1]

    def say(self, text: str) -> None:
        self.clear_status()
        try:
            sys.stdout.write(text)
        except OSError as error:
            _raise_unwritten(error)

    def say_bytes(self, data: bytes) -> None:
        self.clear_status()
        try:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
        except OSError as error:
            _raise_unwritten(error)

    def flush(self) -> None:
        """Hand over what was said. Raises OutputError if it cannot be written."""
        try:
            sys.stdout.flush()
        except OSError as error:
            _raise_unwritten(error)

    def note(self, text: str) -> None:
        """Tell what is not part of the result."""
        self.clear_status()
        try:
            sys.stderr.write("\n".join(map(harmless, text.split("\n"))))
        except OSError:  # there is nowhere left to tell it
            return

    @property
    def takes_status(self) -> bool:
        """True if a line that comes and goes disturbs nobody.

        What standard output is piped into may be a pager on the same terminal.
        """
        if os.environ.get("TERM") == "dumb" or not sys.stderr.isatty():
            return False
        if sys.platform == "win32" and "WT_SESSION" not in os.environ:
            return False  # older consoles show the codes themselves
        try:
            return not stat.S_ISFIFO(os.fstat(sys.stdout.fileno()).st_mode)
        except (OSError, ValueError):
            return False

    def show_status(self, text: str) -> None:
        """A line on standard error that stands until anything else is told."""
        try:
            columns = os.get_terminal_size(sys.stderr.fileno()).columns or COLUMNS
        except (OSError, ValueError):
            columns = COLUMNS
        self._status = True
        self._put_status(text[: fitting(text, columns - 1)])

    def clear_status(self) -> None:
        if self._status:
            self._status = False
            self._put_status("")

    def _put_status(self, text: str) -> None:
        try:
            sys.stderr.write(f"\r{text}{_TO_THE_END}")
            sys.stderr.flush()
        except OSError:  # there is nowhere left to show it
            return

    def forget(self) -> None:
        """Tell complaints again that were told before."""
        self._told.clear()

    def complain(self, error: GklintError) -> None:
        told = error.told(harmless)
        if told not in self._told:
            self._told.add(told)
            self.note(f"gklint: {told}\n")

    def tell_bug(self, where: str, trace: str) -> None:
        self.note(
            f"gklint: {harmless(where)}: gklint 自身出错，请把以下内容报告给开发者 / "
            f"a bug in gklint; please report what follows\n{trace}\n"
        )


def _raise_unwritten(error: OSError) -> NoReturn:
    if isinstance(error, BrokenPipeError):  # whoever was reading has seen enough
        raise error
    said = error.strerror or str(error)
    raise OutputError(f"无法写到标准输出：{said}", f"cannot write to standard output: {said}")
