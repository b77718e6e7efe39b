"""A piece of text in TOML's four kinds of quotes, and which character of the file each of its own is."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_ESCAPES = {
    "b": "\b",
    "t": "\t",
    "n": "\n",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    '"': '"',
    "\\": "\\",
}
_DIGITS = {"x": 2, "u": 4, "U": 8}  # hexadecimal digits after \x, \u and \U


def end_of_text(text: str, start: int, line_end: int) -> tuple[int, bool]:
    """Where the quoted text at ``start`` ends, and whether it was closed.

    ``line_end`` is where its line ends, at which a text in single quotes ends, too.
    """
    quote = text[start]
    many = text.startswith(quote * 3, start)
    mark, limit = (quote * 3, len(text)) if many else (quote, line_end)
    at = text.find(mark, start + len(mark), limit)
    while at >= 0 and quote == '"' and _escaped(text, at):
        at = text.find(mark, at + 1, limit)
    if at < 0:
        return limit, False
    end = at + len(mark)
    if many:  # up to two more quotes belong to the text
        while end < len(text) and end < at + 5 and text[end] == quote:
            end += 1
    return end, True


def _escaped(text: str, at: int) -> bool:
    """True if an odd number of backslashes stands before ``at``."""
    first = at
    while first > 0 and text[first - 1] == "\\":
        first -= 1
    return (at - first) % 2 == 1


def read_text(text: str, start: int, end: int, closed: bool = True) -> tuple[str, Sequence[int]]:
    """What the quoted text at ``text[start:end]`` says, and the offset of each of its characters.

    One offset more leads behind the last character.
    """
    quote = text[start]
    size = 3 if text.startswith(quote * 3, start) and end - start >= 3 else 1
    at, last = start + size, end - size if closed else end
    if size == 3:  # a line end right after the opening quotes is not of the text
        at += 2 if text.startswith("\r\n", at) else text.startswith("\n", at)
    last = max(at, last)
    if text.find("\r\n", at, last) < 0 and (quote == "'" or text.find("\\", at, last) < 0):
        return text[at:last], range(at, last + 1)
    said: list[str] = []
    starts: list[int] = []
    while at < last:
        char, after = text[at], at + 1
        if char == "\r" and text.startswith("\n", after):
            char, after = "\n", after + 1
        elif char == "\\" and quote == '"':
            char, after = _escape(text, at, last)
        if char:
            said.append(char)
            starts.append(at)
        at = after
    return "".join(said), [*starts, last]


def _escape(text: str, at: int, last: int) -> tuple[str, int]:
    """What the backslash at ``at`` and what follows it say, and where that ends."""
    after = at + 1
    char = text[after : after + 1]
    if char in _ESCAPES and after < last:
        return _ESCAPES[char], after + 1
    if char in _DIGITS and after < last:
        digits = text[after + 1 : min(after + 1 + _DIGITS[char], last)]
        try:
            return chr(int(digits, 16)), after + 1 + len(digits)
        except (ValueError, OverflowError):
            return "\\", after
    end = after
    while end < last and text[end] in " \t\r\n":
        end += 1
    return ("", end) if "\n" in text[after:end] else ("\\", after)
