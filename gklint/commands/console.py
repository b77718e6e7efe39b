"""Standard output and standard error, for people."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.errors import GklintError

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
