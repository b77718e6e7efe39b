"""Schemas accept what gklint accepts, and tell of the mistakes that it tells of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import tomli
from jsonschema import Draft7Validator

from gklint.aids.sample_settings import EXAMPLES
from gklint.aids.schemas import ROOTS, schema

RULES = sorted((Path(__file__).parents[2] / "rules").glob("*.toml"))
VALIDATORS = {name: Draft7Validator(schema(name)) for name in ROOTS}


def _told(name: str, text: str) -> list[str]:
    errors = VALIDATORS[name].iter_errors(tomli.loads(text))
    return [".".join(map(str, one.absolute_path)) for one in errors]


@pytest.mark.parametrize("name", ROOTS)
def test_it_is_a_schema(name: str) -> None:
    Draft7Validator.check_schema(schema(name))


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_the_built_in_rules_pass(path: Path) -> None:
    assert _told("rules", path.read_text(encoding="utf-8")) == []


def test_settings_of_every_kind_pass() -> None:
    text = """
select = ["GK1"]
year = 2023
previous = false
severity = { GK201 = "hint" }
[[group]]
name = "某县"
whole = "县.txt"
units = ["民政局"]
reports = ["*.txt"]
[[accepted]]
file = "a.txt"
rule = "GK201"
words = "x"
reason = "y"
"""
    assert _told("settings", text) == []


def test_every_key_passes() -> None:
    assert _told("settings", "\n".join(EXAMPLES.values())) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("selct = []", ""),
        ("override = [{ year = 2018 }]", "override.0"),
        ("rule.GK202.severity = 'loud'", "rule.GK202.severity"),
        ("extend = 3", "extend"),
        ("year = '2023'", "year"),
        ("severity = { GK1 = 'loud' }", "severity.GK1"),
        ("[[group]]\nname = 'x'", "group.0"),
    ],
)
def test_mistakes_in_settings_are_told_at_their_place(text: str, place: str) -> None:
    assert place in _told("settings", text)


def _rule(**more: Any) -> dict[str, Any]:
    both = {"zh": "文", "en": "text"}
    head = {"id": "X1", "name": "x", "check": "pattern", "severity": "info"}
    words = {"title": both, "why": both, "message": both}
    return {**head, **words, "example": [{"good": "x"}], **more}


@pytest.mark.parametrize(
    ("rule", "place"),
    [
        (_rule(check="patern"), ["rule", 0, "check"]),
        (_rule(params={"mach": "x"}), ["rule", 0, "params"]),
        (_rule(severity="loud"), ["rule", 0, "severity"]),
        (_rule(wher={}), ["rule", 0]),
    ],
)
def test_mistakes_in_rules_are_told_at_their_place(rule: dict[str, Any], place: list[Any]) -> None:
    errors = VALIDATORS["rules"].iter_errors(json.loads(json.dumps({"rule": [rule]})))
    assert place in [list(one.absolute_path) for one in errors]
