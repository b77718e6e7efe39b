"""For code scanning: SARIF 2.1.0, with the rules that found anything and their pages.

Columns count code points, and the run says so (3.14.17); regions end before their end (3.30).
Findings that are accepted come as suppressed results. Where there is a baseline, every result has
its state (3.27.24): those that it knows are unchanged and suppressed, the others new. What it knows and
is met no more is left out: readers that know no states would show it as found.
"""

from __future__ import annotations

from gklint.finding import DISPLAY_ONLY, ERROR, HINT, INFO, WARNING
from gklint.render.forms import PROGRAMS
from gklint.render.json import on_one_line
from gklint.render.paths import relative, uri
from gklint.text import LineIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from gklint.errors import GklintError
    from gklint.finding import Finding, Fix, Related, Silenced
    from gklint.render.forms import About
    from gklint.render.outcome import Outcome, Rules, Summary
    from gklint.text import Span

WRITES = PROGRAMS
FINGERPRINTS = True
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {ERROR: "error", WARNING: "warning", INFO: "note", HINT: "note"}
_ROOT = "%SRCROOT%"  # what relative paths are relative to: the folder gklint was run in


def form(about: About, write: Callable[[str], None]) -> _Log:
    return _Log(about, write)


class _Log:
    """Writes each finding when it comes; keeps the rules that found one, which come last."""

    def __init__(self, about: About, write: Callable[[str], None]) -> None:
        self.about = about
        self.write = write
        self.rules: dict[str, dict[str, Any]] = {}
        self.before = (
            f'{{"$schema":"{SCHEMA}","version":"2.1.0","runs":[{{"columnKind":"unicodeCodePoints",'
            '"newlineSequences":["\\r\\n","\\n","\\r"],"results":['
        )

    def add(self, outcome: Outcome, rules: Rules) -> None:
        lines = LineIndex(outcome.text)
        known = outcome.baselined
        new = {} if known is None else {"baselineState": "new"}
        for finding, told in zip(outcome.findings, outcome.fingerprints, strict=True):
            result = self._result(outcome.path, finding, lines, rules)
            self._say({**result, **new, "partialFingerprints": {"gklint/v1": told}})
        for one in outcome.silenced:
            result = self._result(outcome.path, one.finding, lines, rules)
            self._say({**result, **new, "suppressions": [_suppression(one)]})
        if known is None:
            return
        for finding, told in zip(known.findings, known.fingerprints, strict=True):
            result = self._result(outcome.path, finding, lines, rules)
            state = {"baselineState": "unchanged", "suppressions": [{"kind": "external"}]}
            self._say({**result, **state, "partialFingerprints": {"gklint/v1": told}})

    def end(self, summary: Summary) -> None:
        invocation: dict[str, Any] = {
            "executionSuccessful": not (summary.failed or summary.crashed)
        }
        if summary.troubles:
            invocation["toolExecutionNotifications"] = list(map(self._trouble, summary.troubles))
        driver: dict[str, Any] = {"name": "gklint", "rules": list(self.rules.values())}
        if self.about.version:
            driver["version"] = self.about.version
        language = "zh-CN" if self.about.language == "zh" else "en"
        after = {"tool": {"driver": driver}, "invocations": [invocation], "language": language}
        self.write(f"{self.before.rstrip(',')}\n],{on_one_line(after)[1:]}]}}\n")

    def _say(self, result: dict[str, Any]) -> None:
        self.write(f"{self.before}\n{on_one_line(result)}")
        self.before = ","

    def _result(
        self, path: str, finding: Finding, lines: LineIndex, rules: Rules
    ) -> dict[str, Any]:
        language = self.about.language
        message = finding.message.into(language)
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": self._rule(finding.rule, rules),
            "level": _LEVELS[finding.severity],
            "message": {"text": _plain(message or finding.rule)},
            "locations": [self._location(path, finding.span, lines)],
        }
        if finding.basis.zh:
            result["properties"] = {"basis": finding.basis.into(language)}
        if finding.related:
            result["relatedLocations"] = [
                self._related(path, one, lines) for one in finding.related
            ]
        fixes = [fix for fix in finding.fixes if fix.applicability != DISPLAY_ONLY]
        if fixes:
            result["fixes"] = [self._fix(path, fix, lines) for fix in fixes]
        return result

    def _rule(self, rule: str, rules: Rules) -> int:
        """The place of a rule among those told, where it is put when it is first met."""
        if rule not in self.rules:
            self.rules[rule] = self._descriptor(rule, rules)
        return list(self.rules).index(rule)

    def _descriptor(self, rule: str, rules: Rules) -> dict[str, Any]:
        language = self.about.language
        card = rules.card(rule)
        page = rules.page(rule, language)
        made: dict[str, Any] = {
            "id": card.id,
            "name": card.name,
            "shortDescription": {"text": card.title.into(language)},
            "fullDescription": {"text": card.why.into(language)},
            "help": {"text": page, "markdown": page},
            "defaultConfiguration": {"level": _LEVELS[card.severity]},
        }
        if card.basis.zh:
            made["properties"] = {"basis": card.basis.into(language)}
        return made

    def _location(self, path: str, span: Span, lines: LineIndex) -> dict[str, Any]:
        region = {**_region(span, lines), "snippet": {"text": span.of(lines.text)}}
        return {"physicalLocation": {"artifactLocation": self._artifact(path), "region": region}}

    def _artifact(self, path: str) -> dict[str, str]:
        told = uri(relative(path, self.about.folder))
        return {"uri": told} if told.startswith("file:") else {"uri": told, "uriBaseId": _ROOT}

    def _related(self, path: str, related: Related, lines: LineIndex) -> dict[str, Any]:
        if related.file is not None:
            path, lines = related.file.path, LineIndex(related.file.text)
        message = related.message.into(self.about.language)
        return {**self._location(path, related.span, lines), "message": {"text": _plain(message)}}

    def _fix(self, path: str, fix: Fix, lines: LineIndex) -> dict[str, Any]:
        replacements = [
            {"deletedRegion": _region(edit.span, lines), "insertedContent": {"text": edit.text}}
            for edit in fix.edits
        ]
        change = {"artifactLocation": self._artifact(path), "replacements": replacements}
        return {
            "description": {"text": fix.title.into(self.about.language)},
            "artifactChanges": [change],
            "properties": {"applicability": fix.applicability},
        }

    def _trouble(self, trouble: GklintError) -> dict[str, Any]:
        said = trouble.zh if self.about.language == "zh" else trouble.en
        where = f"{trouble.where}: " if trouble.where else ""
        return {"level": "error", "message": {"text": f"{where}{said}"}}


def _region(span: Span, lines: LineIndex) -> dict[str, int]:
    first, start = lines.position(span.start)
    last, end = lines.position(span.end)
    return {
        "startLine": first + 1,
        "startColumn": start + 1,
        "endLine": last + 1,
        "endColumn": end + 1,
    }


def _plain(text: str) -> str:
    """``text`` in which nobody sees a link (3.11.6)."""
    if "](" not in text:
        return text
    for char in ("\\", "[", "]"):
        text = text.replace(char, f"\\{char}")
    return text


def _suppression(one: Silenced) -> dict[str, str]:
    kind = "inSource" if one.said is not None else "external"
    return {"kind": kind, "justification": one.reason} if one.reason else {"kind": kind}
