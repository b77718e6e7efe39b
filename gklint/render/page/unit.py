"""What the page shows of one file: its findings, its whole text with their marks, its checklist."""

from __future__ import annotations

from gklint.finding import FAIL, NOT_APPLICABLE, PASS, UNCERTAIN
from gklint.render.checklist import counts_of, reason, verdict_in
from gklint.render.marked import Mark, escape, marked
from gklint.render.page.words import WORDS
from gklint.text import LineIndex, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.finding import Finding
    from gklint.render.outcome import Outcome, Rules

_AROUND = 60  # code points shown on either side of a place, in the same line
_LONGEST = 600  # code points of a place that are shown in its excerpt


class Unit:
    """One file. ``name`` is what links to it begin with."""

    def __init__(self, name: str, outcome: Outcome, rules: Rules, language: str) -> None:
        self.name = name
        self.outcome = outcome
        self.rules = rules
        self.language = language
        self.words = WORDS[language]
        self.lines = LineIndex(outcome.text)
        origin = outcome.origin
        page = origin is not None and origin.markup  # what shows of it is shown, not its tags
        self.back = origin.back if page and origin is not None else lambda span: span
        self.text = origin.text if page and origin is not None else outcome.text
        self.met: set[str] = set()  # rules that a link of the matrix leads to

    def parts(self) -> Iterator[str]:
        outcome, words = self.outcome, self.words
        yield f'<section class="unit" id="{self.name}" data-path="{escape(outcome.path)}">\n'
        year = (
            f' <span class="quiet">{words["years"].format(outcome.year)}</span>'
            if outcome.year
            else ""
        )
        known = len(outcome.baselined.findings) if outcome.baselined is not None else 0
        none = "" if outcome.findings or known else f' <span class="quiet">{words["clean"]}</span>'
        if known:
            none = f' <span class="quiet">{words["known"].format(known)}</span>'
        yield f"<header><h3>{escape(outcome.path)}{year}{none}</h3></header>\n"
        for number, finding in enumerate(outcome.findings):
            yield from self._finding(number, finding)
        if outcome.findings:
            yield from self._whole()
        yield from self._checklist()
        yield "</section>\n"

    def _finding(self, number: int, finding: Finding) -> Iterator[str]:
        words, language = self.words, self.language
        rule, severity = escape(finding.rule), finding.severity
        first = "" if rule in self.met else f' id="{self.name}-{rule}"'
        self.met.add(rule)
        title = escape(self.rules.card(finding.rule).title.into(language))
        line, column = self.lines.position(finding.span.start)
        place = words["place"].format(line + 1, column + 1)
        yield f'<div class="finding {severity}"{first} data-rule="{rule}" data-severity="{severity}">\n'
        yield f'<p><span class="badge">{words[severity]}</span> <b>{rule}</b> {escape(finding.message.into(language))}</p>\n'
        yield f'<div class="excerpt">{self._excerpt(finding)}</div>\n'
        link = f'<a class="screen" href="#{self.name}-{number}">{words["text"]}</a>'
        yield f'<p class="quiet">{title} · {place} · {link}</p>\n'
        if finding.basis.zh:
            yield f'<p class="quiet">{words["basis"]}{escape(finding.basis.into(language))}</p>\n'
        for fix in finding.fixes:
            yield f'<p class="quiet">{words["fix"]}{escape(fix.title.into(language))}</p>\n'
        for related in finding.related:
            lines = LineIndex(related.file.text) if related.file else self.lines
            line, column = lines.position(related.span.start)
            file = f"{escape(related.file.path)} " if related.file else ""
            place = words["place"].format(line + 1, column + 1)
            said = escape(related.message.into(language))
            yield f'<p class="quiet">{words["see"]} {file}{place} {said}</p>\n'
        yield "</div>\n"

    def _excerpt(self, finding: Finding) -> str:
        """The place, marked, with what stands beside it in its lines."""
        span = self.back(finding.span)
        text = self.text
        end = min(span.end, span.start + _LONGEST)
        begins = max(text.rfind(one, 0, span.start) for one in "\r\n") + 1
        ends = min((at for one in "\r\n" if (at := text.find(one, end)) >= 0), default=len(text))
        left, right = max(begins, span.start - _AROUND), min(ends, end + _AROUND)
        shown = marked(text, [Mark(Span(span.start, end), finding.severity)], Span(left, right))
        head = "…" if left > begins else ""
        tail = "…" if right < ends or end < span.end else ""
        return f"{head}{shown}{tail}"

    def _whole(self) -> Iterator[str]:
        findings = self.outcome.findings
        marks = [
            Mark(self.back(finding.span), finding.severity, f"{self.name}-{number}")
            for number, finding in enumerate(findings)
        ]
        shown = marked(self.text, marks, Span(0, len(self.text)))
        head = self.words["whole"].format(len(findings))
        yield f'<details><summary>{head}</summary><div class="whole">{shown}</div></details>\n'

    def _checklist(self) -> Iterator[str]:
        words, language, verdicts = self.words, self.language, self.outcome.verdicts
        counts = counts_of(verdicts)
        rest = [rule for rule, verdict in verdicts.items() if verdict == NOT_APPLICABLE]
        head = words["checklist"].format(counts[PASS], len(verdicts) - len(rest))
        yield f'<details class="list"><summary>{head}</summary>\n<table class="checklist">\n<thead><tr>'
        yield from (f"<th>{words[key]}</th>" for key in ("rule", "verdict", "fault", "reason"))
        yield "</tr></thead>\n<tbody>\n"
        for rule, verdict in verdicts.items():
            if verdict == NOT_APPLICABLE:
                continue
            title = escape(self.rules.card(rule).title.into(language))
            shade = f' class="{verdict}"' if verdict in (FAIL, UNCERTAIN) else ""
            said = escape(reason(self.outcome, rule, language))
            yield (
                f"<tr><td>{escape(rule)}</td><td{shade}>{verdict_in(verdict, language)}</td>"
                f"<td>{title}</td><td>{said}</td></tr>\n"
            )
        yield "</tbody></table>\n"
        if rest:
            yield f'<p class="quiet">{words["rest"]}{escape(" ".join(rest))}</p>\n'
        yield "</details>\n"
