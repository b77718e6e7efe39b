"""For people in a browser, offline: units × rules, every finding in its text, checklists.

One page that asks for nothing from anywhere; its policy lets only its own script run. Keeps
what it shows of each unit until the end, since the matrix stands first.
"""

from __future__ import annotations

import os

from gklint.finding import FAIL, NOT_APPLICABLE, PASS, SEVERITIES, UNCERTAIN
from gklint.render.checklist import counts_of, reason, verdict_in
from gklint.render.forms import PROGRAMS
from gklint.render.marked import Mark, escape, marked
from gklint.render.matrix import Matrix
from gklint.render.outcome import OWN_PAGE
from gklint.render.text import summary_line
from gklint.text import LineIndex, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gklint.finding import Finding
    from gklint.render.forms import About
    from gklint.render.outcome import Outcome, Rules, Summary

WRITES = PROGRAMS
FINGERPRINTS = False
_AROUND = 60  # code points shown on either side of a place, in the same line
_LONGEST = 600  # code points of a place that are shown in its excerpt
_WORDS = {
    "zh": {
        "title": "gklint 检查结果",
        "error": "错误", "warning": "警告", "info": "提示", "hint": "建议",
        "unit": "文件", "year": "年度", "years": "{} 年度", "matrix": "总表",
        "legend": "数字：该规则发现的处数；✓ 通过；? 存疑；~ 已说明；空白 不适用。没有列出的规则各文件都没有发现问题。",
        "silent": "所有规则都没有发现问题。",
        "findings": "问题", "clean": "没有发现问题",
        "all": "全部规则", "rule": "规则", "words": "文件名或文字", "faulty": "只看有问题的文件",
        "shown": "显示 {} 处", "open": "展开或收起核对表",
        "basis": "依据：", "fix": "修正：", "see": "另见", "place": "第 {} 行第 {} 列", "text": "在全文中查看",
        "whole": "全文（{} 处已标出）", "checklist": "核对表：通过 {}/{}",
        "verdict": "结论", "fault": "要避免的问题", "reason": "理由", "rest": "不适用：",
        "troubles": "没能检查",
    },
    "en": {
        "title": "gklint: what was found",
        "error": "error", "warning": "warning", "info": "info", "hint": "hint",
        "unit": "file", "year": "year", "years": "report year {}", "matrix": "Overview",
        "legend": "Figures: what the rule found; ✓ passed; ? cannot tell; ~ accepted; blank: not applicable. "
        "Rules that are not listed found nothing in any file.",
        "silent": "No rule found anything.",
        "findings": "Findings", "clean": "nothing found",
        "all": "all rules", "rule": "rule", "words": "file name or words", "faulty": "only files with findings",
        "shown": "{} shown", "open": "open or close checklists",
        "basis": "basis: ", "fix": "fix: ", "see": "see", "place": "line {}, column {}", "text": "in the whole text",
        "whole": "whole text ({} marked)", "checklist": "checklist: passed {}/{}",
        "verdict": "verdict", "fault": "fault", "reason": "reason", "rest": "not applicable: ",
        "troubles": "Not checked",
    },
}  # fmt: skip


def form(about: About, write: Callable[[str], None]) -> _Page:
    return _Page(about, write)


class _Page:
    def __init__(self, about: About, write: Callable[[str], None]) -> None:
        self.about = about
        self.write = write
        self.words = _WORDS[about.language]
        self.matrix = Matrix()
        self.units: list[str] = []

    def add(self, outcome: Outcome, rules: Rules) -> None:
        self.matrix.add(outcome, rules)
        unit = _Unit(f"u{len(self.units) + 1}", outcome, rules, self.about.language)
        self.units.append("".join(unit.parts()))

    def end(self, summary: Summary) -> None:
        for part in self._parts(summary):
            self.write(part)

    def _parts(self, summary: Summary) -> Iterator[str]:
        words = self.words
        style, script = _file("page.css"), _file("page.js")
        policy = f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}"
        language = "zh-CN" if self.about.language == "zh" else "en"
        yield f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n{OWN_PAGE}\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield f"<title>{words['title']}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        yield f'<section class="overview">\n<h1>{words["title"]}</h1>\n'
        yield f"<p>{escape(summary_line(summary, self.about.language, ()))}</p>\n"
        yield from self._troubles(summary)
        yield from self._filters()
        yield f"<h2>{words['matrix']}</h2>\n"
        yield from self._matrix()
        yield "</section>\n"
        yield f"<h2>{words['findings']}</h2>\n"
        yield from self.units
        yield f"<script>{script}</script>\n</body>\n</html>\n"

    def _troubles(self, summary: Summary) -> Iterator[str]:
        if not summary.troubles:
            return
        yield f"<h2>{self.words['troubles']}</h2>\n<ul>\n"
        for trouble in summary.troubles:
            said = trouble.zh if self.about.language == "zh" else trouble.en
            yield f"<li>{escape(trouble.where)}: {escape(said)}</li>\n"
        yield "</ul>\n"

    def _filters(self) -> Iterator[str]:
        words = self.words
        yield "<form hidden>\n"
        for severity in reversed(SEVERITIES):
            yield (
                f'<label class="{severity}"><input type="checkbox" name="severity" value="{severity}" '
                f'checked> <span class="badge">{words[severity]}</span></label>\n'
            )
        yield f'<select name="rule" aria-label="{words["rule"]}"><option value="">{words["all"]}</option>\n'
        for rule in self.matrix.telling():
            yield f'<option value="{escape(rule)}">{escape(rule)} {escape(self._title(rule))}</option>\n'
        yield (
            f'</select>\n<input type="search" name="words" placeholder="{words["words"]}" '
            f'aria-label="{words["words"]}">\n'
            f'<label><input type="checkbox" name="faulty"> {words["faulty"]}</label>\n'
            f'<span class="quiet">{words["shown"].format("<b id=shown></b>")}</span>\n'
            f'<button type="button" id="open">{words["open"]}</button>\n</form>\n'
        )

    def _title(self, rule: str) -> str:
        return self.matrix.titles[rule].into(self.about.language)

    def _matrix(self) -> Iterator[str]:
        words = self.words
        told = self.matrix.telling()
        yield f'<p class="quiet">{words["legend"] if told else words["silent"]}</p>\n'
        yield f'<div class="wide"><table class="matrix {_room(len(told))}">\n<thead><tr><th>{words["unit"]}</th><th>{words["year"]}</th>'
        for rule in told:
            title = escape(self._title(rule))
            yield (
                f'<th class="rule" data-rule="{escape(rule)}" title="{title}">'
                f"<span>{escape(rule)} {title}</span></th>"
            )
        yield "</tr></thead>\n<tbody>\n"
        for number, unit in enumerate(self.matrix.units, 1):
            name = f"u{number}"
            yield f'<tr data-unit="{name}"><th><a href="#{name}">{escape(unit.path)}</a></th><td>{unit.year or ""}</td>'
            for rule in told:
                sign, severity = unit.sign(rule)
                at = f'data-rule="{escape(rule)}"'
                if severity:
                    link = f'<a href="#{name}-{escape(rule)}">{sign}</a>'
                    yield f'<td {at} class="hit {severity}">{link}</td>'
                else:
                    yield f"<td {at}>{sign}</td>"
            yield "</tr>\n"
        yield "</tbody>\n</table></div>\n"


class _Unit:
    """What is shown of one file."""

    def __init__(self, name: str, outcome: Outcome, rules: Rules, language: str) -> None:
        self.name = name
        self.outcome = outcome
        self.rules = rules
        self.language = language
        self.words = _WORDS[language]
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
        none = "" if outcome.findings else f' <span class="quiet">{words["clean"]}</span>'
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


def _room(rules: int) -> str:
    """How a matrix with so many columns fits on paper: a class of the style sheet."""
    return "few" if rules <= 40 else "many" if rules <= 85 else "most"


def _file(name: str) -> str:
    folder = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "page")
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read()


def _digest(text: str) -> str:
    """How a policy names a script or a style (Content Security Policy Level 3, 2.3.1)."""
    from base64 import b64encode
    from hashlib import sha256

    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
