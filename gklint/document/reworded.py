"""A document after an edit that changed nothing but words of one paragraph or table.

Title, signatures, outline and profile hang on few blocks: where neither what stood there nor
what stands there now is one of them, they are what they were, but for their places.
"""

from __future__ import annotations

from bisect import bisect_left

from gklint.document.change import Change
from gklint.document.levels import governed
from gklint.document.model import PARAGRAPH, TABLE, Document, Placed
from gklint.document.profile import may_vote, names_report
from gklint.document.remember import remembered_of_block
from gklint.document.sections import heading_in, is_heading
from gklint.document.shifted import shifted
from gklint.document.signatures import may_sign
from gklint.document.titles import may_be_of_title
from gklint.text import Span
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.model import Block, Section
    from gklint.document.vocabulary import Vocabulary
    from gklint.document.walls import Arrived


def reworded(
    document: Document, old: Arrived, new: Arrived, first: int, old_end: int, new_end: int
) -> tuple[Document, Change] | None:
    """``document``, which was made of ``old``, as ``new`` makes it; and what became of its blocks.

    Blocks before ``first`` are the same, and those after the ends but for their place. None
    where more may have changed than the words of one.
    """
    if old_end != new_end or document.title is None:
        return None
    by = len(new.text) - len(old.text)
    end = old_end
    while first < end and new.starts[first] == old.starts[first]:
        if new.blocks[first] is not old.blocks[first]:
            break
        first += 1
    while first < end and new.starts[end - 1] == old.starts[end - 1] + by:
        if new.blocks[end - 1] is not old.blocks[end - 1]:
            break
        end -= 1
    if first + 1 != end or new.starts[first] != old.starts[first]:
        return None
    before, block = old.blocks[first], new.blocks[first]
    told = _told(before, new.vocabulary)
    if told is None or block.kind != before.kind or told != _told(block, new.vocabulary):
        return None
    # Lines of a title are one block.
    at = bisect_left(document.blocks, new.starts[first], key=lambda one: one.start)
    placed = next(iter(document.blocks[at : at + 1]), None)
    if placed is None or placed.block is not before or placed.start != new.starts[first]:
        return None
    # Where the heading of a section begins, the one before it ends.
    change = Change(at, at + 1, at + 1, by, placed.start, block.kind != TABLE, True)
    blocks = shifted(document.blocks, at, Placed(placed.start, block, placed.section), by)
    return _Moved(change, blocks, new.vocabulary).document(document, new.text), change


@remembered_of_block
def _told(block: Block, vocabulary: Vocabulary) -> tuple[object, ...] | None:
    """What a block tells of the whole report, wherever it stands; None if that hangs on more."""
    if names_report(block, vocabulary):
        return None
    if block.kind == PARAGRAPH:
        if (
            is_heading(block, vocabulary)
            or may_sign(block, vocabulary)
            or may_vote(block, vocabulary)
            or may_be_of_title(block.flow.text)
        ):
            return None
    elif block.kind != TABLE:
        return None
    return (
        heading_in(block, vocabulary) if block.kind == PARAGRAPH else None,
        governed(block, vocabulary),
        vocabulary.looks_like.search(block.flow.text) is not None,
    )


class _Moved:
    """Everything that a document knows, where a change has brought it."""

    def __init__(self, change: Change, blocks: tuple[Placed, ...], vocabulary: Vocabulary) -> None:
        self.change = change
        self.blocks = blocks  # after it
        self.vocabulary = vocabulary

    def document(self, old: Document, text: str) -> Document:
        moved = self.change.moved
        return replace(
            old,
            text=text,
            blocks=self.blocks,
            sections=tuple([self._section(one) for one in old.sections]),
            title=self._block(old.title),
            cover=self._block(old.cover),
            signatures=tuple(
                replace(one, date_span=moved(one.date_span)) for one in old.signatures
            ),
            published=tuple((date, moved(span)) for date, span in old.published),
            profile=replace(
                old.profile,
                votes=tuple(replace(one, span=moved(one.span)) for one in old.profile.votes),
            ),
        )

    def _block(self, placed: Placed | None) -> Placed | None:
        if placed is None or placed.start <= self.change.hinge or not self.change.by:
            return placed
        return Placed(placed.start + self.change.by, placed.block, placed.section)

    def _section(self, section: Section) -> Section:
        if section.span.end <= self.change.hinge:
            return section
        title, span = self.change.moved(section.title_span), self.change.moved(section.span)
        if section.first_block == self.change.start:  # it begins the paragraph that was changed
            placed = self.blocks[section.first_block]
            heading = heading_in(placed.block, self.vocabulary)
            title = placed.place(0, len(heading[0]) if heading is not None else 0)
            span = Span(title.start, span.end)
        return replace(section, title_span=title, span=span)
