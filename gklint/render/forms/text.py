"""For people at a terminal: every finding with its line and what would mend it."""

from __future__ import annotations

from gklint.render import text
from gklint.render.forms import PEOPLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from gklint.finding import Bilingual
    from gklint.render.forms import About
    from gklint.render.outcome import Outcome, Rules, Summary

WRITES = PEOPLE
FINGERPRINTS = False


def form(about: About, write: Callable[[str], None]) -> ForPeople:
    return ForPeople(about, write, _shown)


def _shown(outcome: Outcome, about: About) -> str:
    return text.render(outcome, about.language, about.columns, about.colour)


class ForPeople:
    """Says each file's findings as ``shown`` words them, then its checklist; counts at the end."""

    def __init__(
        self, about: About, write: Callable[[str], None], shown: Callable[[Outcome, About], str]
    ) -> None:
        self.about = about
        self.write = write
        self.shown = shown
        self.titles: dict[str, Bilingual] = {}  # of the rules that found anything

    def add(self, outcome: Outcome, rules: Rules) -> None:
        if self.about.statistics:
            add_titles(self.titles, outcome, rules)
        elif outcome.findings:
            self.write(self.shown(outcome, self.about))
        if self.about.checklist:
            from gklint.render import checklist

            titles = {rule: rules.card(rule).title for rule in outcome.verdicts}
            self.write(checklist.render(outcome, titles, self.about.language))

    def end(self, summary: Summary) -> None:
        language = self.about.language
        if self.about.statistics:
            from gklint.render import statistics

            self.write(statistics.render(summary, self.titles, language))
        self.write(last_line(summary, self.about))


def last_line(summary: Summary, about: About) -> str:
    """The line that counts, with its end; empty where it would tell nothing that was asked for."""
    told = summary.findings or summary.fixed
    if not told and (about.quiet or not (summary.files or summary.left_out)):
        return ""
    return text.summary_line(summary, about.language, about.offered) + "\n"


def add_titles(titles: dict[str, Bilingual], outcome: Outcome, rules: Rules) -> None:
    """Add the titles of the rules that found something in a file."""
    for finding in outcome.findings:
        if finding.rule not in titles:
            titles[finding.rule] = rules.card(finding.rule).title
