"""How far a long run is: a line at the bottom of the terminal, gone before anything else is told."""

from __future__ import annotations

from time import monotonic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.commands.console import Console
    from gklint.render.outcome import Summary

DELAY, EVERY = 1.0, 0.1  # seconds before it shows at all, and between two showings


class Progress:
    """Tells of a run that goes on for longer than somebody waits without asking."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.due = monotonic() + DELAY

    def step(self, summary: Summary, language: str) -> None:
        """To be called after each file."""
        now = monotonic()
        if now < self.due:
            return
        self.due = now + EVERY
        files = summary.files + summary.left_out + summary.failed
        if language == "en":
            told = f"{files} files looked at, {summary.findings} findings so far"
        else:
            told = f"已检查 {files} 个文件，发现 {summary.findings} 处问题"
        self.console.show_status(told)
