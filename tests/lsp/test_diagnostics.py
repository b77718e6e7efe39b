"""Diagnostics: pushed or asked for, never both; always of the text, rules and settings that are."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from tests.lsp.client import PULL, PUSH, Client
from tests.lsp.conftest import Connect
from tests.lsp.made import EVERYTHING, LONG, REPORT, codes, insert, own_rules

WRONG, FIXED = "2022年1月1日", "2023年1月1日"
CLEAN = "今天天气很好。\n"

REFRESHED = types.WORKSPACE_DIAGNOSTIC_REFRESH
SETTINGS: dict[str, Any] = {"configuration": True}


def merged(capabilities: dict[str, Any], **workspace: Any) -> dict[str, Any]:
    return {**capabilities, "workspace": {**capabilities["workspace"], **workspace}}


WATCHING = {"didChangeWatchedFiles": {"dynamicRegistration": True}}


def put(path: Path, text: str = REPORT) -> str:
    """Write a file; its URI."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path.as_uri()


def touched(client: Client, *uris: str, kind: int = 2) -> None:
    changes = [{"uri": uri, "type": kind} for uri in uris]
    client.notify(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, {"changes": changes})


def close(client: Client, uri: str) -> None:
    client.notify(types.TEXT_DOCUMENT_DID_CLOSE, {"textDocument": {"uri": uri}})


def pushes(client: Client, uri: str) -> list[tuple[int | None, list[str]]]:
    return [
        (one["params"].get("version"), codes(one["params"]["diagnostics"]))
        for one in client.told
        if one["method"] == types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS and one["params"]["uri"] == uri
    ]


def settled(client: Client, uri: str, wanted: Any) -> None:
    """Wait until the newest push for a text is what is wanted."""

    def newest() -> bool:
        every = pushes(client, uri)
        return bool(every) and wanted(every[-1][1])

    client.until(newest)


def asked(client: Client, method: str) -> int:
    return sum(one["method"] == method for one in client.asked)


def workspace(client: Client, **more: Any) -> dict[str, Any]:
    """What ``workspace/diagnostic`` answers, by URI."""
    params = {"previousResultIds": [], **more}
    items = client.request(types.WORKSPACE_DIAGNOSTIC, params)["items"]
    assert len({one["uri"] for one in items}) == len(items)
    return {one["uri"]: one for one in items}


def messages(client: Client) -> list[str]:
    return [
        one["params"]["message"]
        for one in client.told
        if one["method"] == types.WINDOW_SHOW_MESSAGE
    ]


# Pushed


def test_each_version_is_told_with_its_number(pushing: Client, uri: str) -> None:
    pushing.open(uri, REPORT, version=7)
    assert "GK204" in codes(pushing.pushed(uri, 7))
    pushing.change(uri, 8, {"text": REPORT.replace(WRONG, FIXED)})
    assert "GK204" not in codes(pushing.pushed(uri, 8))
    close(pushing, uri)
    assert pushing.pushed(uri) == []
    told = [version for version, _ in pushes(pushing, uri)]
    assert told == [7, 8, None]


def test_a_client_that_knows_no_versions_is_told_none(connect: Connect) -> None:
    client = connect()
    client.start({"textDocument": {"publishDiagnostics": {}}})
    client.open("untitled:x", REPORT)
    assert "GK204" in codes(client.pushed("untitled:x"))


def test_a_text_that_is_opened_again_is_told_as_it_is_now(pushing: Client, uri: str) -> None:
    pushing.open(uri, REPORT)
    pushing.open(uri, CLEAN, version=2)
    assert pushing.pushed(uri, 2) == []


def test_a_client_that_asks_is_told_nothing_unasked(connect: Connect, tmp_path: Path) -> None:
    uri = put(tmp_path / "2023.txt")
    client = connect()
    client.start(PULL, tmp_path)
    client.open(uri, REPORT)
    assert "GK204" in codes(client.pull(uri)["items"])
    client.change(uri, 2, {"text": CLEAN})
    assert client.pull(uri)["items"] == []
    client.request(types.WORKSPACE_EXECUTE_COMMAND, {"command": "gklint.checkFolders"})
    close(client, uri)
    client.stop()
    assert pushes(client, uri) == []


# Asked for


def test_what_stayed_the_same_is_not_told_again(pulling: Client, uri: str) -> None:
    pulling.open(uri, REPORT)
    first = pulling.pull(uri)
    known = first["resultId"]
    same = {"kind": "unchanged", "resultId": known}
    assert pulling.pull(uri, previousResultId=known) == same
    pulling.change(uri, 2, insert(5, 0, ""))
    assert pulling.pull(uri, previousResultId=known) == same
    pulling.change(uri, 3, {"text": CLEAN})
    other = pulling.pull(uri, previousResultId=known)
    assert (other["kind"], other["items"]) == ("full", [])
    assert other["resultId"] != known
    pulling.change(uri, 4, {"text": REPORT})
    assert pulling.pull(uri, previousResultId=known) == same


def test_a_text_that_is_not_open_has_nothing_to_tell(pulling: Client) -> None:
    assert pulling.pull("untitled:nowhere")["items"] == []
    assert pulling.pull("file:///no/such/file.txt")["items"] == []


def test_a_request_whose_text_is_closed_is_answered(connect: Connect) -> None:
    client = connect()
    client.start(PULL)
    client.open("untitled:x", LONG)
    params = {"textDocument": {"uri": "untitled:x"}}
    pull = client.ask(types.TEXT_DOCUMENT_DIAGNOSTIC, params)
    symbols = client.ask(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, params)
    close(client, "untitled:x")
    error = client.answer(pull)["error"]
    assert (error["code"], error["data"]) == (-32802, {"retriggerRequest": False})
    assert client.answer(symbols)["error"]["code"] == -32801


# Whole folders


@pytest.fixture
def sixty(tmp_path: Path) -> Path:
    for number in range(60):
        text = REPORT if number % 2 else REPORT.replace(WRONG, FIXED)
        put(tmp_path / f"{number:02}" / "2023.txt", text)
    put(tmp_path / "notes.txt", CLEAN)
    return tmp_path


def test_a_folder_is_told_in_parts_with_progress(connect: Connect, sixty: Path) -> None:
    client = connect()
    client.start(PULL, sixty)
    tokens = {"partialResultToken": "part", "workDoneToken": 7}
    assert workspace(client, **tokens) == {}
    told = [one["params"] for one in client.told if one["method"] == types.PROGRESS]
    parts = [one["value"]["items"] for one in told if one["token"] == "part"]
    items = [item for part in parts for item in part]
    assert len(parts) > 1
    assert len(items) == 61
    assert sum("GK204" in codes(item["items"]) for item in items) == 30
    work = [one["value"] for one in told if one["token"] == 7]
    assert (work[0]["kind"], work[-1]["kind"]) == ("begin", "end")
    shares = [one["percentage"] for one in work[1:-1]]
    assert shares == sorted(set(shares))
    assert shares[-1] == 100
    previous = [{"uri": one["uri"], "value": one["resultId"]} for one in items]
    again = workspace(client, previousResultIds=previous)
    assert {one["kind"] for one in again.values()} == {"unchanged"}


@pytest.mark.parametrize("way", ["request", "progress"])
def test_a_folders_check_can_be_cancelled(connect: Connect, sixty: Path, way: str) -> None:
    client = connect()
    client.start(PULL, sixty)
    params = {"previousResultIds": [], "partialResultToken": 1, "workDoneToken": 2}
    number = client.ask(types.WORKSPACE_DIAGNOSTIC, params)
    client.until(lambda: any(one["method"] == types.PROGRESS for one in client.told))
    if way == "request":
        client.notify(types.CANCEL_REQUEST, {"id": number})
    else:
        client.notify(types.WINDOW_WORK_DONE_PROGRESS_CANCEL, {"token": 2})
    assert client.answer(number)["error"]["code"] == -32800
    ends = [one for one in client.told if one["params"].get("value", {}).get("kind") == "end"]
    assert len(ends) == 1
    assert len(workspace(client)) == 61


def test_progress_is_asked_for_where_the_client_gave_no_token(
    connect: Connect, sixty: Path
) -> None:
    client = connect()
    client.start({**PULL, "window": {"workDoneProgress": True}}, sixty)
    for _ in range(3):  # some clients ask every few seconds: what is known shows no progress
        assert len(workspace(client)) == 61
    assert asked(client, types.WINDOW_WORK_DONE_PROGRESS_CREATE) == 1


def test_an_open_text_is_told_as_it_is_shown(connect: Connect, tmp_path: Path) -> None:
    uri = put(tmp_path / "a 报告#2023.txt")
    client = connect()
    client.start(PULL, tmp_path)
    client.open(uri, CLEAN, version=5)
    assert (workspace(client)[uri]["version"], workspace(client)[uri]["items"]) == (5, [])
    close(client, uri)
    told = workspace(client)[uri]
    assert told["version"] is None
    assert "GK204" in codes(told["items"])


def test_a_text_closed_meanwhile_is_told_as_it_lies_on_the_disk(
    connect: Connect, tmp_path: Path
) -> None:
    uri = put(tmp_path / "2023.txt")
    client = connect()
    client.start(PULL, tmp_path)
    client.open(uri, LONG)
    number = client.ask(types.WORKSPACE_DIAGNOSTIC, {"previousResultIds": []})
    close(client, uri)
    (item,) = client.answer(number)["result"]["items"]
    assert item["version"] is None
    assert "GK204" in codes(item["items"])


def test_what_is_gone_is_told_as_clean(connect: Connect, tmp_path: Path) -> None:
    kept, gone, spoilt = (put(tmp_path / f"{name}2023.txt") for name in "abc")
    client = connect()
    client.start(PULL, tmp_path)
    first = workspace(client)
    (tmp_path / "b2023.txt").unlink()
    (tmp_path / "c2023.txt").write_bytes(b"%PDF-1.4 \xff\x00")
    previous = [{"uri": uri, "value": one["resultId"]} for uri, one in first.items()]
    now = workspace(client, previousResultIds=previous)
    assert {uri: one.get("items") for uri, one in now.items()} == {kept: None, gone: [], spoilt: []}


def test_names_that_are_no_utf8_are_told(connect: Connect, tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/2023\xb1\xa8\xb8\xe6.txt"
    try:
        with open(name, "w", encoding="utf-8") as file:
            file.write(REPORT)
    except OSError:
        pytest.skip("this system has no such names")
    client = connect()
    client.start(PULL, tmp_path)
    ((uri, one),) = workspace(client).items()
    assert uri.endswith("/2023%B1%A8%B8%E6.txt")
    assert "GK204" in codes(one["items"])


def check_folders(client: Client) -> dict[str, int]:
    return client.request(types.WORKSPACE_EXECUTE_COMMAND, {"command": "gklint.checkFolders"})


@pytest.mark.parametrize(
    "way", ["deleted", "deleted folder", "renamed", "renamed folder", "watched"]
)
def test_what_was_pushed_of_a_file_is_taken_back_when_it_goes(
    connect: Connect, tmp_path: Path, way: str
) -> None:
    old = put(tmp_path / "old" / "2023.txt")
    client = connect()
    client.start(merged(PUSH, **WATCHING), tmp_path)
    assert check_folders(client)["withFindings"] == 1
    settled(client, old, lambda told: "GK204" in told)
    folder, new = tmp_path / "old", tmp_path / "new"
    if way.startswith("deleted"):
        shutil.rmtree(folder)
        one = folder.as_uri() if way == "deleted folder" else old
        client.notify(types.WORKSPACE_DID_DELETE_FILES, {"files": [{"uri": one}]})
    elif way == "watched":
        (folder / "2023.txt").unlink()
        touched(client, old, kind=3)
    else:
        folder.rename(new)
        ends = (folder, new) if way == "renamed folder" else (folder / "2023.txt", new / "2023.txt")
        file = {"oldUri": ends[0].as_uri(), "newUri": ends[1].as_uri()}
        client.notify(types.WORKSPACE_DID_RENAME_FILES, {"files": [file]})
        settled(client, (new / "2023.txt").as_uri(), lambda told: "GK204" in told)
    settled(client, old, lambda told: told == [])


def test_what_was_pushed_of_a_file_comes_back_when_its_text_is_closed(
    connect: Connect, tmp_path: Path
) -> None:
    uri = put(tmp_path / "2023.txt")
    client = connect()
    client.start(PUSH, tmp_path)
    check_folders(client)
    client.open(uri, CLEAN)
    assert client.pushed(uri, 1) == []
    close(client, uri)
    settled(client, uri, lambda told: "GK204" in told)


def test_a_folder_that_is_taken_away_is_told_no_more(connect: Connect, tmp_path: Path) -> None:
    one, other = put(tmp_path / "one" / "2023.txt"), put(tmp_path / "one more" / "2023.txt")
    client = connect()
    client.start(PUSH, tmp_path / "one", tmp_path / "one more")
    check_folders(client)
    event = {"added": [], "removed": [{"uri": (tmp_path / "one").as_uri(), "name": ""}]}
    client.notify(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, {"event": event})
    settled(client, one, lambda told: told == [])
    assert "GK204" in pushes(client, other)[-1][1]
    assert check_folders(client)["files"] == 1


# Settings


@pytest.mark.parametrize("wrapped", [True, False])
def test_settings_come_at_the_start(connect: Connect, wrapped: bool) -> None:
    client = connect()
    settings = {"ignore": ["GK204"], "lang": "en"}
    options = {"settings": settings} if wrapped else settings
    client.start(PUSH, initializationOptions=options)
    client.open("untitled:x", REPORT)
    items = client.pushed("untitled:x", 1)
    assert codes(items) == ["GK401"]
    assert items[0]["message"].isascii()


def test_settings_are_asked_for_folder_by_folder(connect: Connect, tmp_path: Path) -> None:
    """The name of one folder begins as the other's does."""
    one, more = tmp_path / "one", tmp_path / "one more"
    first, second = put(one / "2023.txt"), put(more / "2023.txt")

    def told(item: dict[str, Any]) -> Any:
        return {"ignore": ["GK204"]} if item.get("scopeUri") == one.as_uri() else None

    client = connect()
    client.settings = told
    client.start(merged(PULL, **SETTINGS), one, more)
    client.until(lambda: asked(client, types.WORKSPACE_CONFIGURATION))
    client.until(lambda: asked(client, REFRESHED))
    for uri in (first, second):
        client.open(uri, REPORT)
    assert codes(client.pull(first)["items"]) == ["GK401"]
    assert codes(client.pull(second)["items"]) == ["GK401", "GK204"]


def test_settings_change_while_texts_are_open(connect: Connect) -> None:
    client = connect()
    client.settings = {"ignore": ["GK204"]}
    client.start(
        merged(PULL, **SETTINGS, didChangeConfiguration={"dynamicRegistration": True}),
        initializationOptions={"settings": {"ignore": ["GK401"]}},
    )
    client.until(lambda: asked(client, REFRESHED))
    client.open("untitled:x", REPORT)
    assert codes(client.pull("untitled:x")["items"]) == ["GK401"]
    for settings, expected in (
        ({"ignore": []}, ["GK401", "GK204"]),
        ({"ignore": ["GK2", "GK4"]}, []),
        (None, ["GK204"]),  # nothing is set: what it started with holds
    ):
        before = asked(client, REFRESHED)
        client.settings = settings
        client.notify(types.WORKSPACE_DID_CHANGE_CONFIGURATION, {"settings": None})
        client.until(lambda before=before: asked(client, REFRESHED) > before)
        assert codes(client.pull("untitled:x")["items"]) == expected
    registered = [one["params"] for one in client.asked if "register" in one["method"]]
    assert "workspace/didChangeConfiguration" in str(registered)


@pytest.mark.parametrize("wrapped", [True, False])
def test_settings_may_be_sent(connect: Connect, wrapped: bool) -> None:
    client = connect()
    client.start(PUSH)
    client.open("untitled:x", REPORT)
    client.pushed("untitled:x", 1)
    settings: Any = {"ignore": ["GK2"]}
    settings = {"gklint": settings} if wrapped else settings
    client.notify(types.WORKSPACE_DID_CHANGE_CONFIGURATION, {"settings": settings})
    settled(client, "untitled:x", lambda told: told == ["GK401"])


def test_a_wrong_setting_is_told_once_and_the_others_hold(connect: Connect) -> None:
    client = connect()
    wrong = {"settings": {"ignore": ["GK204"], "lang": "fr"}}
    client.start(PUSH, initializationOptions=wrong)
    client.open("untitled:x", REPORT)
    assert codes(client.pushed("untitled:x", 1)) == ["GK401"]
    assert [text for text in messages(client) if "gklint.lang" in text] == messages(client)
    assert len(messages(client)) == 1


def test_an_answer_about_settings_that_is_none_ends_nothing(connect: Connect) -> None:
    client = connect()
    client.settings = lambda _: 3
    client.start(merged(PULL, **SETTINGS, **WATCHING))
    client.until(lambda: asked(client, types.CLIENT_REGISTER_CAPABILITY))
    client.open("untitled:x", REPORT)
    assert "GK204" in codes(client.pull("untitled:x")["items"])


@pytest.mark.parametrize("watches", [True, False])
def test_a_file_of_settings_holds_from_when_it_changes(
    connect: Connect, tmp_path: Path, watches: bool
) -> None:
    """The client tells of it, or it is looked for."""
    uri = put(tmp_path / "2023.txt")
    client = connect()
    client.start(merged(PUSH, **(WATCHING if watches else {})), tmp_path)
    client.open(uri, REPORT)
    settled(client, uri, lambda told: "GK204" in told)
    settings = tmp_path / "gklint.toml"
    for text, expected in (
        ('ignore = ["GK204"]', ["GK401"]),
        ('ignore = ["GK401"]', ["GK204"]),
        ('ignore = ["GK401"', ["GK204"]),  # broken: the last good ones hold
        (None, ["GK401", "GK204"]),
    ):
        if text is None:
            settings.unlink()
        else:
            put(settings, text)
        if watches:
            touched(client, settings.as_uri())
        if text is not None and not text.endswith("]"):
            client.until(lambda: any("TOML" in one for one in messages(client)))
        else:
            settled(client, uri, lambda told, expected=expected: told == expected)


def test_rules_hold_from_when_their_file_changes(connect: Connect, tmp_path: Path) -> None:
    own_rules(tmp_path, settings='select = ["ALL"]\n')
    rules = tmp_path / "own" / "own.toml"
    uri = put(tmp_path / "2023.txt")
    client = connect()
    client.start(merged(PULL, **WATCHING), tmp_path)
    client.open(uri, REPORT)
    assert {item["severity"] for item in client.pull(uri)["items"]} == {4}
    for text, severity, fails in (
        (EVERYTHING.replace("hint", "error"), 1, False),
        (EVERYTHING.replace("hint", "fatal"), 1, True),  # broken: the last good ones hold
        (EVERYTHING.replace("hint", "info"), 3, False),
    ):
        before, shown = asked(client, REFRESHED), len(messages(client))
        put(rules, text)
        touched(client, rules.as_uri())
        client.until(lambda before=before: asked(client, REFRESHED) > before)
        severities = {item["severity"] for item in client.pull(uri)["items"]}
        assert severities == {severity}
        assert (len(messages(client)) > shown) == fails


@pytest.mark.parametrize("watches", [True, False])
def test_rules_that_were_broken_from_the_start_hold_once_they_are_mended(
    connect: Connect, tmp_path: Path, watches: bool
) -> None:
    own_rules(tmp_path, rules=EVERYTHING.replace("hint", "fatal"), settings='select = ["ALL"]\n')
    rules = tmp_path / "own" / "own.toml"
    uri = put(tmp_path / "2023.txt")
    client = connect()
    client.start(merged(PUSH, **(WATCHING if watches else {})), tmp_path)
    client.open(uri, REPORT)
    settled(client, uri, lambda told: "GK204" in told)
    assert len(messages(client)) == 1
    put(rules, EVERYTHING)
    if watches:
        touched(client, rules.as_uri())
    settled(client, uri, lambda told: set(told) == {"ALL1"})


def test_rules_of_a_folder_that_is_not_trusted_are_not_used(
    connect: Connect, tmp_path: Path
) -> None:
    own_rules(tmp_path, settings='ignore = ["GK401"]\n')
    uri = put(tmp_path / "2023.txt")
    found = {}
    for trusted in (True, False):
        client = connect()
        client.start(PULL, tmp_path, initializationOptions={"trusted": trusted})
        client.open(uri, REPORT)
        found[trusted] = set(codes(client.pull(uri)["items"]))
        item = workspace(client)[uri]
        assert set(codes(item["items"])) == found[trusted]
    assert found == {True: {"ALL1", "GK204"}, False: {"GK204"}}


def test_a_new_text_is_read_by_the_settings_of_the_first_folder(
    connect: Connect, tmp_path: Path
) -> None:
    put(tmp_path / "gklint.toml", 'ignore = ["GK204"]')
    client = connect()
    client.start(PULL, tmp_path)
    client.open("untitled:Untitled-1", REPORT)
    assert codes(client.pull("untitled:Untitled-1")["items"]) == ["GK401"]


# Other files

ROWS = """\
{organ}{year}年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
| 二、上年结转政府信息公开申请数量 | {into} | 0 | 0 | 0 | 0 | 0 | {into} |
| 四、结转下年度继续办理 | {out} | 0 | 0 | 0 | 0 | 0 | {out} |
"""


def rows(year: int, into: int, out: int) -> str:
    return ROWS.format(organ="青河县", year=year, into=into, out=out)


def others(items: list[dict[str, Any]], uri: str) -> set[str]:
    """The other files that findings point to."""
    places = [one["location"] for item in items for one in item.get("relatedInformation", ())]
    return {place["uri"] for place in places} - {uri}


def test_last_years_report_is_pointed_to_as_it_lies_beside(
    connect: Connect, tmp_path: Path
) -> None:
    last = put(tmp_path / "青河县 2022.txt", rows(2022, 1, 3))
    uri = put(tmp_path / "青河县 2023.txt", rows(2023, 5, 0))
    client = connect()
    client.start(merged(PULL, **WATCHING), tmp_path)
    client.open(uri, rows(2023, 5, 0))
    assert others(client.pull(uri)["items"], uri) == {last}
    assert others(workspace(client)[uri]["items"], uri) == {last}
    for out, pointed in ((5, set()), (4, {last})):
        before = asked(client, REFRESHED)
        put(tmp_path / "青河县 2022.txt", rows(2022, 1, out))
        touched(client, last)
        client.until(lambda before=before: asked(client, REFRESHED) > before)
        assert others(client.pull(uri)["items"], uri) == pointed
    before = asked(client, REFRESHED)
    (tmp_path / "青河县 2022.txt").unlink()
    touched(client, last, kind=3)
    client.until(lambda: asked(client, REFRESHED) > before)
    assert others(client.pull(uri)["items"], uri) == set()


def test_a_report_beside_is_looked_at_again_for_a_client_that_watches_nothing(
    connect: Connect, tmp_path: Path
) -> None:
    last = put(tmp_path / "青河县 2022.txt", rows(2022, 1, 5))
    uri = put(tmp_path / "青河县 2023.txt", rows(2023, 5, 0))
    client = connect()
    client.start(PULL, tmp_path)
    client.open(uri, rows(2023, 5, 0))
    assert others(client.pull(uri)["items"], uri) == set()
    put(tmp_path / "青河县 2022.txt", rows(2022, 1, 4))
    client.until(lambda: asked(client, REFRESHED))
    assert others(client.pull(uri)["items"], uri) == {last}


WHOLE = """\
select = ["GK38"]
[[group]]
name = "青河县"
whole = "*/县政府.txt"
units = ["城镇", "东城镇"]
reports = ["*/*"]
"""
UNIT = """\
{organ}2023年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
| 一、本年新收政府信息公开申请数量 | {into} | 0 | 0 | 0 | 0 | 0 | {into} |
"""


def test_the_reports_that_a_whole_adds_up_are_pointed_to(connect: Connect, tmp_path: Path) -> None:
    put(tmp_path / "gklint.toml", WHOLE)
    units = {
        put(
            tmp_path / "2023" / f"{name}.txt", UNIT.format(organ=f"青河县{name}人民政府", into=into)
        )
        for name, into in (("城镇", 2), ("东城镇", 1))
    }
    uri = put(tmp_path / "2023" / "县政府.txt", UNIT.format(organ="青河县", into=2))
    client = connect()
    client.start(PULL, tmp_path)
    client.open(uri, UNIT.format(organ="青河县", into=2))
    items = client.pull(uri)["items"]
    assert items
    assert others(items, uri) == units
    client.change(uri, 2, {"text": UNIT.format(organ="青河县", into=3)})
    assert others(client.pull(uri)["items"], uri) == set()


def test_no_file_outside_of_the_folders_is_looked_at(connect: Connect, tmp_path: Path) -> None:
    put(tmp_path / "2022" / "青河县.txt", rows(2022, 1, 3))
    uri = put(tmp_path / "2023" / "青河县.txt", rows(2023, 5, 0))
    client = connect()
    client.start(PULL, tmp_path / "2023")
    client.open(uri, rows(2023, 5, 0))
    assert others(client.pull(uri)["items"], uri) == set()


def test_a_file_that_is_not_open_can_be_pulled(connect: Connect, tmp_path: Path) -> None:
    client = connect()
    client.start(PULL, tmp_path)
    file = tmp_path / "a.txt"
    file.write_text(REPORT, encoding="utf-8")
    told = client.pull(file.as_uri())
    assert told["items"]
    again = client.pull(file.as_uri(), previousResultId=told["resultId"])
    assert again == {"kind": "unchanged", "resultId": told["resultId"]}
    outside = client.pull((tmp_path.parent / "b.txt").as_uri())
    assert outside == {"kind": "full", "items": []}


def test_a_wrong_setting_of_the_client_leaves_those_of_the_folder(
    connect: Connect, tmp_path: Path
) -> None:
    (tmp_path / "gklint.toml").write_text('select = ["GK606"]\n', encoding="utf-8")
    client = connect()
    client.start(PUSH, tmp_path, initializationOptions={"settings": {"level": "没有这一级"}})
    uri = (tmp_path / "a.txt").as_uri()
    client.open(uri, REPORT.replace("全年工作", "全年，，工作"))
    assert codes(client.pushed(uri, 1)) == ["GK606"]


def test_rules_of_a_folder_that_is_not_trusted_hold_in_no_way(
    connect: Connect, tmp_path: Path
) -> None:
    # Without its own rules the folder's settings name one that is not there.
    own_rules(tmp_path, settings='select = ["ALL1"]\n')
    client = connect()
    client.start(PUSH, tmp_path, initializationOptions={"trusted": False})
    uri = (tmp_path / "a.txt").as_uri()
    client.open(uri, REPORT)
    assert "ALL1" not in codes(client.pushed(uri, 1))


def test_trouble_with_settings_is_shown_once_and_again_when_it_comes_back(
    connect: Connect, tmp_path: Path
) -> None:
    settings = tmp_path / "gklint.toml"
    settings.write_text("selct = []\n", encoding="utf-8")
    client = connect()
    client.start(PUSH, tmp_path)
    uri = (tmp_path / "a.txt").as_uri()
    client.open(uri, REPORT)
    client.pushed(uri, 1)

    def shown() -> int:
        return sum(one["method"] == types.WINDOW_SHOW_MESSAGE for one in client.told)

    def save(text: str) -> None:
        settings.write_text(text, encoding="utf-8")
        document = {"textDocument": {"uri": settings.as_uri()}}
        client.notify(types.TEXT_DOCUMENT_DID_SAVE, document)

    client.change(uri, 2, insert(0, 0, "x"))
    client.pushed(uri, 2)
    assert shown() == 1
    save('select = ["GK9"]\n')
    settled(client, uri, lambda found: found == [])  # the trouble is over
    assert shown() == 1
    save("selct = []\n")
    client.until(lambda: shown() == 2)
