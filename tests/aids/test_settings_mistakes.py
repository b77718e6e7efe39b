"""Mistakes in settings, each at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gklint.aids.settings_mistakes import settings_mistakes

OWN = """\
[[rule]]
id = "OWN1"
name = "own-word"
"""


def told(text: str, folder: Path, name: str = "gklint.toml") -> list[tuple[str, str]]:
    found = settings_mistakes(text, str(folder / name))
    return [(one.span.of(text), one.message.zh) for one in found]


@pytest.mark.parametrize(
    ("text", "marked", "words"),
    [
        ("selct = []", "selct", "是否想写 select？"),
        ('year = "2018"', '"2018"', "应为整数"),
        ('select = ["GK1", "GK2O2"]', '"GK2O2"', "没有规则 GK2O2；是否想写 GK20"),
        ('ignore = [\n  "GK1", # 注\n  "contct-missing"]', '"contct-missing"', "contact-missing？"),
        ('[severity]\nGK999 = "hint"', "GK999", "没有规则 GK999"),
        ('[severity]\n"GK202" = "bad"', '"bad"', "应为error、"),
        ('level = "moon"', '"moon"', "没有层级 moon"),
        ('rules = ["./none"]', '"./none"', "没有这个规则文件夹"),
        ("[[group]]\nname = '甲'\nwhole = 'a'\nunits = []\nreports = ['b']", "[]", "不能为空"),
        ("[[group]]\nname = '甲'\nunits = ['乙']\nreports = ['b']", "[[group]]", "缺少这个键"),
        ("select = [", "", "TOML 语法有误"),
    ],
)
@pytest.mark.parametrize("head", ["", "\ufeff", "# 𠮷\r\n"])
def test_each_mistake_is_shown_where_it_is(
    text: str, marked: str, words: str, head: str, tmp_path: Path
) -> None:
    ((place, said),) = told(head + text, tmp_path)
    assert place == marked
    assert words in said


def test_the_shared_file_is_read_below_our_table(tmp_path: Path) -> None:
    text = '[project]\nselct = 1\n[tool.gklint]\nselct = 1\nignore = ["XX"]\n'
    found = told(text.replace("selct = 1\nignore", "ignore"), tmp_path, "pyproject.toml")
    assert found == [('"XX"', "没有规则 XX")]
    assert [place for place, _ in told(text, tmp_path, "pyproject.toml")] == ["selct"]
    assert told("[tool]\ngklint = 1", tmp_path, "pyproject.toml") == [
        ("1", "应为一个表（键 = 值）")
    ]
    assert told("[tool.other]\n", tmp_path, "pyproject.toml") == []


def test_rules_of_ones_own_are_known_by_what_their_file_says(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "own.toml").write_text(OWN, encoding="utf-8")
    text = 'rules = ["mine"]\nselect = ["OWN1", "own-word", "OWN2"]\n'
    assert [place for place, _ in told(text, tmp_path)] == ['"OWN2"']
    (tmp_path / "mine" / "own.toml").write_text("[[rule", encoding="utf-8")
    assert told(text, tmp_path) == [], "a file that cannot be read may hold it"


TEXT = 'select = ["GK1"]\nrules = ["x"]\n[severity]\nGK2 = "hint"\n[[group]]\nname = "a"\n'


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(TEXT)), st.text("'\"[]{}=\n1", max_size=4))
def test_no_text_makes_it_fall(tmp_path: Path, cut: int, put: str) -> None:
    for text in (TEXT[:cut] + put, TEXT[:cut] + put + TEXT[cut:]):
        for one in settings_mistakes(text, str(tmp_path / "gklint.toml")):
            assert one.span.end <= len(text)
