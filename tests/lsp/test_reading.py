"""Reading aids over the wire: the right words at the right places, in the shapes of the protocol."""

from __future__ import annotations

from typing import Any

from tests.lsp.client import PULL, Client
from tests.lsp.conftest import Connect

URI = "untitled:报告"
# An astral character stands before everything, so that a wrong unit shows.
REPORT = """𠮷祥县水务局2023年政府信息公开工作年度报告

根据《中华人民共和国政府信息公开条例》，现公布本局2023年度报告。统计期限为2023年1月1日至2023年12月31日。联系地址：𠮷祥县人民路1号，联系电话：010-12345678。

一、总体情况
全年新收政府信息公开申请4件，，均已办结。
四、政府信息公开行政复议、行政诉讼情况
| 复议后起诉 | | | | |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 3 | 1 | 0 | 0 | 3 |
"""


def opened(server: Client, text: str = REPORT, uri: str = URI) -> dict[str, Any]:
    """Open a text anew; how it is named."""
    server.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    server.told.clear()  # what was told of another text by this name
    server.open(uri, text, "markdown", 1)
    server.pushed(uri, 1)
    return {"textDocument": {"uri": uri}}


def place_of(words: str, text: str = REPORT, at: int = 0) -> dict[str, int]:
    """The position of some words, in UTF-16."""
    offset = text.index(words) + at
    line = text.count("\n", 0, offset)
    start = text.rfind("\n", 0, offset) + 1
    return {"line": line, "character": len(text[start:offset].encode("utf-16-le")) // 2}


def range_of(words: str, text: str = REPORT) -> dict[str, Any]:
    return {"start": place_of(words, text), "end": place_of(words, text, len(words))}


def test_hover_tells_the_finding_and_stands_at_its_words(server: Client) -> None:
    document = opened(server)
    told = server.request("textDocument/hover", {**document, "position": place_of("，，均")})
    assert "标点“，”重复" in told["contents"]["value"]
    assert "GB/T 15834" in told["contents"]["value"]
    assert told["range"]["start"] == place_of("，，均")


def test_hover_over_a_cell_writes_its_sums_out(server: Client) -> None:
    document = opened(server)
    told = server.request("textDocument/hover", {**document, "position": place_of("3 |\n")})
    assert "3+1=4≠3" in told["contents"]["value"].replace(" ", "")


def test_nothing_is_told_of_an_innocent_place(server: Client) -> None:
    document = opened(server)
    assert (
        server.request("textDocument/hover", {**document, "position": place_of("全年新收")}) is None
    )


def test_symbols_are_nested_by_section(server: Client) -> None:
    document = opened(server)
    (report,) = server.request("textDocument/documentSymbol", document)
    assert report["name"] == "𠮷祥县水务局2023年政府信息公开工作年度报告"
    names = [one["name"] for one in report["children"]]
    assert names == ["一、总体情况", "四、政府信息公开行政复议、行政诉讼情况"]
    assert report["children"][1]["children"][0]["kind"] == 18


def test_sections_and_tables_fold(server: Client) -> None:
    document = opened(server)
    folds = server.request("textDocument/foldingRange", document)
    lines = {(one["startLine"], one["endLine"]) for one in folds}
    assert {(4, 5), (6, 9), (7, 9)} <= lines


def test_a_hint_at_the_total_tells_the_sum(server: Client) -> None:
    document = opened(server)
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
    (hint,) = server.request("textDocument/inlayHint", {**document, "range": whole})
    assert hint["label"] == "≠ 4"
    assert hint["position"] == place_of("3 |\n", at=1)
    above = {"start": {"line": 0, "character": 0}, "end": {"line": 5, "character": 0}}
    assert server.request("textDocument/inlayHint", {**document, "range": above}) == []


def test_from_a_total_to_its_addends(server: Client) -> None:
    document = opened(server)
    links = server.request("textDocument/definition", {**document, "position": place_of("3 |\n")})
    assert [one["targetRange"]["start"] for one in links] == [
        place_of("| 3 | 1 | 0 | 0 | 3", at=at)
        for at in (2, 6, 10, 14)  # the finding speaks of those that are 0, too
    ]


def test_the_checklist_stands_above_the_title(server: Client) -> None:
    document = opened(server)
    (lens,) = server.request("textDocument/codeLens", document)
    assert lens["range"]["start"] == {"line": 0, "character": 0}
    assert lens["command"]["title"].startswith("核对表：通过 ")
    assert "标点" in _command(server, lens["command"]["command"], URI)


def test_other_texts_get_no_aids(server: Client) -> None:
    document = opened(server, "会议记录\n\n今天，，开会。", "untitled:记录")
    at = {"position": {"line": 2, "character": 2}}
    assert server.request("textDocument/hover", {**document, **at}) is None
    assert server.request("textDocument/codeLens", document) == []
    nowhere = {"textDocument": {"uri": "untitled:没有打开"}}
    assert server.request("textDocument/documentSymbol", nowhere) is None


def _command(server: Client, command: str, *arguments: Any) -> Any:
    params = {"command": command, "arguments": list(arguments)}
    return server.request("workspace/executeCommand", params)


def test_the_table_is_shown_as_it_was_read(server: Client) -> None:
    opened(server)
    assert "≠" in _command(server, "gklint.table", URI)


def test_a_rule_is_explained(server: Client) -> None:
    assert _command(server, "gklint.explain", "GK606").startswith("# GK606 标点重复")
    assert _command(server, "gklint.explain", "GK999") == ""


def test_the_status_tells_rules_and_timings(server: Client) -> None:
    opened(server)
    status = _command(server, "gklint.status")
    assert status["rules"] > 100
    assert status["timings"][-1]["name"] == URI
    assert status["diagnostics"] == "push"


def test_a_year_set_by_hand_holds_for_one_text_until_taken_back(server: Client, uri: str) -> None:
    opened(server, uri=uri)
    before = server.pushed(uri, 1)
    count = len(server.told)
    _command(server, "gklint.override", uri, {"year": 2019})
    assert _next_push(server, count) != before
    count = len(server.told)
    _command(server, "gklint.override", uri, {"year": None})
    assert _next_push(server, count) == before


def test_a_client_that_pulls_asks_again_when_a_year_is_set(connect: Connect) -> None:
    client = connect()
    workspace = {**PULL["workspace"], "codeLens": {"refreshSupport": True}}
    client.start({**PULL, "workspace": workspace})
    client.open(URI, REPORT, "markdown")
    client.pull(URI)
    _command(client, "gklint.override", URI, {"year": 2019})
    methods = {"workspace/diagnostic/refresh", "workspace/codeLens/refresh"}
    client.until(lambda: {one["method"] for one in client.asked} >= methods)


def _next_push(server: Client, count: int) -> Any:
    pushed = "textDocument/publishDiagnostics"
    message = server.until(
        lambda: next((one for one in server.told[count:] if one["method"] == pushed), None)
    )
    return message["params"]["diagnostics"]


def test_commands_refuse_what_they_do_not_know(server: Client) -> None:
    invalid = -32602
    for params in (
        {"command": "gklint.nothing"},
        {"command": "gklint.table"},
        {"command": "gklint.table", "arguments": ["untitled:没有打开"]},
    ):
        assert server.refusal("workspace/executeCommand", params) == invalid
