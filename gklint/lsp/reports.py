"""Checks of reports, for one client's session. All of it runs in the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gklint.lsp.diagnostics import Pages, Teller
from gklint.rule_docs import pages_folder
from gklint.value import value

if TYPE_CHECKING:
    from gklint.lsp.positions import Positions
    from gklint.lsp.texts import OpenText
    from gklint.lsp.worker import Pause
    from gklint.neighbours import Beside
    from gklint.project import Linted, Project

_pages = Pages(pages_folder())


@value
class Found:
    """What a check has to tell."""

    items: list[dict[str, Any]]  # diagnostics
    linted: Linted | None = None  # None for what is no report


def check(text: OpenText, positions: Positions, project: Project, pause: Pause) -> Found:
    """Everything wrong in one version of a text, as the command line finds it in a file."""
    source = positions.text
    document = project.read_text(source, text.suffix, text.bench.memo, pause)
    pause()
    if not document.profile.is_report and "year" not in text.overrides:
        return Found([])
    linted = project.lint_document(
        document, text.bench.memo, _beside(text, project, document), pause
    )
    pause()
    teller = Teller(text.uri, positions, project.settings.lang, _pages)
    return Found(teller.diagnostics(linted), linted)


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
    if checked is None or checked.linted is None or known is None:
        return False
    now = checked.project.beside(text.path, checked.linted.document)
    return (now.previous, now.groups) != (known[1].previous, known[1].groups)
