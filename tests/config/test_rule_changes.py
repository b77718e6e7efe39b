"""A built-in rule changed in the settings, and where its rules come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from gklint.config import RuleChange, Settings
from gklint.project import project_by
from tests.config.made import found, put, told

OWN = """\
[[rule]]
id = "OWN1"
name = "own-word"
check = "pattern"
severity = "warning"
params = { match = '(?P<what>统计)' }
yields_to = ["GK202"]
title = { zh = "题", en = "title" }
why = { zh = "因", en = "why" }
message = { zh = "写了{what}", en = "found {what}" }
[[rule.example]]
bad = "⟦统计⟧"
[[rule.example]]
good = "乙"
"""


def test_severity_years_and_levels_are_changed_without_a_copy() -> None:
    change = RuleChange("hint", {}, "2021..", ("county",))
    project = project_by(Settings(rule={"GK202": change}, severity={"GK202": "hint"}))
    rule = project.rulebook.get("GK202")
    assert rule is not None
    assert (rule.severity, str(rule.years), rule.levels) == ("hint", "2021..", ("county",))
    before = project_by().rulebook.get("GK202")
    assert before is not None
    assert (rule.params, rule.table.why) == (before.params, before.table.why)
    assert before.severity == "error", "the others are as they were"


def test_the_name_does_as_well_as_the_id(capsys: pytest.CaptureFixture[str]) -> None:
    put("gklint.toml", 'select = ["GK202"]\n[rule.statistics-window-cut-off]\nseverity = "info"\n')
    put("a.txt")
    assert found(capsys, "a.txt") == {"a.txt": {"GK202": "info"}}


def test_of_one_file_the_change_of_the_rule_wins_and_a_later_layer_over_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put(
        "gklint.toml",
        'select = ["GK202"]\nseverity = { GK202 = "warning" }\nrule.GK202.severity = "info"\n'
        '[[override]]\nfiles = ["b.txt"]\nseverity = { GK202 = "hint" }\n',
    )
    put("a.txt")
    put("b.txt")
    assert found(capsys, ".") == {"a.txt": {"GK202": "info"}, "b.txt": {"GK202": "hint"}}


def test_a_parameter_is_changed_and_the_others_stay(capsys: pytest.CaptureFixture[str]) -> None:
    put("mine/own.toml", OWN)
    put("gklint.toml", 'rules = ["mine"]\nrule.OWN1.params = { match = "(?P<what>数据)" }\n')
    put("a.txt")
    code, out, _ = told(capsys, "check", "a.txt", "-f", "concise")
    assert code == 1
    assert "OWN1 写了数据" in out


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[rule.GK2O2]\nyears = ''", "gklint.toml: rule.GK2O2: 没有规则 GK2O2；是否想写 GK20"),
        ("[rule.GK2]\nyears = ''", "gklint.toml: rule.GK2: 没有规则 GK2"),
        ("[rule.GK202]\nyeers = ''", "gklint.toml: rule.GK202.yeers: 没有这个键"),
        ("[rule.GK202]\nyears = 'x'", "gklint.toml: rule.GK202.years: 年份范围应写作"),
        ("[rule.GK202]\nlevels = ['moon']", "gklint.toml: rule.GK202.levels[0]: 没有 moon"),
        ("[rule.GK202]\nparams = { falt = 1 }", "gklint.toml: rule.GK202.params.falt: 没有这个键"),
        ("[rule.GK202]\nparams = { fault = 1 }", "gklint.toml: rule.GK202.params.fault: 应为"),
        (
            "rules = ['mine']\n[rule.OWN1]\nparams = { match = '(' }",
            "gklint.toml: rule.OWN1.params.match: 正则表达式有误",
        ),
        (
            "rules = ['mine']\n[rule.OWN1]\nparams = { match = '数据' }",
            "gklint.toml: rule.OWN1.params: pattern 不提供 {what}",
        ),
    ],
)
def test_a_change_that_cannot_be_made_is_told_at_its_key(
    text: str, where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put("mine/own.toml", OWN)
    put("gklint.toml", text)
    put("a.txt")
    code, _, err = told(capsys, "check", "a.txt")
    assert code == 2
    assert where in err


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ('["builtin", "./mine"]', {"GK202": "error", "OWN1": "warning"}),
        ('["./mine"]', {"OWN1": "warning"}),
        ('["builtin"]', {"GK202": "error"}),
    ],
)
def test_the_list_of_rules_is_the_whole_list(
    rules: str, expected: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    put("mine/own.toml", OWN)
    put("gklint.toml", f'rules = {rules}\nignore = ["GK1", "GK4"]\n')
    put("a.txt")
    (seen,) = found(capsys, "a.txt").values()
    assert {key: one for key, one in seen.items() if key in ("GK202", "OWN1")} == expected


def pack(folder: Path, monkeypatch: pytest.MonkeyPatch, value: str = "some_pack.rules") -> None:
    """Install a distribution that has rules, and breaks where its code is run."""
    site = folder / "site"
    put("site/some_pack/__init__.py", "raise RuntimeError\n")
    put("site/some_pack/rules/own.toml", OWN)
    put(
        "site/some_pack-1.dist-info/METADATA",
        "Metadata-Version: 2.1\nName: some-pack\nVersion: 1\n",
    )
    put("site/some_pack-1.dist-info/entry_points.txt", f"[gklint.rules]\ncounty = {value}\n")
    monkeypatch.syspath_prepend(str(site))


def test_a_pack_is_found_and_none_of_its_code_is_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pack(folder, monkeypatch)
    put("gklint.toml", 'rules = ["pack:county"]\n')
    put("a.txt")
    assert found(capsys, "a.txt") == {"a.txt": {"OWN1": "warning"}}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("conty", "some_pack.rules", "没有安装规则包 conty；已安装的有：county；是否想写 pack:county？"),
        ("county", "some_pack.none", "规则包 county 里没有文件夹 some_pack.none"),
    ],
)  # fmt: skip
def test_a_pack_that_is_not_there_is_told_at_its_place(
    name: str,
    value: str,
    said: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pack(folder, monkeypatch, value)
    put("gklint.toml", f'rules = ["builtin", "pack:{name}"]\n')
    put("a.txt")
    code, _, err = told(capsys, "check", "a.txt")
    assert code == 2
    assert f"gklint.toml: rules[1]: {said}" in err
