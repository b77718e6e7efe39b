"""What gklint understood of a text: blocks in order, an outline over them, a profile.

Parsing never fails. Whatever a text is, it has blocks, and every block's text is a verbatim
slice of it, line ends and page numbers between its lines included.
"""

from __future__ import annotations

from gklint.document.flow import Flow
from gklint.text import LineIndex, Span
from gklint.value import packed, replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.dates import Date
    from gklint.document.origin import Origin

TITLE, HEADING, PARAGRAPH, TABLE, SIGNATURE, CHROME = (
    "title",
    "heading",
    "paragraph",
    "table",
    "signature",  # the date of issue, and the organ that stands before it
    "chrome",  # what a web page puts around a report: breadcrumbs, 字体, 发布时间
)
PROSE = (TITLE, HEADING, PARAGRAPH, SIGNATURE)
KINDS = (*PROSE, TABLE, CHROME)
CONTENT = (PARAGRAPH, HEADING, TABLE)  # what a section holds

COVER, FRONT, PREAMBLE, UNKNOWN = "cover", "front", "preamble", "unknown"


@packed
class Block:
    """A paragraph as it was meant. It knows no place: equal text is an equal key."""

    __slots__ = ("__dict__",)  # what is read of it (``remembered_of_block``)

    kind: str
    text: str
    holes: tuple[Span, ...]  # page numbers inside, in order, relative to the block
    flow: Flow

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Block) and (self.kind, self.text, self.holes) == (
            other.kind,
            other.text,
            other.holes,
        )

    def __hash__(self) -> int:
        return hash((self.kind, self.text))


@packed
class Placed:
    """A block at its place: ``document.text[start:][:len(block.text)] == block.text``."""

    start: int
    block: Block
    section: str  # the key of the top-level section it stands in, or cover, front, preamble

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.block.text))

    @property
    def flow(self) -> str:
        return self.block.flow.text

    def of_kind(self, kind: str) -> Placed:
        """The same block, now known to be of ``kind``."""
        return replace(self, block=replace(self.block, kind=kind))

    def place(self, start: int, end: int) -> Span:
        """The place in the document of ``flow[start:end]``."""
        return self.block.flow.span(start, end).shifted(self.start)


@value
class Number:
    """The number a heading or an item begins with: （二） is style ``cn_paren``, value 2."""

    style: str  # part, cn, cn_paren, digit, digit_paren, circled
    value: int
    end: int  # where it ends in the flow it begins


@value
class Section:
    """A numbered or named stretch of the report, from its heading to the next of its level."""

    key: str  # which content of the report it is; ``unknown`` where its words tell none
    level: int  # 0 for 第一部分, 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）
    number: Number | None
    title: str  # without its number, as the flow has it
    title_span: Span
    span: Span  # heading included
    run_in: bool  # the heading is the first sentence of its paragraph
    first_block: int  # index of the heading's block in ``document.blocks``
    last_block: int  # index after the last block


@value
class Signature:
    """A date of issue that stands alone, with the organ named before it."""

    date: Date
    date_span: Span
    organ: str  # empty where none is named
    cover: bool  # it signs a covering letter, not the report


@value
class Vote:
    """One piece of evidence for the report year."""

    source: str  # title, window, self_reference, opening, issued
    year: int
    span: Span
    weight: int


@value
class Profile:
    """What kind of report this is, each answer with what it was read from."""

    year: int | None  # the year reported on
    votes: tuple[Vote, ...]
    organ: str  # empty where the text does not name it
    level: str  # a key of the levels in the reference data, or empty
    is_report: bool  # the text looks like a yearly report on government information

    @property
    def identity(self) -> str:
        """What a report is known by wherever it lies: organ and year; empty where one is not known."""
        return f"{self.organ} {self.year}" if self.organ and self.year else ""


@value
class Document:
    """A report. ``text`` is the one coordinate; everything in it is placed there."""

    text: str
    blocks: tuple[Placed, ...]  # in order, disjoint
    sections: tuple[Section, ...]  # in order of their headings, all levels
    title: Placed | None  # the report's title
    cover: Placed | None  # the title of a covering letter
    signatures: tuple[Signature, ...]
    published: tuple[tuple[Date, Span], ...]  # dates that the web page gives for publication
    profile: Profile
    wrapped: bool  # lines were cut at a fixed width, as PDF copies are
    origin: Origin | None = None  # the way to the file, where its text is another one (HTML)

    def lines(self) -> LineIndex:
        return LineIndex(self.text)

    def top(self) -> tuple[Section, ...]:
        """The sections of the highest level there is."""
        level = min((section.level for section in self.sections), default=0)
        return tuple(section for section in self.sections if section.level == level)

    def content_of(self, section: Section) -> tuple[Placed, ...]:
        """The text and tables of a section after its heading's block."""
        return tuple(
            placed
            for placed in self.blocks[section.first_block + 1 : section.last_block]
            if placed.block.kind in CONTENT
        )

    def kinds(self, start: int = 0, end: int | None = None) -> tuple[str, ...]:
        """The kinds of blocks ``start`` to ``end``. An edit of words leaves them (``watched``)."""
        return tuple([placed.block.kind for placed in self.__dict__["blocks"][start:end]])

    def in_section(self, key: str) -> tuple[Placed, ...]:
        return tuple(placed for placed in self.blocks if placed.section == key)

    def preamble(self) -> tuple[Placed, ...]:
        """What is said before the first heading, tables and page furniture left out."""
        return tuple(one for one in self.in_section(PREAMBLE) if one.block.kind in PROSE)

    def place_of_absence(self) -> Span:
        """Where to say that something is missing: the title, or where the text begins."""
        if self.title is not None:
            return self.title.span
        for placed in self.blocks:
            if placed.block.kind != CHROME:
                return placed.place(0, min(len(placed.flow), 40))
        return Span(0, 0)
