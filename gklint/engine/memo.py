"""What one run leaves for the next one over the same text after an edit."""

from __future__ import annotations

from gklint.document.again import Kept
from gklint.document.change import change_between
from gklint.document.readings import rest_on
from gklint.finding import Finding
from gklint.text import Edit
from gklint.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from gklint.bilingual import Bilingual
    from gklint.document.change import Change
    from gklint.document.model import Document
    from gklint.errors import Pause
    from gklint.finding import Fix
    from gklint.text import Span


@value
class Seen:
    """What block rules said of one block, and which rules may find something for its words."""

    may: frozenset[int]  # indices in the rulebook
    findings: tuple[Finding, ...]  # in places of the document
    start: int  # where the block stood

    def at(self, start: int) -> Seen:
        """The same of the block where it stands now."""
        by = start - self.start
        if not by:
            return self
        found = tuple(moved(one, lambda span: span.shifted(by)) for one in self.findings)
        return Seen(self.may, found, start)


@value
class Answer:
    """What a rule for whole documents said, and what it read of the document to say it."""

    findings: tuple[Finding, ...]
    uncertain: Bilingual | None
    notes: tuple[Any, ...]


@value
class Left:
    """What a run leaves behind of its rules."""

    told_for: tuple[Any, ...]  # what findings hang on besides the text
    seen: list[Seen]  # by block
    found: list[int]  # the blocks with findings, rising
    may: list[int]  # by rule, of how many blocks it may find something
    answers: dict[int, Answer]  # by rule


class Memo:
    """Everything that the last run over a text worked out, for a text that is edited.

    It spares the next run what the edit left as it was, and nothing else: the findings are
    those of a fresh run. Three things are kept:

    * the text, its blocks and the document (``kept``): an edit is read between two paragraphs
      that stay, and what the document knows of the report is taken over if it can be;
    * what block rules said, by block: only changed blocks are looked at, and the findings
      after them are moved;
    * what rules for whole documents read of each block (``document/each``), and what they said:
      they are asked again only if something of what they read has changed, and read the
      changed blocks alone.

    Each run puts its own in the place of what it found here, so a memo is as big as its text
    and never goes stale; a run that is interrupted leaves it as it was. Rules, settings and
    neighbours may change between two runs; nothing is then spared that hangs on them.
    """

    def __init__(self) -> None:
        self.kept = Kept()
        self.document: Document | None = None
        self.reach: tuple[tuple[Any, ...], Any] | None = None  # what it was asked for, and it
        self.left: Left | None = None  # None where all rules must look at everything again

    def rest(self, document: Document, pause: Pause) -> Change | None:
        """Compare ``document`` to the one before, and let its readings rest on that one's."""
        if self.document is None:
            return None
        known = self.kept.change if document is self.kept.document else None
        if known is not None and known[0] is self.document:
            change = known[1]
        else:
            change = change_between(self.document, document)
        if document is not self.document:
            rest_on(document, self.document, change, pause)
        return change


def moved(finding: Finding, place: Callable[[Span], Span]) -> Finding:
    """The same finding, everything that it says of its own file at its new ``place``."""
    return replace(
        finding,
        span=place(finding.span),
        fixes=tuple(_fix(one, place) for one in finding.fixes),
        related=tuple(
            replace(one, span=place(one.span)) if one.file is None else one
            for one in finding.related
        ),
    )


def _fix(fix: Fix, place: Callable[[Span], Span]) -> Fix:
    edits = tuple(Edit(place(edit.span), edit.text) for edit in fix.edits)
    return replace(fix, edits=edits)


def places_of(finding: Finding) -> Iterator[Span]:
    """All that ``moved`` moves."""
    yield finding.span
    for fix in finding.fixes:
        for edit in fix.edits:
            yield edit.span
    for one in finding.related:
        if one.file is None:
            yield one.span
