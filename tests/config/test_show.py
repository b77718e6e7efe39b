"""What is told of settings and files, and a file of settings to begin with."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import tomli

from gklint.aids.key_words import KEYS
from gklint.aids.sample_settings import EXAMPLES, sample
from gklint.aids.settings_mistakes import settings_mistakes
from gklint.config import Settings
from tests.config.made import found, put, told

BASE = 'organ = "青河县"\nignore = ["GK7"]\nseverity = { GK2 = "info" }\nexclude = ["draft/"]\n'
OWN = """\
extend = "base.toml"
ignore = ["GK6"]
rule.GK202 = { severity = "warning", years = "2018..", params = { fault = "end" } }
[severity]
"contact-missing" = "hint"
[[override]]
files = ["2018/*"]
year = 2018
"""


def put_all() -> None:
    put("base.toml", BASE)
    put("gklint.toml", OWN)
    put("2018/a.txt")


def test_the_settings_in_force_are_shown_with_their_places(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_all()
    code, out, err = told(capsys, "check", "--show-settings", "2018/a.txt", "--lang", "en")
    assert (code, err) == (0, "")
    base = (folder / "base.toml").as_posix() if os.sep == "/" else str(folder / "base.toml")
    lines = [
        "# 2018/a.txt",
        "# gklint.toml",
        "# base.toml  (extend)",
        "extend = [",
        f'  "{base}",  # gklint.toml: extend[0]',
        "]",
        "# select: 全部规则 / all rules",
        "ignore = [",
        '  "GK7",  # base.toml: ignore[0]',
        '  "GK6",  # gklint.toml: ignore[0]',
        "]",
        "year = 2018  # gklint.toml: override[0].year",
        "# level: 由报告判断 / told by the report",
        'organ = "青河县"  # base.toml: organ',
        "rules = [",
        '  "builtin",  # 默认 / default',
        "]",
        'lang = "en"  # --lang',
        "previous = true  # 默认 / default",
        "# include: 全部文件 / all files",
        "exclude = [",
        '  "draft/",  # base.toml: exclude[0]',
        "]",
        "gitignore = true  # 默认 / default",
        "",
        "[severity]",
        'GK2 = "info"  # base.toml: severity.GK2',
        'contact-missing = "hint"  # gklint.toml: severity.contact-missing',
        'GK202 = "warning"  # gklint.toml: rule.GK202.severity',
        "",
        "[rule.GK202]  # gklint.toml: rule.GK202",
        'severity = "warning"',
        'params = { fault = "end" }',
        'years = "2018.."',
        "",
        "[[override]]  # gklint.toml: override[0]",
        'files = ["2018/*"]',
        "year = 2018",
    ]
    assert out.rstrip("\n").split("\n") == lines


def test_what_is_shown_is_toml_that_means_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    put_all()
    _, out, _ = told(capsys, "check", "--show-settings", "2018/a.txt")
    put("gklint.toml", out)
    assert told(capsys, "check", "--show-settings", "2018/a.txt")[0] == 0
    assert tomli.loads(out)["rule"]["GK202"]["params"] == {"fault": "end"}


def test_without_settings_all_is_told_by_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    put_all()
    code, out, _ = told(capsys, "check", "--isolated", "--show-settings")
    assert code == 0
    assert out.startswith("# .\n# 没有设置文件 / no file of settings\n# select: ")
    assert "year: 由报告判断" in out


def test_settings_that_cannot_be_used_are_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    put("gklint.toml", 'ignore = ["XX"]')
    code, out, err = told(capsys, "check", "--show-settings")
    assert (code, out) == (2, "")
    assert "gklint.toml: ignore[0]: 没有规则 XX" in err


def test_the_files_to_look_at_are_listed_and_the_others_explained(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / ".git").mkdir()
    put(".gitignore", "*.bak.txt\n")
    put("gklint.toml", 'exclude = ["draft/"]\ninclude = ["*a*"]\n')
    for name in ("a.txt", "b.txt", "a.bak.txt", "draft/a.txt", "a.pdf"):
        put(name)
    code, out, err = told(capsys, "check", "--show-files")
    assert (code, out) == (0, "a.txt\n")
    assert err.split("\n") == [
        "draft: 不检查 / left out: gklint.toml: exclude[0]",
        "a.bak.txt: 不检查 / left out: .gitignore: *.bak.txt",
        "b.txt: 不检查 / left out: include",
        "",
    ]
    assert told(capsys, "check", "--show-files", "none")[0] == 2
    put("gklint.toml", "year = 1.5")
    code, out, err = told(capsys, "check", "--show-files", "draft")
    assert (code, out.replace(os.sep, "/")) == (2, "draft/a.txt\n")
    assert "gklint.toml: year: 应为整数" in err


def test_a_file_of_settings_can_be_given_or_none(capsys: pytest.CaptureFixture[str]) -> None:
    put("gklint.toml", 'select = ["GK1"]')
    put("office/x.toml", 'select = ["GK202"]\n[[override]]\nfiles = ["../a"]\n'.replace("../", ""))
    put("a.txt")
    assert found(capsys, "a.txt", "--config", "office/x.toml") == {"a.txt": {"GK202": "error"}}
    assert "GK202" in found(capsys, "a.txt", "--isolated")["a.txt"]
    inline = ("--config", 'select = ["GK202"]', "--config", "severity.GK202 = 'hint'")
    assert found(capsys, "a.txt", *inline) == {"a.txt": {"GK202": "hint"}}


def test_a_file_that_is_given_holds_below_the_current_folder(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put("office/x.toml", 'exclude = ["draft/", "reports/a.txt"]')
    for name in ("draft/a.txt", "reports/a.txt", "office/reports/a.txt"):
        put(name)
    code, out, _ = told(capsys, "check", "--show-files", "--config", "office/x.toml")
    assert (code, out.replace(os.sep, "/")) == (0, "reports/a.txt\n")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--config", "none.toml"], "--config: 没有文件 none.toml；也可以直接写设置"),
        (["--config", "a.toml", "--config", "b.toml"], "--config: 只能用一个设置文件"),
        (["--config", "a.toml", "--isolated"], "--config: 只能用一个设置文件"),
        (["--config", "yeer = 1"], "--config: yeer: 没有这个键"),
        (["--config", "year = "], "--config:1:8: TOML 语法有误"),
        (["--config", "ignore = ['XX']"], "--config: ignore[0]: 没有规则 XX"),
        (["--config", "extend = 'a.toml'"], "--config: extend: 只能写在文件里"),
    ],
)
def test_what_cannot_be_given_is_told(
    argv: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put("a.toml", "")
    put("b.toml", "")
    put("a.txt")
    code, _, err = told(capsys, "check", "a.txt", *argv)
    assert code == 2
    assert said in err


def test_a_file_to_begin_with_has_every_key_and_sets_none(folder: Path) -> None:
    assert set(EXAMPLES) == set(KEYS[Settings])
    assert tomli.loads(sample()) == {}
    put("gklint.toml", "")
    (folder / "sub" / "rules").mkdir(parents=True)
    every = "\n".join(EXAMPLES.values())
    assert settings_mistakes(every, str(folder / "sub" / "gklint.toml")) == ()
    commented = [line[1:] for line in sample().split("\n") if line[:2] not in ("# ", "")]
    assert "\n".join(commented) == every


def test_init_writes_one_and_says_what_next(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, "init")
    assert code == 0
    assert out.startswith("写好了 gklint.toml，")
    assert Path("gklint.toml").read_text(encoding="utf-8") == sample()
    assert told(capsys, "check", "--show-settings")[0] == 0
    Path("sub").mkdir()
    code, out, _ = told(capsys, "init", "sub", "--lang", "en")
    above = os.path.join("..", "gklint.toml")
    assert out.endswith(f"{above}, which held here, holds no more; extend it to go on using it.\n")


@pytest.mark.parametrize("name", ["gklint.toml", "pyproject.toml"])
def test_init_leaves_settings_that_are_there(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    put(name, "[tool.gklint]\n" if name == "pyproject.toml" else "year = 2020\n")
    before = sorted(os.listdir())
    code, _, err = told(capsys, "init")
    assert (code, sorted(os.listdir())) == (2, before)
    assert f"{name}: 已有设置，没有改动" in err


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of the size of files")
def test_init_on_a_full_disk_leaves_nothing_behind(capsys: pytest.CaptureFixture[str]) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        code, _, err = told(capsys, "init")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (code, err.startswith("gklint: gklint.toml: 无法读写：")) == (2, True)
    assert os.listdir() == []


def test_init_beside_somebody_elses_table_writes_one(capsys: pytest.CaptureFixture[str]) -> None:
    put("pyproject.toml", "[tool.other]\n")
    assert told(capsys, "init")[0] == 0
    assert told(capsys, "init", "none")[0] == 2
    assert told(capsys, "init", "a", "b")[0] == 2
