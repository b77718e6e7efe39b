"""A language server that checks nothing: what the library alone costs, pushed or pulled.

It keeps texts as the library does, and tells one diagnostic of each version.
"""

from __future__ import annotations

from lsprotocol import types
from pygls.lsp.server import LanguageServer

server = LanguageServer("empty", "1")
_PLACE = types.Range(start=types.Position(0, 0), end=types.Position(0, 1))


def _items() -> list[types.Diagnostic]:
    severity = types.DiagnosticSeverity.Warning
    return [types.Diagnostic(_PLACE, "made up", severity, code="X1", source="empty")]


def _publish(uri: str, version: int) -> None:
    pull = server.client_capabilities.text_document.diagnostic  # type: ignore[union-attr]
    if pull is None:
        server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=_items())
        )


@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
def opened(params: types.DidOpenTextDocumentParams) -> None:
    _publish(params.text_document.uri, params.text_document.version)


@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
def changed(params: types.DidChangeTextDocumentParams) -> None:
    _publish(params.text_document.uri, params.text_document.version)


@server.feature(
    types.TEXT_DOCUMENT_DIAGNOSTIC,
    types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False),
)
def pulled(params: types.DocumentDiagnosticParams) -> types.RelatedFullDocumentDiagnosticReport:
    return types.RelatedFullDocumentDiagnosticReport(items=_items())


if __name__ == "__main__":
    server.start_io()
