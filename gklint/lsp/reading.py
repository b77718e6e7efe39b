"""What helps to read a report, in the protocol's shapes (LSP 3.17, Language Features)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gklint.aids.definition import definition
from gklint.aids.hints import hints
from gklint.aids.hover import hover
from gklint.aids.lens import lens
from gklint.aids.links import links
from gklint.aids.outline import folds, outline
from gklint.lsp import rule_texts
from gklint.lsp.positions import Positions
from gklint.lsp.uris import uri_of

if TYPE_CHECKING:
    from lsprotocol import types

    from gklint.aids.outline import Symbol
    from gklint.lsp.checked import Checked
    from gklint.lsp.session import Session
    from gklint.lsp.texts import OpenText

CHECKLIST = "gklint.checklist"  # the command behind the line above a title

_SYMBOLS = {"report": 1, "section": 15, "table": 18}  # File, String, Array: LSP 3.17, SymbolKind


def at_hover(session: Session, params: types.HoverParams) -> Any:
    """``textDocument/hover``"""
    text = session.texts.get(params.text_document.uri)
    if text is None:
        return None
    offset = text.offset(params.position)

    def work(checked: Checked) -> Any:
        if checked.rules is not None:
            return rule_texts.hover(checked, checked.rules, offset)
        if not checked.is_report:
            return None
        found = hover(checked.project, checked.known, offset)
        if found is None:
            return None
        return {
            "contents": {"kind": "markdown", "value": found.text.into(checked.language)},
            "range": checked.positions.range(found.span),
        }

    return session.ask(text, work, None, of_any=True)


def at_definition(session: Session, params: types.DefinitionParams) -> Any:
    """``textDocument/definition``: from a figure to the cells it speaks of, from a sum to its parts."""
    text = session.texts.get(params.text_document.uri)
    if text is None:
        return None
    offset = text.offset(params.position)

    def work(checked: Checked) -> Any:
        found = definition(checked.project, checked.known, offset)
        return [_target(session, text, checked, one) for one in found]

    return session.ask(text, work, [])


def _target(session: Session, text: OpenText, checked: Checked, target: Any) -> dict[str, Any]:
    positions, uri = checked.positions, text.uri
    if target.path:
        positions, uri = Positions(target.text, positions.encoding), uri_of(target.path)
    place = positions.range(target.span)
    if not session.client.links_places:
        return {"uri": uri, "range": place}
    return {
        "originSelectionRange": checked.positions.range(target.origin_span),
        "targetUri": uri,
        "targetRange": place,
        "targetSelectionRange": place,
    }


def symbols(session: Session, params: types.DocumentSymbolParams) -> Any:
    """``textDocument/documentSymbol``"""
    text = session.texts.get(params.text_document.uri)
    if text is None:
        return None

    def work(checked: Checked) -> list[dict[str, Any]]:
        found = [_symbol(checked, one) for one in outline(checked.known)]
        return found if session.client.nests_symbols else list(_flat(text.uri, found, ""))

    return session.ask(text, work, [])


def _symbol(checked: Checked, symbol: Symbol) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": symbol.name.into(checked.language),
        "kind": _SYMBOLS[symbol.kind],
        "range": checked.positions.range(symbol.span),
        "selectionRange": checked.positions.range(symbol.name_span),
        "children": [_symbol(checked, one) for one in symbol.children],
    }
    detail = symbol.detail.into(checked.language)
    if detail:
        told["detail"] = detail
    return told


def _flat(uri: str, symbols: list[dict[str, Any]], inside: str) -> Any:
    """The same for clients that know no symbols within symbols."""
    for one in symbols:
        told = {
            "name": one["name"],
            "kind": one["kind"],
            "location": {"uri": uri, "range": one["range"]},
        }
        yield told | ({"containerName": inside} if inside else {})
        yield from _flat(uri, one["children"], one["name"])


def foldings(session: Session, params: types.FoldingRangeParams) -> Any:
    """``textDocument/foldingRange``"""
    text = session.texts.get(params.text_document.uri)
    if text is None:
        return None

    def work(checked: Checked) -> list[dict[str, Any]]:
        told = []
        for fold in folds(checked.known):
            first = checked.positions.position(fold.span.start)["line"]
            last = checked.positions.position(fold.span.end)["line"]
            if first < last:
                told.append({"startLine": first, "endLine": last, "kind": "region"})
        return told

    return session.ask(text, work, [])


def document_links(session: Session, params: types.DocumentLinkParams) -> Any:
    """``textDocument/documentLink``"""
    text = session.texts.get(params.text_document.uri)
    if text is None:
        return None

    def work(checked: Checked) -> list[dict[str, Any]]:
        return [
            {
                "range": checked.positions.range(link.span),
                "target": link.url,
                "tooltip": link.tooltip.into(checked.language),
            }
            for link in links(checked.project, checked.known)
        ]

    return session.ask(text, work, [])


def inlay_hints(session: Session, params: types.InlayHintParams) -> Any:
    """``textDocument/inlayHint``"""
    text = session.texts.get(params.text_document.uri)
    if text is None:
        return None
    span = text.span(params.range)

    def work(checked: Checked) -> list[dict[str, Any]]:
        return [
            {
                "position": checked.positions.position(hint.offset),
                "label": hint.label.strip(),
                "tooltip": hint.tooltip.into(checked.language),
                "paddingLeft": True,
            }
            for hint in hints(checked.known)
            if span.start <= hint.offset <= span.end
        ]

    return session.ask(text, work, [])


def code_lens(session: Session, params: types.CodeLensParams) -> Any:
    """``textDocument/codeLens``: the checklist in one line, above the title."""
    text = session.texts.get(params.text_document.uri)
    if text is None:
        return None

    def work(checked: Checked) -> list[dict[str, Any]]:
        found = lens(checked.known)
        if found is None:
            return []
        command = {
            "title": found.text.into(checked.language),
            "command": CHECKLIST,
            "arguments": [text.uri],
        }
        return [{"range": checked.positions.range(found.span), "command": command}]

    return session.ask(text, work, [])
