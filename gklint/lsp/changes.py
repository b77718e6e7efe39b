"""What changes around the texts: settings, files, folders (LSP 3.17, Workspace Features)."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from gklint import formats
from gklint.lsp.client import SECTION
from gklint.lsp.renewal import (
    look_at,
    look_beside,
    look_for_changes,
    look_whether_beside_changed,
    renew,
)
from gklint.lsp.uris import path_of, uri_of

if TYPE_CHECKING:
    from gklint.lsp.session import Session

log = logging.getLogger("gklint.lsp")

_SECONDS = 2.0  # between two looks at files, for clients that watch none


async def begin(session: Session) -> None:
    """After ``initialized``: ask for settings, and to be told of changes."""
    if session.client.configures:
        await _ask_for_settings(session)
        session.settle()
    session.get_ready()
    if session.client.watches:
        endings = ",".join(
            one.removeprefix(".") for one in (*formats.suffixes(), ".toml", ".jsonl")
        )
        watcher = types.FileSystemWatcher(glob_pattern=f"**/*.{{{endings}}}")
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers=[watcher])
        await _register(session, types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    else:
        asyncio.get_running_loop().call_later(_SECONDS, _look, session)
    if session.client.registers_settings:
        section = types.DidChangeConfigurationRegistrationOptions(section=SECTION)
        await _register(session, types.WORKSPACE_DID_CHANGE_CONFIGURATION, section)


def _look(session: Session) -> None:
    if session.ended:
        return
    look_whether_beside_changed(session)
    job = look_for_changes(session)
    loop = asyncio.get_running_loop()
    job.future.add_done_callback(lambda _: loop.call_later(_SECONDS, _look, session))


async def _register(session: Session, method: str, options: Any) -> None:
    registration = types.Registration(f"gklint {method}", method, options)
    params = types.RegistrationParams(registrations=[registration])
    try:
        await session.protocol.send_request_async(types.CLIENT_REGISTER_CAPABILITY, params)
    except JsonRpcException as error:
        log.info("the client registers no %s: %s", method, error)


async def _ask_for_settings(session: Session) -> None:
    """Ask for the settings of every folder, and take them."""
    folders = ["", *session.client.folders]
    items = [
        types.ConfigurationItem(scope_uri=uri_of(one) if one else None, section=SECTION)
        for one in folders
    ]
    params = types.ConfigurationParams(items=items)
    try:
        told = await session.protocol.send_request_async(types.WORKSPACE_CONFIGURATION, params)
    except JsonRpcException as error:
        log.info("the client tells no settings: %s", error)
        return
    before = session.client.settings()
    for folder, table in zip(folders, told or (), strict=False):
        if table is None:
            session.client.unset(folder)
        else:
            for wrong in session.client.configure(folder, _plain(table)):
                session.show(wrong)
    if session.client.settings() != before:
        renew(session)


def _plain(table: Any) -> Any:
    """Values as JSON has them; the library makes named tuples of objects it does not know."""
    if hasattr(table, "_asdict"):
        return {key: _plain(one) for key, one in table._asdict().items()}
    if isinstance(table, dict):
        return {key: _plain(one) for key, one in table.items()}
    if isinstance(table, list | tuple):
        return [_plain(one) for one in table]
    return table


def settings_changed(session: Session, params: types.DidChangeConfigurationParams) -> Any:
    """``workspace/didChangeConfiguration``: asked for where the client can be, else taken as sent."""
    if session.client.configures:
        return _ask_for_settings(session)
    table = _plain(params.settings)
    if isinstance(table, dict):
        before = session.client.settings()
        for error in session.client.configure("", table.get(SECTION, table)):
            session.show(error)
        if session.client.settings() != before:
            renew(session)
    return None


def files_changed(session: Session, params: types.DidChangeWatchedFilesParams) -> None:
    """``workspace/didChangeWatchedFiles``."""
    look_at(session, [path for one in params.changes if (path := path_of(one.uri))])


def saved(session: Session, params: types.DidSaveTextDocumentParams) -> None:
    """``textDocument/didSave``: rules and settings hold from now on; reports beside others, too."""
    path = path_of(params.text_document.uri)
    if path:
        look_at(session, [path])


def files_gone(session: Session, params: types.DeleteFilesParams | types.RenameFilesParams) -> None:
    """``workspace/didDeleteFiles`` and ``didRenameFiles``, of files or whole folders."""
    for one in params.files:
        gone = path_of(getattr(one, "uri", "") or getattr(one, "old_uri", ""))
        session.folders.gone(gone, path_of(getattr(one, "new_uri", "")))
    look_for_changes(session)
    look_beside(session)


def folders_changed(session: Session, params: types.DidChangeWorkspaceFoldersParams) -> Any:
    """``workspace/didChangeWorkspaceFolders``."""
    gone = {path_of(folder.uri) for folder in params.event.removed}
    come = [path for folder in params.event.added if (path := path_of(folder.uri))]
    client = session.client
    stayed = [one for one in client.folders if one not in gone]
    client.keep_to(stayed + [one for one in come if one not in stayed])
    session.folders.keep_to(client.folders)
    renew(session)
    return _ask_for_settings(session) if client.configures else None
