"""What a client asks before and around a report: what a text was taken for, and a new one to fill in."""

from __future__ import annotations

from typing import Any

import pytest

from tests.lsp.client import Client
from tests.lsp.test_reading import opened


def _run(server: Client, command: str, *arguments: Any) -> Any:
    params = {"command": command, "arguments": list(arguments)}
    return server.request("workspace/executeCommand", params)


def test_a_report_is_told_by_its_year_level_and_organ(server: Client, uri: str) -> None:
    opened(server, uri=uri)
    told = _run(server, "gklint.overview", uri)
    assert (told["year"], told["organ"], told["overrides"]) == (2023, "𠮷祥县水务局", {})
    assert told["level"] in {one["key"] for one in told["levels"]}


def test_what_was_set_by_hand_is_told_apart(server: Client, uri: str) -> None:
    opened(server, uri=uri)
    _run(server, "gklint.override", uri, {"year": 2022})
    told = _run(server, "gklint.overview", uri)
    assert (told["year"], told["overrides"]) == (2022, {"year": 2022})


def test_another_text_is_nothing(server: Client, uri: str) -> None:
    opened(server, "你好。\n", uri)
    assert _run(server, "gklint.overview", uri) is None


@pytest.mark.parametrize(("suffix", "beginning"), [(".txt", "【"), (".md", "# "), (".html", "<")])
def test_a_new_report_has_the_form_of_its_name(server: Client, suffix: str, beginning: str) -> None:
    text = _run(server, "gklint.newReport", 2024, suffix)
    assert text.startswith(beginning)
    assert "2024年政府信息公开工作年度报告" in text


def test_a_year_that_no_law_asks_for_has_none(server: Client) -> None:
    assert _run(server, "gklint.newReport", 1990) is None


def test_a_year_is_a_number(server: Client) -> None:
    code = server.refusal(
        "workspace/executeCommand", {"command": "gklint.newReport", "arguments": ["2024"]}
    )
    assert code == -32602
