"""Text with words to be filled in: plain for every editor, or a snippet that walks through them.

``‹地址›`` is a hole by name; holes of one name are one. ``‹=0›`` holds a value that may stay,
and is alone. Both in ``rules/reference/skeletons.toml`` and in what is made from it.
"""

from __future__ import annotations

from gklint.pattern import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_HOLE = late("‹(?P<value>=?)(?P<words>[^‹›]{0,80})›")
_SPECIAL = {ord(char): f"\\{char}" for char in "\\$}"}  # in a snippet (LSP 3.17, Snippet Syntax)


def zero() -> str:
    """A cell of a table that nothing was counted for yet."""
    return "‹=0›"


def has_holes(text: str) -> bool:
    return _HOLE.search(text) is not None


def beginning(text: str) -> str:
    """The words before the first hole."""
    hole = _HOLE.search(text)
    return text[: hole.start()] if hole else text


def plain(text: str, blank: str) -> str:
    """``text`` with ``blank`` for every hole without a value, ``{name}`` being the hole's own."""
    return _filled(text, lambda words, holds: words if holds else blank.replace("{name}", words))


def filled(text: str, values: dict[str, str]) -> str:
    """``text`` with the named holes filled from ``values``, which must have them all."""
    return _filled(text, lambda words, holds: words if holds else values[words])


def snippet(text: str) -> str:
    """``text`` as the body of a snippet: its holes are tab stops in the order of the text."""
    stops: dict[str, int] = {}  # of the named holes
    count = 0
    pieces = []
    done = 0
    for match in _HOLE.finditer(text):
        pieces.append(text[done : match.start()].translate(_SPECIAL))
        done = match.end()
        words = match["words"]
        if not match["value"] and words in stops:
            pieces.append(f"${{{stops[words]}}}")
            continue
        count += 1
        if not match["value"]:
            stops[words] = count
        pieces.append(f"${{{count}:{words.translate(_SPECIAL)}}}")
    return "".join(pieces) + text[done:].translate(_SPECIAL)


def _filled(text: str, fill: Callable[[str, bool], str]) -> str:
    pieces: list[str] = []
    done = 0
    for match in _HOLE.finditer(text):
        pieces += text[done : match.start()], fill(match["words"], match["value"] != "")
        done = match.end()
    return "".join(pieces) + text[done:]
