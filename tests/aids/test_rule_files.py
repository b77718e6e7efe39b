"""Which files are rules, which are settings, and which are none of ours."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gklint.aids.rule_files import RULES, SETTINGS, around, kind_of
from gklint.config import Settings
from gklint.config.holding import Holding
from gklint.projects import Projects
from gklint.rulebook.files import builtin_folder

OURS = '[[rule]]\nid = "A"\ncheck = "pattern"\nmessage = { zh'


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("gklint.toml", "", SETTINGS),
        ("pyproject.toml", "[tool.gklint]\n", SETTINGS),
        ("pyproject.toml", "tool = { gklint = { lang = 'zh' } }", SETTINGS),
        ("pyproject.toml", "[tool.ruff]\n# gklint\n", ""),
        ("mine/own.toml", "", RULES),
        ("mine/deep/own.toml", "not toml", RULES),
        ("mine/notes.txt", "", ""),
        ("other/a.toml", "", ""),
        ("other/a.toml", OURS, RULES),
        ("other/a.toml", "[[rule]]\nname = 'x'\n", ""),
    ],
)
@pytest.mark.parametrize("sound", [True, False])
def test_the_kind_of_a_file(name: str, text: str, kind: str, sound: bool, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "gklint.toml").write_text('rules = ["mine"]\n', encoding="utf-8")
    if not sound:
        (tmp_path / "mine" / "own.toml").write_text("[[rule", encoding="utf-8")
    assert kind_of(str(tmp_path / name), text, Projects(Holding({}))) == kind


def test_the_rules_that_come_along_are_rules_and_their_reference_is_not() -> None:
    folder = builtin_folder()
    assert kind_of(os.path.join(folder, "dates.toml"), "", Projects(Holding({}))) == RULES
    assert kind_of(os.path.join(folder, "reference", "prose.toml"), "", Projects(Holding({}))) == ""


def test_a_built_in_file_stands_among_the_others() -> None:
    known = around(os.path.join(builtin_folder(), "statistics.toml"), Settings()).known
    assert "GK101" in {one.id for one in known}
    assert "GK202" not in {one.id for one in known}


def test_what_is_no_text_is_no_reason_to_fall(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xff")
    settings = Settings(rules=(str(tmp_path), str(tmp_path / "none")))
    assert not around(str(tmp_path / "b.toml"), settings).whole
