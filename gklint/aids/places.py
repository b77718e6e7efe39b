"""Places of the file that is worked on, and those of the text that was read from it."""

from __future__ import annotations

from bisect import bisect_right

from gklint.text import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeVar

    from gklint.document.model import Document, Placed

    T = TypeVar("T")


def in_file(document: Document, span: Span) -> Span:
    """The place in the file of a stretch of the document's text."""
    return span if document.origin is None else document.origin.span(span)


def in_text(document: Document, offset: int) -> int:
    """The offset in the document's text of one in the file; inside a tag, that before it."""
    if document.origin is None:
        return offset
    return document.origin.back(Span(offset, offset)).start


def touched(
    document: Document, candidates: Iterable[tuple[Span, T]], offset: int
) -> list[tuple[Span, T]]:
    """Those of ``candidates``, told by places in the text, that stand at an offset in the file.

    Their places are then those of the file.
    """
    at = in_text(document, offset)
    near = [
        (in_file(document, span), one) for span, one in candidates if span.start <= at <= span.end
    ]
    return touched_in_file(near, offset)


def touched_in_file(candidates: Iterable[tuple[Span, T]], offset: int) -> list[tuple[Span, T]]:
    """Those that hold the character at an offset; where none does, those that end there."""
    near = [one for one in candidates if one[0].start <= offset <= one[0].end]
    holding = [one for one in near if offset < one[0].end]
    return holding or near


def block_at(document: Document, offset: int) -> Placed | None:
    """The block at an offset in the document's text."""
    at = bisect_right(document.blocks, offset, key=lambda placed: placed.start) - 1
    if at < 0 or document.blocks[at].span.end < offset:
        return None
    return document.blocks[at]
