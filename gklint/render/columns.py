"""Columns of a terminal, and text that does it no harm."""

from __future__ import annotations

# Marks that turn the direction of writing: what is shown would not be what stands there.
TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BREAKING = frozenset("\x85\u2028\u2029")
_SUBSTITUTE = "\ufffd"


def harmless(text: str) -> str:
    """``text`` of the same length, with a visible sign for each control that a terminal obeys."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _sign(char) for char in text)


def _sign(char: str) -> str:
    code = ord(char)
    if char == "\t":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)  # control pictures: ␀ ␁ …
    if code == 0x7F:
        return "␡"
    if code < 0xA0 or char in TURNING or char in _BREAKING:
        return _SUBSTITUTE
    return char


def width(text: str) -> int:
    """The columns that harmless ``text`` takes: two for a wide sign, none for a combining one."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    columns = 0
    for char in text:
        if east_asian_width(char) in "WF":
            columns += 2
        elif char < "\u0300" or category(char) not in ("Mn", "Me", "Cf"):
            columns += 1
    return columns


def fitting(text: str, columns: int) -> int:
    """How many signs from the beginning of ``text`` fit into ``columns``."""
    taken = 0
    for at, char in enumerate(text):
        taken += width(char)
        if taken > columns:
            return at
    return len(text)
