"""Findings for programs. Lines and columns are 1-based in code points, offsets 0-based."""

from __future__ import annotations

import json

from gklint.render.columns import TURNING
from gklint.render.outcome import Baselined
from gklint.text import LineIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from gklint.finding import Finding, Related, Silenced
    from gklint.render.outcome import Outcome, Summary
    from gklint.text import Span


# What JSON lets stand, and a terminal obeys or other programs take for the end of a line.
_OBEYED = (*map(chr, range(0x7F, 0xA0)), "\u2028", "\u2029", *TURNING)


def dumps(plain: Any, only_ascii: bool = False) -> str:
    """JSON text on many lines, the last with its end."""
    return escaped(json.dumps(plain, ensure_ascii=only_ascii, indent=2)) + "\n"


def on_one_line(plain: Any) -> str:
    """JSON text without a line end, in or after it."""
    return escaped(json.dumps(plain, ensure_ascii=False, separators=(",", ":")))


def indented(plain: Any, by: int, only_ascii: bool = False) -> str:
    """JSON text on many lines, as ``dumps`` has it inside of others; no line end after it."""
    lines = dumps(plain, only_ascii)[:-1].split("\n")
    return "\n".join(" " * by + line for line in lines)


def escaped(text: str) -> str:
    """JSON text in which no control stands as it is."""
    for char in _OBEYED:
        if char in text:
            text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def summary_of(summary: Summary) -> dict[str, int]:
    return {
        "files": summary.files,
        "left_out": summary.left_out,
        "failed": summary.failed,
        "crashed": summary.crashed,
        "fixed": summary.fixed,
        "accepted": summary.accepted,
        "baselined": summary.baselined,
        "gone": summary.gone,
        "findings": summary.findings,
        **summary.severities,
    }


def file_of(outcome: Outcome, language: str) -> dict[str, Any]:
    """All that is told of a file."""
    lines = LineIndex(outcome.text)
    known = outcome.baselined or Baselined()

    def told(findings: Sequence[Finding], fingerprints: Sequence[str]) -> list[dict[str, Any]]:
        return [
            {**_finding(finding, lines, language, outcome.path), "fingerprint": fingerprint}
            for finding, fingerprint in zip(findings, fingerprints, strict=True)
        ]

    return {
        "path": outcome.path,
        "year": outcome.year,
        "regime": outcome.regime or None,
        "level": outcome.level or None,
        "previous": outcome.previous or None,
        "findings": told(outcome.findings, outcome.fingerprints),
        "accepted": [_accepted(one, lines, language, outcome.path) for one in outcome.silenced],
        "baselined": told(known.findings, known.fingerprints),
        "verdicts": outcome.verdicts,
    }


def _accepted(one: Silenced, lines: LineIndex, language: str, path: str) -> dict[str, Any]:
    """A finding that is accepted, with the reason, and where that is said."""
    return {
        **_finding(one.finding, lines, language, path),
        "reason": one.reason or None,
        "remark": place(one.said, lines) if one.said is not None else None,
        "settings": one.where or None,
    }


def _finding(finding: Finding, lines: LineIndex, language: str, path: str) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message.into(language),
        **place(finding.span, lines),
        "text": finding.span.of(lines.text),
        "basis": finding.basis.into(language),
        "fixes": [
            {
                "title": fix.title.into(language),
                "applicability": fix.applicability,
                "edits": [{**place(edit.span, lines), "text": edit.text} for edit in fix.edits],
            }
            for fix in finding.fixes
        ],
        "related": [_related(related, lines, language, path) for related in finding.related],
    }


def _related(related: Related, lines: LineIndex, language: str, path: str) -> dict[str, Any]:
    """Another place, in the lines of the file it lies in."""
    if related.file is not None:
        path, lines = related.file.path, LineIndex(related.file.text)
    return {
        "path": path,
        **place(related.span, lines),
        "text": related.span.of(lines.text),
        "message": related.message.into(language),
    }


def place(span: Span, lines: LineIndex) -> dict[str, Any]:
    """Where a stretch of the text begins and ends."""
    return {"start": _position(span.start, lines), "end": _position(span.end, lines)}


def _position(offset: int, lines: LineIndex) -> dict[str, int]:
    line, column = lines.position(offset)
    return {"line": line + 1, "column": column + 1, "offset": offset}
