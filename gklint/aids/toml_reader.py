"""The small words of TOML, read one after another: blanks, comments, keys, bare values."""

from __future__ import annotations

from gklint.aids.toml_text import end_of_text, read_text
from gklint.text import Span

DEEPEST = 100  # values inside one another, and keys with dots between them

_AFTER_NAME = " \t.=]#\n\r\"'[{},"
_AFTER_BARE = ",]}#\n\r"


class BrokenError(Exception):
    """The line cannot be read further than here."""


class Reader:
    """A place in a text that moves on over what is read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = int(text.startswith("\ufeff"))
        self.comments: list[Span] = []
        self._line_end = -1

    @property
    def ended(self) -> bool:
        return self.at >= len(self.text)

    def sees(self, mark: str) -> bool:
        return self.text.startswith(mark, self.at)

    def take(self, mark: str) -> bool:
        """Pass over ``mark``, if it stands here."""
        found = self.sees(mark)
        self.at += len(mark) if found else 0
        return found

    def quoted(self) -> bool:
        """Pass over a text in quotes; False if it never ends."""
        self.at, closed = end_of_text(self.text, self.at, self.end_of_line())
        return closed

    def names(self, found: list[tuple[str, Span]]) -> None:
        """Keys with dots between them; ``found`` has those before a break, too."""
        while True:
            self.spaces()
            start = self.at
            if self.text[start : start + 1] in ('"', "'") and start < len(self.text):
                closed = self.quoted()
                word = read_text(self.text, start, self.at, closed)[0]
            else:
                while self.at < len(self.text) and self.text[self.at] not in _AFTER_NAME:
                    self.at += 1
                word, closed = self.text[start : self.at], self.at > start
            found.append((word, Span(start, self.at)))
            if not closed or len(found) > DEEPEST:
                raise BrokenError
            self.spaces()
            if not self.text.startswith(".", self.at):
                return
            self.at += 1

    def bare(self) -> None:
        """A number, a date, true or false: up to what ends a value, without the blanks before it."""
        start = self.at
        while self.at < len(self.text) and self.text[self.at] not in _AFTER_BARE:
            self.at += 1
        while self.at > start and self.text[self.at - 1] in " \t":
            self.at -= 1

    def rest_of_line(self) -> None:
        self.spaces()
        self.comment()
        if self.at < len(self.text) and self.text[self.at] not in "\r\n":
            raise BrokenError

    def blanks(self) -> None:
        """Pass over blanks, line ends and comments."""
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n#":
            if self.text[self.at] == "#":
                self.comment()
            else:
                self.at += 1

    def spaces(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in " \t":
            self.at += 1

    def comment(self) -> None:
        if self.text.startswith("#", self.at):
            end = self.end_of_line()
            self.comments.append(Span(self.at, end))
            self.at = end

    def end_of_line(self) -> int:
        """Where the line at hand ends; looked for once a line, however much stands in it."""
        if self._line_end < self.at:
            end = self.text.find("\n", self.at)
            end = len(self.text) if end < 0 else end
            self._line_end = end - self.text.endswith("\r", self.at, end)
        return self._line_end

    def pass_over(self, start: int) -> None:
        """Go on behind what broke: at its line, if it began at ``start`` on a line above, or the next."""
        self.at = min(self.at, len(self.text))
        line = max(self.text.rfind(end, start, self.at) for end in "\n\r") + 1
        self.at = line if line > start else self.end_of_line()
