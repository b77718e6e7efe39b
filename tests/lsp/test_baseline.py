"""What a baseline knows is hinted at as one types; what is new is told as ever."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gklint.cli import main
from tests.lsp.client import PULL, PUSH, Client
from tests.lsp.conftest import Connect

REPORT = """\
青河县2018年政府信息公开工作年度报告
本报告所列数据的统计期限自2018年1月1日起至2018年12月3日止。
一、总体情况
2018年，全县主动公开政府信息100条，，均已公布。
"""
MORE = REPORT + "经办人身份证号：330106199003071236，，已核。\n"
BASE = "gklint-baseline.jsonl"
ALL = {
    "start": {"line": 0, "character": 0},
    "end": {"line": 9, "character": 0},
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    settings = f'baseline = "{BASE}"\nselect = ["GK202", "GK606", "GK901"]\n'
    (tmp_path / "gklint.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    assert main(["baseline"]) == 0
    return tmp_path


def told(items: list[dict[str, Any]]) -> list[tuple[str, int, bool]]:
    """Rule, severity, and whether it is said that the baseline has it."""
    return [(one["code"], one["severity"], "在基线内" in one["message"]) for one in items]


KNOWN = [("GK202", 4, True), ("GK606", 4, True)]


def test_what_is_known_is_hinted_at_and_what_is_new_is_told(
    connect: Connect, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    client, uri = connect(), (folder / "a.txt").as_uri()
    client.start(PULL, folder)
    client.open(uri, "更正说明。\n" + REPORT)
    assert told(client.pull(uri)["items"]) == KNOWN
    client.change(uri, 2, {"text": MORE})
    items = told(client.pull(uri)["items"])
    assert items == [*KNOWN, ("GK901", 1, False), ("GK606", 1, False)]
    (folder / "a.txt").write_text(MORE, encoding="utf-8")
    capsys.readouterr()
    assert main(["check", "-f", "concise"]) == 1
    said = capsys.readouterr().out
    assert [line.split()[2] for line in said.splitlines()[:-1]] == ["GK901", "GK606"]


def test_the_checklist_says_what_fails_by_what_is_known(connect: Connect, folder: Path) -> None:
    client, uri = connect(), (folder / "a.txt").as_uri()
    client.start(PULL, folder)
    client.open(uri, REPORT)
    params = {"command": "gklint.checklist", "arguments": [uri]}
    told = client.request("workspace/executeCommand", params)
    assert "（1 处在基线内）" in told


def fix_all(client: Client, uri: str) -> list[dict[str, Any]]:
    params = {
        "textDocument": {"uri": uri},
        "range": ALL,
        "context": {"diagnostics": [], "only": ["source.fixAll"]},
    }
    found: list[dict[str, Any]] = client.request("textDocument/codeAction", params)
    return found


def edits_of(action: dict[str, Any]) -> list[dict[str, Any]]:
    (change,) = action["edit"]["documentChanges"]
    edits: list[dict[str, Any]] = change["edits"]
    return edits


def test_only_new_findings_are_fixed_all_at_once(connect: Connect, folder: Path) -> None:
    client, uri = connect(), (folder / "a.txt").as_uri()
    client.start(PUSH, folder)
    client.open(uri, REPORT)
    assert told(client.pushed(uri, 1)) == KNOWN
    assert fix_all(client, uri) == []
    client.change(uri, 2, {"text": MORE})
    client.pushed(uri, 2)
    (action,) = fix_all(client, uri)
    (edit,) = edits_of(action)
    assert edit["range"]["start"]["line"] == 4


def test_a_baseline_that_changes_or_breaks_is_taken_at_once(connect: Connect, folder: Path) -> None:
    client, uri = connect(), (folder / "a.txt").as_uri()
    watching = {"didChangeWatchedFiles": {"dynamicRegistration": True}}
    client.start({**PUSH, "workspace": {**PUSH["workspace"], **watching}}, folder)
    client.open(uri, REPORT)
    assert told(client.pushed(uri, 1)) == KNOWN
    base = folder / BASE
    first, one, _ = base.read_text(encoding="utf-8").splitlines(keepends=True)

    def changed(text: str) -> None:
        base.write_text(text, encoding="utf-8")
        changes = [{"uri": base.as_uri(), "type": 2}]
        client.notify("workspace/didChangeWatchedFiles", {"changes": changes})

    def newest() -> list[tuple[str, int, bool]]:
        return told(client.pushed(uri, 1))

    changed(first + one)
    client.until(lambda: newest() == [KNOWN[0], ("GK606", 1, False)])
    changed("<<<<<<< HEAD\n" + first)
    client.until(lambda: newest() == [("GK202", 1, False), ("GK606", 1, False)])
    shown = [one["params"]["message"] for one in client.told if "showMessage" in one["method"]]
    assert [one for one in shown if "冲突标记" in one and f"{BASE}:1" in one] == shown
    assert len(shown) == 1
    (action,) = fix_all(client, uri)
    assert edits_of(action) == [], "nobody knows what is to be left alone"
