"""Settings: the nearest file, read strictly, and the command line over it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gklint.cli import main
from gklint.config import Settings, nearest, read_settings
from gklint.errors import ConfigError

REPORT = """\
青河县2018年政府信息公开工作年度报告
本报告所列数据的统计期限自2018年1月1日起至2018年12月3日止。
一、总体情况
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, text: str = REPORT) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def check(capsys: pytest.CaptureFixture[str], *argv: str) -> dict[str, list[tuple[str, str]]]:
    """(rule, severity) of what is found, by file, from rules that tests may rely on."""
    main(["check", "--output-format", "json", *argv])
    return {
        file["path"]: [(one["rule"], one["severity"]) for one in file["findings"]]
        for file in json.loads(capsys.readouterr().out)["files"]
    }


def test_the_nearest_file_holds_and_it_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put("gklint.toml", 'select = ["GK202"]\n')
    put("a.txt")
    put("sub/pyproject.toml", '[tool.gklint]\nselect = ["GK2"]\nseverity = { GK202 = "info" }\n')
    put("sub/deep/a.txt")
    put("sub/deep/pyproject.toml", '[project]\nname = "gklint-user"\n')
    assert check(capsys, "a.txt", "sub") == {
        "a.txt": [("GK202", "error")],
        "sub/deep/a.txt": [("GK202", "info")],
    }
    assert nearest(str(folder / "sub" / "deep")) == str(folder / "sub" / "pyproject.toml")


def test_the_own_file_wins_over_the_shared_one_beside_it(folder: Path) -> None:
    put("pyproject.toml", "[tool.gklint]\nyear = 2020\n")
    assert read_settings(nearest(str(folder))) == Settings(year=2020)
    put("gklint.toml", "year = 2021\n")
    assert read_settings(nearest(str(folder))) == Settings(year=2021)


@pytest.mark.parametrize(
    "text",
    [
        '[tool.gklint]\nlevel = "county"',
        '[tool]\ngklint = { level = "county" }',
        'tool.gklint.level = "county"',
        '[ tool . "gklint" ]\nlevel = "county"',
    ],
)
def test_every_way_of_writing_the_table_is_seen(folder: Path, text: str) -> None:
    put("pyproject.toml", text)
    assert read_settings(nearest(str(folder))) == Settings(level="county")


def test_the_command_line_wins(capsys: pytest.CaptureFixture[str]) -> None:
    put("gklint.toml", 'select = ["GK201"]\nignore = ["GK202"]\nyear = 2018\n')
    put("a.txt")
    assert check(capsys, "a.txt") == {"a.txt": []}
    assert check(capsys, "a.txt", "--select", "GK202") == {"a.txt": [("GK202", "error")]}
    main(["check", "a.txt", "--year", "2019", "--output-format", "json"])
    assert json.loads(capsys.readouterr().out)["files"][0]["regime"] == "2019"


def test_the_more_exact_name_of_a_severity_wins(capsys: pytest.CaptureFixture[str]) -> None:
    put("gklint.toml", 'select = ["GK202"]\n[severity]\nGK202 = "hint"\nGK2 = "info"\n')
    put("a.txt")
    assert check(capsys, "a.txt") == {"a.txt": [("GK202", "hint")]}


def test_folders_of_own_rules_stand_beside_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    rule = """
[[rule]]
id = "OWN001"
name = "own"
check = "date_window"
severity = "hint"
params = { fault = "end" }
title = { zh = "题", en = "title" }
why = { zh = "因", en = "why" }
message = { zh = "{found}", en = "{found}" }
[[rule.example]]
bad = "⟦一⟧"
[[rule.example]]
good = "一"
"""
    put(
        "sub/gklint.toml",
        'rules = ["builtin", "./mine"]\nselect = ["OWN", "statistics-window-cut-off"]\n',
    )
    put("sub/mine/own.toml", rule)
    put("sub/a.txt")
    assert check(capsys, "sub/a.txt") == {
        "sub/a.txt": [("GK202", "error"), ("OWN001", "hint")],
    }


def test_the_language_can_be_set(capsys: pytest.CaptureFixture[str]) -> None:
    put("gklint.toml", 'lang = "en"\nselect = ["GK202"]\n')
    put("a.txt")
    assert main(["check", "a.txt"]) == 1
    assert "1 file checked, 1 error found" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "gklint.toml",
            '[severity]\nGK2O2 = "hint"',
            "gklint.toml: severity.GK2O2: 没有规则 GK2O2；是否想写 GK20",
        ),
        ("gklint.toml", '[severity]\nGK202 = "bad"', "gklint.toml: severity.GK202: 应为error、"),
        ("gklint.toml", "selct = []", "gklint.toml: selct: 没有这个键；可用的有：extend、select、"),
        (
            "gklint.toml",
            'year = "2018"',
            "gklint.toml: year: 应为整数 / a whole number is expected",
        ),
        ("gklint.toml", "select = [", "gklint.toml:1:11: TOML 语法有误"),
        ("gklint.toml", 'level = "moon"', "gklint.toml: level: 没有层级 moon；可用的有："),
        ("gklint.toml", 'rules = ["none"]', "none: 没有这个规则文件夹 / no such folder of rules"),
        ("gklint.toml", 'ignore = ["GK299"]', "ignore[0]: 没有规则 GK299；是否想写 GK20"),
        ("gklint.toml", "[override]\nyear = 2018", "override: 应为若干个表，每个以 [[…]] 开头 / "),
        ("pyproject.toml", "[tool.gklint]\nx = 1", "pyproject.toml: tool.gklint.x: 没有这个键"),
        ("pyproject.toml", "[tool]\ngklint = 1", "pyproject.toml: tool.gklint: 应为一个表"),
        (
            "pyproject.toml",
            '[tool.gklint]\nignore = ["XX"]',
            "pyproject.toml: tool.gklint.ignore[0]: 没有规则 XX / no such rule",
        ),
    ],
)
def test_a_wrong_setting_is_told_with_file_and_key(
    name: str, text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put(name, text)
    put("a.txt")
    put("b.txt")
    assert main(["check", "a.txt", "b.txt"]) == 2
    err = capsys.readouterr().err
    assert told in err
    assert err.count("gklint: ") == 1 + err.count("tool.gklint: "), "told once"


def test_files_under_other_settings_are_still_checked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put("good/gklint.toml", 'select = ["GK202"]\n')
    put("good/a.txt")
    put("bad/gklint.toml", "year = 1.5\n")
    put("bad/a.txt")
    assert main(["check", "."]) == 2
    assert "GK202" in capsys.readouterr().out


def test_settings_that_are_no_text_are_told(folder: Path) -> None:
    Path("gklint.toml").write_bytes(b"\xff")
    with pytest.raises(ConfigError, match="另存为 UTF-8"):
        read_settings(nearest(str(folder)))
