"""The place at which someone types: what stands on its line, and how to put words there.

In a page (HTML) words are typed either inside an element, where the document's text has them,
or on an empty line between two elements, where whole elements may be put.
"""

from __future__ import annotations

from gklint.text import Edit, Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.model import Document
    from gklint.project import Linted

REACH = 200  # code points of the line that are looked at, on either side
FIRST_LINE = 10_000  # code points in which a file shows how its lines end
_ENDS = ("\n", "\r")
_BLANKS = " \t\u3000\xa0"
_APART = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"), ("<", ">"))


@value
class Spot:
    """A place in a document's text. ``before`` and ``after`` are what its line has near it."""

    document: Document
    at: int  # in the document's text
    offset: int  # the same in the file
    before: str
    after: str
    whole: bool  # ``before`` begins where the line does
    between: bool  # on an empty line of the file: what is put there stands by itself
    line_end: str  # as the file has them

    @property
    def typed(self) -> str:
        """The line up to the cursor without its indent."""
        return self.before.lstrip(_BLANKS)

    @property
    def alone(self) -> bool:
        """Nothing stands after the cursor, and all before it is known."""
        return self.whole and not self.after.strip(_BLANKS)

    @property
    def line(self) -> Span:
        """What is known of the line, in the document's text."""
        return Span(self.at - len(self.before), self.at + len(self.after))

    def replacing(self, count: int, text: str, over: int = 0) -> Edit | None:
        """``text`` in place of ``count`` characters before the cursor and ``over`` after it.

        None where the file has other characters there than the document shows.
        """
        text = text.replace("\n", self.line_end)
        span = Span(self.at - count, self.at + over)
        origin = self.document.origin
        if origin is None:
            return Edit(span, text)
        if self.between and span.start == span.end:
            return Edit(Span(self.offset, self.offset), text)
        return Edit(origin.span(span), text) if origin.editable(span) else None

    def below_text(self) -> bool:
        """True if the line before has words, so that a blank one must set a new block apart."""
        above = self.document.text[max(0, self.line.start - REACH) : self.line.start]
        lines = above.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return len(lines) > 1 and lines[-2].strip(_BLANKS) != ""


def spot_at(linted: Linted, offset: int) -> Spot | None:
    """The place at ``offset`` of the file, or None where no words are typed: in a tag, a script."""
    document, file = linted.document, linted.text
    if not 0 <= offset <= len(file):
        return None
    before, after, whole = _line(file, offset)
    line_end = "\r\n" if "\r\n" in file[:FIRST_LINE] else "\n"
    origin = document.origin
    if origin is None:
        empty = whole and not (before + after).strip(_BLANKS)
        return Spot(document, offset, offset, before, after, whole, empty, line_end)
    if _apart(file, offset):
        return None
    if whole and not (before + after).strip(_BLANKS):
        at = origin.back(Span(offset, offset)).end
        return Spot(document, at, offset, "", "", True, True, line_end)
    at = origin.back(Span(offset, offset)).end
    if origin.span(Span(at, at)).start != offset:
        return None
    before, after, whole = _line(document.text, at)
    return Spot(document, at, offset, before, after, whole, False, line_end)


def _line(text: str, at: int) -> tuple[str, str, bool]:
    """What stands near ``at`` on its line, before and after; whether the former is all of it."""
    near = text[max(0, at - REACH) : at]
    start = max(near.rfind(end) for end in _ENDS) + 1
    far = text[at : at + REACH]
    ends = [end for mark in _ENDS if (end := far.find(mark)) >= 0]
    return near[start:], far[: min(ends, default=len(far))], start > 0 or at <= REACH


def _apart(file: str, offset: int) -> bool:
    """True inside a tag, a comment, a script or a style sheet."""
    return any(file.rfind(opens, 0, offset) > file.rfind(ends, 0, offset) for opens, ends in _APART)
