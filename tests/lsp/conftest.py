"""Servers for a test, or for all tests of a module; what one leaves behind is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.lsp.client import PULL, PUSH, Client

Connect = Callable[..., Client]


@contextmanager
def serving(folder: Path) -> Iterator[Connect]:
    """Starts servers. At the end each that runs is shut down, and none printed or logged a fault."""
    running: list[Client] = []

    def connect(*arguments: str, **more: Any) -> Client:
        log = folder / f"server-{len(running)}.log"
        running.append(Client("--log-file", str(log), *arguments, **more))
        return running[-1]

    try:
        yield connect
        for client in running:
            if client.process.poll() is None:
                assert client.stop() == 0
    finally:
        for client in running:
            client.kill()
    for log in folder.glob("server-*.log"):
        assert "Traceback" not in log.read_text(encoding="utf-8")


@pytest.fixture
def connect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connect]:
    with serving(tmp_path_factory.mktemp("logs")) as connect:
        yield connect


FULL: dict[str, Any] = {
    "textDocument": {
        **PUSH["textDocument"],
        "definition": {"linkSupport": True},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
    },
    "workspace": {**PUSH["workspace"], "applyEdit": True},
}


def _started(capabilities: dict[str, Any], folder: Path) -> Iterator[Client]:
    """A server for all tests of a module; they name their texts differently."""
    with serving(folder) as connect:
        client = connect()
        client.start(capabilities)
        yield client


@pytest.fixture(scope="module")
def pushing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A server that pushes."""
    yield from _started(PUSH, tmp_path_factory.mktemp("logs"))


@pytest.fixture(scope="module")
def pulling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A server that is asked."""
    yield from _started(PULL, tmp_path_factory.mktemp("logs"))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A server that pushes, for a client that can show everything."""
    yield from _started(FULL, tmp_path_factory.mktemp("logs"))


@pytest.fixture
def uri(request: pytest.FixtureRequest) -> str:
    """The name of a text that is the test's own."""
    return f"untitled:{request.node.name.encode('ascii', 'replace').decode()}"
