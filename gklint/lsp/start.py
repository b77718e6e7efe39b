"""How the server is reached: standard streams, TCP or WebSocket, the last two from this machine alone."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import sys
from typing import TYPE_CHECKING

from gklint.errors import ConfigError
from gklint.lsp.frames import FrameError, Frames, framed
from gklint.lsp.server import Server
from gklint.lsp.streams import Outlet, read_from
from gklint.lsp.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any

log = logging.getLogger("gklint.lsp")

HOST = "127.0.0.1"  # whoever is on this machine; nobody else
_TURN = 0.001  # seconds that a check may keep the event loop waiting for its turn
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def serve_stdio() -> int:
    """Serve the client at the standard streams; the exit code it asked for."""
    return asyncio.run(_serve_stdio(*_streams()))


def _settle_down() -> None:
    """Everything is imported. The library's types stay: looking for garbage among them takes long."""
    gc.freeze()
    gc.enable()
    sys.setswitchinterval(_TURN)


def _streams() -> tuple[int, int]:
    """Descriptors to read and write; whatever else is printed goes to standard error."""
    if os.name == "nt":
        import msvcrt

        for descriptor in (0, 1):
            msvcrt.setmode(descriptor, os.O_BINARY)  # type: ignore[attr-defined]
    out = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return 0, out


async def _serve_stdio(incoming: int, outgoing: int) -> int:
    loop = asyncio.get_running_loop()
    server = Server(Worker(loop))
    protocol = server.protocol

    def gone() -> None:
        loop.call_soon_threadsafe(protocol.leave)

    outlet = Outlet(outgoing, gone)
    protocol.set_writer(outlet)
    read_from(incoming, loop, protocol.receive, protocol.leave)
    _settle_down()
    await protocol.left()
    outlet.close()
    return protocol.exit_code


def serve_tcp(port: int, ready: Callable[[str], None]) -> int:
    """Serve clients that connect to a port, until interrupted. ``ready`` is told the address."""
    return asyncio.run(_serve_tcp(port, ready))


async def _serve_tcp(port: int, ready: Callable[[str], None]) -> int:
    worker = Worker(asyncio.get_running_loop())

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server = Server(worker)
        server.protocol.set_writer(_Stream(writer))  # type: ignore[arg-type]
        frames = Frames(
            strict=True
        )  # a page in a browser can talk to a port, but not without headers

        async def read() -> None:
            while data := await reader.read(1 << 16):
                for message in frames.feed(data):
                    if isinstance(message, FrameError):
                        log.warning("connection closed: %s", message)
                        return
                    server.protocol.receive(message)

        await _until_either(read(), server.protocol.left())
        server.session.end()
        writer.close()

    try:
        listening = await asyncio.start_server(connected, HOST, port)
    except OSError as error:
        raise _not_listening(port, error) from None
    _settle_down()
    async with listening:
        ready(f"tcp://{HOST}:{listening.sockets[0].getsockname()[1]}")
        await listening.serve_forever()
    return 0


class _Stream:
    """What the protocol writes to over TCP."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer

    def write(self, body: bytes) -> None:
        self._writer.write(framed(body))

    def close(self) -> None:
        self._writer.close()


def serve_websocket(port: int, origins: tuple[str, ...], ready: Callable[[str], None]) -> int:
    """Serve clients that connect by WebSocket, until interrupted.

    A browser names the page it comes from: only ``origins`` may connect. Raises ConfigError
    where the library for it is not installed.
    """
    try:
        import websockets.asyncio.server  # noqa: F401
    except ImportError:
        raise ConfigError(
            '没有安装 websockets，请先运行 pip install "gklint[ws]"',
            'websockets is not installed; run pip install "gklint[ws]"',
            "--ws",
        ) from None
    return asyncio.run(_serve_websocket(port, origins, ready))


async def _serve_websocket(
    port: int, origins: tuple[str, ...], ready: Callable[[str], None]
) -> int:
    from websockets.asyncio.server import serve
    from websockets.exceptions import ConnectionClosed

    worker = Worker(asyncio.get_running_loop())

    async def connected(socket: Any) -> None:
        server = Server(worker)
        outgoing: asyncio.Queue[bytes] = asyncio.Queue()
        server.protocol.set_writer(_Queue(outgoing), include_headers=False)  # type: ignore[arg-type]

        async def read() -> None:
            try:
                async for message in socket:
                    data = message.encode() if isinstance(message, str) else message
                    server.protocol.receive(data)
            except ConnectionClosed:
                return

        async def write() -> None:
            try:
                while True:
                    await socket.send((await outgoing.get()).decode())
            except ConnectionClosed:
                return

        await _until_either(read(), write(), server.protocol.left())
        server.session.end()

    def at_home(connection: Any, request: Any) -> Any:
        """Refuse a name that only leads here: a page may have pointed its own name at this machine."""
        host = request.headers.get("Host", "").rsplit(":", 1)[0]
        return None if host in _LOOPBACK else connection.respond(403, "not this machine\n")

    try:
        listening = await serve(
            connected,
            HOST,
            port,
            origins=[None, *origins],  # type: ignore[list-item]
            process_request=at_home,
            max_size=1 << 28,
        )
    except OSError as error:
        raise _not_listening(port, error) from None
    _settle_down()
    async with listening:
        ready(f"ws://{HOST}:{listening.sockets[0].getsockname()[1]}")
        await listening.serve_forever()
    return 0


class _Queue:
    """What the protocol writes to over a WebSocket."""

    def __init__(self, queue: asyncio.Queue[bytes]) -> None:
        self._queue = queue

    def write(self, body: bytes) -> None:
        self._queue.put_nowait(body)

    def close(self) -> None:
        return


async def _until_either(*doing: Awaitable[None]) -> None:
    """Wait for the first to end, and stop the others."""
    tasks = [asyncio.ensure_future(one) for one in doing]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    for ended in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(ended, Exception):
            log.info("the connection broke: %s", ended)


def _not_listening(port: int, error: OSError) -> ConfigError:
    return ConfigError(
        f"无法在端口 {port} 上等待连接：{error.strerror}",
        f"cannot listen on port {port}: {error.strerror}",
    )
