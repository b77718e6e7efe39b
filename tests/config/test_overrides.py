"""Settings for some files: the later ones win, and rules are loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from gklint import project, projects
from gklint.config.holding import Holding
from gklint.errors import ConfigError
from gklint.projects import Projects
from tests.config.made import found, put, told

OVERRIDES = """\
select = ["GK2"]
[[override]]
files = ["2018/"]
severity = { GK202 = "hint" }
level = "county"
[[override]]
files = ["/2018/late*.txt", "!*-2.txt"]
severity = { GK202 = "info" }
year = 2018
[[override]]
files = ["quiet.txt"]
ignore = ["GK202"]
[[override]]
files = ["other.txt"]
select = ["GK1"]
"""


def test_later_overrides_win_for_the_files_they_name(capsys: pytest.CaptureFixture[str]) -> None:
    put("gklint.toml", OVERRIDES)
    for name in ("2018/a.txt", "2018/late.txt", "2018/late-2.txt", "quiet.txt", "b.txt"):
        put(name)
    assert found(capsys, ".") == {
        "2018/a.txt": {"GK202": "hint"},
        "2018/late.txt": {"GK202": "info"},
        "2018/late-2.txt": {"GK202": "hint"},
        "quiet.txt": {},
        "b.txt": {"GK202": "error"},
    }


def test_the_command_line_wins_over_overrides(capsys: pytest.CaptureFixture[str]) -> None:
    put("gklint.toml", OVERRIDES)
    put("quiet.txt")
    assert found(capsys, "quiet.txt", "--ignore", "GK201") == {"quiet.txt": {"GK202": "error"}}
    assert found(capsys, "quiet.txt", "--config", "severity.GK202 = 'info'") == {"quiet.txt": {}}


def test_an_override_that_selects_begins_anew() -> None:
    put("gklint.toml", 'ignore = ["GK1"]\n' + OVERRIDES)
    settings = Projects(Holding({})).at("other.txt").settings
    assert (settings.select, settings.ignore) == (("GK1",), ())


def test_there_is_one_project_for_each_outcome_and_rules_are_loaded_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loads = []
    load = project.load
    monkeypatch.setattr(project, "load", lambda folders: loads.append(folders) or load(folders))
    years = "".join(
        f'[[override]]\nfiles = ["{year}/"]\nyear = {year}\n' for year in range(2015, 2024)
    )
    put("gklint.toml", years + '[[override]]\nfiles = ["same"]\nyear = 2020\n')
    opened = Projects(Holding({}))
    names = [f"{year}/{name}.txt" for year in range(2015, 2024) for name in "abc"]
    made = [opened.at(name) for name in names]
    assert len({id(one) for one in made}) == 9
    assert [one.settings.year for one in made] == [int(name[:4]) for name in names]
    assert len({id(one.rulebook) for one in made}) == 1
    assert opened.at("2020/a.txt") is opened.at("same/a.txt"), "another override, the same outcome"
    assert loads == [()]


def test_other_settings_with_the_same_rules_are_still_looked_at() -> None:
    put("gklint.toml", "year = 2018")
    put("sub/gklint.toml", 'level = "moon"')
    opened = Projects(Holding({}))
    opened.at("a.txt")
    with pytest.raises(ConfigError, match="没有层级 moon"):
        opened.at("sub/a.txt")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[[override]]\nyear = 2018", "gklint.toml: override[0].files: 缺少这个键"),
        ("[[override]]\nfiles = []", "gklint.toml: override[0].files: 不能为空"),
        ('[[override]]\nfiles = ["../a"]', "gklint.toml: override[0].files[0]: 通配符从设置文件"),
        ('[[override]]\nfiles = ["a", ""]', "gklint.toml: override[0].files[1]: 不是通配符"),
        (
            '[[override]]\nfiles = ["x"]\nselect = ["GK2O2"]',
            "gklint.toml: override[0].select[0]: 没有规则 GK2O2；是否想写",
        ),
        ('[[override]]\nfiles = ["x"]\nlevel = "moon"', "gklint.toml: override[0].level: 没有层级"),
        ('[[override]]\nfiles = ["x"]\nlang = "en"', "gklint.toml: override[0].lang: 没有这个键"),
    ],
)
def test_a_wrong_override_is_told_whether_or_not_it_stands_for_a_file(
    text: str, where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put("gklint.toml", text)
    put("a.txt")
    code, _, err = told(capsys, "check", "a.txt")
    assert code == 2
    assert where in err


LAST = "某某县2022年政府信息公开工作年度报告\n统计期限自2022年1月1日起至2022年12月31日止。\n"
THIS = "我局2023年政府信息公开工作年度报告\n统计期限自2023年1月1日起至2023年12月31日止。\n"


@pytest.mark.parametrize(
    ("settings", "beside"),
    [
        ("", ""),
        ('organ = "某某县民政局"', "b2022.txt"),
        ('[[override]]\nfiles = ["a*"]\norgan = "某某县"', "b2022.txt"),
        ('[[override]]\nfiles = ["a*"]\norgan = "某某县民政局"', ""),
    ],
)
def test_last_years_report_is_that_of_the_organ_that_is_set(settings: str, beside: str) -> None:
    put("gklint.toml", settings)
    put("a2023.txt", THIS)
    put("b2022.txt", LAST)
    at = Projects(Holding({})).at("a2023.txt")
    previous = at.beside("a2023.txt", at.read_text(THIS)).previous
    assert (previous.file.path if previous is not None else "") == beside


def test_the_organ_that_is_set_tells_the_level() -> None:
    put("gklint.toml", 'organ = "某某县民政局"')
    at = Projects(Holding({})).at("a.txt")
    assert at.context_of(at.read_text(THIS)).level == "department"
    by_hand = Projects(Holding({"level": "city"})).at("a.txt")
    assert by_hand.context_of(by_hand.read_text(THIS)).level == "city"


def test_units_are_told_by_the_organ_that_is_set() -> None:
    put(
        "gklint.toml",
        '[[group]]\nname = "县"\nwhole = "县.txt"\nunits = ["民政局", "城关镇"]\nreports = ["*.txt"]\n'
        '[[override]]\nfiles = ["x.txt"]\norgan = "某某县民政局"\n',
    )
    put("县.txt", LAST)
    put("x.txt", LAST.replace("某某县", "我局"))
    at = Projects(Holding({})).at("县.txt")
    (group,) = at.beside("县.txt", at.read_text(LAST)).groups
    assert {unit.name: len(unit.reports) for unit in group.units} == {"民政局": 1, "城关镇": 0}


def test_nothing_but_a_path_decides(folder: Path) -> None:
    put("gklint.toml", OVERRIDES)
    opened = projects.Projects(Holding({}))
    assert opened.at("2018/none.txt") is opened.at(str(folder / "2018" / "none.md"))
