"""An editor as far as the wire goes: the standard library alone, messages timed as they arrive."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measure import plain_environment

PATIENCE = 60.0  # seconds that something is waited for
UNKNOWN = "benchmark/unknown"  # a request that a server's loop refuses by itself


class Editor:
    """A server's process, and one text that is open in it."""

    def __init__(self, command: Sequence[str], pulls: bool, env: dict[str, str]) -> None:
        self.pulls = pulls
        self.version = 1
        self.uri = ""
        self.last: dict[str, Any] = {}  # the last message that was waited for
        self.bytes = 0  # of it
        self._number = 0
        self._inbox: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**plain_environment(), **env},
        )
        threading.Thread(target=self._read, daemon=True).start()
        text: dict[str, Any] = {"publishDiagnostics": {"versionSupport": True}}
        if pulls:
            text["diagnostic"] = {}
        files = {"didChangeWatchedFiles": {"dynamicRegistration": True}}
        number = self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": None,
                "capabilities": {"textDocument": text, "workspace": files},
            },
        )
        self.initialized = self.answer(number) - self.started  # seconds
        self._write({"method": "initialized", "params": {}})

    def _read(self) -> None:
        out = self.process.stdout
        assert out is not None
        while True:
            length = 0
            while (line := out.readline()) not in (b"\r\n", b""):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            if not length:
                return
            body = out.read(length)
            self._inbox.put((time.perf_counter(), body))

    def _write(self, message: dict[str, Any]) -> float:
        """Send a message; when."""
        body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
        data = b"Content-Length: %d\r\n\r\n" % len(body) + body
        assert self.process.stdin is not None
        now = time.perf_counter()
        self.process.stdin.write(data)
        self.process.stdin.flush()
        return now

    def ask(self, method: str, params: Any) -> int:
        self._number += 1
        self._write({"id": self._number, "method": method, "params": params})
        return self._number

    def until(self, wanted: Callable[[dict[str, Any]], bool]) -> float:
        """When the message arrived that is wanted; requests of the server are answered."""
        while True:
            arrived, body = self._inbox.get(timeout=PATIENCE)
            message = json.loads(body)
            if "method" in message and "id" in message:
                self._write({"id": message["id"], "result": None})
            elif wanted(message):
                self.bytes = len(body)
                self.last = message
                return arrived

    def answer(self, number: int) -> float:
        return self.until(lambda one: "method" not in one and one.get("id") == number)

    # One text

    def open(self, path: Path, language: str) -> float:
        """Open a file; seconds until its diagnostics are there."""
        sent = self.send_open(path, language)
        return self.diagnosed() - sent

    def send_open(self, path: Path, language: str) -> float:
        """Open a file; when it was sent."""
        self.uri, self.version = path.as_uri(), 1
        text = path.read_text(encoding="utf-8")
        item = {"uri": self.uri, "languageId": language, "version": 1, "text": text}
        return self._write({"method": "textDocument/didOpen", "params": {"textDocument": item}})

    def close(self) -> None:
        params = {"textDocument": {"uri": self.uri}}
        self._write({"method": "textDocument/didClose", "params": params})

    def type(self, line: int, character: int, text: str) -> float:
        """Insert a character, or with empty ``text`` take one away; when it was sent."""
        self.version += 1
        start = {"line": line, "character": character}
        end = start if text else {"line": line, "character": character + 1}
        params = {
            "textDocument": {"uri": self.uri, "version": self.version},
            "contentChanges": [{"range": {"start": start, "end": end}, "text": text}],
        }
        return self._write({"method": "textDocument/didChange", "params": params})

    def diagnosed(self) -> float:
        """When the diagnostics of the newest version arrived."""
        if self.pulls:
            params = {"textDocument": {"uri": self.uri}}
            return self.answer(self.ask("textDocument/diagnostic", params))
        return self.until(self.is_newest)

    def is_newest(self, message: dict[str, Any]) -> bool:
        params = message.get("params") or {}
        return (
            message.get("method") == "textDocument/publishDiagnostics"
            and params["uri"] == self.uri
            and params.get("version") == self.version
        )

    @property
    def count(self) -> int:
        """Diagnostics in the last message that had them."""
        told = self.last.get("params") or self.last.get("result") or {}
        return len(told.get("diagnostics", told.get("items", ())))

    def refusals(self, pause: float) -> list[float]:
        """Seconds that refusals take, one asked for every ``pause`` seconds.

        As long as the diagnostics of the newest version are not there.
        """
        asked: dict[int, float] = {}
        took: list[float] = []
        diagnosed = False
        while asked or not diagnosed:
            due = time.perf_counter() + pause
            if not diagnosed:
                number = self.ask(UNKNOWN, None)
                asked[number] = time.perf_counter()
            while (left := due - time.perf_counter()) > 0:
                try:
                    arrived, body = self._inbox.get(timeout=left)
                except queue.Empty:
                    break
                message = json.loads(body)
                if message.get("id") in asked and "method" not in message:
                    took.append(arrived - asked.pop(message["id"]))
                diagnosed = diagnosed or self.is_newest(message)
        return took

    def memory(self) -> int:
        """Bytes of memory that the process has in use (Linux)."""
        status = Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii")
        return int(status.split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def cpu(self) -> float:
        """Seconds of CPU that all threads of the process used so far (Linux)."""
        threads = Path(f"/proc/{self.process.pid}/task").iterdir()
        stats = ((one / "schedstat").read_text(encoding="ascii") for one in threads)
        return sum(int(one.split()[0]) for one in stats) / 1e9

    def stop(self) -> None:
        self.answer(self.ask("shutdown", None))
        self._write({"method": "exit", "params": None})
        self.process.wait(PATIENCE)
