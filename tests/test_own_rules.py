"""Rules of one's own: what is wrong with one is told, with its place, and no one is left waiting."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from gklint.cli import main

RULE = """\
[[rule]]
id = "OWN1"
name = "own-word"
check = "pattern"
severity = "warning"
params = { match = '统计' }
title = { zh = "题", en = "title" }
why = { zh = "因", en = "why" }
message = { zh = "写了{found}", en = "found {found}" }
[[rule.example]]
bad = "⟦统计⟧"
[[rule.example]]
good = "乙"
"""
SECOND = RULE.replace("OWN1", "OWN2").replace("own-word", "own-other")
REPORT = (
    "某某县2018年政府信息公开工作年度报告\n数据统计期限为全年。\n一、概述\n" + "啊" * 3000 + "\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkdir("mine")
    Path("gklint.toml").write_text('rules = ["mine"]\nselect = ["OWN"]\n', encoding="utf-8")
    Path("a.txt").write_text(REPORT, encoding="utf-8")


def check(rules: str, *more: str) -> int:
    Path("mine/own.toml").write_text(rules, encoding="utf-8")
    return main(["check", "a.txt", *more])


@pytest.mark.parametrize(
    ("old", "new", "place", "told"),
    [
        ("'统计'", "'('", "OWN1.params", "正则表达式有误"),
        ('"warning"', '"warning"\nyields_to = ["GK99"]', "OWN1.yields_to", "没有规则 GK99"),
        ('"warning"', '"warning"\nyields_to = ["OWN1"]', "OWN1.yields_to", "不能让它"),
        ('good = "乙"', 'good = "乙"\nprevious = "丙"', "OWN1.example[1].previous", "不看它"),
        ('good = "乙"', 'good = "乙⟧"', "OWN1.example[1].good", "不用 ⟦ ⟧"),
        ('good = "乙"', 'good = "乙"\nunits = { "甲" = "" }', "OWN1.example[1].units", "不看它"),
        ('"pattern"', '"unit_missing"', "OWN1.example[0].units", "缺少这个键"),
        ("'统计'", "'(?<=甲{1,3})乙'", "OWN1.params", "fixed-width"),
        ("'统计'", "'" + "(" * 5000 + ")" * 5000 + "'", "OWN1.params", "正则表达式有误"),
        ("'统计'", "'" + "(a|" * 300 + ")" * 300 + "'", "OWN1.params", "正则表达式有误"),
        ("'统计'", "3", "OWN1.params.match", "应为正则表达式文字"),
        ('"pattern"', '"__init__"', "OWN1.check", "没有检查类型"),
        ('"pattern"', '"os.path"', "OWN1.check", "没有检查类型"),
        ("写了{found}", "{found:9999999}", "OWN1.message.zh", "只写名称"),
        ("写了{found}", "{found!x}", "OWN1.message.zh", "只写名称"),
        ("写了{found}", "{found.real}", "OWN1.message.zh", "不提供"),
        ('"OWN1"', '""', "id", "不能为空"),
        ('"own-word"', '"a\\u001b b"', "OWN1.name", "只用字母"),
        ("⟦统计⟧", "⟧统计⟦", "OWN1.example[0].bad", "标出应当报告的位置"),
    ],
)
def test_a_broken_rule_is_told_with_its_place(
    old: str, new: str, place: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(RULE.replace(old, new, 1)) == 2
    error = capsys.readouterr().err
    assert f"own.toml:1: {place}" in error
    assert told in error
    assert "Traceback" not in error


def test_toml_that_is_nested_too_deeply_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("a = " + "[" * 5000 + "]" * 5000) == 2
    assert "TOML 嵌套太深" in capsys.readouterr().err


def test_each_rule_is_told_at_its_own_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(RULE + SECOND.replace("severity", "severty")) == 2
    assert f"own.toml:{RULE.count(chr(10)) + 1}: OWN2.severty" in capsys.readouterr().err


def test_a_pattern_that_runs_too_long_is_told_and_the_others_go_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip("regex")
    slow = RULE.replace("'统计'", "'(啊+)+[丙丁]'")
    assert check(slow + SECOND, "--output-format", "json") == 2
    told = capsys.readouterr()
    assert told.err.startswith("gklint: OWN1: 正则表达式超过时限")
    (file,) = json.loads(told.out)["files"]
    assert [finding["rule"] for finding in file["findings"]] == ["OWN2"]
    assert file["verdicts"] == {"OWN1": "UNCERTAIN", "OWN2": "FAIL"}


def test_two_thousand_rules_are_read_in_a_moment() -> None:
    many = "".join(
        RULE.replace("OWN1", f"OWN{number}").replace("own-word", f"own-{number}")
        for number in range(2000)
    )
    assert check(many) == 1
