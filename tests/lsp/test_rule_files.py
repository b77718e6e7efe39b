"""Rule files and settings over the wire: mistakes at their places, words for keys, rules in force."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.lsp.client import PUSH, Client
from tests.lsp.conftest import Connect

RULES = """\
[[rule]]
id = "OWN1"
name = "made-up"
check = "pattern"
severity = "warning"
title = { zh = "例", en = "example" }
why = { zh = "例", en = "example" }
message = { zh = "不写工作正常", en = "not so" }
params = { match = '工作正常' }
[[rule.example]]
bad = "全年⟦工作正常⟧。"
[[rule.example]]
good = "全年工作有序。"
"""
REPORT = "𠮷祥县水务局2023年政府信息公开工作年度报告\n\n一、总体情况\n全年工作正常。\n"


def started(connect: Connect, folder: Path) -> Client:
    (folder / "own").mkdir()
    (folder / "own" / "own.toml").write_text(RULES, encoding="utf-8")
    (folder / "gklint.toml").write_text('rules = ["builtin", "own"]\n', encoding="utf-8")
    client = connect()
    client.start(PUSH, folder)
    return client


def places(text: str, items: list[dict[str, Any]]) -> list[str]:
    """The words that single-line diagnostics stand at. All of ``text`` is in the BMP."""
    lines = text.split("\n")
    return [
        lines[one["range"]["start"]["line"]][
            one["range"]["start"]["character"] : one["range"]["end"]["character"]
        ]
        for one in items
    ]


def test_a_mistake_in_a_rule_stands_at_its_place(connect: Connect, tmp_path: Path) -> None:
    client = started(connect, tmp_path)
    uri = (tmp_path / "own" / "own.toml").as_uri()
    client.open(uri, RULES, "toml")
    assert client.pushed(uri, 1) == []
    for version, (right, wrong, place) in enumerate(
        (
            ('"pattern"', '"pattrn"', '"pattrn"'),
            ("match = '工作正常'", "match = '工作(正常'", "("),
            ("severity =", "severty =", "severty"),
            ("全年工作有序", "全年工作正常有序", "全年工作正常有序。"),
        ),
        2,
    ):
        text = RULES.replace(right, wrong)
        client.change(uri, version, {"text": text})
        found = places(text, client.pushed(uri, version))
        assert any(place in one or one in place for one in found if one), (wrong, found)


def test_settings_are_checked_too(connect: Connect, tmp_path: Path) -> None:
    client = started(connect, tmp_path)
    uri = (tmp_path / "gklint.toml").as_uri()
    text = 'rules = ["builtin", "own"]\nignore = ["GK999"]\n'
    client.open(uri, text, "toml")
    (item,) = client.pushed(uri, 1)
    assert places(text, [item]) == ['"GK999"']
    assert "没有规则 GK999" in item["message"]


def test_keys_have_words_and_values_are_offered(connect: Connect, tmp_path: Path) -> None:
    client = started(connect, tmp_path)
    uri = (tmp_path / "own" / "own.toml").as_uri()
    client.open(uri, RULES, "toml")
    document = {"textDocument": {"uri": uri}}
    at_key = {**document, "position": {"line": 4, "character": 2}}
    assert client.request("textDocument/hover", at_key)["contents"]["value"]
    in_value = {**document, "position": {"line": 4, "character": 12}}
    items = client.request("textDocument/completion", in_value)["items"]
    assert {"error", "warning", "info", "hint"} <= {one["label"].strip('"') for one in items}


def test_a_saved_rule_holds_at_once_and_a_broken_one_leaves_the_last(
    connect: Connect, tmp_path: Path
) -> None:
    client = started(connect, tmp_path)
    report, file = (tmp_path / "a.txt").as_uri(), tmp_path / "own" / "own.toml"
    client.open(report, REPORT)
    assert _own(client.pushed(report, 1)) == ["不写工作正常"]
    for text, told in (
        (RULES.replace("不写工作正常", "应写明情况"), ["应写明情况"]),
        (RULES.replace('"pattern"', '"pattrn"'), ["应写明情况"]),
        (RULES, ["不写工作正常"]),
    ):
        file.write_text(text, encoding="utf-8")
        client.notify("textDocument/didSave", {"textDocument": {"uri": file.as_uri()}})
        client.until(lambda told=told: _own(_last(client, report)) == told)


def _own(items: list[dict[str, Any]]) -> list[str]:
    return [one["message"] for one in items if one["code"] == "OWN1"]


def _last(client: Client, uri: str) -> list[dict[str, Any]]:
    pushed = [
        one["params"]["diagnostics"]
        for one in client.told
        if one["method"] == "textDocument/publishDiagnostics" and one["params"]["uri"] == uri
    ]
    return pushed[-1]


def test_anybody_elses_toml_is_left_alone(connect: Connect, tmp_path: Path) -> None:
    client = started(connect, tmp_path)
    uri = (tmp_path / "Cargo.toml").as_uri()
    client.open(uri, '[package]\nname = "x"\nrule = 1\n', "toml")
    assert client.pushed(uri, 1) == []
