"""One walk through a TOML text that notes where everything stands."""

from __future__ import annotations

from gklint.aids.toml_text import end_of_text, read_text
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    Keys = tuple[str | int, ...]

TEXT, OTHER, LIST, TABLE, MISSING = "text", "other", "list", "table", "missing"
DEEPEST = 100  # values inside one another, and keys with dots between them

_AFTER_NAME = " \t.=]#\n\r\"'[{},"
_AFTER_BARE = ",]}#\n\r"


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


class _BrokenError(Exception):
    """The line cannot be read further than here."""


class Scan:
    """All that was noted, in the order of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = int(text.startswith("\ufeff"))
        self.nodes: dict[Keys, Node] = {}
        self.names: list[Name] = []
        self.values: list[Node] = []  # those that are not made by headers, inner ones first
        self.comments: list[Span] = []
        self.heads: list[tuple[int, Keys]] = []  # where a header ends, the table it opens
        self.broken: int | None = None
        self._table: Keys = ()
        self._counts: dict[Keys, int] = {}  # tables under [[headers]]
        self._line_end = -1
        self._walk()

    def _walk(self) -> None:
        while True:
            self._blanks()
            if self.at >= len(self.text):
                return
            start = self.at
            try:
                if self.text[self.at] == "[":
                    self._header()
                else:
                    self._statement(self._table, 0)
                self._rest_of_line()
            except _BrokenError:
                if self.broken is None:
                    self.broken = self.at
                self.at = min(self.at, len(self.text))
                line = max(self.text.rfind(end, start, self.at) for end in "\n\r") + 1
                self.at = line if line > start else self._end_of_line()

    def _header(self) -> None:
        start = self.at
        mark = "]]" if self.text.startswith("[[", start) else "]"
        self.at += len(mark)
        names: list[tuple[str, Span]] = []
        try:
            self._names(names)
            closed = self.text.startswith(mark, self.at)
        except _BrokenError:
            closed = False
        self.at += len(mark) if closed else 0
        span = Span(start, self.at)
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
        self.heads.append((self.at, keys))
        if not closed:
            raise _BrokenError

    def _statement(self, table: Keys, depth: int) -> None:
        """A key, or several with dots between them, and what it is set to."""
        names: list[tuple[str, Span]] = []
        keys = table
        try:
            self._names(names)
        finally:
            for nth, (word, place) in enumerate(names, 1):
                keys = (*keys, word)
                self.names.append(Name(place, keys, False))
                if nth < len(names):
                    self._put(Node(keys, TABLE, place, place))
        if not self.text.startswith("=", self.at):
            raise _BrokenError
        self.at += 1
        self._value(keys, names[-1][1], depth)

    def _names(self, found: list[tuple[str, Span]]) -> None:
        """Keys with dots between them; ``found`` has those before a break, too."""
        while True:
            self._spaces()
            start = self.at
            if self.text[start : start + 1] in ('"', "'") and start < len(self.text):
                self.at, closed = end_of_text(self.text, start, self._end_of_line())
                word = read_text(self.text, start, self.at, closed)[0]
            else:
                while self.at < len(self.text) and self.text[self.at] not in _AFTER_NAME:
                    self.at += 1
                word, closed = self.text[start : self.at], self.at > start
            found.append((word, Span(start, self.at)))
            if not closed or len(found) > DEEPEST:
                raise _BrokenError
            self._spaces()
            if not self.text.startswith(".", self.at):
                return
            self.at += 1

    def _value(self, keys: Keys, key: Span | None, depth: int) -> None:
        before = self.at
        self._spaces()
        start, char = self.at, self.text[self.at : self.at + 1]
        if depth > DEEPEST:
            raise _BrokenError
        kind, closed = OTHER, True
        try:
            if char in ("[", "{"):
                kind, closed = (LIST if char == "[" else TABLE), False
                self._inside(keys, kind, depth)
                closed = True
            elif char in ('"', "'"):
                kind = TEXT
                self.at, closed = end_of_text(self.text, start, self._end_of_line())
            else:
                self._bare()
                if self.at == start:
                    kind, start = MISSING, before
        finally:
            node = Node(keys, kind, Span(start, self.at), key, closed)
            self._put(node)
            self.values.append(node)
        if kind == MISSING or not closed:
            raise _BrokenError

    def _inside(self, keys: Keys, kind: str, depth: int) -> None:
        """What stands in the brackets of a list or the braces of a table."""
        end = "]" if kind == LIST else "}"
        self.at += 1
        count = 0
        while True:
            self._blanks()
            if self.text.startswith(end, self.at):
                self.at += 1
                return
            if kind == LIST:
                self._value((*keys, count), None, depth + 1)
            else:
                self._statement(keys, depth + 1)
            count += 1
            self._blanks()
            if self.text.startswith(",", self.at):
                self.at += 1
            elif not self.text.startswith(end, self.at):
                raise _BrokenError

    def _bare(self) -> None:
        """A number, a date, true or false: up to what ends a value, without the blanks before it."""
        start = self.at
        while self.at < len(self.text) and self.text[self.at] not in _AFTER_BARE:
            self.at += 1
        while self.at > start and self.text[self.at - 1] in " \t":
            self.at -= 1

    def _put(self, node: Node) -> None:
        self.nodes.setdefault(node.keys, node)

    def _rest_of_line(self) -> None:
        self._spaces()
        self._comment()
        if self.at < len(self.text) and self.text[self.at] not in "\r\n":
            raise _BrokenError

    def _blanks(self) -> None:
        """Pass over blanks, line ends and comments."""
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n#":
            if self.text[self.at] == "#":
                self._comment()
            else:
                self.at += 1

    def _spaces(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in " \t":
            self.at += 1

    def _comment(self) -> None:
        if self.text.startswith("#", self.at):
            end = self._end_of_line()
            self.comments.append(Span(self.at, end))
            self.at = end

    def _end_of_line(self) -> int:
        """Where the line at hand ends; looked for once a line, however much stands in it."""
        if self._line_end < self.at:
            end = self.text.find("\n", self.at)
            end = len(self.text) if end < 0 else end
            self._line_end = end - self.text.endswith("\r", self.at, end)
        return self._line_end
