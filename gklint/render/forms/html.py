"""For people in a browser, offline: units × rules, every finding in its text, checklists.

One page that asks for nothing from anywhere; its policy lets only its own script run. Keeps
what it shows of each unit until the end, since the matrix stands first.
"""

from __future__ import annotations

import os

from gklint.finding import SEVERITIES
from gklint.render.forms import PROGRAMS
from gklint.render.marked import escape
from gklint.render.matrix import Matrix
from gklint.render.outcome import OWN_PAGE
from gklint.render.page.unit import Unit
from gklint.render.page.words import WORDS
from gklint.render.text import summary_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gklint.render.forms import About
    from gklint.render.outcome import Outcome, Rules, Summary

WRITES = PROGRAMS
FINGERPRINTS = False


def form(about: About, write: Callable[[str], None]) -> _Page:
    return _Page(about, write)


class _Page:
    def __init__(self, about: About, write: Callable[[str], None]) -> None:
        self.about = about
        self.write = write
        self.words = WORDS[about.language]
        self.matrix = Matrix()
        self.units: list[str] = []

    def add(self, outcome: Outcome, rules: Rules) -> None:
        self.matrix.add(outcome, rules)
        unit = Unit(f"u{len(self.units) + 1}", outcome, rules, self.about.language)
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
        line = summary_line(summary, self.about.language, (), troubles="below")
        yield f"<p>{escape(line)}</p>\n"
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
