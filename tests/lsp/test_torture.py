"""Whatever comes, and however fast: every answer comes once, none is stale, nothing breaks."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from gklint.lsp.frames import framed
from tests.lsp.client import PULL, PUSH, ROOT, Client
from tests.lsp.conftest import Connect
from tests.lsp.made import LONG, REPORT, WIDTHS, Places, codes, insert, own_rules

FIRST = "😀某某县2023年政府信息公开工作年度报告\r\n"
PIECES = ["全年", "申请", "3件", "，", "。", "a", " ", "é", "𠮷", "😀", "\n", "\r", "\r\n", "\n\n"]
PIECES += [
    "\x0b",
    "\x0c",
    "\x85",
    "\u2028",
    "\u2029",
    "\ufeff",
    "e\u0301",
    "2022年1月1日至12月31日",
]
PIECES += [
    "一、总体情况\n",
    "| 甲 | 1 |\n",
    "数据统计期限为",
    "《条例》",
    "\u200b",
    "\ud83d",
    "\x00",
]
EDITS, TOGETHER, LOOKS = 10_000, 25, 4  # edits of an encoding, of a burst; bursts between two looks
CANCELLED, CHANGED, CLOSED = -32800, -32801, -32802


def change(rng: random.Random, text: str, encoding: str) -> tuple[dict[str, Any], str]:
    """A random change behind the first line, as a client sends it, and the text after it."""
    if rng.random() < 0.01:
        text = FIRST + "".join(rng.choices(PIECES, k=300))
        return {"text": text}, text
    places = Places(text, encoding)
    start = end = rng.randint(len(FIRST), len(text))
    if rng.random() < 0.5:
        size = 60 if len(text) > 2500 else 12
        end = min(len(text), start + rng.randint(0, size))
    start, end = (one - (text[one - 1 : one + 1] == "\r\n") for one in (start, end))
    new = "".join(rng.choices(PIECES, k=rng.randint(0, 4)))
    range_ = {"start": places.place(start), "end": places.place(end)}
    if end == len(text) and rng.random() < 0.2:  # places past the end are held to it
        range_["end"] = {"line": range_["end"]["line"] + 3, "character": 7}
    elif text[end : end + 1] in ("\r", "\n") and rng.random() < 0.2:
        range_["end"] = range_["end"] | {"character": 100_000}
    return {"range": range_, "text": new}, text[:start] + new + text[end:]


def letters(text: str) -> str:
    """What of a text is quoted as it stands; blanks and line ends are not."""
    return "".join(one for one in text if one.isalnum())


@pytest.mark.parametrize("part", [0, 1])
@pytest.mark.parametrize("encoding", list(WIDTHS))
def test_a_text_is_what_ten_thousand_edits_have_made_of_it(
    connect: Connect, tmp_path: Path, encoding: str, part: int
) -> None:
    """Rules that find every piece of it tell the same as of a text that is opened anew."""
    folder = own_rules(tmp_path, settings='select = ["ALL", "GK2"]\n')
    uri, other = ((folder / name).as_uri() for name in ("a.txt", "b.txt"))
    client = connect()
    client.start(PULL, folder, encodings=[encoding])
    rng = random.Random(f"{encoding} {part}")
    text, version, done = FIRST + "开头", 1, 0
    client.open(uri, text)
    while done < EDITS // 2:
        for _ in range(LOOKS):
            made = 0
            while made < TOGETHER:
                changes = []
                for _ in range(rng.randint(1, 3)):
                    one, text = change(rng, text, encoding)
                    changes.append(one)
                made += len(changes)
                version += 1
                client.change(uri, version, *changes)
            done += made
            if rng.random() < 0.5:
                client.ask(types.TEXT_DOCUMENT_DIAGNOSTIC, {"textDocument": {"uri": uri}})
        client.open(other, text, version=version)
        found, fresh = client.pull(uri)["items"], client.pull(other)["items"]
        assert found
        assert json.loads(json.dumps(found).replace(uri, other)) == fresh
        places = Places(text, encoding)
        for item in found:
            if item["code"] == "ALL1":
                assert letters(item["message"][1:]) == letters(places.of(item["range"]))
    for number in client.methods:
        client.answer(number)


REQUESTS: list[tuple[str, dict[str, Any]]] = [
    (types.TEXT_DOCUMENT_DIAGNOSTIC, {}),
    (types.TEXT_DOCUMENT_HOVER, {"position": {"line": 1, "character": 20}}),
    (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, {}),
    (types.TEXT_DOCUMENT_FOLDING_RANGE, {}),
    (types.TEXT_DOCUMENT_DOCUMENT_LINK, {}),
    (types.TEXT_DOCUMENT_CODE_LENS, {}),
    (
        types.TEXT_DOCUMENT_CODE_ACTION,
        {
            "range": {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}},
            "context": {"diagnostics": []},
        },
    ),
]


def some(rng: random.Random, uri: str) -> tuple[str, dict[str, Any]]:
    method, params = rng.choice(REQUESTS)
    return method, {"textDocument": {"uri": uri}, **params}


@pytest.mark.parametrize("seed", range(3))
def test_a_burst_ends_with_the_findings_of_its_last_version(connect: Connect, seed: int) -> None:
    rng = random.Random(seed)
    client = connect()
    client.start(PUSH)
    text = REPORT
    client.open("untitled:x", text)
    asked = []
    for version in range(2, 202):
        line = rng.randint(0, 1)
        client.change("untitled:x", version, insert(line, 0, "啊"))
        text = text.replace("\r\n", "\r\n啊", 1) if line else f"啊{text}"
        if rng.random() < 0.3:
            asked.append(client.ask(*some(rng, "untitled:x")))
    last = client.pushed("untitled:x", 201)
    client.open("untitled:y", text, version=201)
    assert client.pushed("untitled:y", 201) == last
    for number in asked:
        answer = client.answer(number)
        assert "result" in answer or answer["error"]["code"] == CHANGED, answer
    versions = [
        one["params"]["version"]
        for one in client.told
        if one["method"] == types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS
        and one["params"]["uri"] == "untitled:x"
    ]
    assert versions == sorted(set(versions))


def test_an_answer_tells_the_places_of_the_text_it_was_asked_of(connect: Connect) -> None:
    """The request and the edit behind it come in one piece."""
    client = connect()
    client.start(PULL)
    client.open("untitled:x", REPORT)
    params = {
        "textDocument": {"uri": "untitled:x"},
        "range": {"start": {"line": 1, "character": 23}, "end": {"line": 1, "character": 24}},
        "context": {"diagnostics": [], "only": ["quickfix"]},
    }
    document = {"uri": "untitled:x", "version": 2}
    changes = [insert(1, 0, "很长的一句话，在前面。")]
    parts = [
        {"id": 99, "method": types.TEXT_DOCUMENT_CODE_ACTION, "params": params},
        {
            "method": types.TEXT_DOCUMENT_DID_CHANGE,
            "params": {"textDocument": document, "contentChanges": changes},
        },
    ]
    bodies = [json.dumps({"jsonrpc": "2.0", **part}).encode() for part in parts]
    client.send_bytes(b"".join(framed(body) for body in bodies))
    assert client.answer(99)["error"]["code"] == CHANGED


def test_versions_of_the_same_number_are_told_apart(connect: Connect) -> None:
    client = connect()
    client.start(PULL)
    client.open("untitled:x", REPORT, version=0)
    assert "GK204" in codes(client.pull("untitled:x")["items"])
    client.change("untitled:x", 0, {"text": REPORT.replace("2022年", "2023年")})
    assert "GK204" not in codes(client.pull("untitled:x")["items"])


@pytest.mark.parametrize("seed", range(2))
def test_every_request_of_a_storm_of_cancels_is_answered_once(connect: Connect, seed: int) -> None:
    rng = random.Random(seed)
    client = connect()
    client.start(PULL)
    client.open("untitled:x", REPORT)
    client.open("untitled:long", LONG)
    numbers: list[int] = []
    for step in range(400):
        uri = rng.choice(["untitled:x", "untitled:long"])
        numbers.append(client.ask(*some(rng, uri)))
        if rng.random() < 0.1:
            client.change(uri, step + 2, insert(1, 0, "啊"))
        if rng.random() < 0.7:
            client.notify(types.CANCEL_REQUEST, {"id": rng.choice(numbers)})
    for number in numbers:
        client.notify(types.CANCEL_REQUEST, {"id": number})
    for number in numbers:
        answer = client.answer(number)
        assert "result" in answer or answer["error"]["code"] in (CANCELLED, CHANGED), answer
    client.open("untitled:x", REPORT, version=1000)
    assert "GK204" in codes(client.pull("untitled:x")["items"])


def junk(rng: random.Random, depth: int = 0) -> Any:
    """A random value, with the words of the protocol in it."""
    if depth > 3 or rng.random() < 0.4:
        return rng.choice(
            [
                None,
                True,
                0,
                -1,
                2**31,
                2**70,
                1.5,
                1e999,
                "",
                "x",
                "untitled:x",
                "file:///",
                "\ud800",
            ]
        )
    if rng.random() < 0.3:
        return [junk(rng, depth + 1) for _ in range(rng.randint(0, 3))]
    words = ["textDocument", "uri", "position", "range", "start", "line", "character", "context"]
    words += ["contentChanges", "text", "version", "settings", "gklint", "files", "changes", "type"]
    words += ["command", "arguments", "event", "added", "removed", "token", "value", "id", "only"]
    return {word: junk(rng, depth + 1) for word in rng.sample(words, rng.randint(0, 6))}


def near(rng: random.Random, params: Any) -> Any:
    """Good parameters with something in them that is not."""
    if isinstance(params, dict) and params and rng.random() < 0.8:
        key = rng.choice(list(params))
        return params | {key: near(rng, params[key])}
    if isinstance(params, list) and params and rng.random() < 0.8:
        return [near(rng, params[0]), *params[1:]]
    return junk(rng)


LEFT_OUT = {types.INITIALIZE, types.SHUTDOWN, types.EXIT, types.INITIALIZED}
METHODS = [*sorted(set(types.METHOD_TO_TYPES) - LEFT_OUT), "no/method", "$/no"]


@pytest.mark.parametrize("seed", range(4))
def test_any_parameters_of_any_method_are_outlived(connect: Connect, seed: int) -> None:
    rng = random.Random(seed)
    client = connect()
    client.start(PULL)
    client.open("untitled:x", REPORT)
    asked = []
    for _ in range(500):
        method = rng.choice(METHODS)
        if rng.random() < 0.3:
            method, good = some(rng, "untitled:x")
            params = near(rng, good)
        else:
            params = junk(rng)
        if rng.random() < 0.6:
            client.number += 1  # not looked at as an answer of its method: it may be refused
            client.send({"id": client.number, "method": method, "params": params})
            asked.append(client.number)
        else:
            client.notify(method, params)
    for number in asked:
        client.answer(number)
    assert not client.faults
    client.open("untitled:x", REPORT, version=9)
    assert "GK204" in codes(client.pull("untitled:x")["items"])


@pytest.mark.parametrize("seed", range(3))
def test_a_stream_of_broken_frames_goes_on(connect: Connect, seed: int) -> None:
    rng = random.Random(seed)
    client = connect()
    client.start(PULL)
    for _ in range(150):
        body = json.dumps({"jsonrpc": "2.0", "method": "$/no", "params": junk(rng)}).encode()
        frame = framed(body)
        way = rng.randint(0, 4)
        if way == 0:
            frame = frame.replace(b": ", b": -", 1)
        elif way == 1:
            frame = framed(body).replace(
                b"%d" % len(body), b"%d" % rng.randint(0, len(body) + 40), 1
            )
        elif way == 2:
            frame = frame[rng.randint(0, len(frame)) :]
        elif way == 3:
            frame = bytes(rng.randrange(256) for _ in range(rng.randint(1, 80)))
        else:
            at = rng.randint(0, len(frame))
            frame = frame[:at] + b"\r\n\x00{" + frame[at:]
        client.send_bytes(frame)
    # What is left over may swallow some of these, but not all.
    numbers = [client.ask("no/method") for _ in range(8)]
    client.answer(numbers[-1])
    client.open("untitled:x", REPORT)
    assert "GK204" in codes(client.pull("untitled:x")["items"])


def test_a_text_of_five_megabytes_keeps_nobody_waiting(connect: Connect) -> None:
    client = connect()
    client.start(PULL)
    lines = (f"第{n}段，全年收到申请{n}件，全部按时办结，没有收费。\n" for n in range(65_000))
    text = FIRST + "".join(lines)
    assert len(text.encode()) > 4_500_000
    client.open("untitled:x", text)
    waiting = client.ask(types.TEXT_DOCUMENT_DIAGNOSTIC, {"textDocument": {"uri": "untitled:x"}})
    slowest = 0.0
    for version in range(2, 42):
        started = time.monotonic()
        client.change("untitled:x", version, insert(version * 1000, 3, "𠮷"))
        client.refusal("no/method")
        slowest = max(slowest, time.monotonic() - started)
    client.notify(types.CANCEL_REQUEST, {"id": waiting})
    assert client.answer(waiting)["error"]["code"] == CANCELLED
    client.notify(types.TEXT_DOCUMENT_DID_CLOSE, {"textDocument": {"uri": "untitled:x"}})
    assert slowest < 2.0
    client.open("untitled:y", REPORT)
    assert "GK204" in codes(client.pull("untitled:y")["items"])


TITLE = "某某县2023年政府信息公开工作年度报告\n"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("html", f"<p>{TITLE}</p>" + "<div>" * 50_000 + "x"),
        ("html", f"<p>{TITLE}</p>" + "<table><tr><td>" * 3_000 + "x"),
        ("markdown", f"# {TITLE}" + ">" * 50_000 + "x"),
        ("markdown", f"# {TITLE}" + "".join(" " * depth + "- x\n" for depth in range(1_000))),
        ("plaintext", TITLE + "3" * 500_000),
        ("plaintext", TITLE + "《" * 100_000),
        ("plaintext", TITLE + "（" * 50_000 + "）" * 50_000),
        ("plaintext", TITLE + "|" * 300_000),
        ("plaintext", TITLE + "2022年1月1日至12月31日" * 5_000),
        ("plaintext", TITLE + "\ud800" * 100_000),
        ("plaintext", TITLE + "\r" * 500_000),
        ("plaintext", TITLE + " " * 1_000_000 + "x"),
    ],
    ids=range(12),
)
def test_a_hostile_text_is_checked_as_any_other(
    pushing: Client, uri: str, language: str, text: str
) -> None:
    pushing.open(uri, text, language)
    assert pushing.pushed(uri, 1)
    line = text.count("\n") + text.count("\r")
    pushing.change(uri, 2, insert(line, 2**30, "啊😀"), insert(line, 2**30, "。"))
    assert pushing.pushed(uri, 2)
    pushing.notify(types.TEXT_DOCUMENT_DID_CLOSE, {"textDocument": {"uri": uri}})


def test_texts_that_are_closed_while_they_are_checked_are_forgotten(connect: Connect) -> None:
    rng = random.Random(0)
    client = connect()
    client.start(PULL)
    asked = []
    for step in range(200):
        uri = f"untitled:{step % 7}"
        client.open(uri, LONG if step % 10 == 0 else REPORT)
        asked += [client.ask(*some(rng, uri)) for _ in range(rng.randint(0, 2))]
        client.notify(types.TEXT_DOCUMENT_DID_CLOSE, {"textDocument": {"uri": uri}})
        if rng.random() < 0.2:  # of a text that is not open any more
            asked.append(client.ask(*some(rng, uri)))
            client.change(uri, 3, insert(0, 0, "x"))
    for number in asked:
        answer = client.answer(number)
        assert "result" in answer or answer["error"]["code"] in (CHANGED, CLOSED), answer
    status = client.request(types.WORKSPACE_EXECUTE_COMMAND, {"command": "gklint.status"})
    assert status["texts"] == 0


@pytest.mark.parametrize(
    "uri",
    [
        "untitled:Untitled-1",
        "untitled:/home/me/报告.md",
        "vscode-vfs://github/a/b/2023.txt",
        "git:/a/b.txt?%7B%22ref%22%3A%22~%22%7D",
        "inmemory://model/1",
        "file:///no/such/folder/2023.txt",
        "file://server/share/2023.txt",
        "file:///a%00b.txt",
        "file:///\ud800.txt",
        "file:///" + "x" * 10_000 + ".txt",
        "http://[half",
        "x",
        "",
    ],
)
def test_a_text_of_any_name_is_checked(pushing: Client, uri: str) -> None:
    pushing.open(uri, REPORT)
    assert "GK204" in codes(pushing.pushed(uri, 1))
    method, params = REQUESTS[-1]
    actions = pushing.request(method, {"textDocument": {"uri": uri}, **params})
    assert actions
    for method, params in REQUESTS[1:-1]:
        pushing.request(method, {"textDocument": {"uri": uri}, **params})
    pushing.notify(types.TEXT_DOCUMENT_DID_CLOSE, {"textDocument": {"uri": uri}})
    assert pushing.pushed(uri) == []


@pytest.mark.parametrize("reads_at_last", [True, False])
def test_a_client_that_does_not_read_is_not_waited_for(reads_at_last: bool) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "gklint", "lsp"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.fspath(ROOT)},
    )
    assert process.stdin is not None
    assert process.stdout is not None

    def send(**message: Any) -> None:
        assert process.stdin is not None
        process.stdin.write(framed(json.dumps({"jsonrpc": "2.0", **message}).encode()))

    overdue = threading.Timer(20, process.kill)
    overdue.start()
    with process:
        send(id=0, method="initialize", params={"processId": None, "capabilities": {}})
        for number in range(1, 3001):  # far more than a pipe holds, both ways
            send(id=number, method="no/method/" + "x" * 300, params=None)
        process.stdin.flush()
        if reads_at_last:
            send(id=3001, method="shutdown")
            send(method="exit")
        process.stdin.close()
        if reads_at_last:
            assert process.stdout.read().count(b'"id":') == 3002
        assert process.wait(10) == (0 if reads_at_last else 1)
    overdue.cancel()
