"""A document after an edit that changed nothing but words of some paragraphs and tables.

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
from gklint.document.sections import may_open
from gklint.document.signatures import may_sign
from gklint.document.titles import may_be_of_title
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
    where more than words may have changed.
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
    if first == end or not _as_telling(old.blocks[first:end], new, first):
        return None
    # Lines of a title are one block.
    at = bisect_left(document.blocks, old.starts[first], key=lambda one: one.start)
    of = document.blocks[at : at + end - first]
    if [(one.start, id(one.block)) for one in of] != [
        (old.starts[one], id(old.blocks[one])) for one in range(first, end)
    ]:
        return None
    changed = [
        Placed(new.starts[first + nth], new.blocks[first + nth], one.section)
        for nth, one in enumerate(of)
    ]
    hinge = document.blocks[at - 1].span.end if at else -1
    spares = all(one.block.kind != TABLE for one in changed)
    change = Change(at, at + len(of), at + len(of), by, hinge, spares)
    return _moved(document, new.text, changed, change), change


def _as_telling(old: list[Block], new: Arrived, first: int) -> bool:
    """True if blocks tell as much as others did in their place."""
    for nth, one in enumerate(old):
        told, other = _told(one, new.vocabulary), new.blocks[first + nth]
        if told is None or one.kind != other.kind or told != _told(other, new.vocabulary):
            return False
    return True


@remembered_of_block
def _told(block: Block, vocabulary: Vocabulary) -> tuple[object, ...] | None:
    """What a block tells of the whole report, wherever it stands; None if that hangs on more."""
    if names_report(block, vocabulary):
        return None
    if block.kind == PARAGRAPH:
        if (
            may_open(block, vocabulary)
            or may_sign(block, vocabulary)
            or may_vote(block, vocabulary)
            or may_be_of_title(block.flow.text)
        ):
            return None
    elif block.kind != TABLE:
        return None
    return governed(block, vocabulary), vocabulary.looks_like.search(block.flow.text) is not None


def _moved(document: Document, text: str, changed: list[Placed], change: Change) -> Document:
    by, blocks = change.by, document.blocks
    after = blocks[change.old_end :]
    if by:
        after = tuple([Placed(one.start + by, one.block, one.section) for one in after])
    blocks = (*blocks[: change.start], *changed, *after)
    if not by:
        return replace(document, text=text, blocks=blocks)
    title, cover = document.title, document.cover
    profile = document.profile
    return Document(
        text=text,
        blocks=blocks,
        sections=tuple([_section(one, change) for one in document.sections]),
        title=None if title is None else change.moved_block(title),
        cover=None if cover is None else change.moved_block(cover),
        signatures=tuple(
            replace(one, date_span=change.moved(one.date_span)) for one in document.signatures
        ),
        published=tuple((date, change.moved(span)) for date, span in document.published),
        profile=replace(
            profile,
            votes=tuple(replace(one, span=change.moved(one.span)) for one in profile.votes),
        ),
        wrapped=document.wrapped,
    )


def _section(section: Section, change: Change) -> Section:
    if section.span.end <= change.hinge:
        return section
    return replace(
        section, title_span=change.moved(section.title_span), span=change.moved(section.span)
    )
