"""SARIF 2.1.0. ``sarif_schema.json`` is the part of its schema that gklint writes.

With GKLINT_SARIF_SCHEMA set to the schema of OASIS, which is not ours to hand on, all is held against
that too (npm's @microsoft/jest-sarif brings one).
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft7Validator

from gklint.cli import main
from gklint.errors import SourceError
from gklint.value import replace
from tests.conftest import ROOT
from tests.render.made import CLEAN, COMPARED, FINDINGS, OUTCOME, both, said, summary_of

OURS = json.loads((Path(__file__).parent / "sarif_schema.json").read_text(encoding="utf-8"))
THEIRS = os.environ.get("GKLINT_SARIF_SCHEMA", "")
URI = "%E6%9D%91/a%0A%3A%3Aerror%3A%3A%3Cb%3E%2C%3D1%1B.txt"
ARTIFACT = {"uri": URI, "uriBaseId": "%SRCROOT%"}
FIRST = {"startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 6}


def read(text: str) -> dict[str, Any]:
    """The only run of a log that holds against the schemas."""
    log = json.loads(text)
    Draft7Validator(OURS).validate(log)
    if THEIRS:
        Draft4Validator(json.loads(Path(THEIRS).read_text(encoding="utf-8"))).validate(log)
    (run,) = log["runs"]
    return run


def place(start: tuple[int, int], end: tuple[int, int], text: str) -> dict[str, Any]:
    lines = dict(
        zip(("startLine", "startColumn", "endLine", "endColumn"), start + end, strict=True)
    )
    region = {**lines, "snippet": {"text": text}}
    return {"physicalLocation": {"artifactLocation": ARTIFACT, "region": region}}


def test_results_come_with_places_fixes_and_what_silences_them() -> None:
    run = read(said("sarif", CLEAN, OUTCOME))
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"] == [
        {
            "ruleId": "GK999",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "<b>有误\n::set-env::%0A"},
            "locations": [place((1, 3), (1, 6), "<b>")],
            "properties": {"basis": "《条例》第一条"},
            "relatedLocations": [
                {**place((3, 1), (3, 2), "丁"), "message": {"text": "另一处"}},
            ],
            "fixes": [
                {
                    "description": {"text": "改为“己”"},
                    "artifactChanges": [
                        {
                            "artifactLocation": ARTIFACT,
                            "replacements": [
                                {"deletedRegion": FIRST, "insertedContent": {"text": "己"}}
                            ],
                        }
                    ],
                    "properties": {"applicability": "safe"},
                }
            ],
            "partialFingerprints": {"gklint/v1": "f1"},
        },
        {
            "ruleId": "GK998",
            "ruleIndex": 1,
            "level": "note",
            "message": {"text": '=SUM("x")]]>\x1b[0m'},
            "locations": [place((2, 1), (3, 2), "=cmd\x1b[2J丙\n丁")],
            "partialFingerprints": {"gklint/v1": "f2"},
        },
        {
            "ruleId": "GK997",
            "ruleIndex": 2,
            "level": "error",
            "message": {"text": "已知"},
            "locations": [place((1, 1), (1, 2), "甲")],
            "suppressions": [{"kind": "inSource", "justification": "查过了"}],
        },
    ]


def test_results_have_their_state_where_there_is_a_baseline() -> None:
    (new, second, accepted) = read(said("sarif", OUTCOME))["results"]
    told = read(said("sarif", CLEAN, COMPARED))["results"]
    known = {"baselineState": "unchanged", "suppressions": [{"kind": "external"}]}
    assert told == [
        {**new, "baselineState": "new"},
        {**accepted, "ruleIndex": 1, "baselineState": "new"},
        {**second, "ruleIndex": 2, **known},
    ]


def test_rules_are_told_with_reason_basis_and_page() -> None:
    run = read(said("sarif", OUTCOME, OUTCOME, version="1.2"))
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("gklint", "1.2")
    assert [rule["id"] for rule in driver["rules"]] == ["GK999", "GK998", "GK997"]
    assert driver["rules"][0] == {
        "id": "GK999",
        "name": "name-GK999",
        "shortDescription": {"text": "题GK999<i>"},
        "fullDescription": {"text": "因为"},
        "help": {"text": "# GK999\n", "markdown": "# GK999\n"},
        "defaultConfiguration": {"level": "error"},
    }


def test_what_could_not_be_checked_is_told() -> None:
    summary = summary_of()
    summary.fail(SourceError("不是文本", "not a text", "b.txt"))
    (invocation,) = read(said("sarif", summary=summary, language="en"))["invocations"]
    assert invocation == {
        "executionSuccessful": False,
        "toolExecutionNotifications": [
            {"level": "error", "message": {"text": "b.txt: not a text"}}
        ],
    }
    assert read(said("sarif"))["invocations"] == [{"executionSuccessful": True}]


def test_no_message_becomes_a_link() -> None:
    finding = replace(FINDINGS[1], message=both("见[此处](http://x)"))
    outcome = replace(OUTCOME, findings=(finding,), fingerprints=("f",), silenced=())
    (result,) = read(said("sarif", outcome))["results"]
    assert result["message"]["text"] == "见\\[此处\\](http://x)"


def test_a_file_elsewhere_has_a_whole_uri() -> None:
    outcome = replace(OUTCOME, path="/x/a b.txt")
    result = read(said("sarif", outcome, folder="/r"))["results"][0]
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "file:///x/a%20b.txt"}


def test_the_example_reports_make_a_log_that_holds(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["check", "examples", "-f", "sarif"]) == 1
    run = read(capfdbinary.readouterr().out.decode())
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) > 100
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert all(rule["help"]["text"].startswith(f"# {rule['id']}") for rule in rules)
