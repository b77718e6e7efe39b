"""The server inside a host that has no threads: the same answers, byte by byte."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from gklint.lsp.frames import Frames, framed
from gklint.lsp.inline import Inline

FAULTY = Path(__file__).parents[2] / "examples" / "faulty"
URI = "untitled:report"


class Host:
    """Hands over messages and keeps what is handed back."""

    def __init__(self) -> None:
        self.frames = Frames()
        self.told: list[dict[str, Any]] = []
        self.left: list[int] = []
        self.inline = Inline(self._take, self.left.append)

    def _take(self, data: bytes) -> None:
        for body in self.frames.feed(data):
            assert isinstance(body, bytes)
            self.told.append(json.loads(body))

    def send(self, method: str, params: Any = None, number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if number is not None:
            message["id"] = number
        for byte in framed(json.dumps(message).encode()):
            self.inline.receive(bytes([byte]))

    async def answer(self, number: int) -> dict[str, Any]:
        for _ in range(3000):
            for one in self.told:
                if one.get("id") == number and "method" not in one:
                    return one
            await asyncio.sleep(0.01)
        raise AssertionError(f"no answer to {number}: {self.told}")

    async def start(self) -> None:
        self.send("initialize", {"capabilities": {"textDocument": {"diagnostic": {}}}}, 1)
        assert (await self.answer(1))["result"]["serverInfo"]["name"] == "gklint"
        self.send("initialized", {})

    def open(self, text: str) -> None:
        document = {"uri": URI, "languageId": "plaintext", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": document})


def test_a_report_is_checked_without_a_thread() -> None:
    async def run() -> None:
        host = Host()
        await host.start()
        host.open((FAULTY / "2019-ju.txt").read_text(encoding="utf-8"))
        host.send("textDocument/diagnostic", {"textDocument": {"uri": URI}}, 2)
        items = (await host.answer(2))["result"]["items"]
        expected = (FAULTY / "2019-ju.expected.tsv").read_text(encoding="utf-8").splitlines()
        assert len(items) >= len(expected) - 1 > 0

    asyncio.run(run())


def test_of_a_burst_of_edits_only_the_last_is_checked() -> None:
    async def run() -> None:
        host = Host()
        await host.start()
        host.open("")
        for version in range(2, 30):
            change = {
                "textDocument": {"uri": URI, "version": version},
                "contentChanges": [{"text": "某县2023年政府信息公开工作年度报告\n" * version}],
            }
            host.send("textDocument/didChange", change)
        host.send("textDocument/diagnostic", {"textDocument": {"uri": URI}}, 2)
        await host.answer(2)
        command = {"command": "gklint.status", "arguments": []}
        host.send("workspace/executeCommand", command, 3)
        timings = (await host.answer(3))["result"]["timings"]
        assert [one["version"] for one in timings][-1] == 29
        assert len(timings) < 5

    asyncio.run(run())


def test_the_end_of_the_clients_bytes_ends_it() -> None:
    async def run() -> None:
        host = Host()
        await host.start()
        host.inline.receive(b"")
        await asyncio.sleep(0.01)
        assert host.left == [1]

    asyncio.run(run())


def test_an_orderly_end_is_told() -> None:
    async def run() -> None:
        host = Host()
        await host.start()
        host.send("shutdown", None, 2)
        assert (await host.answer(2))["result"] is None
        host.send("exit")
        await asyncio.sleep(0.01)
        assert host.left == [0]

    asyncio.run(run())
