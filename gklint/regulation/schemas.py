"""The statutory tables as values: rows, columns and relations, by edition of the format."""

from __future__ import annotations

from gklint.bilingual import Bilingual
from gklint.regulation.regimes import Years
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

KEPT = 64  # schemas of which is remembered what was worked out


@value
class Column:
    """A column of figures."""

    key: str
    label: str  # as the format prints it
    en: str
    also: tuple[str, ...] = ()  # other ways in which it is met
    unit: str = ""  # an amount, which may have decimals; empty: pieces, which are whole numbers
    signed: bool = False  # a change, which may be negative


@value
class Row:
    """A row, or a heading of rows, which has no cells of its own."""

    key: str
    label: str
    en: str
    also: tuple[str, ...] = ()
    of: str = ""  # the key of the heading that it stands under
    heading: bool = False  # never has cells; a row that others are ``of`` need not say so
    unit: str = ""  # where the row says it; 万元 is an amount
    years: str = ""  # report years of the editions that print it; empty: all

    @property
    def short(self) -> str:
        """The label without what the form explains in brackets."""
        bracket = self.label.find("（", 1)
        return self.label[:bracket] if bracket > 0 else self.label


@value
class Part:
    """Rows that share their columns. Some tables have several, each under a label of its own."""

    column: tuple[Column, ...]
    row: tuple[Row, ...]
    label: str = ""
    years: str = ""

    def rows(self, edition: str) -> tuple[Row, ...]:
        """The rows that have cells in an edition."""
        printed = [row for row in self.row if _printed(row.years, edition)]
        headings = {row.of for row in printed}
        return tuple(row for row in printed if not row.heading and row.key not in headings)


@value
class Relation:
    """What holds between the cells of each row, or of each column, of a table.

    A heading's key stands for all rows with cells below it.
    """

    name: str
    along: Literal["rows", "columns"]  # ``rows``: one equation a row, over its columns
    left: tuple[str, ...]
    right: tuple[str, ...]
    is_: Literal["equal", "at_most"] = "equal"


@value
class Schema:
    """One statutory table, in all its editions."""

    key: str
    years: str
    title: Bilingual
    part: tuple[Part, ...]
    begins: tuple[str, ...] = ()  # labels of no row and no column, which only this table has
    continues: tuple[str, ...] = ()  # the rest of a label, which may stand apart from it
    units: tuple[str, ...] = ()  # cells that name a unit
    cells_follow_header: bool = False  # its rows stand side by side; all their cells follow
    relation: tuple[Relation, ...] = ()

    def editions(self) -> tuple[str, ...]:
        """The ranges of report years in which the table has a form of its own, in order."""
        found = {part.years for part in self.part}
        found.update(row.years for part in self.part for row in part.row)
        own = Years.parse(self.years)
        starts = sorted({Years.parse(years).first or own.first or 0 for years in found})
        ends: list[int | None] = [start - 1 for start in starts[1:]]
        return tuple(
            str(Years(start or None, end))
            for start, end in zip(starts, [*ends, own.last], strict=True)
        )

    def edition_of(self, year: int | None) -> str:
        """The edition for a report year; the last one where the year is not known or not covered."""
        return edition_among(self.editions(), year)

    def parts(self, edition: str) -> tuple[Part, ...]:
        """The parts that are printed in an edition."""
        if len(self.part) == 1 and not self.part[0].years:
            return self.part
        return tuple(part for part in self.part if _printed(part.years, edition))

    def rows(self, edition: str) -> Iterator[tuple[Part, Row]]:
        """Every row that has cells in an edition, in order, with its part."""
        for part in self.parts(edition):
            for row in part.rows(edition):
                yield part, row

    def like_a_column(self, key: str) -> bool:
        """True for a row whose label ends as that of a column beside it: 3.其他, （七）总计."""
        return any(
            row.key == key and row.label.endswith(tuple(one.label for one in part.column))
            for part in self.part
            for row in part.row
        )

    def sums_up(self, part: Part) -> bool:
        """True if the last column of a part is the sum of all others."""
        *others, last = (column.key for column in part.column)
        return any(
            one.along == "rows" and list(one.left) == others and one.right == (last,)
            for one in self.relation
        )

    def row(self, key: str) -> Row:
        """A row or heading by its key. Raises KeyError if there is none."""
        for part in self.part:
            for row in part.row:
                if row.key == key:
                    return row
        raise KeyError(key)

    def column(self, key: str) -> Column:
        """A column by its key. Raises KeyError if there is none."""
        for part in self.part:
            for column in part.column:
                if column.key == key:
                    return column
        raise KeyError(key)

    def below(self, key: str) -> tuple[str, ...]:
        """The keys of all rows below a heading, at any depth; of a row, its own."""
        return _all_below(self).get(key, (key,))

    def labels(self) -> Iterator[str]:
        """Every label in the order in which it is printed, so that those run together are known."""
        for part in self.part:
            yield part.label
            yield from self.begins
            columns = [label for one in part.column for label in (one.label, *one.also)]
            if self.cells_follow_header:
                yield from (label for row in part.row for label in (row.label, *row.also))
                yield from columns * 2
                continue
            yield from columns
            yield from (label for row in part.row for label in (row.label, *row.also))
        yield from self.continues


_below: dict[int, tuple[Schema, dict[str, tuple[str, ...]]]] = {}  # by identity: there are few


def _all_below(schema: Schema) -> dict[str, tuple[str, ...]]:
    """For each heading of a schema the rows below it, worked out once."""
    known = _below.get(id(schema))
    if known is not None:
        return known[1]
    children: dict[str, list[str]] = {}
    for part in schema.part:
        for row in part.row:
            children.setdefault(row.of, []).append(row.key)

    def below(key: str) -> tuple[str, ...]:
        if key not in children:
            return (key,)
        return tuple(dict.fromkeys(one for child in children[key] for one in below(child)))

    found = {key: below(key) for key in children if key}
    if len(_below) >= KEPT:
        _below.clear()
    _below[id(schema)] = schema, found  # which keeps the schema, so that none has its identity
    return found


def edition_among(editions: Sequence[str], year: int | None) -> str:
    """Of the editions of a schema, the one for a report year; the last one where none is told."""
    for edition in editions:
        if year is not None and Years.parse(edition).holds(year):
            return edition
    return editions[-1]


_known: dict[tuple[str, str], bool] = {}  # what was worked out: the ranges are few


def _printed(years: str, edition: str) -> bool:
    """True if what is printed in ``years`` is printed in an edition."""
    if not years:
        return True
    known = _known.get((years, edition))
    if known is None:
        first = Years.parse(edition).first
        known = first is None or Years.parse(years).holds(first)
        _known[years, edition] = known
    return known
