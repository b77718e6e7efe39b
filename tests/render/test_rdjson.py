"""The Reviewdog Diagnostic Format."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as some

from gklint.finding import WARNING, Bilingual, Finding
from gklint.render.outcome import Outcome
from gklint.text import LineIndex, Span
from tests.render.made import CLEAN, OUTCOME, PATH, said

B = {"start": {"line": 1, "column": 8}, "end": {"line": 1, "column": 11}}  # 甲 3 bytes, 𠮷 4


def test_a_result_holds_diagnostics_in_bytes() -> None:
    assert json.loads(said("rdjson", CLEAN, OUTCOME)) == {
        "source": {"name": "gklint"},
        "diagnostics": [
            {
                "message": "<b>有误\n::set-env::%0A (《条例》第一条)",
                "location": {"path": PATH, "range": B},
                "severity": "ERROR",
                "code": {"value": "GK999"},
                "suggestions": [{"range": B, "text": "己"}],
            },
            {
                "message": '=SUM("x")]]>\x1b[0m',
                "location": {
                    "path": PATH,
                    "range": {"start": {"line": 2, "column": 1}, "end": {"line": 3, "column": 4}},
                },
                "severity": "INFO",
                "code": {"value": "GK998"},
            },
        ],
    }


def test_nothing_found_is_an_empty_list() -> None:
    assert json.loads(said("rdjson", CLEAN)) == {"source": {"name": "gklint"}, "diagnostics": []}


@given(some.text(min_size=1), some.data())
def test_a_range_leads_back_to_its_words(text: str, data: some.DataObject) -> None:
    start = data.draw(some.integers(0, len(text)))
    end = data.draw(some.integers(start, len(text)))
    span = Span(start, end)
    empty = Bilingual("", "")
    finding = Finding(span, "GK1", "n", WARNING, empty, empty)
    told = json.loads(said("rdjson", Outcome("a", text, None, "", "", (finding,), {}, {})))
    place = told["diagnostics"][0]["location"]["range"]
    starts = LineIndex(text).starts

    def offset(at: dict[str, int]) -> int:
        line = text[starts[at["line"] - 1] :].encode()
        return starts[at["line"] - 1] + len(line[: at["column"] - 1].decode())

    assert (offset(place["start"]), offset(place["end"])) == (start, end)
