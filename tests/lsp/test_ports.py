"""TCP and WebSocket: for programs on this machine, and for no page in a browser."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from gklint.lsp.frames import Frames, framed
from tests.lsp.client import PULL, ROOT
from tests.lsp.made import LONG, REPORT, codes

SECONDS = 30.0


@contextmanager
def listening(*arguments: str, log: Path) -> Iterator[int]:
    """A server that listens; its port. It is still there at the end, and logged no fault."""
    process = subprocess.Popen(
        [sys.executable, "-m", "gklint", "lsp", *arguments, "--log-file", str(log)],
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.fspath(ROOT)},
        text=True,
    )
    with process:
        assert process.stderr is not None
        try:
            address = process.stderr.readline()
            found = re.search(r"://127\.0\.0\.1:(\d+)$", address.strip())
            assert found, address
            yield int(found[1])
            assert process.poll() is None
        finally:
            process.kill()
    assert "Traceback" not in log.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tcp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with listening("--tcp", "0", log=tmp_path_factory.mktemp("tcp") / "log") as port:
        yield port


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    pytest.importorskip("websockets")
    log = tmp_path_factory.mktemp("ws") / "log"
    with listening("--ws", "0", "--origin", "https://editor.example", log=log) as port:
        yield port


class Speaker:
    """A client in four methods, whatever the way to the server is."""

    def __init__(self) -> None:
        self.number = 0

    def send(self, body: bytes) -> None:
        raise NotImplementedError

    def receive(self) -> bytes | None:
        """One message; None at the end of the connection."""
        raise NotImplementedError

    def tell(self, method: str, params: Any, **more: Any) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params, **more}
        self.send(json.dumps(message).encode())

    def ask(self, method: str, params: Any = None) -> Any:
        self.number += 1
        self.tell(method, params, id=self.number)
        while True:
            body = self.receive()
            assert body is not None
            message = json.loads(body)
            if message.get("id") == self.number and "method" not in message:
                return message.get("result", message.get("error"))

    def start(self) -> None:
        params = {"processId": os.getpid(), "capabilities": PULL, "rootUri": None}
        self.ask("initialize", params)
        self.tell("initialized", {})

    def found(self, uri: str, text: str) -> list[str]:
        item = {"uri": uri, "languageId": "", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})
        return codes(self.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})["items"])

    def leave(self) -> None:
        assert self.ask("shutdown") is None
        self.tell("exit", None)
        assert self.receive() is None


class OverTcp(Speaker):
    def __init__(self, port: int) -> None:
        super().__init__()
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=SECONDS)
        self.frames = Frames()
        self.waiting: list[bytes] = []

    def send(self, body: bytes) -> None:
        self.socket.sendall(framed(body))

    def receive(self) -> bytes | None:
        while not self.waiting:
            data = self.socket.recv(1 << 16)
            if not data:
                self.socket.close()
                return None
            self.waiting += [one for one in self.frames.feed(data) if isinstance(one, bytes)]
        return self.waiting.pop(0)


class OverWebSocket(Speaker):
    def __init__(self, port: int, **more: Any) -> None:
        from websockets.sync.client import connect

        super().__init__()
        opened = connect(f"ws://127.0.0.1:{port}", max_size=None, proxy=None, **more)
        self.socket = ExitStack().enter_context(opened)

    def send(self, body: bytes) -> None:
        self.socket.send(body.decode())

    def receive(self) -> bytes | None:
        from websockets.exceptions import ConnectionClosed

        try:
            message = self.socket.recv(timeout=SECONDS)
        except ConnectionClosed:
            return None
        assert isinstance(message, str)
        return message.encode()


@pytest.fixture(params=["tcp", "ws"])
def join(request: pytest.FixtureRequest) -> Any:
    """Connects a client, either way."""
    port = request.getfixturevalue(request.param)
    return lambda: OverTcp(port) if request.param == "tcp" else OverWebSocket(port)


def test_two_clients_are_served_at_once(join: Any) -> None:
    one, other = join(), join()
    one.start()
    other.start()
    assert "GK204" in one.found("untitled:x", REPORT)
    assert other.found("untitled:x", "今天天气很好。") == []
    assert one.ask("workspace/executeCommand", {"command": "gklint.status"})["texts"] == 1
    one.leave()
    assert "GK204" in other.found("untitled:y", REPORT)
    other.leave()


def test_a_client_that_breaks_off_takes_its_work_along(join: Any) -> None:
    one, other = join(), join()
    one.start()
    other.start()
    for number in range(20):
        item = {"uri": f"untitled:{number}", "languageId": "", "version": 1, "text": LONG}
        one.tell("textDocument/didOpen", {"textDocument": item})
    one.tell("textDocument/diagnostic", {"textDocument": {"uri": "untitled:0"}}, id=99)
    one.socket.close()
    started = time.monotonic()
    assert "GK204" in other.found("untitled:x", REPORT)
    assert time.monotonic() - started < 10.0  # twenty such checks take far longer
    other.leave()


@pytest.mark.parametrize("way", ["tcp", "ws"])
def test_nobody_from_elsewhere_is_heard(way: str, request: pytest.FixtureRequest) -> None:
    port = request.getfixturevalue(way)
    addresses = {
        one[4][0] for one in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    }
    for address in addresses - {"127.0.0.1"}:
        with socket.socket() as other:
            other.settimeout(5)
            assert other.connect_ex((str(address), port)) != 0
    if sys.platform == "linux":
        lines = [line.split() for line in Path("/proc/net/tcp").read_text().split("\n")[1:-1]]
        waiting = [line[1] for line in lines if line[3] == "0A"]
        assert [one for one in waiting if one.endswith(f":{port:04X}")] == [f"0100007F:{port:04X}"]


SHUTDOWN = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "shutdown"}).encode()
START = json.dumps(
    {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}
).encode()


@pytest.mark.parametrize(
    "head",
    [
        b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n",
        b"POST /content-length:9 HTTP/1.1\r\nHost: localhost\r\n",
        b"OPTIONS * HTTP/1.1\r\nOrigin: http://evil.example\r\n",
        b"Host: 127.0.0.1\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n",
    ],
)
def test_what_a_browser_sends_to_the_port_does_nothing(tcp: int, head: bytes) -> None:
    with socket.create_connection(("127.0.0.1", tcp), timeout=SECONDS) as sent:
        sent.sendall(head + framed(START) + framed(SHUTDOWN))
        got = b""
        try:
            while data := sent.recv(1 << 16):
                got += data
        except ConnectionResetError:
            pass
    assert got == b""


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({"origin": None}, True),
        ({"origin": "https://editor.example"}, True),
        ({"origin": "http://evil.example"}, False),
        ({"origin": "https://editor.example.evil.example"}, False),
        ({"origin": "http://localhost"}, False),
        ({"origin": "null"}, False),
        ({"additional_headers": {"Host": "evil.example"}}, False),
    ],
)
def test_a_page_of_another_origin_is_refused(
    ws: int, headers: dict[str, Any], allowed: bool
) -> None:
    from websockets.exceptions import InvalidStatus

    if allowed:
        client = OverWebSocket(ws, **headers)
        client.start()
        client.leave()
        return
    if "additional_headers" in headers:
        with socket.create_connection(("127.0.0.1", ws), timeout=SECONDS) as sent:
            sent.sendall(
                b"GET / HTTP/1.1\r\nHost: evil.example:%d\r\nUpgrade: websocket\r\n"
                b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n" % ws
            )
            assert sent.recv(100).startswith(b"HTTP/1.1 403")
        return
    with pytest.raises(InvalidStatus) as refused:
        OverWebSocket(ws, **headers)
    assert refused.value.response.status_code == 403


def test_a_port_that_is_taken_is_told(tcp: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gklint", "lsp", "--tcp", str(tcp)],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.fspath(ROOT)},
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 2
    assert str(tcp) in done.stderr
    assert "Traceback" not in done.stderr
