"""Checks of reports, for one client's session. All of it runs in the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gklint.engine.lint import Report
from gklint.errors import ConfigError
from gklint.examples import unmark
from gklint.lsp import rule_texts
from gklint.lsp.diagnostics import Pages, Teller
from gklint.project import Linted
from gklint.rule_docs import pages_folder
from gklint.value import value

if TYPE_CHECKING:
    from gklint.lsp.positions import Positions
    from gklint.lsp.rule_texts import RuleText
    from gklint.lsp.texts import OpenText
    from gklint.lsp.worker import Pause
    from gklint.neighbours import Beside
    from gklint.project import Project
    from gklint.projects import Projects

NOTHING = Report((), {}, {})  # is found in what is no report

_pages = Pages(pages_folder())


@value
class Found:
    """What a check has to tell."""

    items: list[dict[str, Any]]  # diagnostics
    linted: Linted | None = None
    is_report: bool = False
    rules: RuleText | None = None


def check(
    text: OpenText, positions: Positions, project: Project, projects: Projects, pause: Pause
) -> Found:
    """Everything wrong in one version of a text, as the command line finds it in a file."""
    language = project.settings.lang
    if text.suffix == rule_texts.SUFFIX:
        rules = rule_texts.recognised(text.path, positions.text, project, projects)
        if rules is None:
            return Found([])
        memo = text.bench.rules
        return Found(rule_texts.diagnostics(rules, positions, memo, language, pause), rules=rules)
    document = project.read_text(positions.text, text.suffix, text.bench.memo, pause)
    pause()
    if not document.profile.is_report and "year" not in text.overrides:
        return Found([], Linted(document, project.context_of(document), NOTHING))
    linted = project.lint_document(
        document, text.bench.memo, _beside(text, project, document), pause, text.path
    )
    pause()
    teller = Teller(text.uri, positions, language, _pages)
    return Found(teller.diagnostics(linted, _known(linted, project, text.path)), linted, True)


def get_ready(project: Project, pause: Pause) -> None:
    """Check the examples of all rules as one text: most of what a report needs is loaded then."""
    rules = project.rulebook.rules
    texts = [unmark(one.bad or one.good)[0] for rule in rules for one in rule.table.example[:1]]
    document = project.read_text("\n".join(texts), pause=pause)
    project.lint_document(document, pause=pause)


def _known(linted: Linted, project: Project, path: str) -> tuple[bool, ...]:
    """For each finding whether the baseline holds it; none is where that cannot be read."""
    try:
        return project.known_in(linted, path)
    except ConfigError:  # it is shown with what is wrong with settings
        return (False,) * len(linted.report.findings)


def _beside(text: OpenText, project: Project, document: Any) -> Beside:
    """The reports beside this one; looked for again only when it is another year's or organ's."""
    asked = (project, document.profile.year, document.profile.organ)
    known = text.bench.beside
    if known is None or known[0] != asked:
        known = text.bench.beside = asked, project.beside(text.path, document)
    return known[1]


def beside_changed(text: OpenText) -> bool:
    """True if other reports are beside a text now than at its last check."""
    checked, known = text.checked, text.bench.beside
    if checked is None or not checked.is_report or known is None:
        return False
    now = checked.project.beside(text.path, checked.known.document)
    return (now.previous, now.groups) != (known[1].previous, known[1].groups)
