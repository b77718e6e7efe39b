"""What one check of one version of a text found, ready to be told."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from gklint.value import value

if TYPE_CHECKING:
    from gklint.finding import Finding
    from gklint.lsp.positions import Positions
    from gklint.lsp.rule_texts import RuleText
    from gklint.project import Linted, Project


@value
class Checked:
    """A version of a text and what was found in it."""

    version: int
    generation: int  # of rules and settings
    positions: Positions
    items: str  # the diagnostics, as a JSON list
    result_id: str  # changes with the items
    milliseconds: float
    told: list[dict[str, Any]]  # the diagnostics, one a finding, in their order
    project: Project
    linted: Linted | None = None  # with no findings where it is no report; None in TOML
    is_report: bool = False
    rules: RuleText | None = None  # a file of rules or settings

    @property
    def known(self) -> Linted:
        """What is known of a text that is no TOML."""
        assert self.linted is not None
        return self.linted

    @property
    def language(self) -> str:
        return self.project.settings.lang

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.linted.report.findings if self.linted is not None else ()

    @property
    def baselined(self) -> tuple[Finding, ...]:
        """The findings of a report that a baseline holds."""
        pairs = zip(self.findings, self.told, strict=True)
        return tuple(one for one, told in pairs if "baselined" in told["data"])

    @property
    def new(self) -> tuple[Finding, ...]:
        """The findings of a report that no baseline holds."""
        pairs = zip(self.findings, self.told, strict=True)
        return tuple(one for one, told in pairs if "baselined" not in told["data"])


def encoded(items: list[dict[str, Any]]) -> tuple[str, str]:
    """Diagnostics as JSON, and an id that is the same only for the same ones."""
    text = json.dumps(items, ensure_ascii=False, separators=(",", ":"))
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:  # half a surrogate pair, as a client may send
        text = json.dumps(items, separators=(",", ":"))
        data = text.encode("ascii")
    return text, blake2b(data, digest_size=12).hexdigest()
