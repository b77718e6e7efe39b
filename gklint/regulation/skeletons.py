"""What a report may be begun with, as values: sentences, outlines, layouts of tables.

Words that are to be filled in stand between ``‹`` and ``›``; ``{year}`` and the like are
replaced by whoever writes (``aids/skeletons.py``).
"""

from __future__ import annotations

from gklint.bilingual import Bilingual
from gklint.pattern import Pattern
from gklint.regulation.regimes import Years
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@value
class Sentence:
    """A sentence of the preamble."""

    key: str  # basis, window, contact
    name: Bilingual
    text: str
    years: str
    starts: tuple[str, ...]  # words of it with which people begin to write it
    told: Pattern | None = None  # the preamble that matches says it already


@value
class Content:
    """A section of an outline. Its heading is the regime's where ``title`` is empty."""

    key: str
    title: str = ""
    text: str = ""  # paragraphs, by line
    parts: tuple[str, ...] = ()  # the headings below it, without numbers
    table: str = ""  # key of a schema


@value
class Outline:
    """The whole of a report of some years."""

    years: str
    title: str
    section: tuple[Content, ...]  # in order
    signature: str


@value
class Layout:
    """How the head of a statutory table is printed; rows and columns are the schema's."""

    table: str  # key of the schema
    corner: str = ""  # over the labels of the rows
    above: str = ""  # over all columns
    over: dict[str, str] = {}  # columns or rows by key, and the label that joins neighbours
    inside: dict[str, str] = {}  # rows by key, and the heading that they are printed under


@value
class Skeletons:
    """All that an editor may offer to write."""

    blank: str  # for a hole, by its ``{name}``
    unknown: dict[str, str]  # for a year that is not known: ``year``, ``next``
    part: str  # below a heading of a section's parts, by its ``{part}``
    begins: tuple[str, ...]  # words by which a new report is begun
    sentence: tuple[Sentence, ...]
    outline: tuple[Outline, ...]
    layout: tuple[Layout, ...]

    def sentences(self, year: int | None) -> Iterator[Sentence]:
        """The sentences of a year's preamble, in order."""
        return (one for one in self.sentence if year and Years.parse(one.years).holds(year))

    def outline_of(self, year: int | None) -> Outline | None:
        """The outline of a year's report, or None."""
        found = (one for one in self.outline if year and Years.parse(one.years).holds(year))
        return next(found, None)

    def layout_of(self, table: str) -> Layout:
        """The layout of a table by the key of its schema. Raises KeyError if there is none."""
        for layout in self.layout:
            if layout.table == table:
                return layout
        raise KeyError(table)
