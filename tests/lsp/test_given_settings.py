"""What a client sets is taken as in a file of settings; what is wrong is told and left out."""

from __future__ import annotations

from typing import Any

import pytest

from gklint.api import KEYS
from gklint.lsp.settings import given_by


def told(table: Any) -> tuple[dict[str, Any], list[str]]:
    given, errors = given_by(table, "/reports")
    return given, [error.where for error in errors]


def test_every_setting_is_taken() -> None:
    table = {
        "select": ["GK1"],
        "ignore": ["GK104"],
        "severity": {"GK101": "hint"},
        "year": 2023,
        "level": "county",
        "organ": "青河县水利局",
        "lang": "en",
        "previous": False,
        "rules": ["own", "/elsewhere"],
    }
    assert set(table) == set(KEYS)
    given = table | {"select": ("GK1",), "ignore": ("GK104",)}
    assert told(table) == (given | {"rules": ("builtin", "/reports/own", "/elsewhere")}, [])


@pytest.mark.parametrize("nothing", [None, "", [], {}])
def test_what_was_left_alone_sets_nothing(nothing: Any) -> None:
    given, errors = told(dict.fromkeys(KEYS, nothing))
    assert {key: one for key, one in given.items() if one != {}} == {}
    # An editor's empty list stands for a list that was left alone, not for a wrong year.
    if nothing in (None, ""):
        assert errors == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("select", "GK1"),
        ("select", [1]),
        ("severity", {"GK101": "fatal"}),
        ("severity", ["GK101"]),
        ("year", "2023"),
        ("year", True),
        ("year", 2023.5),
        ("lang", "fr"),
        ("level", 3),
        ("previous", "yes"),
        ("rules", "own"),
    ],
)
def test_one_wrong_setting_costs_no_other(key: str, value: Any) -> None:
    other = "lang" if key != "lang" else "level"
    good = "en" if key != "lang" else "county"
    given, errors = told({key: value, other: good})
    assert given == {other: good}
    assert len(errors) == 1
    assert errors[0].startswith(f"gklint.{key}")


@pytest.mark.parametrize("table", [None, [], "x", 3, True, [{"lang": "en"}]])
def test_what_is_no_table_sets_nothing(table: Any) -> None:
    assert told(table) == ({}, [])


def test_other_keys_are_the_editors_own_business() -> None:
    assert told({"trace": {"server": "off"}, "path": "/x", "enable": True}) == ({}, [])
