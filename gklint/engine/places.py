"""Findings in places of the file, where a format has made a text of its own out of it."""

from __future__ import annotations

from gklint.finding import DISPLAY_ONLY, Finding, Fix
from gklint.text import Edit, disjoint
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.origin import Origin
    from gklint.engine.lint import Report

_ESCAPED = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_UNSAID = "\r\n\t"  # in an edit: white space that the page would not show


def in_file(report: Report, origin: Origin) -> Report:
    """The same report, its findings placed and sorted by their places in the file."""
    placed = sorted((_finding(one, origin) for one in report.findings), key=Finding.order)
    unlike = {finding.order(): finding for finding in placed}
    return replace(report, findings=tuple(unlike.values()))


def _finding(finding: Finding, origin: Origin) -> Finding:
    return replace(
        finding,
        span=origin.span(finding.span),
        fixes=tuple(fix for one in finding.fixes if (fix := _fix(one, origin)) is not None),
        related=tuple(replace(one, span=origin.span(one.span)) for one in finding.related),
    )


def _fix(fix: Fix, origin: Origin) -> Fix | None:
    """A fix by edits of the file, shown only where one touches more than plain words.

    None if two of its edits fall on one place: inside one character reference.
    """
    edits = tuple(Edit(origin.span(edit.span), edit.text.translate(_ESCAPED)) for edit in fix.edits)
    if not disjoint(edits):
        return None
    plain = all(
        origin.editable(edit.span) and not any(char in edit.text for char in _UNSAID)
        for edit in fix.edits
    )
    return replace(fix, edits=edits, applicability=fix.applicability if plain else DISPLAY_ONLY)
