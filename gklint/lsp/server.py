"""What the server answers to, method by method, and how it starts and ends."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from gklint import __version__
from gklint.lsp import actions, changes, commands, completing, plain, pulled, reading
from gklint.lsp.parent import watch
from gklint.lsp.protocol import Protocol
from gklint.lsp.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from gklint.lsp.worker import Worker

log = logging.getLogger("gklint.lsp")


class Server(LanguageServer):
    """The library's server with our protocol; what it knows of texts lies in the session."""

    protocol: Protocol

    def __init__(self, worker: Worker) -> None:
        super().__init__("gklint", __version__, protocol_cls=Protocol)
        self.session = Session(self.protocol, worker)
        for method, handler, options in FEATURES:
            _answer(self, method, handler, options)
        for name in commands.COMMANDS:
            self.command(name)(lambda: None)  # only its name is needed: SYNC runs it
        for method, ours in SYNC.items():
            self.protocol.fm.add_builtin_feature(method, _bound(ours, self.session))
        self.protocol.plain = {
            types.TEXT_DOCUMENT_DID_OPEN: _bound(plain.did_open, self.session),
            types.TEXT_DOCUMENT_DID_CHANGE: _bound(plain.did_change, self.session),
        }

    def report_server_error(self, error: Exception, source: Any) -> None:
        log.error("%s: %s", getattr(source, "__name__", source), error, exc_info=error)


def _introduce(session: Session, params: types.InitializeParams) -> None:
    """``initialize``: who the client is. Nothing is loaded before it is answered."""
    encoding: Any = session.protocol.workspace.position_encoding
    session.introduce(params, str(getattr(encoding, "value", encoding)))
    if params.process_id is not None:
        watch(params.process_id, asyncio.get_running_loop(), session.protocol.leave)


async def _begin(session: Session, _: types.InitializedParams) -> None:
    await changes.begin(session)


def _bound(handler: Callable[..., Any], session: Session) -> Callable[..., Any]:
    def call(*params: Any) -> Any:
        return handler(session, *params)

    return call


def _answer(server: Server, method: str, handler: Callable[..., Any], options: Any) -> None:
    server.feature(method, options)(_bound(handler, server.session))


def _did_open(session: Session, params: types.DidOpenTextDocumentParams) -> None:
    text = params.text_document
    session.open(text.uri, str(text.language_id), text.version, text.text)


def _did_change(session: Session, params: types.DidChangeTextDocumentParams) -> None:
    document = params.text_document
    session.change(document.uri, document.version, list(params.content_changes))


def _did_close(session: Session, params: types.DidCloseTextDocumentParams) -> None:
    session.close(params.text_document.uri)


def _cancel_progress(session: Session, params: types.WorkDoneProgressCancelParams) -> None:
    running = session.running.get(params.token)
    if running is not None:
        running.cancel()


SYNC: dict[str, Callable[..., Any]] = {
    types.TEXT_DOCUMENT_DID_OPEN: _did_open,
    types.TEXT_DOCUMENT_DID_CHANGE: _did_change,
    types.TEXT_DOCUMENT_DID_CLOSE: _did_close,
    types.WINDOW_WORK_DONE_PROGRESS_CANCEL: _cancel_progress,
    types.WORKSPACE_EXECUTE_COMMAND: commands.run,
    types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: changes.folders_changed,
}

_FILES = types.FileOperationRegistrationOptions(
    filters=[types.FileOperationFilter(types.FileOperationPattern(glob="**/*"), scheme="file")]
)

# Method, what answers it, what is told about it at the start.
FEATURES: tuple[tuple[str, Callable[..., Any], Any], ...] = (
    (types.INITIALIZE, _introduce, None),
    (types.INITIALIZED, _begin, None),
    (types.TEXT_DOCUMENT_DID_SAVE, changes.saved, None),
    (types.WORKSPACE_DID_CHANGE_CONFIGURATION, changes.settings_changed, None),
    (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, changes.files_changed, None),
    (types.WORKSPACE_DID_DELETE_FILES, changes.files_gone, _FILES),
    (types.WORKSPACE_DID_RENAME_FILES, changes.files_gone, _FILES),
    (
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        pulled.of_text,
        types.DiagnosticOptions(
            inter_file_dependencies=True, workspace_diagnostics=True, identifier="gklint"
        ),
    ),
    (types.WORKSPACE_DIAGNOSTIC, pulled.of_folders, None),
    (
        types.TEXT_DOCUMENT_CODE_ACTION,
        actions.at,
        types.CodeActionOptions(code_action_kinds=list(actions.KINDS), resolve_provider=True),
    ),
    (types.CODE_ACTION_RESOLVE, actions.resolve, None),
    (
        types.TEXT_DOCUMENT_COMPLETION,
        completing.at,
        types.CompletionOptions(trigger_characters=list(completing.TRIGGERS)),
    ),
    (types.TEXT_DOCUMENT_HOVER, reading.at_hover, None),
    (types.TEXT_DOCUMENT_DEFINITION, reading.at_definition, None),
    (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, reading.symbols, None),
    (types.TEXT_DOCUMENT_FOLDING_RANGE, reading.foldings, None),
    (types.TEXT_DOCUMENT_DOCUMENT_LINK, reading.document_links, None),
    (types.TEXT_DOCUMENT_INLAY_HINT, reading.inlay_hints, None),
    (types.TEXT_DOCUMENT_CODE_LENS, reading.code_lens, types.CodeLensOptions()),
)
