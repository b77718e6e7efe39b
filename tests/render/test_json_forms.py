"""JSON as a whole, and a line a file."""

from __future__ import annotations

import json
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gklint.render.forms import About, form_named, names
from gklint.render.json import escaped
from gklint.render.outcome import Outcome
from gklint.value import replace
from tests.render.made import CLEAN, COMPARED, OUTCOME, RULES, said

CLEAN_FILE = {
    "path": "clean.txt",
    "year": None,
    "regime": None,
    "level": None,
    "previous": None,
    "findings": [],
    "accepted": [],
    "baselined": [],
    "verdicts": {"GK999": "PASS"},
}


def test_a_run_is_one_text_written_as_it_comes() -> None:
    shown = said("json", CLEAN, OUTCOME)
    run = json.loads(shown)
    assert shown == json.dumps(run, ensure_ascii=False, indent=2) + "\n"
    assert run["files"][0] == CLEAN_FILE
    assert run["summary"]["findings"] == 2
    assert json.loads(said("json"))["files"] == []


def test_a_line_is_a_file_as_json_has_it() -> None:
    lines = said("jsonl", CLEAN, OUTCOME).splitlines()
    assert lines[0] == json.dumps(CLEAN_FILE, separators=(",", ":"))
    assert [json.loads(line) for line in lines] == json.loads(said("json", CLEAN, OUTCOME))["files"]


def test_what_a_baseline_knows_is_told_apart() -> None:
    run, plain = (json.loads(said("json", one)) for one in (COMPARED, OUTCOME))
    (file,), (whole,) = run["files"], plain["files"]
    assert file["findings"] + file["baselined"] == whole["findings"]
    assert len(file["baselined"]) == 1
    counts = {**plain["summary"], "baselined": 1, "gone": 1, "findings": 1, "hint": 0}
    assert run["summary"] == counts


@given(some.text())
def test_no_name_ends_a_line_or_obeys_a_terminal(path: str) -> None:
    (line,) = said("jsonl", replace(CLEAN, path=path)).splitlines()
    assert json.loads(line)["path"] == path
    assert not any(char < " " or "\x7f" <= char < "\xa0" for char in line)


def test_marks_that_turn_the_writing_are_escaped() -> None:
    assert escaped('"\u202e\x9b\u2028"') == '"\\u202e\\u009b\\u2028"'
    outcome = Outcome("\udc80", "", None, "", "", (), {}, {})
    assert "\udc80" in said("jsonl", outcome), "which is escaped where it is made bytes"


@pytest.mark.parametrize("name", sorted(set(names()) - {"grouped", "html", "xlsx"}))
def test_a_form_writes_as_files_come_and_keeps_none(name: str) -> None:
    parts: list[str] = []
    form = form_named(name).form(About(), parts.append)
    outcome = replace(OUTCOME, path="a.txt")
    gone = weakref.ref(outcome)
    sizes = []
    for _ in range(3):
        form.add(outcome, RULES)
        sizes.append(len("".join(parts)))
    assert 0 < sizes[0] < sizes[1] < sizes[2]
    del outcome
    assert gone() is None
