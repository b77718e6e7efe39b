"""Several forms at once, and the files they go to."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

import gklint.render.forms as forms
from gklint.cli import main
from gklint.commands.help import page
from gklint.drafts import Draft
from gklint.errors import OutputError, SourceError

REPORT = "青河县2018年政府信息公开工作年度报告\n本报告所列数据的统计期限自2018年1月1日起至2018年12月3日止。\n"
WINDOW = ("--select", "GK202")
COUNT = "检查了 1 个文件，发现 1 个错误（1 处可修正，但需先确认：--unsafe-fixes）\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def files() -> set[str]:
    return set(os.listdir())


@pytest.mark.parametrize("name", forms.names())
def test_every_form_can_be_asked_for_by_the_name_of_its_file(
    name: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["check", "a.txt", "-f", name, *WINDOW]) == 1
    shown = capfdbinary.readouterr().out
    assert main(["check", "a.txt", "--output-format", f"{name}=out", *WINDOW]) == 1
    assert shown in (Path("out").read_bytes(), Path("out").read_bytes() + COUNT.encode())
    assert f"|{name}|" in page("check", "en").replace("      ", "|").replace("\n", "|")


def test_several_forms_are_written_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    forms = [f"-f={form}" for form in ("sarif=s.sarif", "html=h.html", "jsonl=j.jsonl")]
    assert main(["check", "a.txt", *forms, *WINDOW]) == 1
    assert capsys.readouterr().out == COUNT
    assert files() == {"a.txt", "s.sarif", "h.html", "j.jsonl"}
    assert json.loads(Path("j.jsonl").read_text(encoding="utf-8"))["path"] == "a.txt"


def test_one_form_may_stay_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "a.txt", "-f", "concise", "-f", "csv=c.csv", *WINDOW]) == 1
    assert capsys.readouterr().out.startswith("a.txt:2:25: error GK202 ")


def test_the_output_file_is_for_the_form_that_names_none(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", "a.txt", "--output-file", "o.txt", *WINDOW]) == 1
    assert capsys.readouterr().out == COUNT
    assert Path("o.txt").read_text(encoding="utf-8").startswith("a.txt:2:25: error GK202 ")
    main(["check", "a.txt", "-f", "json", "-f", "csv=c.csv", "--output-file", "o.json", *WINDOW])
    assert json.loads(Path("o.json").read_text(encoding="utf-8"))["summary"]["files"] == 1


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["-f", "sarf"], "--output-format: 没有格式 sarf；是否想写 sarif？"),
        (["-f", "csv="], "--output-format: 等号后面应有文件名"),
        (["-f", "csv", "-f", "json"], "--output-format: csv 和 json 都要写到 -"),
        (["-f", "csv=x", "-f", "json=x"], "--output-format: csv 和 json 都要写到 x"),
        (["-f", "csv=a.txt"], "a.txt: 这是要检查的文件，不能写入结果"),
        (["-f", "csv=no/x"], "no: 没有这个文件夹"),
        (["-f", "csv=."], ".: 这是文件夹，不是文件"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_looked_at(
    argv: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "a.txt", *argv]) == 2
    assert capsys.readouterr().err.startswith(f"gklint: {said}")
    assert Path("a.txt").read_text(encoding="utf-8") == REPORT
    assert files() == {"a.txt"}


def test_mended_text_and_results_do_not_mix(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "a.txt", "--diff", "-f", "csv"]) == 2
    assert "不能同时输出 csv" in capsys.readouterr().err
    assert main(["check", "a.txt", "--diff", "-f", "csv=c.csv", *WINDOW]) == 1
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", COUNT.replace("；", "；"))


def test_what_is_written_is_not_looked_at() -> None:
    assert main(["check", ".", "-f", "text=o.txt"]) == 1
    first = Path("o.txt").read_text(encoding="utf-8")
    assert main(["check", ".", "-f", "text=o.txt"]) == 1
    assert Path("o.txt").read_text(encoding="utf-8") == first


def test_what_was_printed_into_a_file_is_not_taken_for_a_report(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["check", "."])
    Path("结果.txt").write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["check", "结果.txt", "--year", "2023"]) == 0
    assert "检查了 0 个文件" in capsys.readouterr().out


def test_statistics_of_a_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "a.txt", "--statistics", *WINDOW]) == 1
    assert capsys.readouterr().out == (
        f"次数  文件  可修正  规则\n   1     1       1  GK202 统计期限没有到年底\n{COUNT}"
    )


def test_a_draft_takes_its_place_when_it_is_whole() -> None:
    Path("o").write_text("old")
    draft = Draft("o")
    draft.write(b"new")
    assert Path("o").read_text() == "old"
    draft.keep()
    draft.drop()
    assert Path("o").read_text() == "new"
    assert files() == {"a.txt", "o"}


def test_a_draft_that_is_dropped_leaves_nothing() -> None:
    Path("o").write_text("old")
    draft = Draft("o")
    draft.write(b"new")
    draft.drop()
    assert Path("o").read_text() == "old"
    assert files() == {"a.txt", "o"}


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")
def test_a_draft_keeps_the_mode_and_goes_through_links() -> None:
    Path("real").write_text("old")
    os.chmod("real", 0o640)
    os.symlink("real", "o")
    draft = Draft("o")
    draft.write(b"new")
    draft.keep()
    assert Path("o").is_symlink()
    assert Path("real").read_text() == "new"
    assert stat.S_IMODE(os.stat("real").st_mode) == 0o640


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device")
def test_a_full_disk_is_told_and_leaves_what_was_there() -> None:
    draft = Draft("/dev/full")
    draft.write(b"x" * 10)
    with pytest.raises(OutputError):
        draft.keep()
    with pytest.raises(SourceError):
        Draft("no/such")


def test_an_interrupted_run_leaves_no_half_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    Path("o.csv").write_text("old")
    monkeypatch.setattr("gklint.commands.check.Run._take", interrupt)
    assert main(["check", "a.txt", "-f", "csv=o.csv"]) == 130
    assert Path("o.csv").read_text() == "old"
    assert files() == {"a.txt", "o.csv"}
