"""What real editors do that the protocol does not foresee."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from lsprotocol import types

from tests.lsp.client import PUSH, SECONDS, Client

URI = "file:///reports/report.txt"
REPORT = """某某县民政局2023年政府信息公开工作年度报告

本机关根据《中华人民共和国政府信息公开条例》编制本报告。。统计期限自2023年1月1日起至2023年12月31日止。
联系电话：0571-87654321。
"""
WHOLE = {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}}


@pytest.fixture
def client() -> Iterator[Client]:
    client = Client()
    yield client
    client.kill()


ONCE = {"textDocument": {"diagnostic": {}}, "workspace": {"configuration": True}}


def test_the_first_answer_is_by_the_settings_of_the_client(client: Client) -> None:
    """Neovim 0.11 pulls when it has opened a text, and cannot be told to pull again."""
    client.settings = {"lang": "en"}
    held: list[dict[str, Any]] = []
    answer, client._asked = client._asked, held.append  # type: ignore[method-assign]
    client.start(ONCE)
    client.open(URI, REPORT)
    pulled = client.ask(types.TEXT_DOCUMENT_DIAGNOSTIC, {"textDocument": {"uri": URI}})
    client.until(lambda: held)
    time.sleep(0.5)
    answer(held.pop())
    messages = [one["message"] for one in client.answer(pulled)["result"]["items"]]
    assert messages
    assert not any("重复" in one for one in messages), messages


def test_a_client_that_never_tells_its_settings_is_not_waited_for(client: Client) -> None:
    client._asked = client.asked.append  # type: ignore[method-assign]
    client.start(ONCE)
    client.open(URI, REPORT)
    assert client.pull(URI)["items"]
    assert [one["method"] for one in client.asked] == [types.WORKSPACE_CONFIGURATION]


@pytest.mark.parametrize("resolves", [False, True])
def test_a_resolved_action_is_whole(client: Client, resolves: bool) -> None:
    """Neovim 0.11 resolves even what came with its edit, and takes only the answer."""
    support = {"resolveSupport": {"properties": ["edit"]}} if resolves else {}
    client.start({**PUSH, "textDocument": {**PUSH["textDocument"], "codeAction": support}})
    client.open(URI, REPORT)
    params = {"textDocument": {"uri": URI}, "range": WHOLE, "context": {"diagnostics": []}}
    actions = client.request(types.TEXT_DOCUMENT_CODE_ACTION, params)
    assert {one["kind"] for one in actions} == {"quickfix", "source.fixAll.gklint"}
    for action in actions:
        resolved = client.request(types.CODE_ACTION_RESOLVE, action)
        assert resolved == {"edit": resolved["edit"], **action}
        assert client.request(types.CODE_ACTION_RESOLVE, resolved) == resolved
    assert client.stop() == 0


def test_a_shutdown_without_an_id_is_one(client: Client) -> None:
    """Kate 22 sends it as a notification, and waits for no answer."""
    client.start(PUSH)
    client.notify(types.SHUTDOWN)
    client.notify(types.EXIT)
    assert client.process.wait(SECONDS) == 0
