"""Findings in full, as a clerk reads them beside the text: what, why, by which article, what to do."""

from __future__ import annotations

from gklint.aids.markdown import BETWEEN, plain
from gklint.bilingual import Bilingual
from gklint.finding import DISPLAY_ONLY, SEVERITIES
from gklint.rule_docs import SEVERITIES as SEVERITY_WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.finding import Finding, Fix
    from gklint.rulebook.book import Rulebook

MOST_RULES = 6  # whose findings are explained; the others are counted
MOST_FIXES = 5  # of one rule
_CAUTION = Bilingual("只供参考", "for reference only")


def explained(rulebook: Rulebook, findings: Sequence[Finding]) -> Bilingual:
    """Findings at one place as Markdown: the worst first, those of one rule together."""
    ranked = sorted(findings, key=lambda one: (-SEVERITIES.index(one.severity), one.order()))
    by_rule: dict[str, list[Finding]] = {}
    for finding in ranked:
        by_rule.setdefault(finding.rule, []).append(finding)
    return Bilingual(_all(rulebook, by_rule, "zh"), _all(rulebook, by_rule, "en"))


def _all(rulebook: Rulebook, by_rule: dict[str, list[Finding]], language: str) -> str:
    shown = list(by_rule.values())[:MOST_RULES]
    parts = ["\n\n".join(_paragraphs(rulebook, findings, language)) for findings in shown]
    if len(by_rule) > MOST_RULES:
        rest = len(by_rule) - MOST_RULES
        parts.append(f"另有{rest}条规则的问题" if language == "zh" else f"and by {rest} more rules")
    return BETWEEN.join(parts)


def _paragraphs(rulebook: Rulebook, findings: Sequence[Finding], language: str) -> Iterator[str]:
    """The findings of one rule."""
    first = findings[0]
    severity = SEVERITY_WORDS[first.severity].into(language)
    messages = dict.fromkeys(plain(one.message.into(language)) for one in findings)
    yield "  \n".join(f"**{severity}** {message}" for message in messages)
    rule = rulebook.get(first.rule)
    if rule is not None:
        yield rule.table.why.into(language)
    basis = plain(first.basis.into(language))
    if basis:
        yield f"依据：{basis}" if language == "zh" else f"Basis: {basis}"
    fixes = list(dict.fromkeys(_fix(fix, language) for one in findings for fix in one.fixes))
    if fixes:
        head = "可以这样改：" if language == "zh" else "What can be done:"
        yield "\n".join([head, "", *(f"- {fix}" for fix in fixes[:MOST_FIXES])])
    yield f"`{first.rule}` {plain(first.name)}"


def _fix(fix: Fix, language: str) -> str:
    title = plain(fix.title.into(language))
    if fix.applicability != DISPLAY_ONLY:
        return title
    words = _CAUTION.into(language)
    return f"{title}（{words}）" if language == "zh" else f"{title} ({words})"
