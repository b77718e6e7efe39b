"""Findings as diagnostics (LSP 3.17, Diagnostic)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gklint.bilingual import Bilingual
from gklint.finding import ERROR, HINT, INFO, WARNING
from gklint.lsp.positions import Positions
from gklint.lsp.uris import uri_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.finding import Finding, OtherFile, Related
    from gklint.project import Linted

SOURCE = "gklint"
_BASIS = Bilingual("依据：", "basis: ")
_KNOWN = Bilingual("\n在基线内，不算新问题", "\nin the baseline, not new")
TAGS = {"unnecessary": 1, "deprecated": 2}
SEVERITIES = {ERROR: 1, WARNING: 2, INFO: 3, HINT: 4}


class Teller:
    """Puts the findings of one text in a client's words and places."""

    def __init__(self, uri: str, positions: Positions, language: str, pages: Pages) -> None:
        self.uri = uri
        self.positions = positions
        self.language = language
        self.pages = pages
        self._others: dict[str, Positions] = {}  # path -> places in that file

    def diagnostics(self, linted: Linted, known: Sequence[bool]) -> list[dict[str, Any]]:
        """One for each finding. Those that are ``known`` by a baseline are but hinted at."""
        return [
            self._known(finding) if held else self._diagnostic(finding)
            for finding, held in zip(linted.report.findings, known, strict=True)
        ]

    def _known(self, finding: Finding) -> dict[str, Any]:
        told = self._diagnostic(finding)
        told["severity"] = SEVERITIES[HINT]
        told["message"] += _KNOWN.into(self.language)
        told["data"]["baselined"] = True
        return told

    def _diagnostic(self, finding: Finding) -> dict[str, Any]:
        told: dict[str, Any] = {
            "range": self.positions.range(finding.span),
            "severity": SEVERITIES[finding.severity],
            "code": finding.rule,
            "source": SOURCE,
            "message": message_of(finding, self.language),
            "data": {"rule": finding.rule, "name": finding.name},
        }
        if finding.tag:
            told["tags"] = [TAGS[finding.tag]]
        page = self.pages.page(finding.rule)
        if page:
            told["codeDescription"] = {"href": page}
        if finding.related:
            told["relatedInformation"] = [self._related(one) for one in finding.related]
        return told

    def _related(self, related: Related) -> dict[str, Any]:
        if related.file is None:
            place = {"uri": self.uri, "range": self.positions.range(related.span)}
        else:
            positions = self._other(related.file)
            place = {"uri": uri_of(related.file.path), "range": positions.range(related.span)}
        return {"location": place, "message": related.message.into(self.language)}

    def _other(self, file: OtherFile) -> Positions:
        if file.path not in self._others:
            self._others[file.path] = Positions(file.text, self.positions.encoding)
        return self._others[file.path]


class Pages:
    """Where each rule is explained: the URIs of pages, by rule id."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._known: dict[str, str] = {}

    def page(self, rule: str) -> str:
        """The URI of a rule's page; empty where there is none."""
        if rule not in self._known:
            import os

            path = os.path.join(self._folder, f"{rule}.md")
            self._known[rule] = uri_of(path) if self._folder and os.path.isfile(path) else ""
        return self._known[rule]


def message_of(finding: Finding, language: str) -> str:
    """What a finding says, and below it what it rests on."""
    basis = finding.basis.into(language)
    if not basis:
        return finding.message.into(language)
    return f"{finding.message.into(language)}\n{_BASIS.into(language)}{basis}"
