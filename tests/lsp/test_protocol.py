"""The wire, as a client sees it: what the library leaves open is closed here, defect by defect."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from gklint.lsp.frames import framed
from tests.lsp.client import PULL, PUSH, ROOT, Client
from tests.lsp.conftest import Connect
from tests.lsp.made import AFTER, BEFORE, LONG, REPORT, WINDOW, codes, insert, replace

PARSE_ERROR, INVALID_REQUEST, NO_METHOD, INVALID_PARAMS = -32700, -32600, -32601, -32602
NOT_INITIALIZED, CANCELLED = -32002, -32800


def ping(client: Client) -> None:
    """Wait until everything that was sent so far was taken."""
    client.request(
        types.WORKSPACE_EXECUTE_COMMAND, {"command": "gklint.explain", "arguments": [""]}
    )


# Lines and places


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_an_edit_behind_a_line_end_that_is_none_lands_in_its_line(
    connect: Connect, encoding: str
) -> None:
    """VT, NEL and U+2028 end no line of the protocol; an astral character is one to four units."""
    client = connect()
    result = client.start(PUSH, encodings=[encoding])
    assert result["capabilities"]["positionEncoding"] == encoding
    client.open("untitled:x", f"{BEFORE}{AFTER}")
    codec, width = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[
        encoding
    ]
    start = len(BEFORE.split("\r\n")[1].encode(codec)) // width
    client.change("untitled:x", 2, insert(1, start, WINDOW))
    found = {item["code"]: item["range"] for item in client.pushed("untitled:x", 2)}
    end = start + len(WINDOW.encode(codec)) // width
    assert found["GK204"] == {
        "start": {"line": 1, "character": start},
        "end": {"line": 1, "character": end},
    }


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        (["utf-8", "utf-32", "utf-16"], "utf-8"),
        (["utf-32", "utf-8"], "utf-32"),
        (["utf-7", "utf-16"], "utf-16"),
        (None, "utf-16"),
    ],
)
def test_the_first_encoding_that_both_know_is_spoken(
    connect: Connect, offered: list[str] | None, chosen: str
) -> None:
    result = connect().start(PUSH, encodings=offered)
    assert result["capabilities"]["positionEncoding"] == chosen


@pytest.mark.parametrize("text", ["", "\n", "\r", "某", "某\n"])
def test_a_text_may_be_empty_or_end_without_a_line_end(
    pushing: Client, uri: str, text: str
) -> None:
    uri += str(len(text)) + text.strip()
    pushing.open(uri, text)
    assert pushing.pushed(uri, 1) == []
    pushing.change(uri, 2, replace((0, 0), (9, 9), REPORT))
    assert "GK204" in codes(pushing.pushed(uri, 2))
    pushing.change(uri, 3, replace((0, 0), (99, 0), ""))
    assert pushing.pushed(uri, 3) == []
    for method in ("documentSymbol", "foldingRange"):
        pushing.request(f"textDocument/{method}", {"textDocument": {"uri": uri}})


def test_a_finding_at_the_end_of_a_text_has_its_place(pushing: Client, uri: str) -> None:
    text = f"某某县2023年政府信息公开工作年度报告\n数据统计期限为{WINDOW}"
    pushing.open(uri, text)
    found = {item["code"]: item["range"] for item in pushing.pushed(uri, 1)}
    assert found["GK204"]["end"] == {"line": 1, "character": len(text.split("\n")[1])}


def test_half_a_surrogate_pair_is_carried_through(pushing: Client, uri: str) -> None:
    half = REPORT.replace("😀", "\ud83d").replace("政府信息公开工作", "政府信息公开\ude00工作")
    pushing.open(f"{uri}\ud800", half.replace("2022年1月1日", "2022年1月\ud8001日"))
    pushing.pushed(f"{uri}\ud800", 1)
    pushing.open(uri, half)
    pushing.pushed(uri, 1)
    pushing.request(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, {"textDocument": {"uri": uri}})


# Requests


@pytest.mark.parametrize(
    "params",
    [
        None,
        [],
        {},
        {"textDocument": None, "position": {"line": 0, "character": 0}},
        {"textDocument": "untitled:x", "position": {"line": 0, "character": 0}},
        {"textDocument": {"uri": "untitled:x"}, "position": {"line": -1, "character": 0}},
        {"textDocument": {"uri": "untitled:x"}, "position": {"line": "x", "character": 0}},
        {"textDocument": {"uri": "untitled:x"}, "position": {"line": 1e999, "character": 0}},
    ],
)
def test_invalid_parameters_are_answered(pulling: Client, params: Any) -> None:
    assert pulling.refusal(types.TEXT_DOCUMENT_HOVER, params) == INVALID_PARAMS


def test_a_method_that_there_is_not_is_answered(pulling: Client) -> None:
    assert pulling.refusal("textDocument/nothing", {}) == NO_METHOD
    assert pulling.refusal("$/nothing", {}) == NO_METHOD
    pulling.notify("textDocument/nothing", {})
    pulling.notify("$/nothing", {})
    ping(pulling)


def test_a_command_that_there_is_not_is_answered(pulling: Client) -> None:
    params = {"command": "gklint.nothing"}
    assert pulling.refusal(types.WORKSPACE_EXECUTE_COMMAND, params) == INVALID_PARAMS


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"jsonrpc": "1.0", "method": "shutdown"}, INVALID_REQUEST),
        ({"method": "shutdown"}, INVALID_REQUEST),
        ({"jsonrpc": "2.0", "method": 3}, INVALID_REQUEST),
        (
            {
                "jsonrpc": "2.0",
                "method": "textDocument/didClose",
                "params": {"textDocument": {"uri": "untitled:x"}},
            },
            INVALID_REQUEST,
        ),
        ({"jsonrpc": "2.0", "method": "initialize", "params": {}}, INVALID_REQUEST),
    ],
)
def test_a_request_that_is_none_is_answered(
    pulling: Client, message: dict[str, Any], code: int
) -> None:
    pulling.number += 1
    pulling.send_bytes(framed(json.dumps(message | {"id": pulling.number}).encode()))
    assert pulling.answer(pulling.number)["error"]["code"] == code


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", PARSE_ERROR),
        (b"\xff\xfe", PARSE_ERROR),
        (b"", PARSE_ERROR),
        (b"[" * 100_000, PARSE_ERROR),
        (b"9" * 10_000, PARSE_ERROR),
        (b"[]", INVALID_REQUEST),
        (b"3", INVALID_REQUEST),
        (b'{"jsonrpc":"2.0","id":true,"method":"shutdown"}', INVALID_REQUEST),
        (b'{"jsonrpc":"2.0","id":{},"method":"shutdown"}', INVALID_REQUEST),
        (b'{"jsonrpc":"2.0","id":1.5,"method":"shutdown"}', INVALID_REQUEST),
        (b'{"jsonrpc":"2.0","id":null,"method":"shutdown"}', INVALID_REQUEST),
    ],
)
def test_what_cannot_be_named_is_answered_without_a_name(
    pulling: Client, body: bytes, code: int
) -> None:
    before = len(pulling.faults)
    pulling.send_bytes(framed(body))
    pulling.until(lambda: len(pulling.faults) > before)
    assert pulling.faults[-1]["code"] == code
    ping(pulling)


@pytest.mark.parametrize(
    "answer",
    [
        {"id": 10**9, "result": None},
        {"id": "gklint", "result": 3},
        {"id": 0, "error": {"code": "x"}},
        {"id": None, "result": 3},
        {"id": []},
    ],
)
def test_an_answer_to_nothing_is_left_out(pulling: Client, answer: dict[str, Any]) -> None:
    pulling.send(answer)
    ping(pulling)
    assert pulling.process.poll() is None


def test_an_answer_of_a_clients_own_number_takes_no_request_away(connect: Connect) -> None:
    client = connect()
    client.start(PULL)
    client.open("untitled:x", LONG)
    number = client.ask(types.TEXT_DOCUMENT_DIAGNOSTIC, {"textDocument": {"uri": "untitled:x"}})
    client.send({"id": number, "result": None})
    client.notify(types.CANCEL_REQUEST, {"id": number})
    assert client.answer(number)["error"]["code"] == CANCELLED


def test_the_same_number_may_be_used_again(pulling: Client, uri: str) -> None:
    pulling.open(uri, REPORT)
    for _ in range(3):
        params = {"textDocument": {"uri": uri}}
        pulling.send({"id": "again", "method": types.TEXT_DOCUMENT_DIAGNOSTIC, "params": params})
        assert pulling.answer("again")["result"]["kind"] == "full"
        del pulling.answers["again"]


# A long check


def test_a_long_check_keeps_nobody_waiting_and_can_be_cancelled(connect: Connect) -> None:
    client = connect()
    client.start(PULL)
    client.open("untitled:long", LONG)
    params = {"textDocument": {"uri": "untitled:long"}}
    number = client.ask(types.TEXT_DOCUMENT_DIAGNOSTIC, params)
    started = time.monotonic()
    assert client.refusal("textDocument/nothing") == NO_METHOD
    client.notify(types.CANCEL_REQUEST, {"id": number})
    assert client.answer(number)["error"]["code"] == CANCELLED
    assert time.monotonic() - started < 1.0
    client.notify(types.TEXT_DOCUMENT_DID_CLOSE, params)
    client.open("untitled:short", REPORT)
    assert "GK204" in codes(client.pull("untitled:short")["items"])


def test_a_cancel_of_nothing_is_left_out(pulling: Client) -> None:
    for number in (10**6, "nothing", None, [], {}):
        pulling.notify(types.CANCEL_REQUEST, {"id": number})
    pulling.notify(types.CANCEL_REQUEST, None)
    ping(pulling)


# The life of a server


def test_nothing_is_answered_before_initialize(connect: Connect) -> None:
    client = connect()
    client.notify(types.TEXT_DOCUMENT_DID_OPEN, {})
    client.notify(types.CANCEL_REQUEST, {"id": 1})
    assert client.refusal(types.TEXT_DOCUMENT_HOVER, {}) == NOT_INITIALIZED
    assert client.refusal(types.SHUTDOWN) == NOT_INITIALIZED
    assert client.refusal("no/method") == NOT_INITIALIZED
    assert client.refusal(types.INITIALIZE, {"capabilities": 3}) == INVALID_PARAMS
    client.start(PUSH)
    assert client.refusal(types.INITIALIZE, {"capabilities": {}}) == INVALID_REQUEST


def test_nothing_is_answered_after_shutdown(connect: Connect) -> None:
    client = connect()
    client.start(PULL)
    client.open("untitled:x", LONG)
    waiting = client.ask(types.TEXT_DOCUMENT_DIAGNOSTIC, {"textDocument": {"uri": "untitled:x"}})
    client.request(types.SHUTDOWN)
    assert client.answer(waiting)["error"]["code"] == CANCELLED
    assert client.refusal(types.TEXT_DOCUMENT_HOVER, {}) == INVALID_REQUEST
    assert client.refusal(types.SHUTDOWN) == INVALID_REQUEST
    client.notify(types.TEXT_DOCUMENT_DID_CLOSE, {"textDocument": {"uri": "untitled:x"}})
    client.notify(types.EXIT)
    assert client.process.wait(5) == 0


def test_an_exit_without_a_shutdown_is_an_error(connect: Connect) -> None:
    for started in (True, False):
        client = connect()
        if started:
            client.start(PUSH)
        client.notify(types.EXIT)
        assert client.process.wait(5) == 1


def test_the_end_of_the_stream_ends_the_server(connect: Connect) -> None:
    client = connect()
    client.start(PUSH)
    client.open("untitled:x", LONG)
    assert client.process.stdin is not None
    client.process.stdin.close()
    assert client.process.wait(5) == 1


PARENT = """
import os, subprocess, sys
incoming, outgoing = int(sys.argv[1]), int(sys.argv[2])
server = subprocess.Popen([sys.executable, "-m", "gklint", "lsp"], stdin=incoming, stdout=outgoing)
print(os.getpid(), server.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(os.name == "nt", reason="there pipes are inherited otherwise")
@pytest.mark.parametrize("busy", [False, True])
def test_a_server_goes_when_its_parent_is_killed(busy: bool) -> None:
    """Its streams stay open: nothing but the parent's number tells."""
    from gklint.lsp.parent import alive

    (to_read, to_write), (from_read, from_write) = os.pipe(), os.pipe()
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, str(to_read), str(from_write)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        pass_fds=(to_read, from_write),
        env={**os.environ, "PYTHONPATH": os.fspath(ROOT)},
        text=True,
    ) as parent:
        assert parent.stdout is not None
        number, server = map(int, parent.stdout.readline().split())
        params = {"processId": number, "capabilities": PUSH, "rootUri": None}
        first = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}
        os.write(to_write, framed(json.dumps(first).encode()))
        os.read(from_read, 10)
        if busy:
            item = {"uri": "untitled:x", "languageId": "", "version": 1, "text": LONG}
            more = {"jsonrpc": "2.0", "method": "textDocument/didOpen"}
            body = json.dumps(more | {"params": {"textDocument": item}}).encode()
            data = framed(body)
            while data:
                data = data[os.write(to_write, data) :]
        parent.kill()
    end = time.monotonic() + 3.0
    while alive(server) and time.monotonic() < end:
        time.sleep(0.02)
    left = alive(server)
    for descriptor in (to_read, to_write, from_read, from_write):
        os.close(descriptor)
    if left:
        os.kill(server, 9)
    assert not left


# Bytes


@pytest.mark.parametrize(
    "header", ["content-length: %d", "CONTENT-LENGTH:%d", "Content-Length : %d"]
)
def test_headers_are_read_in_any_case(pulling: Client, header: str) -> None:
    pulling.number += 1
    message = {"jsonrpc": "2.0", "id": pulling.number, "method": "no/method"}
    body = json.dumps(message).encode()
    pulling.send_bytes((header % len(body)).encode() + b"\r\n\r\n" + body)
    assert pulling.answer(pulling.number)["error"]["code"] == NO_METHOD


@pytest.mark.parametrize(
    "stray", [b"hello\r\n", b"Content-Length: x\r\n\r\n", b"\x00" * 10_000 + b"\n", b"{}"]
)
def test_a_stray_line_costs_an_error_and_not_the_connection(pulling: Client, stray: bytes) -> None:
    before = len(pulling.faults)
    pulling.send_bytes(stray)
    ping(pulling)
    told = [error["code"] for error in pulling.faults[before:]]
    assert told == ([PARSE_ERROR] if stray != b"{}" else [])


def test_bytes_may_come_one_by_one(pulling: Client) -> None:
    pulling.number += 1
    message = {"jsonrpc": "2.0", "id": pulling.number, "method": "报/告"}
    for byte in framed(json.dumps(message, ensure_ascii=False).encode()):
        pulling.send_bytes(bytes([byte]))
    assert pulling.answer(pulling.number)["error"]["code"] == NO_METHOD


def test_chinese_goes_out_as_it_is(connect: Connect, tmp_path: Path) -> None:
    """Escapes would be twice the bytes."""
    body = [
        {"id": 1, "method": "initialize", "params": {"processId": None, "capabilities": {}}},
        {
            "method": "textDocument/didOpen",
            "params": {
                "textDocument": {
                    "uri": "untitled:x",
                    "languageId": "",
                    "version": 1,
                    "text": REPORT,
                }
            },
        },
        {
            "id": 2,
            "method": "textDocument/diagnostic",
            "params": {"textDocument": {"uri": "untitled:x"}},
        },
        {"id": 3, "method": "shutdown"},
        {"method": "exit"},
    ]
    process = subprocess.Popen(
        [sys.executable, "-m", "gklint", "lsp"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.fspath(ROOT)},
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        for message in body[:3]:
            process.stdin.write(framed(json.dumps({"jsonrpc": "2.0", **message}).encode()))
        process.stdin.flush()
        out = b""
        while b'"id":2' not in out:
            out += os.read(process.stdout.fileno(), 1 << 16)
        for message in body[3:]:
            process.stdin.write(framed(json.dumps({"jsonrpc": "2.0", **message}).encode()))
        process.stdin.close()
        out += process.stdout.read()
    assert "统计期限应为".encode() in out
    assert b"\\u" not in out


def test_what_is_printed_does_not_reach_the_client(connect: Connect) -> None:
    client = connect()
    client.start(PUSH)
    client.notify(types.SET_TRACE, {"value": "verbose"})
    client.open("untitled:x", REPORT)
    client.pushed("untitled:x", 1)
    traced = [one["params"] for one in client.told if one["method"] == types.LOG_TRACE]
    assert traced
    assert "GK204" in traced[-1]["verbose"]
    client.notify(types.SET_TRACE, {"value": "loudly"})
    client.notify(types.SET_TRACE, {"value": "off"})
    client.change("untitled:x", 2, {"text": ""})
    client.pushed("untitled:x", 2)
    assert len([one for one in client.told if one["method"] == types.LOG_TRACE]) == len(traced)


@pytest.mark.parametrize(
    "root",
    [
        {},
        {"rootUri": None},
        {"rootUri": "vscode-vfs://github/a/b", "workspaceFolders": None},
        {"rootUri": "file:///no/such/folder"},
        {"rootPath": "/no/such/folder"},
        {"workspaceFolders": [{"uri": "untitled:x", "name": ""}]},
        {"workspaceFolders": [{"uri": "file:///a%00b", "name": ""}]},
        {"initializationOptions": [1], "rootUri": None},
        {"initializationOptions": {"settings": 3, "trusted": "x"}},
    ],
)
def test_a_client_may_start_anywhere(connect: Connect, root: dict[str, Any]) -> None:
    client = connect()
    client.request(types.INITIALIZE, {"processId": None, "capabilities": PULL, **root})
    client.notify(types.INITIALIZED, {})
    client.open("untitled:x", REPORT)
    assert "GK204" in codes(client.pull("untitled:x")["items"])
    told = client.request(types.WORKSPACE_DIAGNOSTIC, {"previousResultIds": []})
    assert told == {"items": []}
