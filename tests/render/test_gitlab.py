"""Code Quality reports of GitLab."""

from __future__ import annotations

import json

from gklint.value import replace
from tests.render.made import CLEAN, OUTCOME, PATH, said


def test_a_report_lists_issues() -> None:
    issues = json.loads(said("gitlab", CLEAN, OUTCOME))
    names = [issue.pop("fingerprint") for issue in issues]
    assert len(set(names)) == 2
    assert all(len(name) == 32 for name in names)
    assert issues == [
        {
            "description": "GK999 <b>有误\n::set-env::%0A",
            "check_name": "GK999",
            "severity": "critical",
            "location": {"path": PATH, "lines": {"begin": 1, "end": 1}},
        },
        {
            "description": 'GK998 =SUM("x")]]>\x1b[0m',
            "check_name": "GK998",
            "severity": "info",
            "location": {"path": PATH, "lines": {"begin": 2, "end": 3}},
        },
    ]


def test_nothing_found_is_an_empty_list() -> None:
    assert said("gitlab") == said("gitlab", CLEAN) == "[]\n"


def test_findings_that_are_alike_have_names_of_their_own() -> None:
    twice = replace(OUTCOME, fingerprints=("f", "f"))
    other = replace(twice, path="other.txt")
    names = [issue["fingerprint"] for issue in json.loads(said("gitlab", twice, other))]
    assert len(set(names)) == 4
    assert names == [one["fingerprint"] for one in json.loads(said("gitlab", twice, other))]


def test_paths_are_those_of_the_repository() -> None:
    (first, *_) = json.loads(said("gitlab", replace(OUTCOME, path="/r/x/a.txt"), folder="/r"))
    assert first["location"]["path"] == "x/a.txt"
    (first, *_) = json.loads(said("gitlab", replace(OUTCOME, path="./a.txt"), folder="/r"))
    assert first["location"]["path"] == "a.txt"
