"""Bytes in and out without the event loop waiting for either (LSP 3.17, Base Protocol)."""

from __future__ import annotations

import os
import queue
import threading
from typing import TYPE_CHECKING

from gklint.lsp.frames import Frames, framed

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from gklint.lsp.frames import FrameError

_CHUNK = 1 << 16
_PATIENCE = 2.0  # seconds that a leaving server waits for its last words to be read


class Outlet:
    """Writes messages to a file descriptor from a thread of its own, in order.

    A client that does not read holds up this thread, and nothing else.
    """

    def __init__(self, descriptor: int, gone: Callable[[], None]) -> None:
        self._descriptor = descriptor
        self._gone = gone  # called in this thread when nobody reads any more
        self._waiting: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="gklint out", daemon=True)
        self._thread.start()

    def write(self, body: bytes) -> None:
        self._waiting.put(framed(body))

    def close(self) -> None:
        """Wait, but not for long, until everything is written."""
        self._waiting.put(None)
        self._thread.join(_PATIENCE)

    def _run(self) -> None:
        while (data := self._waiting.get()) is not None:
            view = memoryview(data)
            try:
                while view:
                    view = view[os.write(self._descriptor, view) :]
            except OSError:
                self._gone()
                return


def read_from(
    descriptor: int,
    loop: asyncio.AbstractEventLoop,
    receive: Callable[[bytes | FrameError], None],
    ended: Callable[[], None],
) -> None:
    """Hand every message that arrives to ``receive``, on the loop; ``ended`` is called at the end."""

    def take(messages: list[bytes | FrameError]) -> None:
        for message in messages:
            receive(message)

    def run() -> None:
        frames = Frames()
        try:
            while data := os.read(descriptor, _CHUNK):
                messages = list(frames.feed(data))
                if messages:
                    loop.call_soon_threadsafe(take, messages)
        except OSError:
            pass
        except RuntimeError:  # the loop is closed: the server is leaving
            return
        try:
            loop.call_soon_threadsafe(ended)
        except RuntimeError:
            return

    threading.Thread(target=run, name="gklint in", daemon=True).start()
