"""Code actions: what can be done about the findings at a place (LSP 3.17, Code Action Request).

They come from the server's own findings, by overlap with the range asked for; what diagnostics a
client sends along is not looked at, since some clients shorten them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gklint.bilingual import Bilingual
from gklint.errors import ConfigError
from gklint.finding import DISPLAY_ONLY, SAFE
from gklint.lsp.silencing import SettingsFile, ways
from gklint.project import ALONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lsprotocol import types

    from gklint.finding import Finding, Fix
    from gklint.lsp.checked import Checked
    from gklint.lsp.session import Session
    from gklint.lsp.texts import OpenText
    from gklint.text import Edit, Span

QUICK_FIX, FIX_ALL = "quickfix", "source.fixAll.gklint"
KINDS = (QUICK_FIX, FIX_ALL)

_FIX_ALL = Bilingual("修正全部可自动修正的问题", "fix everything that is safe to fix")


def at(session: Session, params: types.CodeActionParams) -> Any:
    """``textDocument/codeAction``: repairs of what overlaps a range, and of the whole text."""
    text = session.texts.get(params.text_document.uri)
    if text is None:
        return None
    span = text.span(params.range)
    only = params.context.only
    opened = {
        one.path: (one.uri, one.version, one.positions)
        for one in session.texts.values()
        if one.path.endswith(".toml")
    }

    def work(checked: Checked) -> list[dict[str, Any]]:
        return [
            *_actions(session, text, checked, span, only),
            *_accepting(session, text, checked, span, only, opened),
        ]

    return session.ask(text, work, [])


def resolve(session: Session, action: types.CodeAction) -> Any:
    """``codeAction/resolve``: an action as it was, with its edit where it only named one.

    Some clients (Neovim 0.11) ask even for an action that came with its edit, and take only what
    is answered.
    """
    data = action.data if isinstance(action.data, dict) else {}
    text = session.texts.get(str(data.get("uri", "")))
    if text is None or action.kind != FIX_ALL:
        return action

    def work(checked: Checked) -> Any:
        edit = edit_of(session, text, checked, all_fixed(text, checked))
        return {"title": action.title, "kind": action.kind, "data": action.data, "edit": edit}

    return session.ask(text, work, action)


def _accepting(
    session: Session,
    text: OpenText,
    checked: Checked,
    span: Span,
    only: Sequence[Any] | None,
    opened: Mapping[str, Any],
) -> Iterator[dict[str, Any]]:
    """Ways to accept what is found, after the ways to mend it."""
    touched = [one for one in _touched(checked, span) if _wanted(QUICK_FIX, only)]
    settings = SettingsFile(text, opened) if touched else None
    for finding, told in touched:
        assert settings is not None
        for title, edit in ways(session.client, text, checked, finding, settings):
            yield {"title": title, "kind": QUICK_FIX, "edit": edit, "diagnostics": [told]}


def _touched(checked: Checked, span: Span) -> Iterator[tuple[Finding, dict[str, Any]]]:
    """The findings that overlap a place or touch it, each as it was told."""
    for finding, told in zip(checked.findings, checked.told, strict=True):
        if finding.span.start <= span.end and span.start <= finding.span.end:
            yield finding, told


def _actions(
    session: Session,
    text: OpenText,
    checked: Checked,
    span: Span,
    only: Sequence[Any] | None,
) -> Iterator[dict[str, Any]]:
    language = checked.language
    if _wanted(QUICK_FIX, only):
        for finding, told in _touched(checked, span):
            for fix in finding.fixes:
                if fix.applicability != DISPLAY_ONLY:
                    edit = edit_of(session, text, checked, fix.edits)
                    yield _quick_fix(finding, fix, told, edit, language)
    if _wanted(FIX_ALL, only) and any(map(_safe, checked.new)):
        action = {"title": _FIX_ALL.into(language), "kind": FIX_ALL, "data": {"uri": text.uri}}
        if not session.client.resolves_edits:
            action["edit"] = edit_of(session, text, checked, all_fixed(text, checked))
        yield action


def _wanted(kind: str, only: Sequence[Any] | None) -> bool:
    """True if a kind is asked for: all are, or it, or one that it is a part of."""
    if only is None:
        return True
    asked = (getattr(one, "value", one) for one in only)
    return any(one == "" or kind == one or kind.startswith(f"{one}.") for one in asked)


def _safe(finding: Finding) -> bool:
    return any(fix.applicability == SAFE for fix in finding.fixes)


def _quick_fix(
    finding: Finding, fix: Fix, told: dict[str, Any], edit: dict[str, Any], language: str
) -> dict[str, Any]:
    action: dict[str, Any] = {
        "title": fix.title.into(language),
        "kind": QUICK_FIX,
        "edit": edit,
        "diagnostics": [told],
    }
    if fix.applicability == SAFE and fix is finding.fixes[0]:
        action["isPreferred"] = True
    return action


def all_fixed(text: OpenText, checked: Checked) -> tuple[Edit, ...]:
    """The changes that all safe fixes together make, round after round."""
    beside = text.bench.beside[1] if text.bench.beside else ALONE
    before = checked.positions.text
    try:
        return checked.project.fix_text(before, text.suffix, beside=beside, path=text.path).edits
    except ConfigError:  # of the baseline: nobody knows what is to be left alone
        return ()


def edit_of(
    session: Session, text: OpenText, checked: Checked, edits: Sequence[Edit]
) -> dict[str, Any]:
    """A WorkspaceEdit of one version of a text."""
    told = [{"range": checked.positions.range(edit.span), "newText": edit.text} for edit in edits]
    if session.client.versioned_edits:
        document = {"uri": text.uri, "version": checked.version}
        return {"documentChanges": [{"textDocument": document, "edits": told}]}
    return {"changes": {text.uri: told}}
