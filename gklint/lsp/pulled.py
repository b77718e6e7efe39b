"""Diagnostics that a client asks for (LSP 3.17, Pull Diagnostics)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gklint.lsp.progress import Progress
from gklint.lsp.protocol import SERVER_CANCELLED, Encoded, RefusedError
from gklint.lsp.uris import path_of

if TYPE_CHECKING:
    from lsprotocol import types

    from gklint.lsp.folders import FileChecked
    from gklint.lsp.session import Session
    from gklint.lsp.texts import OpenText

_BATCH = 20  # files of one partial result
_FEW = 5  # files that are checked before a person would see progress


def of_text(session: Session, params: types.DocumentDiagnosticParams) -> Any:
    """``textDocument/diagnostic``: of the version that is open once the answer is ready."""
    text = session.texts.get(params.text_document.uri)
    if text is None:
        return _of_file(session, path_of(params.text_document.uri), params.previous_result_id)
    return _of_open(session, text, params.previous_result_id)


async def _of_file(session: Session, path: str, previous: str | None) -> Any:
    """Of a file that is not open, as it lies on the disk, if it lies in the client's folders."""
    if path and session.allowed(path):
        async for one in session.folders.check_all([path]):
            return _result(one.result_id, one.items, previous)
    return {"kind": "full", "items": []}


def _result(result_id: str, items: str, previous: str | None) -> Any:
    if result_id == previous:
        return {"kind": "unchanged", "resultId": result_id}
    return Encoded(f'{{"kind":"full","resultId":"{result_id}","items":{items}}}')


async def _of_open(session: Session, text: OpenText, previous: str | None) -> Any:
    try:
        checked = await session.fresh(text)
    except RefusedError:
        if text.closed:
            never = {"retriggerRequest": False}
            raise RefusedError(SERVER_CANCELLED, "the text was closed", never) from None
        raise
    return _result(checked.result_id, checked.items, previous)


async def of_folders(session: Session, params: types.WorkspaceDiagnosticParams) -> Any:
    """``workspace/diagnostic``: every report of the client's folders.

    Files that were told before and are gone, or hold no report any more, are told as clean.
    """
    previous = {one.uri: one.value for one in params.previous_result_ids}
    told: list[str] = []
    token = params.partial_result_token
    paths = await session.folders.paths()
    seen: set[str] = set()
    # Some clients ask every few seconds, mostly for what is known.
    shown = params.work_done_token is not None or session.folders.unknown(paths) > _FEW
    async with Progress(session, params.work_done_token, len(paths), shown) as progress:
        async for one in session.folders.check_all(paths):
            seen.add(one.uri)
            told.append(_report(one, previous.get(one.uri)))
            progress.step()
            if token is not None and len(told) >= _BATCH:
                _tell_part(session, token, told)
                told = []
    for uri in previous.keys() - seen:
        if uri not in session.texts:
            told.append(f'{{"uri":{json.dumps(uri)},"version":null,"kind":"full","items":[]}}')
    if token is not None and told:
        _tell_part(session, token, told)
        told = []
    return Encoded(f'{{"items":[{",".join(told)}]}}')


def _tell_part(session: Session, token: int | str, told: list[str]) -> None:
    value = f'{{"items":[{",".join(told)}]}}'
    params = f'{{"token":{json.dumps(token)},"value":{value}}}'
    session.protocol.tell("$/progress", Encoded(params))


def _report(one: FileChecked, previous: str | None) -> str:
    head = f'"uri":{json.dumps(one.uri)},"version":{json.dumps(one.version)}'
    head += f',"resultId":"{one.result_id}"'
    if one.result_id == previous:
        return f'{{{head},"kind":"unchanged"}}'
    return f'{{{head},"kind":"full","items":{one.items}}}'
