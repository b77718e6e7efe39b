"""Repairs over the wire: from the server's own findings, applied as a client would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gklint.text import Edit, Span, apply_edits
from tests.lsp.client import Client
from tests.lsp.conftest import Connect
from tests.lsp.test_reading import REPORT, URI, opened, range_of

MARK = {"start": range_of("，，均")["start"], "end": range_of("，，均")["start"]}


def actions(server: Client, range_: Any, **context: Any) -> list[dict[str, Any]]:
    params = {
        "textDocument": {"uri": URI},
        "range": range_,
        "context": {"diagnostics": [], **context},
    }
    return server.request("textDocument/codeAction", params)


def applied(text: str, edit: dict[str, Any], version: int | None) -> str:
    """The text after a client has applied an edit of that version."""
    (change,) = edit["documentChanges"]
    assert change["textDocument"] == {"uri": URI, "version": version}
    lines = text.split("\n")

    def offset(position: dict[str, int]) -> int:
        before = sum(len(line) + 1 for line in lines[: position["line"]])
        units = lines[position["line"]].encode("utf-16-le")[: 2 * position["character"]]
        return before + len(units.decode("utf-16-le"))

    edits = [
        Edit(Span(offset(one["range"]["start"]), offset(one["range"]["end"])), one["newText"])
        for one in change["edits"]
    ]
    return apply_edits(text, sorted(edits, key=lambda edit: edit.span.start))


def test_a_safe_fix_is_preferred_and_mends_its_finding(server: Client) -> None:
    opened(server)
    fix, *_ = actions(server, MARK, only=["quickfix"])
    assert fix["isPreferred"] is True
    assert fix["diagnostics"][0]["code"] == "GK606"
    text = applied(REPORT, fix["edit"], 1)
    assert "4件，均已办结" in text
    server.change(URI, 2, {"text": text})
    assert "GK606" not in {one["code"] for one in server.pushed(URI, 2)}


def test_repairs_that_ask_for_a_look_are_offered_but_not_preferred(server: Client) -> None:
    opened(server)
    offered = actions(server, range_of("| 3 | 1 | 0 | 0 | 3 |"), only=["quickfix"])
    assert len(offered) > 1
    assert not any(one.get("isPreferred") for one in offered)
    assert any("总计" in one["title"] or "4" in one["title"] for one in offered)


def test_what_diagnostics_a_client_sends_along_does_not_matter(server: Client) -> None:
    opened(server)
    bare = actions(server, MARK)
    odd = {"range": MARK, "message": "别的工具说的", "source": "another"}
    assert actions(server, MARK, diagnostics=[odd]) == bare
    assert bare


def test_only_the_kinds_asked_for_come(server: Client) -> None:
    opened(server)
    kinds = {one["kind"] for one in actions(server, MARK, only=["source"])}
    assert kinds == {"source.fixAll.gklint"}
    assert {one["kind"] for one in actions(server, MARK, only=["source.fixAll"])} == kinds
    assert actions(server, MARK, only=["refactor"]) == []
    assert actions(server, MARK, only=["source.fixAll.eslint"]) == []


def test_fix_all_applies_what_is_safe_and_nothing_else(server: Client) -> None:
    opened(server)
    (fix,) = actions(server, MARK, only=["source.fixAll.gklint"])
    text = applied(REPORT, fix["edit"], 1)
    assert text == REPORT.replace("，，均", "，均")


def test_nothing_is_offered_where_nothing_is_found(server: Client) -> None:
    opened(server)
    assert actions(server, range_of("全年新收"), only=["quickfix"]) == []


def test_an_answer_to_a_text_that_changed_meanwhile_is_refused_or_of_the_new_one(
    server: Client,
) -> None:
    opened(server)
    params = {
        "textDocument": {"uri": URI},
        "range": MARK,
        "context": {"diagnostics": [], "only": ["quickfix"]},
    }
    number = server.ask("textDocument/codeAction", params)
    server.change(URI, 2, {"text": "\n" + REPORT})
    answer = server.answer(number)
    content_modified = -32801
    if "error" in answer:
        assert answer["error"]["code"] == content_modified
    else:
        assert all(
            change["textDocument"]["version"] == 1
            for one in answer["result"]
            for change in one["edit"]["documentChanges"]
        )
    server.pushed(URI, 2)  # or a later test takes it for its own


def test_a_client_that_resolves_gets_the_edit_when_it_asks(connect: Connect) -> None:
    client = connect()
    capabilities = {
        "textDocument": {"codeAction": {"resolveSupport": {"properties": ["edit"]}}},
        "workspace": {"workspaceEdit": {"documentChanges": True}},
    }
    client.start(capabilities)
    client.open(URI, REPORT)
    (action,) = actions(client, MARK, only=["source.fixAll"])
    assert "edit" not in action
    resolved = client.request("codeAction/resolve", action)
    assert applied(REPORT, resolved["edit"], 1) == REPORT.replace("，，均", "，均")


def test_a_client_without_versioned_edits_gets_plain_ones(connect: Connect) -> None:
    client = connect()
    client.start({})
    client.open(URI, REPORT)
    fix, *_ = actions(client, MARK, only=["quickfix"])
    assert list(fix["edit"]["changes"]) == [URI]


def test_a_finding_can_be_accepted_by_a_remark_that_then_asks_for_a_reason(server: Client) -> None:
    opened(server)
    offered = actions(server, MARK, only=["quickfix"])
    (remark,) = [one for one in offered if "加说明" in one["title"]]
    assert "isPreferred" not in remark
    text = applied(REPORT, remark["edit"], 1)
    assert "<!-- gklint: ignore GK606 理由 -->" in text
    server.change(URI, 2, {"text": text})
    codes = {one["code"] for one in server.pushed(URI, 2)}
    assert "GK606" not in codes
    assert "GK002" in codes


def test_a_finding_can_be_accepted_in_the_settings(connect: Connect, tmp_path: Path) -> None:
    client = connect()
    changes = {"documentChanges": True, "resourceOperations": ["create"]}
    client.start({"workspace": {"workspaceEdit": changes}}, tmp_path)
    uri = (tmp_path / "a.txt").as_uri()
    client.open(uri, REPORT)
    params = {
        "textDocument": {"uri": uri},
        "range": MARK,
        "context": {"diagnostics": [], "only": ["quickfix"]},
    }
    offered = client.request("textDocument/codeAction", params)
    (entry,) = [one for one in offered if "gklint.toml" in one["title"]]
    create, change = entry["edit"]["documentChanges"]
    assert create == {"kind": "create", "uri": (tmp_path / "gklint.toml").as_uri()}
    settings = change["edits"][0]["newText"]
    (tmp_path / "gklint.toml").write_text(settings.replace("理由", "原文如此"), encoding="utf-8")
    client.notify("textDocument/didSave", {"textDocument": {"uri": create["uri"]}})
    client.change(uri, 2, {"text": REPORT})
    client.until(lambda: "GK606" not in {one["code"] for one in _newest(client, uri)})


def _newest(client: Client, uri: str) -> list[dict[str, Any]]:
    pushed = [
        one["params"]["diagnostics"]
        for one in client.told
        if one["method"] == "textDocument/publishDiagnostics" and one["params"]["uri"] == uri
    ]
    return pushed[-1] if pushed else [{"code": "GK606"}]
