"""Text inside XML 1.0: every character that it forbids is shown by another one."""

from __future__ import annotations

from gklint.render.columns import harmless

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}


def attributes(**given: object) -> str:
    """Attributes of a tag, each with a space before it. A line end stays one."""
    return "".join(f' {name}="{content(str(text))}"' for name, text in given.items())


def content(text: str) -> str:
    """``text`` for a tag's contents, or between quotation marks."""
    parts = text.split("\n")
    return "&#10;".join(_line(part) for part in parts)


def _line(text: str) -> str:
    for char, entity in _ENTITIES.items():
        text = text.replace(char, entity)
    if text.isprintable():
        return text
    return "".join(_allowed(char) for char in harmless(text))


def _allowed(char: str) -> str:
    """XML 1.0, 2.2 Characters; harmless text has no controls left."""
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:  # a byte of a name that is no text
        return f"\\u{code:04x}"
    return "\ufffd" if code & 0xFFFE == 0xFFFE and code <= 0xFFFF else char
