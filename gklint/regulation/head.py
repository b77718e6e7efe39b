"""What the labels of a table tell of its form: the columns, the part of the form, the edition."""

from __future__ import annotations

from gklint.regulation.lexicon import BEGINS, COLUMN, PART, ROW
from gklint.regulation.regimes import Years
from gklint.regulation.schemas import edition_among

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.regulation.lexicon import Entry
    from gklint.regulation.schemas import Part, Schema
    from gklint.text import Span


class Head:
    """The head of a table, and every label that only one edition of its form prints."""

    def __init__(self, schema: Schema, editions: Sequence[str], own_edition: str) -> None:
        self.met = False  # a label was met that stands in this form's head alone
        self._schema = schema
        self._own_edition = own_edition  # the report year's; decides where the labels do not
        self._votes: dict[str, list[Span]] = {edition: [] for edition in editions}
        self._parts: tuple[Part, ...] = ()  # those that the label of a part last named may mean
        self._columns: list[str] = []  # keys of the columns last named, in their order
        self._ended = False  # a row was named since

    def vote(self, entries: Sequence[Entry], span: Span) -> None:
        """Take any label of the table for what it tells of the edition."""
        years = entries[0].years
        if not years or any(entry.years != years for entry in entries):
            return
        # A row that is named like a column of every edition may be that column.
        if any(one.role == ROW and self._schema.like_a_column(one.key) for one in entries):
            return
        first = Years.parse(years).first
        self._votes[edition_among(tuple(self._votes), first)].append(span)

    def name(self, entries: Sequence[Entry]) -> None:
        """Take a label that is none of a row."""
        role = entries[0].role
        self.met = self.met or role in (BEGINS, PART)
        columns = [entry.key for entry in entries if entry.role == COLUMN]
        if role == PART:
            self._parts = tuple(self._schema.part[one.part] for one in entries if one.role == PART)
            self._columns, self._ended = [], False
        elif columns:
            if self._ended:
                self._columns, self._ended = [], False
            self._columns.append(columns[0])

    def end(self) -> None:
        """A row was named: the next column begins another head."""
        self._ended = True

    def edition(self) -> tuple[str, tuple[Span, ...]]:
        """The edition that the labels tell, and those that tell it if it is not the year's own."""
        best = max(self._votes, key=lambda edition: len(self._votes[edition]))
        if len(self._votes[best]) > len(self._votes[self._own_edition]):
            return best, tuple(self._votes[best])
        return self._own_edition, ()

    def part_among(self, having: Sequence[Part]) -> Part:
        """Of parts, the one meant: by the head above it, by the part's label, by the year."""
        edition = self._schema.parts(self.edition()[0])
        named = [part for part in having if part in self._parts]

        def fits(part: Part) -> tuple[int, bool, bool]:
            columns = {column.key for column in part.column}
            return sum(one in columns for one in set(self._columns)), part in named, part in edition

        return max(having, key=fits)  # the first of those that fit best

    def columns_of(self, part: Part) -> tuple[str, ...]:
        """The keys of a part's columns, in the order of this head, if it names them all."""
        columns = tuple(column.key for column in part.column)
        # A head of several rows is read row by row, which is not the order of its columns.
        if part.label and sorted(self._columns) == sorted(columns):
            return tuple(self._columns)
        # But a last column that is named before all others stands before them.
        if self._columns[:1] == [columns[-1]] and set(self._columns) == set(columns):
            return (columns[-1], *columns[:-1])
        return columns
