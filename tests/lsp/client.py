"""A language client in a few lines: it talks to the real process and checks all that it is told.

Every message from the server is read by the protocol's own types, so that none is malformed.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from lsprotocol import converters, types

SECONDS = 30.0  # that a test waits for something to arrive
CONVERTER = converters.get_converter()

PUSH: dict[str, Any] = {
    "textDocument": {"publishDiagnostics": {"versionSupport": True, "relatedInformation": True}},
    "workspace": {"workspaceEdit": {"documentChanges": True}},
}
PULL: dict[str, Any] = {
    "textDocument": {"diagnostic": {"dynamicRegistration": True}},
    "workspace": {
        "workspaceEdit": {"documentChanges": True},
        "diagnostics": {"refreshSupport": True},
    },
}


class Client:
    """A running server and the way to it."""

    def __init__(self, *arguments: str, cwd: Path | None = None, **env: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gklint", "lsp", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": os.fspath(ROOT), **env},
        )
        self.inbox: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self.answers: dict[Any, dict[str, Any]] = {}
        self.told: list[dict[str, Any]] = []  # notifications, in order
        self.asked: list[dict[str, Any]] = []  # requests of the server
        self.settings: Any = None  # what workspace/configuration is answered with
        self.faults: list[dict[str, Any]] = []  # errors that answer nothing that can be named
        self.methods: dict[Any, str] = {}
        self.number = 0
        threading.Thread(target=self._read, daemon=True).start()

    # The wire

    def _read(self) -> None:
        out = self.process.stdout
        assert out is not None
        while True:
            length = None
            while (line := out.readline()) not in (b"\r\n", b""):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            if length is None:
                self.inbox.put(None)
                return
            self.inbox.put(json.loads(out.read(length)))

    def send_bytes(self, data: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.send_bytes(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def notify(self, method: str, params: Any = None) -> None:
        self.send({"method": method, "params": params})

    def ask(self, method: str, params: Any = None) -> int:
        """Send a request; its id."""
        self.number += 1
        self.methods[self.number] = method
        self.send({"id": self.number, "method": method, "params": params})
        return self.number

    def take(self, seconds: float = SECONDS) -> bool:
        """Take one message from the server; False where none comes any more."""
        message = self.inbox.get(timeout=seconds)
        if message is None:
            return False
        if "method" in message and "id" in message:
            self._asked(message)
        elif "method" in message:
            CONVERTER.structure(message, types.METHOD_TO_TYPES[message["method"]][0])
            self.told.append(message)
        else:
            method = self.methods.get(message["id"])
            if "result" in message and method is not None:
                CONVERTER.structure(message, types.METHOD_TO_TYPES[method][1])
            if message["id"] is None:
                self.faults.append(message["error"])
                return True
            assert message["id"] not in self.answers, "answered twice"
            self.answers[message["id"]] = message
        return True

    def _asked(self, message: dict[str, Any]) -> None:
        CONVERTER.structure(message, types.METHOD_TO_TYPES[message["method"]][0])
        self.asked.append(message)
        result: Any = None
        if message["method"] == types.WORKSPACE_CONFIGURATION:
            items = message["params"]["items"]
            told = self.settings
            result = [told(one) if callable(told) else told for one in items]
        self.send({"id": message["id"], "result": result})

    def until(self, arrived: Any, seconds: float = SECONDS) -> Any:
        """Take messages until ``arrived()`` gives something true; that."""
        end = time.monotonic() + seconds
        while not (found := arrived()):
            assert time.monotonic() < end, "nothing came"
            assert self.take(max(0.01, end - time.monotonic())), "the server is gone"
        return found

    def answer(self, number: int) -> dict[str, Any]:
        return self.until(lambda: self.answers.get(number))

    def request(self, method: str, params: Any = None) -> Any:
        """The result of a request."""
        answer = self.answer(self.ask(method, params))
        assert "error" not in answer, answer
        return answer["result"]

    def refusal(self, method: str, params: Any = None) -> int:
        """The code of the error that a request is answered with."""
        return self.answer(self.ask(method, params))["error"]["code"]

    # A session

    def start(self, capabilities: dict[str, Any], *folders: Path, **options: Any) -> Any:
        encodings = options.pop("encodings", None)
        general = {"general": {"positionEncodings": encodings}} if encodings else {}
        result = self.request(
            types.INITIALIZE,
            {
                "processId": os.getpid(),
                "rootUri": folders[0].as_uri() if folders else None,
                "workspaceFolders": [{"uri": one.as_uri(), "name": one.name} for one in folders]
                or None,
                "capabilities": {**capabilities, **general},
                **options,
            },
        )
        self.notify(types.INITIALIZED, {})
        return result

    def open(self, uri: str, text: str, language: str = "plaintext", version: int = 1) -> None:
        self.told = [one for one in self.told if one["params"].get("uri") != uri]  # before it
        item = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.notify(types.TEXT_DOCUMENT_DID_OPEN, {"textDocument": item})

    def change(self, uri: str, version: int, *changes: dict[str, Any]) -> None:
        document = {"uri": uri, "version": version}
        params = {"textDocument": document, "contentChanges": list(changes)}
        self.notify(types.TEXT_DOCUMENT_DID_CHANGE, params)

    def pushed(self, uri: str, version: int | None = None) -> list[dict[str, Any]]:
        """The diagnostics pushed for a version of a text."""

        def last() -> Any:
            for message in reversed(self.told):
                params = message["params"]
                if message["method"] == types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS:
                    if params["uri"] == uri and params.get("version") == version:
                        return (params["diagnostics"],)
            return None

        return self.until(last)[0]

    def pull(self, uri: str, **more: Any) -> dict[str, Any]:
        params = {"textDocument": {"uri": uri}, **more}
        return self.request(types.TEXT_DOCUMENT_DIAGNOSTIC, params)

    def stop(self) -> int:
        """Shut the server down; its exit code. What it printed is a failure."""
        self.request(types.SHUTDOWN)
        self.notify(types.EXIT)
        code = self.process.wait(SECONDS)
        assert self.process.stderr is not None
        printed = self.process.stderr.read().decode()
        assert printed == "", printed
        return code

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                pipe.close()


ROOT = Path(__file__).parent.parent.parent
