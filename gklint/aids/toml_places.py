"""The exact places of tables, keys and values in a TOML text, whole or broken.

The TOML library judges what is valid and tells no places; this tells places and judges
nothing. On valid texts both see the same keys and values. A line that cannot be read is
passed over, so that the rest of a file that is being written still has its places.
"""

from __future__ import annotations

from functools import lru_cache

from gklint.aids.toml_scan import LIST, OTHER, TABLE, TEXT, Node, Scan
from gklint.aids.toml_text import read_text
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.aids.toml_scan import Keys
    from gklint.errors import Place


@value
class Spot:
    """What stands, or may be written, at an offset."""

    part: str  # "key", "value", or "head" for the keys in [ ]
    keys: Keys  # of the table whose key it is; of the value
    span: Span  # the key; the text without its quotes; empty where nothing is written yet
    name: str = ""  # what the key says
    node: Node | None = None  # the value, where there is one


@lru_cache(maxsize=2)
def places_of(text: str) -> Places:
    """The places of a text that may be asked for again and again while it stays as it is."""
    return Places(text)


class Places:
    """Where everything in a TOML text stands. Never raises, whatever the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._scan = Scan(text)
        self.nodes = self._scan.nodes
        self.broken = self._scan.broken  # the first place that cannot be read; None in a whole text

    def said(self, node: Node) -> tuple[str, Sequence[int]]:
        """What a TEXT says, and the offset in the file of each of its characters."""
        return read_text(self.text, node.span.start, node.span.end, node.closed)

    def find(self, keys: Keys) -> tuple[Node | None, Keys]:
        """The deepest node on the way that ``keys`` tell, and those that lead on from it.

        An index is passed over where no list is written: one may stand for a list of one.
        """
        found: Node | None = None
        path: Keys = ()
        for at, key in enumerate(keys):
            node = self.nodes.get((*path, key))
            if node is None:
                if isinstance(key, int):
                    continue
                return found, keys[at:]
            found, path = node, (*path, key)
        return found, ()

    def span(self, place: Place) -> Span:
        """What is to be shown for a place: its value, its key, or the head of where it lacks."""
        node, lacking = self.find(place.keys)
        if node is None:
            return self._line(0) if place.offset is None else self._line(place.offset)
        if lacking:
            return self.head(node)
        if place.keyed and node.key is not None:
            return node.key
        if place.offset is not None and node.kind == TEXT:
            starts = self.said(node)[1]
            if 0 <= place.offset < len(starts) - 1:
                end = min(place.offset + place.size, len(starts) - 1)
                return Span(starts[place.offset], starts[end])
        return node.span

    def head(self, node: Node) -> Span:
        """What names a table: its [header], its key, or the first character of it."""
        if self.text.startswith("[", node.span.start) and node.kind == TABLE:
            return node.span
        return node.key or Span(node.span.start, min(node.span.start + 1, node.span.end))

    def _line(self, offset: int) -> Span:
        """From an offset to the end of its line."""
        end = self.text.find("\n", offset)
        end = len(self.text) if end < 0 else end
        return Span(min(offset, end), max(min(offset, end), end - self.text.endswith("\r", 0, end)))

    def spot(self, offset: int) -> Spot | None:
        """What stands at an offset, or may be written there; None in comments and after values."""
        if any(one.start < offset <= one.end for one in self._scan.comments):
            return None
        for name in self._scan.names:
            if name.span.start <= offset <= name.span.end:
                part = "head" if name.head else "key"
                return Spot(part, name.keys[:-1], name.span, str(name.keys[-1]))
        found: Node | None = None
        for node in self._scan.values:
            inside = node.span.start <= offset <= node.span.end
            if inside and node.kind in (LIST, TABLE):
                inside = node.span.start < offset and (offset < node.span.end or not node.closed)
            if inside and (found is None or node.span.start >= found.span.start):
                found = node
        if found is not None:
            return self._within(found, offset)
        start = max(self.text.rfind(end, 0, offset) for end in "\n\r") + 1
        if self.text[start:offset].strip(" \t\ufeff"):
            return None
        keys: Keys = ()
        for head_end, head_keys in self._scan.heads:
            if head_end <= offset:
                keys = head_keys
        return Spot("key", keys, Span(offset, offset))

    def _within(self, node: Node, offset: int) -> Spot:
        here = Span(offset, offset)
        if node.kind == TABLE:
            return Spot("key", node.keys, here)
        if node.kind == LIST:
            before = [one for one in self.nodes if one[:-1] == node.keys]
            return Spot("value", (*node.keys, len(before)), here)
        if node.kind == TEXT:
            starts = self.said(node)[1]
            return Spot("value", node.keys, Span(starts[0], starts[-1]), node=node)
        return Spot("value", node.keys, node.span if node.kind == OTHER else here, node=node)
