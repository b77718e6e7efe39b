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
    from typing import Any

    from gklint.document.change import Change
    from gklint.document.model import Document
    from gklint.errors import Pause
    from gklint.finding import Fix, Related


@value
class Seen:
    """What block rules said of one block, and which rules may find something for its words."""

    may: frozenset[int]  # indices in the rulebook
    findings: tuple[Finding, ...]  # in places of the document

    def moved(self, by: int) -> Seen:
        if not self.findings or not by:
            return self
        return Seen(self.may, tuple(moved(one, by) for one in self.findings))


class Memo:
    """Everything that the last run over a text worked out, for a text that is edited.

    It spares the next run what the edit left as it was, and nothing else: the findings are
    those of a fresh run. Three things are kept:

    * the text and its blocks (``kept``): an edit is read between two paragraphs that stay;
    * what block rules said, by block: only changed blocks are looked at, and the findings
      after them are moved;
    * the document, with what rules for whole documents read of each block: they are asked again,
      but read the changed blocks alone (``document/each``).

    Each run puts its own in the place of what it found here, so a memo is as big as its text
    and never goes stale; a run that is interrupted leaves it as it was. Rules, settings and
    neighbours may change between two runs; nothing is then spared that hangs on them.
    """

    def __init__(self) -> None:
        self.kept = Kept()
        self.document: Document | None = None
        self.told_for: tuple[Any, ...] = ()  # what findings hang on besides the text
        self.reach: tuple[tuple[Any, ...], Any] | None = None  # what it was asked for, and it
        self.seen: list[Seen] | None = None  # by block; None where it must all be looked at again

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


def moved(finding: Finding, by: int) -> Finding:
    """The same finding, everything that it says of its own file ``by`` code points further on."""
    return replace(
        finding,
        span=finding.span.shifted(by),
        fixes=tuple(_fix(one, by) for one in finding.fixes),
        related=tuple(_related(one, by) for one in finding.related),
    )


def _fix(fix: Fix, by: int) -> Fix:
    edits = tuple(Edit(edit.span.shifted(by), edit.text) for edit in fix.edits)
    return replace(fix, edits=edits)


def _related(related: Related, by: int) -> Related:
    if related.file is not None:
        return related
    return replace(related, span=related.span.shifted(by))
