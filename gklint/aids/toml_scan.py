"""One walk through a TOML text that notes where everything stands."""

from __future__ import annotations

from gklint.aids.toml_reader import DEEPEST, BrokenError, Reader
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    Keys = tuple[str | int, ...]

TEXT, OTHER, LIST, TABLE, MISSING = "text", "other", "list", "table", "missing"


@value
class Node:
    """A value, or a table: ``keys`` lead to it from the top."""

    keys: Keys
    kind: str
    span: Span  # of a table under a [header], the header; of one made by a dotted key, that key
    key: Span | None  # the last key, as it is written; None for what stands in a list
    closed: bool = True  # False where its quotes or brackets never end


@value
class Name:
    """A key as it is written."""

    span: Span  # with its quotes
    keys: Keys
    head: bool  # it stands in a [header]


class Scan:
    """All that was noted, in the order of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._read = Reader(text)
        self.comments = self._read.comments
        self.nodes: dict[Keys, Node] = {}
        self.names: list[Name] = []
        self.values: list[Node] = []  # those that are not made by headers, inner ones first
        self.heads: list[tuple[int, Keys]] = []  # where a header ends, the table it opens
        self.broken: int | None = None
        self._table: Keys = ()
        self._counts: dict[Keys, int] = {}  # tables under [[headers]]
        self._walk()

    def _walk(self) -> None:
        while True:
            self._read.blanks()
            if self._read.ended:
                return
            start = self._read.at
            try:
                if self._read.sees("["):
                    self._header()
                else:
                    self._statement(self._table, 0)
                self._read.rest_of_line()
            except BrokenError:
                if self.broken is None:
                    self.broken = self._read.at
                self._read.pass_over(start)

    def _header(self) -> None:
        start = self._read.at
        mark = "]]" if self.text.startswith("[[", start) else "]"
        self._read.at += len(mark)
        names: list[tuple[str, Span]] = []
        try:
            self._read.names(names)
            closed = self._read.take(mark)
        except BrokenError:
            closed = False
        span = Span(start, self._read.at)
        keys: Keys = ()
        for nth, (word, place) in enumerate(names, 1):
            keys = (*keys, word)
            self.names.append(Name(place, keys, True))
            if nth == len(names) and mark == "]]":
                self._put(Node(keys, LIST, span, place))
                self._counts[keys] = self._counts.get(keys, -1) + 1
            elif keys not in self._counts:
                self._put(Node(keys, TABLE, span, place))
            if keys in self._counts:
                keys = (*keys, self._counts[keys])
                self._put(Node(keys, TABLE, span, place))
        self._table = keys
        self.heads.append((self._read.at, keys))
        if not closed:
            raise BrokenError

    def _statement(self, table: Keys, depth: int) -> None:
        """A key, or several with dots between them, and what it is set to."""
        names: list[tuple[str, Span]] = []
        keys = table
        try:
            self._read.names(names)
        finally:
            for nth, (word, place) in enumerate(names, 1):
                keys = (*keys, word)
                self.names.append(Name(place, keys, False))
                if nth < len(names):
                    self._put(Node(keys, TABLE, place, place))
        if not self._read.take("="):
            raise BrokenError
        self._value(keys, names[-1][1], depth)

    def _value(self, keys: Keys, key: Span | None, depth: int) -> None:
        before = self._read.at
        self._read.spaces()
        start, char = self._read.at, self.text[self._read.at : self._read.at + 1]
        if depth > DEEPEST:
            raise BrokenError
        kind, closed = OTHER, True
        try:
            if char in ("[", "{"):
                kind, closed = (LIST if char == "[" else TABLE), False
                self._inside(keys, kind, depth)
                closed = True
            elif char in ('"', "'"):
                kind = TEXT
                closed = self._read.quoted()
            else:
                self._read.bare()
                if self._read.at == start:
                    kind, start = MISSING, before
        finally:
            node = Node(keys, kind, Span(start, self._read.at), key, closed)
            self._put(node)
            self.values.append(node)
        if kind == MISSING or not closed:
            raise BrokenError

    def _inside(self, keys: Keys, kind: str, depth: int) -> None:
        """What stands in the brackets of a list or the braces of a table."""
        end = "]" if kind == LIST else "}"
        self._read.at += 1
        count = 0
        while True:
            self._read.blanks()
            if self._read.take(end):
                return
            if kind == LIST:
                self._value((*keys, count), None, depth + 1)
            else:
                self._statement(keys, depth + 1)
            count += 1
            self._read.blanks()
            if not self._read.take(",") and not self._read.sees(end):
                raise BrokenError

    def _put(self, node: Node) -> None:
        self.nodes.setdefault(node.keys, node)
