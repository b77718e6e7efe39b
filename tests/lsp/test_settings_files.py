"""Settings that stand in several files, and the choice of files, as the command line has them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from gklint.config.holding import Holding
from gklint.files import Found
from gklint.files.operands import found_by
from gklint.projects import Projects
from tests.lsp.client import PULL, PUSH, Client
from tests.lsp.conftest import Connect
from tests.lsp.made import REPORT, codes, own_rules


def put(path: Path, text: str = REPORT) -> str:
    """Write a file; its URI."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path.as_uri()


def reports(client: Client) -> dict[str, list[str]]:
    """What ``workspace/diagnostic`` tells, by URI."""
    params: dict[str, Any] = {"previousResultIds": []}
    items = client.request(types.WORKSPACE_DIAGNOSTIC, params)["items"]
    return {one["uri"]: codes(one["items"]) for one in items}


def messages(client: Client) -> list[str]:
    shown = (one for one in client.told if one["method"] == types.WINDOW_SHOW_MESSAGE)
    return [one["params"]["message"] for one in shown]


def test_folders_are_looked_through_as_on_the_command_line(
    connect: Connect, tmp_path: Path
) -> None:
    (tmp_path / ".git").mkdir()
    put(tmp_path / ".gitignore", "*.bak.txt\n")
    put(tmp_path / "gklint.toml", 'exclude = ["draft/"]\n')
    put(tmp_path / "broken" / "gklint.toml", 'exclude = ["a.txt"]\nyear = 1.5\n')
    for name in ("a.txt", "a.bak.txt", "draft/a.txt", "sub/a.txt", "broken/a.txt"):
        put(tmp_path / name)
    client = connect()
    client.start(PULL, tmp_path)
    ones = found_by([str(tmp_path)], (".txt",), Projects(Holding({})).ignored())
    found = [one for one in ones if isinstance(one, Found)]
    assert len(found) == 3
    assert set(reports(client)) == {Path(one.path).as_uri() for one in found}
    assert codes(client.pull((tmp_path / "a.bak.txt").as_uri())["items"]), "named by the client"


def test_overrides_hold_for_their_files(connect: Connect, tmp_path: Path) -> None:
    put(
        tmp_path / "gklint.toml",
        'select = ["GK204"]\n[[override]]\nfiles = ["b.txt"]\nignore = ["GK204"]\n',
    )
    one, other = put(tmp_path / "a.txt"), put(tmp_path / "b.txt")
    client = connect()
    client.start(PULL, tmp_path)
    assert reports(client) == {one: ["GK204"], other: []}
    put(tmp_path / "gklint.toml", "year = '")
    client.notify(
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
        {"changes": [{"uri": (tmp_path / "gklint.toml").as_uri(), "type": 2}]},
    )
    client.open(other, REPORT)
    client.until(lambda: messages(client) != [])
    assert codes(client.pull(other)["items"]) == [], "the last good ones hold"
    assert codes(client.pull(one)["items"]) == ["GK204"]


def test_a_change_in_a_file_that_is_extended_holds(connect: Connect, tmp_path: Path) -> None:
    put(tmp_path / "work" / "gklint.toml", 'extend = "../base.toml"\n')
    put(tmp_path / "base.toml", 'select = ["GK204"]')
    uri = put(tmp_path / "work" / "a.txt")
    client = connect()
    client.start(PUSH, tmp_path / "work")
    client.open(uri, REPORT)
    assert codes(client.pushed(uri, 1)) == ["GK204"]
    for text, expected in (
        ('select = ["GK401"]', ["GK401"]),
        ("select = [", ["GK401"]),  # broken: the last good ones hold
        ('select = ["GK204", "GK401"]', ["GK401", "GK204"]),
    ):
        put(tmp_path / "base.toml", text)
        client.notify(types.TEXT_DOCUMENT_DID_SAVE, {"textDocument": {"uri": uri[:-3] + "toml"}})

        def newest() -> list[str]:
            told = [
                one["params"]["diagnostics"]
                for one in client.told
                if one["method"] == types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS
                and one["params"]["uri"] == uri
            ]
            return codes(told[-1])

        client.until(lambda newest=newest, expected=expected: newest() == expected)


@pytest.mark.parametrize("trusted", [True, False])
def test_a_folder_that_is_not_trusted_extends_nothing_outside_of_it(
    trusted: bool, connect: Connect, tmp_path: Path
) -> None:
    put(tmp_path / "base.toml", 'select = ["GK204"]')
    put(tmp_path / "work" / "inside.toml", 'ignore = ["GK401"]')
    put(tmp_path / "work" / "gklint.toml", 'extend = ["inside.toml", "../base.toml"]\n')
    uri = put(tmp_path / "work" / "a.txt")
    client = connect()
    client.start(PULL, tmp_path / "work", initializationOptions={"trusted": trusted})
    client.open(uri, REPORT)
    found = set(codes(client.pull(uri)["items"]))
    assert found == ({"GK204"} if trusted else {"GK401", "GK204"})
    client.until(lambda: trusted or any("不受信任" in one for one in messages(client)))
    settings = (tmp_path / "work" / "gklint.toml").as_uri()
    client.open(settings, 'extend = "../base.toml"\n')
    told = client.pull(settings)["items"]
    assert [one["message"][:4] for one in told] == ([] if trusted else ["不受信任"])


def test_a_folder_that_is_not_trusted_changes_no_rule(connect: Connect, tmp_path: Path) -> None:
    own_rules(tmp_path, settings="rule.GK204.years = '1999'\n")
    uri = put(tmp_path / "a.txt")
    found = {}
    for trusted in (True, False):
        client = connect()
        client.start(PULL, tmp_path, initializationOptions={"trusted": trusted})
        client.open(uri, REPORT)
        found[trusted] = set(codes(client.pull(uri)["items"])) - {"GK401"}
    assert found == {True: {"ALL1"}, False: {"GK204"}}


def test_what_is_left_out_from_now_on_is_cleared(connect: Connect, tmp_path: Path) -> None:
    uri = put(tmp_path / "draft" / "a.txt")
    put(tmp_path / "b.txt")
    client = connect()
    client.start(PUSH, tmp_path)

    def look() -> list[str]:
        client.request("workspace/executeCommand", {"command": "gklint.checkFolders"})
        return codes(
            [
                one["params"]["diagnostics"]
                for one in client.told
                if one["method"] == types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS
                and one["params"]["uri"] == uri
            ][-1]
        )

    assert look() != []
    put(tmp_path / "gklint.toml", 'exclude = ["draft/"]')
    toml = {"textDocument": {"uri": (tmp_path / "gklint.toml").as_uri()}}
    client.notify(types.TEXT_DOCUMENT_DID_SAVE, toml)
    client.request("workspace/executeCommand", {"command": "gklint.status"})
    assert look() == []
