"""The server inside a host without threads and streams, such as Python in a JavaScript engine.

The host hands over bytes as they arrive and is handed bytes to send; the host's event loop does
everything else.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from gklint.lsp.frames import Frames, framed
from gklint.lsp.server import Server
from gklint.lsp.worker import InlineWorker

if TYPE_CHECKING:
    from collections.abc import Callable


class Inline:
    """A server for one client. Made while the event loop runs.

    ``write`` is called with bytes for the client; ``left`` once, with the exit code that it
    asked for.
    """

    def __init__(self, write: Callable[[bytes], None], left: Callable[[int], None]) -> None:
        self._server = Server(InlineWorker(asyncio.get_running_loop()))
        self._server.protocol.set_writer(_Writer(write))
        self._frames = Frames()
        self._left = left
        self._waiting = asyncio.ensure_future(self._wait())  # the loop holds it but weakly

    def receive(self, data: bytes) -> None:
        """Take what has arrived; nothing means that the client is gone."""
        protocol = self._server.protocol
        if not data:
            protocol.leave()
        for message in self._frames.feed(data):
            protocol.receive(message)

    async def _wait(self) -> None:
        await self._server.protocol.left()
        self._server.session.end()
        self._left(self._server.protocol.exit_code)


class _Writer:
    """What the protocol writes to."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write

    def write(self, body: bytes) -> None:
        self._write(framed(body))

    def close(self) -> None:
        return
