"""What the server asks of its client."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException

if TYPE_CHECKING:
    from gklint.lsp.session import Session


async def new_token(session: Session) -> str | None:
    """A token for progress that the client has agreed to show, or None."""
    token = f"gklint-{uuid.uuid4()}"
    try:
        params = types.WorkDoneProgressCreateParams(token=token)
        await session.protocol.send_request_async(types.WINDOW_WORK_DONE_PROGRESS_CREATE, params)
    except JsonRpcException:
        return None
    return token


async def apply(session: Session, edit: dict[str, Any]) -> None:
    """Have the client apply an edit (LSP 3.17, Applies a WorkspaceEdit)."""
    params = {"label": "gklint", "edit": edit}
    message = {"id": f"gklint-{uuid.uuid4()}", "method": types.WORKSPACE_APPLY_EDIT}
    structured = session.protocol.structure_message({"jsonrpc": "2.0", **message, "params": params})
    await session.protocol.send_request_async(types.WORKSPACE_APPLY_EDIT, structured.params)
