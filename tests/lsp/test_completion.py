"""Completion over the wire: what is offered, where it goes, and what clients without snippets get."""

from __future__ import annotations

from typing import Any

from tests.lsp.client import PUSH, Client
from tests.lsp.conftest import Connect

TEXT = "𠮷祥县水务局2023年政府信息公开工作年度报告\n\n根据《\n\n一、总体情况\n全年工作正常。\n\n"


def offered(client: Client, uri: str, line: int, character: int) -> list[dict[str, Any]]:
    position = {"line": line, "character": character}
    params = {"textDocument": {"uri": uri}, "position": position}
    return client.request("textDocument/completion", params)["items"]


def test_titles_of_instruments_come_after_an_opening_mark(pushing: Client, uri: str) -> None:
    pushing.open(uri, TEXT)
    first = offered(pushing, uri, 2, 3)[0]
    assert first["label"] == "中华人民共和国政府信息公开条例"
    assert first["textEdit"]["newText"].endswith("条例》")
    assert first["textEdit"]["range"]["start"] == {"line": 2, "character": 3}


def test_the_next_section_comes_on_an_empty_line(pushing: Client, uri: str) -> None:
    pushing.open(uri, TEXT)
    assert offered(pushing, uri, 6, 0)[0]["label"] == "二、主动公开政府信息情况"


def test_nothing_comes_inside_a_sentence_or_in_other_texts(pushing: Client, uri: str) -> None:
    pushing.open(uri, TEXT)
    assert offered(pushing, uri, 5, 3) == []
    pushing.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    pushing.open(uri, "会议记录\n\n根据《\n\n")
    assert offered(pushing, uri, 2, 3) == []
    assert offered(pushing, uri, 4, 0) == []


def test_an_empty_text_is_offered_the_whole_report(pushing: Client, uri: str) -> None:
    pushing.open(uri, "", "markdown")
    whole = offered(pushing, uri, 0, 0)[0]
    assert whole["insertTextFormat"] == 1
    assert "${" not in whole["textEdit"]["newText"]


def test_a_client_with_snippets_gets_holes_to_fill(connect: Connect, uri: str) -> None:
    item = {"completionItem": {"snippetSupport": True}}
    client = connect()
    client.start({**PUSH, "textDocument": {**PUSH["textDocument"], "completion": item}})
    client.open(uri, "", "markdown")
    whole = offered(client, uri, 0, 0)[0]
    assert whole["insertTextFormat"] == 2
    assert "${1:" in whole["textEdit"]["newText"]
