"""The command line inside this process: what is told, where, and with which exit code."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from gklint.cli import main
from gklint.commands.help import page
from gklint.commands.options import COMMANDS, options_of

CUT_OFF = """\
青河县2018年政府信息公开工作年度报告
本报告所列数据的统计期限自2018年1月1日起至2018年12月3日止。
一、总体情况
2018年，本机关主动公开政府信息100条。
"""
NO_WINDOW = CUT_OFF.replace("本报告所列数据的统计期限自2018年1月1日起至2018年12月3日止", "现予公布")
CLEAN = CUT_OFF.replace("12月3日", "12月31日")
WINDOW = ("--select", "GK201,GK202")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and we are in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, text: str = CUT_OFF) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_finding_is_shown_with_its_line_and_ends_with_1(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put("a.txt")
    assert main(["check", "a.txt", *WINDOW]) == 1
    assert capsys.readouterr().out == (
        "a.txt:2:25: error GK202 统计期限应到2018年12月31日，此处为2018年12月3日\n"
        "    | 本报告所列数据的统计期限自2018年1月1日起至2018年12月3日止。\n"
        f"    | {' ' * 42}{'^' * 13}\n"
        "    依据：《中华人民共和国政府信息公开条例》（国务院令第492号）第三十一条\n"
        "    修正（需确认）：改为2018年12月31日（请先核对数字是否覆盖全年）\n"
        "检查了 1 个文件，发现 1 个错误（1 处可修正，但需先确认：--unsafe-fixes）\n"
    )


def test_a_clean_file_says_so_and_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.txt", CLEAN)
    assert main(["check", "a.txt", *WINDOW]) == 0
    assert capsys.readouterr() == ("检查了 1 个文件，没有发现问题\n", "")
    assert main(["check", "a.txt", *WINDOW, "--lang", "en"]) == 0
    assert capsys.readouterr().out == "1 file checked, all clean\n"


@pytest.mark.parametrize(
    ("options", "code"),
    [((), 1), (("--fail-on", "error"), 1), (("--fail-on=never",), 0), (("--ignore=GK202",), 0)],
)
def test_fail_on_decides_the_exit_code(options: tuple[str, ...], code: int) -> None:
    put("a.txt")
    assert main(["check", "a.txt", *WINDOW, *options]) == code


def test_what_is_below_min_severity_is_neither_shown_nor_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put("a.txt", NO_WINDOW)
    assert main(["check", "a.txt", *WINDOW]) == 1
    assert "GK201" in capsys.readouterr().out
    assert main(["check", "a.txt", *WINDOW, "--min-severity", "error"]) == 0
    assert capsys.readouterr().out == "检查了 1 个文件，没有发现问题\n"


def test_folders_are_walked_in_order_and_each_file_is_looked_at_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("b/2.txt", "b/1.md", ".git/x.txt", "node_modules/y.txt", "a.txt", "c.docx"):
        put(name)
    put("notes.md", "# 备忘\n买牛奶。\n")
    assert main(["check", ".", "a.txt", "./b/../a.txt", "b/*.txt", *WINDOW]) == 1
    out = capsys.readouterr().out
    heads = [line.split(":")[0] for line in out.split("\n") if ": error " in line]
    assert heads == ["a.txt", os.path.join("b", "1.md"), os.path.join("b", "2.txt")]
    assert out.endswith("；另有 1 个文件不像年度报告，没有检查\n")


def test_globs_are_expanded_here(capsys: pytest.CaptureFixture[str]) -> None:
    put("x/y/z.txt")
    put("x/w.txt")
    assert main(["check", "x/**/*.txt", "--output-format", "json", *WINDOW]) == 1
    files = json.loads(capsys.readouterr().out)["files"]
    assert sorted(file["path"] for file in files) == ["x/w.txt", "x/y/z.txt"]


def test_bad_input_is_told_in_both_languages_and_the_others_are_looked_at(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put("a.txt")
    Path("b.txt").write_bytes(b"PK\x03\x04")
    Path("empty").mkdir()
    assert main(["check", "b.txt", "a.txt", "none.txt", "*.rst", "empty", *WINDOW]) == 2
    out, err = capsys.readouterr()
    assert "a.txt:2:25: error GK202" in out
    assert err == (
        "gklint: b.txt: 这不是纯文本文件（像是 Word、PDF、图片或压缩包），请先另存为 .txt 或 .md / "
        "not a plain text file (it looks like Word, PDF, an image or an archive); "
        "save it as .txt or .md first\n"
        "gklint: none.txt: 没有这个文件或文件夹 / no such file or folder\n"
        "gklint: *.rst: 没有匹配的文件 / no file matched\n"
        "gklint: empty: 没有匹配的文件 / no file matched\n"
    )


def test_a_named_file_that_is_no_report_is_checked_only_with_a_year(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put("a.txt", "会议纪要\n统计时间为2018年1月1日至2018年12月3日。\n")
    assert main(["check", "a.txt", *WINDOW]) == 0
    out, err = capsys.readouterr()
    assert out == "检查了 0 个文件，没有发现问题；另有 1 个文件不像年度报告，没有检查\n"
    assert err.startswith("a.txt: 不像政府信息公开工作年度报告")
    assert "--year" in err
    assert main(["check", "a.txt", "--year", "2018", *WINDOW]) == 1


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["chek"], "没有命令 chek；是否想写 check？ / no such command; did you mean check?"),
        (["a.txt"], "没有命令 a.txt；要检查文件，请用 gklint check a.txt / "),
        (
            ["check", "--selct", "X"],
            "gklint check: 没有选项 --selct；是否想写 --select？ / no such option; did",
        ),
        (["check", "--year", "18"], "--year: 年份应为四位数字，此处为 18 / a year of four digits"),
        (["check", "--year"], "--year: 后面应有值：YYYY / a value is expected: YYYY"),
        (["check", "--fix=yes"], "--fix: 这个选项不带值 / this option takes no value"),
        (["check", "--fail-on", "bad"], "--fail-on: 应为 error、warning、info、hint、never 之一"),
        (["check", "--level", "moon", "."], "--level: 没有层级 moon；可用的有：township"),
        (["check", "--select", "GK2O2", "."], "--select: 没有规则 GK2O2；是否想写 GK20"),
        (["check", "--ignore", "windows", "."], "--ignore: 没有规则 windows"),
        (["rules", "x"], "rules: rules 后面不能跟 x / rules takes no x"),
        (["explain"], "gklint explain: 请写上规则编号，如 GK202 / name a rule, such as GK202"),
        (["explain", "gk2O2"], "没有规则 gk2O2；是否想写 GK20"),
        (["test", "nowhere"], "nowhere: 没有这个规则文件夹 / no such folder of rules"),
        (["fix", "-", "--output-format", "json"], "--output-format: 标准输出要给修正结果用"),
    ],
)
def test_a_wrong_command_line_is_told_and_ends_with_2(
    argv: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put("a.txt")
    assert main(argv) == 2
    out, err = capsys.readouterr()
    assert err.startswith(f"gklint: {told}")
    assert " / " in err
    assert err.count("\n") == 1
    assert "发现" not in out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_tells_every_option_once(command: str) -> None:
    told = [line.split()[0][2:] for line in page(command, "zh").split("\n") if "  --" in line[:4]]
    assert sorted(told) == sorted(options_of(command))


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    from gklint import __version__

    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"gklint {__version__}\n"
    assert main([]) == main(["--help"]) == main(["-h"]) == 0
    assert capsys.readouterr().out.count("  explain RULE…\n") == 3
    assert main(["check", "--help"]) == 0
    assert "只查这些规则" in (both := capsys.readouterr().out)
    assert "only these rules" in both
    assert main(["check", "--help", "--lang", "en"]) == 0
    assert "只查这些规则" not in capsys.readouterr().out


def test_fix_leaves_unsafe_fixes_alone_unless_asked(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.txt")
    assert main(["fix", "a.txt", *WINDOW]) == 1
    assert Path("a.txt").read_text(encoding="utf-8") == CUT_OFF
    assert main(["check", "--fix", "--unsafe-fixes", "a.txt", *WINDOW]) == 0
    assert Path("a.txt").read_text(encoding="utf-8") == CLEAN
    assert capsys.readouterr().out.endswith("检查了 1 个文件，修正了 1 处，没有发现问题\n")


def test_quiet_says_only_what_is_found_and_what_fails(capsys: pytest.CaptureFixture[str]) -> None:
    put("clean.txt", CLEAN)
    put("README.md", "# 资料\n")
    for more in ((), ("-f", "concise"), ("-f", "json=out.json"), ("--fix",)):
        assert main(["check", "-q", "clean.txt", "README.md", *WINDOW, *more]) == 0
        assert capsys.readouterr() == ("", ""), more
    put("2018.txt")
    assert main(["check", "--quiet", "-f", "concise", "2018.txt", "README.md", *WINDOW]) == 1
    told, noted = capsys.readouterr()
    assert told.startswith("2018.txt:2:25: error GK202")
    assert noted == ""
    assert main(["check", "--quiet", "gone.txt"]) == 2
    assert (
        capsys.readouterr().err
        == "gklint: gone.txt: 没有这个文件或文件夹 / no such file or folder\n"
    )


def test_fail_on_fix_ends_with_1_where_anything_is_mended_or_could_be() -> None:
    command = ("fix", "a.txt", "--fail-on-fix", "--unsafe-fixes", *WINDOW)
    put("a.txt")
    assert main([*command, "--diff"]) == 1
    assert main([*command, "--fail-on", "never"]) == 1
    assert main(command) == 0, "nothing is left to mend"
    assert main([*command, "--diff"]) == 0


def test_diff_shows_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.txt")
    assert main(["fix", "--diff", "--unsafe-fixes", "a.txt", *WINDOW]) == 1
    out, err = capsys.readouterr()
    assert out == (
        "--- a.txt\n+++ a.txt\n@@ -1,4 +1,4 @@\n"
        " 青河县2018年政府信息公开工作年度报告\n"
        "-本报告所列数据的统计期限自2018年1月1日起至2018年12月3日止。\n"
        "+本报告所列数据的统计期限自2018年1月1日起至2018年12月31日止。\n"
        " 一、总体情况\n"
        " 2018年，本机关主动公开政府信息100条。\n"
    )
    assert "GK202" in err
    assert Path("a.txt").read_text(encoding="utf-8") == CUT_OFF


def test_json_keeps_the_contract_and_is_alone_on_stdout(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = CUT_OFF.replace("青河县", "青\u2028河\x07县𠮷")
    start = text.index("2018年12月3日")
    put("a.txt", text)
    assert main(["check", "a.txt", "missing", "--output-format", "json", *WINDOW]) == 2
    run = json.loads(capsys.readouterr().out)
    assert set(run) == {"files", "summary"}
    (file,) = run["files"]
    assert [file[key] for key in ("path", "year", "regime", "level")] == [
        "a.txt",
        2018,
        "2014",
        file["level"],
    ]
    assert file["verdicts"] == {"GK201": "PASS", "GK202": "FAIL"}
    (finding,) = file["findings"]
    assert len(finding.pop("fingerprint")) == 16
    assert finding == {
        "rule": "GK202",
        "name": "statistics-window-cut-off",
        "severity": "error",
        "message": "统计期限应到2018年12月31日，此处为2018年12月3日",
        "start": {"line": 2, "column": 25, "offset": start},
        "end": {"line": 2, "column": 35, "offset": start + 10},
        "text": "2018年12月3日",
        "basis": "《中华人民共和国政府信息公开条例》（国务院令第492号）第三十一条",
        "fixes": [
            {
                "title": "改为2018年12月31日（请先核对数字是否覆盖全年）",
                "applicability": "unsafe",
                "edits": [
                    {
                        "start": {"line": 2, "column": 25, "offset": start},
                        "end": {"line": 2, "column": 35, "offset": start + 10},
                        "text": "2018年12月31日",
                    }
                ],
            }
        ],
        "related": [],
    }
    assert run["summary"]["failed"] == 1


def test_checklist_tells_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.txt")
    main(["check", "a.txt", "--checklist"])
    out = capsys.readouterr().out
    assert "GK201 PASS 通过 " in out
    assert "GK202 FAIL 不通过 " in out
    assert main(["rules", "--output-format", "json"]) == 0
    rules = json.loads(capsys.readouterr().out)["rules"]
    assert all(f"    {rule['id']} " in out for rule in rules)


def test_a_kind_that_crashes_is_a_bug_and_the_others_go_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError("made for the test")

    monkeypatch.setattr("gklint.checks.date_window.check", crash)
    put("a.txt", NO_WINDOW)
    assert main(["check", "a.txt", *WINDOW]) == 3
    out, err = capsys.readouterr()
    assert "warning GK201" in out
    assert "a.txt: GK202: gklint 自身出错" in err
    assert "a bug in gklint" in err
    assert "made for the test" in err


def test_a_bug_in_one_file_does_not_hide_the_others(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from gklint.project import Project

    read = Project.read_text

    def crash(self: Project, text: str, suffix: str = ".txt") -> object:
        if "雷" in text:
            raise ZeroDivisionError("made for the test")
        return read(self, text, suffix)

    monkeypatch.setattr(Project, "read_text", crash)
    put("a.txt", "雷")
    put("b.txt")
    assert main(["check", "a.txt", "b.txt", *WINDOW]) == 3
    out, err = capsys.readouterr()
    assert "b.txt:2:25" in out
    assert "made for the test" in err


def test_explain_prints_the_page_by_id_or_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "gk202", "statistics-window-missing", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# GK202 The statistics window ends before the year does\n")
    assert "# GK201 No statistics window\n" in out
    assert "art. 31" in out


def test_rules_lists_id_severity_and_title(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--select", "GK202"]) == 0
    assert capsys.readouterr().out == (
        "GK202  error    统计期限没有到年底  (statistics-window-cut-off)\n"
    )


OWN = """
[[rule]]
id = "OWN001"
name = "old-name"
check = "date_window"
severity = "hint"
params = { fault = "end" }
title = { zh = "题", en = "title" }
why = { zh = "因", en = "why" }
message = { zh = "{found}", en = "{found}" }
[[rule.example]]
year = 2018
bad = "统计期限自2018年1月1日至2018年⟦12月3日⟧止。"
[[rule.example]]
year = 2018
good = "统计期限自2018年1月1日至2018年12月31日止。"
"""


def test_test_runs_the_examples_of_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    put("good/own.toml", OWN.replace("2018年⟦12", "⟦2018年12"))
    put("bad/own.toml", OWN)
    assert main(["test", "good"]) == 0
    assert capsys.readouterr().out == "1 条规则的 2 个例子，全部成立\n"
    assert main(["test", "bad"]) == 2
    out = capsys.readouterr().out
    assert out.startswith(os.path.join("bad", "own.toml") + ":2: OWN001 的第 1 个例子不成立")
    assert out.endswith("1 条规则的 2 个例子，1 个不成立\n")


def test_test_knows_the_built_in_folder(capsys: pytest.CaptureFixture[str]) -> None:
    from gklint.rulebook.files import builtin_folder

    assert main(["test", builtin_folder(), "--lang", "en"]) == 0
    assert capsys.readouterr().out.endswith(" rules, all hold\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[rule]]\nid = 3\n[[", "own.toml:3:3: TOML 语法有误"),
        ("[rule]\nid = 'X'\n", "own.toml: 规则应写在 [[rule]] 之下 / a rule stands under [[rule]]"),
        (OWN.replace('"end"', '"ende"'), "own.toml:2: OWN001.params.fault: 应为start、end"),
        (OWN.replace("{found}", "{lost}"), "own.toml:2: OWN001.message.zh: date_window 不提供"),
        ("", "own: 文件夹里没有规则 / no rules in it"),
    ],
)
def test_a_broken_rule_is_told_with_its_place(
    text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put("own/own.toml", text)
    assert main(["test", "own"]) == 2
    assert told in capsys.readouterr().err
