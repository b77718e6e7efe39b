"""Files of settings put over one another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gklint.config import RuleChange, nearest, read_settings
from gklint.config.layers import extended_in, read_merged
from gklint.errors import ConfigError
from tests.config.made import found, put, told


def settings(folder: Path) -> object:
    return read_settings(nearest(str(folder)))


def test_scalars_and_tables_are_merged_key_by_key_and_the_extending_file_wins(
    folder: Path,
) -> None:
    put("base.toml", 'year = 2020\nlevel = "city"\nseverity = { GK2 = "hint", GK1 = "info" }\n')
    put("gklint.toml", 'extend = "base.toml"\nyear = 2021\nseverity = { GK2 = "error" }\n')
    made = read_settings(nearest(str(folder)))
    assert (made.year, made.level) == (2021, "city")
    assert made.severity == {"GK1": "info", "GK2": "error"}


def test_what_is_left_out_or_entered_adds_up_and_what_is_chosen_is_chosen_anew(
    folder: Path,
) -> None:
    put("base.toml", 'ignore = ["GK7"]\nexclude = ["a/"]\ninclude = ["b"]\nrules = ["./x"]\n')
    put(
        "gklint.toml",
        'extend = "base.toml"\nignore = ["GK6"]\nexclude = ["c/d"]\ninclude = ["e"]\nrules = ["builtin"]\n',
    )
    made = read_settings(nearest(str(folder)))
    assert made.ignore == ("GK7", "GK6")
    assert [one.rpartition("/")[0] != "" for one in made.exclude] == [True, True]
    assert len(made.include) == 1
    assert made.rules == ("builtin",)


def test_who_selects_anew_begins_anew(folder: Path) -> None:
    put("base.toml", 'select = ["GK1"]\nignore = ["GK101"]\n')
    put("gklint.toml", 'extend = "base.toml"\nselect = ["GK2"]\n')
    made = read_settings(nearest(str(folder)))
    assert (made.select, made.ignore) == (("GK2",), ())


def test_later_ones_of_several_win_and_a_file_counts_once(folder: Path) -> None:
    put("a.toml", 'ignore = ["GK7"]\nyear = 2019\n')
    put("b.toml", 'extend = "a.toml"\nyear = 2020\n')
    put("gklint.toml", 'extend = ["a.toml", "b.toml"]\n')
    made = read_settings(nearest(str(folder)))
    assert (made.year, made.ignore) == (2020, ("GK7",))


def test_a_changed_rule_is_merged_key_by_key(folder: Path) -> None:
    put(
        "base.toml",
        '[rule.GK202]\nseverity = "hint"\nyears = "2019.."\nparams = { a = 1, b = 2 }\n',
    )
    put("gklint.toml", 'extend = "base.toml"\n[rule.GK202]\nyears = ""\nparams = { b = 3 }\n')
    made = read_settings(nearest(str(folder)))
    assert made.rule == {"GK202": RuleChange("hint", {"a": 1, "b": 3}, "")}


def test_paths_start_at_the_file_in_which_they_stand(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(
        "office/gklint.toml",
        '[[accepted]]\nfile = "../*/a.txt"\nrule = "GK202"\nwords = "2018年12月3日"\nreason = "x"\n',
    )
    put("reports/gklint.toml", 'extend = "../office/gklint.toml"\nselect = ["GK202"]\n')
    put("reports/a.txt")
    put("reports/b.txt")
    assert found(capsys, "reports") == {
        os.path.join("reports", "a.txt"): {},
        os.path.join("reports", "b.txt"): {"GK202": "error"},
    }


def test_our_table_of_a_shared_file_can_be_extended(folder: Path) -> None:
    put("pyproject.toml", "[project]\nname = 'x'\n[tool.gklint]\nyear = 2020\n")
    put("sub/gklint.toml", 'extend = "../pyproject.toml"\n')
    assert read_settings(nearest(str(folder / "sub"))).year == 2020


@pytest.mark.parametrize(
    ("files", "where"),
    [
        ({"gklint.toml": 'extend = "none.toml"'}, "gklint.toml: extend[0]: 没有文件 none.toml / no"),
        (
            {"gklint.toml": 'extend = "a.toml"', "a.toml": 'extend = ["gklint.toml"]'},
            "a.toml: extend[0]: 循环引用：gklint.toml → a.toml → gklint.toml / extends itself",
        ),
        ({"gklint.toml": 'extend = "gklint.toml"'}, "gklint.toml: extend[0]: 循环引用"),
        (
            {"gklint.toml": 'extend = "a.toml"', "a.toml": "yeer = 1"},
            "a.toml: yeer: 没有这个键",
        ),
        (
            {"gklint.toml": 'extend = "a.toml"', "a.toml": 'ignore = ["GKX"]'},
            "a.toml: ignore[0]: 没有规则 GKX",
        ),
        (
            {"gklint.toml": 'extend = "a.toml"\nignore = ["GK7"]', "a.toml": 'ignore = ["GK6", "X"]'},
            "a.toml: ignore[1]: 没有规则 X",
        ),
        (
            {"gklint.toml": 'extend = "a.toml"', "a.toml": '[[override]]\nfiles = ["x"]\nlevel = "moon"'},
            "a.toml: override[0].level: 没有层级 moon",
        ),
        ({"gklint.toml": "extend = 3"}, "gklint.toml: extend: 应为列表"),
    ],
)  # fmt: skip
def test_what_cannot_be_extended_is_told_at_its_key(
    files: dict[str, str], where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in files.items():
        put(name, text)
    put("report.txt")
    code, _, err = told(capsys, "check", "report.txt")
    assert code == 2
    assert where in err


def test_a_file_that_may_not_be_read_is_told_and_not_read(folder: Path) -> None:
    put("outside/gklint.toml", "year = 2020")
    put("work/gklint.toml", 'extend = "../outside/gklint.toml"')
    inside = str(folder / "work")
    with pytest.raises(ConfigError, match="不受信任的文件夹不能引用外面的文件"):
        read_merged(nearest(inside), lambda path: path.startswith(inside))


def test_every_file_that_settings_are_made_of_is_known(folder: Path) -> None:
    put("a.toml", "yeer = 1")
    put("b.toml", 'extend = ["a.toml", "none.toml", "gklint.toml"]')
    put("gklint.toml", 'extend = "b.toml"')
    named = [os.path.basename(one) for one in extended_in(nearest(str(folder)))]
    assert sorted(named) == ["a.toml", "b.toml", "gklint.toml", "none.toml"]
