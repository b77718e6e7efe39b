"""Findings that somebody has accepted leave the report, each with the reason given for it.

Two may speak: a remark in the file (``document/remarks``), of the block that it stands in or
before, or of the whole file; and an entry of the settings, of the words that a finding stands
at. What they say is itself looked at by the rules on remarks. All places are those of the file.
"""

from __future__ import annotations

from gklint.bilingual import Bilingual
from gklint.check import REMARKS
from gklint.document.remarks import (
    IDLE,
    IGNORE,
    IGNORE_FILE,
    MARK,
    UNASKED,
    UNKNOWN,
    USED,
    Heard,
    Named,
    given,
    line_of,
    remarks_in,
)
from gklint.engine.findings import finding_of
from gklint.engine.reach import Reach
from gklint.finding import ACCEPTED, FAIL, PASS, Finding, Silenced, Violation
from gklint.rulebook.choice import nearest_rule
from gklint.text import Span
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gklint.check import Context
    from gklint.config import AcceptedTable
    from gklint.document.model import Document
    from gklint.document.remarks import Remark
    from gklint.engine.lint import Report
    from gklint.rulebook.book import Rulebook
    from gklint.rulebook.model import Rule

GUESSED = 8  # names of no rule for which one is looked for that is like it
HERE = Bilingual("这条说明", "this remark")


def suppress(
    report: Report,
    document: Document,
    rulebook: Rulebook,
    context: Context,
    known: Sequence[Rule],
    entries: Iterable[tuple[str, AcceptedTable]] = (),
) -> Report:
    """The report without what is accepted, and with what is amiss in saying so.

    ``known`` are all rules there are, whether they are in use or not; ``entries`` are those of
    the settings that speak of this file, each with the way people know it, and come second.
    """
    run = _Run(report, document, known or rulebook.rules)
    heard = [run.remark(one) for one in run.remarks()]
    heard += [run.entry(where, entry) for where, entry in entries]
    if not heard:
        return report
    left = [one for one in report.findings if one not in run.silenced]
    file = document if document.origin is None else replace(document, text=run.text)
    verdicts = _verdicts(report, run.silenced, left)
    told = []
    for rule in rulebook.rules:
        if rule.scope == REMARKS:
            found = [
                finding_of(rule, violation, 0, file, context)
                for violation in rule.kind.check(tuple(heard), rule.params, context)
                if isinstance(violation, Violation)
            ]
            verdicts[rule.id] = FAIL if found else PASS
            told += found
    return replace(
        report,
        findings=tuple(sorted((*left, *told), key=Finding.order)),
        verdicts=verdicts,
        silenced=tuple(run.silenced[one] for one in report.findings if one in run.silenced),
    )


def _verdicts(
    report: Report, silenced: dict[Finding, Silenced], left: list[Finding]
) -> dict[str, str]:
    """A rule all of whose findings are accepted neither passes nor fails."""
    failing = {one.rule for one in left}
    accepted = {one.rule for one in silenced} - failing
    return {
        rule: ACCEPTED if rule in accepted else verdict for rule, verdict in report.verdicts.items()
    }


class _Run:
    """The findings of one report, and who silences which."""

    def __init__(self, report: Report, document: Document, known: Sequence[Rule]) -> None:
        self.report = report
        self.document = document
        self.known = known
        self.text = document.text if document.origin is None else document.origin.source
        self.silenced: dict[Finding, Silenced] = {}
        self._names = {key: rule for rule in known for key in (rule.id, rule.name)}
        self._by_rule: dict[str, list[Finding]] = {}
        self._by_block: dict[tuple[str, int], list[Finding]] = {}
        self._reach = Reach(document, self.text)
        for one in report.findings:
            self._by_rule.setdefault(one.rule, []).append(one)
            self._by_block.setdefault((one.rule, self._reach.of_finding(one.span)), []).append(one)
        self._near: dict[str, str] = {}  # names that no rule has, to the nearest that one has

    def remarks(self) -> list[Remark]:
        if self.document.origin is None and MARK in self.text:
            return []  # a text that holds a remark was read without it
        return remarks_in(self.text) if MARK in self.text else []

    def remark(self, remark: Remark) -> Heard:
        """Silence what a remark speaks of."""
        readable = remark.verb in (IGNORE, IGNORE_FILE) and bool(remark.names)
        names = []
        for name, span in remark.names if readable else ():
            rule = self._named(name)
            if rule is None:
                names.append(Named(name, UNKNOWN, span, self._nearest(name)))
                continue
            found = self._spoken_of(remark, rule)
            self._silence(found, remark.reason, remark.span, "")
            names.append(Named(name, self._fate(rule, bool(found)), span))
        markup = self.document.origin is not None and self.document.origin.markup
        line = remark.span if markup else line_of(self.text, remark.span)
        return Heard(HERE, remark.span, tuple(names), remark.reason, readable, line)

    def entry(self, where: str, entry: AcceptedTable) -> Heard:
        """Silence what an entry of the settings speaks of."""
        from gklint.engine.accepted import is_meant

        rule = self._named(entry.rule)
        assert rule is not None  # the door has seen to it
        of_rule = self._by_rule.get(rule.id, [])
        found = [one for one in of_rule if is_meant(one, self.document, entry)]
        reason = given(entry.reason)
        self._silence(found, reason, None, where)
        fate = self._fate(rule, bool(found))
        if fate == IDLE and not entry.of_one_file:
            fate = UNASKED  # what this file lacks another may have
        span = found[0].span if found else self._beginning()
        return Heard(
            Bilingual(f"设置里的 {where} ", where), span, (Named(entry.rule, fate, span),), reason
        )

    def _named(self, name: str) -> Rule | None:
        return self._names.get(name) or self._names.get(name.upper())

    def _nearest(self, name: str) -> str:
        """The rule that was probably meant; looked for a few times only, for it takes long."""
        if name not in self._near and len(self._near) < GUESSED:
            self._near[name] = nearest_rule(name, self.known)
        return self._near.get(name, "")

    def _spoken_of(self, remark: Remark, rule: Rule) -> list[Finding]:
        if remark.verb == IGNORE_FILE:
            return self._by_rule.get(rule.id, [])
        block = self._reach.of_remark(remark.span)
        return self._by_block.get((rule.id, block), [])

    def _silence(self, findings: list[Finding], reason: str, said: Span | None, where: str) -> None:
        for one in findings:
            self.silenced.setdefault(one, Silenced(one, reason, said, where))

    def _fate(self, rule: Rule, used: bool) -> str:
        if used:
            return USED
        verdict = self.report.verdicts.get(rule.id, "")
        return IDLE if verdict in (PASS, FAIL) or rule.scope == REMARKS else UNASKED

    def _beginning(self) -> Span:
        """The report's title, or where its text begins."""
        span, origin = self.document.place_of_absence(), self.document.origin
        return span if origin is None else origin.span(span)
