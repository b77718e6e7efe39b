"""Every label of the statutory tables, found again in text that was cut and glued.

Labels are compared by their core: Chinese characters, letters and digits, without numbering
and marks. A table's text run together is cut into labels from left to right, the longest
that fits first; what is no label is left as it is.
"""

from __future__ import annotations

from gklint.document.numerals import NUMERAL
from gklint.document.outline import number_at
from gklint.document.remember import remembered
from gklint.pattern import late
from gklint.regulation.shapes import Shapes
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from gklint.regulation.draft import Frame
    from gklint.regulation.schemas import Schema

ROW, COLUMN, PART, BEGINS, CONTINUES = "row", "column", "part", "begins", "continues"
HEAD = 2  # characters by which labels are looked up
BEGUN = 4  # characters of a label that broke off
LONGEST = 60  # characters of one that are looked for

_OUTSIDE = late("[^\u3400-\u9fff0-9A-Za-z]{1,1000}|第")
_NUMBERING = late(f"(?:{NUMERAL}|[0-9]){{1,3}}")


@value
class Entry:
    """What a label may be: ``key`` names a row or a column of the schema's part."""

    schema: int  # index among the schemas
    role: str
    part: int
    key: str
    years: str  # report years whose format prints it; empty: every edition
    number: str  # of its row in the form, as a core


@value
class Piece:
    """A stretch of a core: a label with all that it may be, or words that are none."""

    start: int
    end: int
    core: str
    entries: tuple[Entry, ...]  # empty: no label
    rest: tuple[str, ...] = ()  # what is missing at its end, where the label was broken off

    @property
    def words(self) -> bool:
        """True for words that might be a damaged label; a number alone is none."""
        return not self.entries and _NUMBERING.fullmatch(self.core) is None


@remembered
def core(text: str) -> str:
    """``text`` (a flow) without what labels are written differently in."""
    return _OUTSIDE.sub("", text)


def _numbered(label: str) -> str:
    """What stands before a label's words: （七）, 3. or nothing."""
    number = number_at(label)
    return label[: number.end] if number else ""


class Lexicon:
    """The labels of all schemas."""

    def __init__(self, schemas: Sequence[Schema], index: dict[str, Any] | None = None) -> None:
        self.schemas = tuple(schemas)
        self.units = frozenset(unit for schema in schemas for unit in schema.units)
        self._index = index or index_of(self.schemas)
        self._entries: dict[str, tuple[Entry, ...]] = {}  # of the labels that were met
        self.frames: dict[int, Frame] = {}  # of the schemas that were met
        self.shapes = Shapes()

    def _entries_of(self, label: str) -> tuple[Entry, ...]:
        found = self._entries.get(label)
        if found is None:
            found = tuple(Entry(*plain) for plain in self._index["entries"][label])
            self._entries[label] = found
        return found

    def cut(self, text: str, start: int = 0) -> list[Piece]:
        """A core from ``start`` on as labels and what is between them, in order, without gaps."""
        pieces: list[Piece] = []
        at = done = start
        while at < len(text):
            label = self._label_at(text, at)
            if label is None:
                at += 1
                continue
            if done < at:
                pieces.append(Piece(done, at, text[done:at], ()))
            pieces.append(Piece(at, at + len(label), label, self._entries_of(label)))
            at = done = at + len(label)
        if done < len(text):
            pieces.append(Piece(done, len(text), text[done:], ()))
        return pieces

    def broken_off(self, text: str, schema: int) -> Piece | None:
        """The longest beginning of a row's label of a schema that ``text``, a core, ends with."""
        for start in range(max(0, len(text) - LONGEST), len(text) - BEGUN + 1):
            if text[start : start + BEGUN] not in self._index["rows"]:
                continue
            begun = text[start:]
            labels = [
                label
                for label in self._beginning_with(begun)
                if any(one.schema == schema and one.role == ROW for one in self._entries_of(label))
            ]
            if labels:
                entries = dict.fromkeys(one for label in labels for one in self._entries_of(label))
                rest = tuple(label[len(begun) :] for label in labels)
                return Piece(start, len(text), begun, tuple(entries), rest)
        return None

    def longer(self, label: str) -> tuple[str, ...]:
        """What other labels of rows have after ``label``, with which they begin."""
        return tuple(known[len(label) :] for known in self._beginning_with(label))

    def _beginning_with(self, begun: str) -> list[str]:
        """The labels of rows that begin so and go on; ``begun`` has ``BEGUN`` characters or more."""
        return [
            known
            for known in self._index["rows"].get(begun[:BEGUN], ())
            if len(known) > len(begun) >= BEGUN and known.startswith(begun)
        ]

    def _label_at(self, text: str, at: int) -> str | None:
        for label in self._index["heads"].get(text[at : at + HEAD], ()):
            if text.startswith(label, at):
                return str(label)
        return None


def index_of(schemas: Sequence[Schema]) -> dict[str, Any]:
    """What a lexicon looks labels up by, as plain values."""
    entries: dict[str, list[tuple[Any, ...]]] = {}  # by core: the fields of each Entry
    for label, plain in _labels_of(schemas):
        found = core(label[len(_numbered(label)) :])
        if found and plain not in entries.setdefault(found, []):
            entries[found].append(plain)
    heads: dict[str, list[str]] = {}  # the first characters -> labels, the longest first
    for known in sorted(entries, key=len, reverse=True):
        heads.setdefault(known[:HEAD], []).append(known)
    rows: dict[str, list[str]] = {}  # the first characters -> labels of rows
    for known, plains in entries.items():
        if any(role == ROW for _, role, *_ in plains):
            rows.setdefault(known[:BEGUN], []).append(known)
    return {"entries": entries, "heads": heads, "rows": rows}


def _labels_of(schemas: Sequence[Schema]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Every label with the fields of its Entry, in the order of the schemas."""
    for at, schema in enumerate(schemas):
        for label in schema.begins:
            yield label, (at, BEGINS, 0, "", "", "")
        for label in schema.continues:
            yield label, (at, CONTINUES, 0, "", "", "")
        for number, part in enumerate(schema.part):
            yield part.label, (at, PART, number, "", part.years, "")
            for column in part.column:
                for label in (column.label, *column.also):
                    yield label, (at, COLUMN, number, column.key, part.years, "")
            for row in part.row:
                own = core(_numbered(row.label))
                for label in (row.label, *row.also):
                    yield label, (at, ROW, number, row.key, row.years or part.years, own)
