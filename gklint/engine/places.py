"""Findings in places of the file, where the text that is read is another one."""

from __future__ import annotations

from gklint.finding import DISPLAY_ONLY, Finding, Fix
from gklint.text import Edit, disjoint
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from gklint.document.origin import Origin
    from gklint.engine.lint import Report

_ESCAPED = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_UNSAID = "\r\n\t"  # in an edit: white space that the page would not show


def in_file(report: Report, origin: Origin | None, others: Mapping[str, Origin | None]) -> Report:
    """The same report, its findings placed and sorted by their places in the file.

    ``others`` are the origins of other files, by path; None where a text is its file's.
    """
    related = (_related(one, origin, others) for one in report.findings)
    found = related if origin is None else (_finding(one, origin) for one in related)
    placed = sorted(found, key=Finding.order)
    unlike = {finding.order(): finding for finding in placed}
    return replace(report, findings=tuple(unlike.values()))


def _finding(finding: Finding, origin: Origin) -> Finding:
    return replace(
        finding,
        span=origin.span(finding.span),
        fixes=tuple(fix for one in finding.fixes if (fix := _fix(one, origin)) is not None),
    )


def _related(
    finding: Finding, origin: Origin | None, others: Mapping[str, Origin | None]
) -> Finding:
    """The same finding, its related places each in its own file."""
    related = []
    for one in finding.related:
        way = origin if one.file is None else others.get(one.file.path)
        related.append(one if way is None else replace(one, span=way.span(one.span)))
    return replace(finding, related=tuple(related))


def _fix(fix: Fix, origin: Origin) -> Fix | None:
    """A fix by edits of the file, shown only where one touches more than plain words.

    None if two of its edits fall on one place: inside one character reference.
    """
    table = _ESCAPED if origin.markup else {}
    edits = tuple(Edit(origin.span(edit.span), edit.text.translate(table)) for edit in fix.edits)
    if not disjoint(edits):
        return None
    plain = all(
        origin.editable(edit.span)
        and not (origin.markup and any(char in edit.text for char in _UNSAID))
        for edit in fix.edits
    )
    return replace(fix, edits=edits, applicability=fix.applicability if plain else DISPLAY_ONLY)
