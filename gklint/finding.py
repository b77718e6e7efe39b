"""What a check saw, and what a reader is told."""

from __future__ import annotations

import os

from gklint.bilingual import Bilingual as Bilingual
from gklint.text import Edit, Span, disjoint
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    # What messages are filled with: mostly text of the document, labels and numbers.
    Values = Mapping[str, str | Bilingual]

HINT, INFO, WARNING, ERROR = "hint", "info", "warning", "error"
SEVERITIES = (HINT, INFO, WARNING, ERROR)  # in rising order

DISPLAY_ONLY, UNSAFE, SAFE = "display_only", "unsafe", "safe"
APPLICABILITIES = (DISPLAY_ONLY, UNSAFE, SAFE)  # in rising order

PASS, FAIL, UNCERTAIN, NOT_APPLICABLE = "PASS", "FAIL", "UNCERTAIN", "NOT APPLICABLE"
ACCEPTED = "ACCEPTED"  # every finding of the rule is accepted, with a reason


def severity_at_least(severity: str, least: str) -> bool:
    return SEVERITIES.index(severity) >= SEVERITIES.index(least)


def applicability_at_least(applicability: str, least: str) -> bool:
    return APPLICABILITIES.index(applicability) >= APPLICABILITIES.index(least)


@value
class OtherFile:
    """A file beside the one a finding stands in. It is only read, never mended."""

    path: str  # as it is shown
    text: str  # places in it are told in its own lines

    @property
    def name(self) -> str:
        return os.path.basename(self.path)


@value
class Related:
    """Another place that a finding speaks of: the other half of a contradiction, an addend."""

    span: Span
    message: Bilingual
    file: OtherFile | None = None  # the file it lies in, if that is another


@value
class Repair:
    """One way to mend a violation that only the check can work out, all its edits together."""

    edits: tuple[Edit, ...]  # sorted, disjoint, not empty
    values: Values = {}  # for the title of the fix, besides the violation's own


@value
class Violation:
    """What a check saw. A check knows no rule, no severity and no language.

    ``values`` fill the rule's message, Bilingual where they are words of our own; ``anchors`` are named places that fixes may replace.
    In a check of blocks all places are relative to the block, else to the document.
    """

    span: Span
    values: Values = {}
    anchors: Mapping[str, Span] = {}
    related: tuple[tuple[Span, str], ...] = ()  # (place, the name of a value that tells why)
    elsewhere: tuple[tuple[OtherFile, Span, str], ...] = ()  # the same, in other files
    repairs: tuple[Repair, ...] = ()  # the best first


@value
class Uncertain:
    """A check's answer that it cannot tell: the rule's verdict is UNCERTAIN, not PASS."""

    reason: Bilingual


@value
class Fix:
    """A change that mends a finding."""

    title: Bilingual
    edits: tuple[Edit, ...]  # sorted, disjoint, not empty
    applicability: str

    def __post_init__(self) -> None:
        if not self.edits or not disjoint(self.edits):
            raise ValueError(f"edits of a fix must be sorted, disjoint and not empty: {self.edits}")


@value
class Finding:
    """One defect at its exact place, as every face shows it."""

    span: Span
    rule: str
    name: str
    severity: str
    message: Bilingual
    basis: Bilingual  # the article or standard it rests on; empty where logic alone does
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    tag: str = ""  # "unnecessary" for words too many, "deprecated" for what holds no more

    def order(self) -> tuple[int, int, str, str]:
        """Findings are sorted by place, then rule, then words; equal ones are one."""
        return self.span.start, self.span.end, self.rule, self.message.zh


@value
class Silenced:
    """A finding that somebody has looked at and accepted, with the reason given for it."""

    finding: Finding
    reason: str  # empty where none is given
    said: Span | None  # the comment in the report's file that says so
    where: str = ""  # else the entry of the settings that does, as people know it
