"""The command line as a process of its own: streams, pipes, terminals, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gklint.commands.console import COLUMNS, Console

REPORT = """\
青河县2018年政府信息公开工作年度报告
本报告所列数据的统计期限自2018年1月1日起至2018年12月3日止。
一、总体情况
"""
MENDED = REPORT.replace("12月3日", "12月31日")
GKLINT = [sys.executable, "-m", "gklint"]
WINDOW = ["--select", "GK202"]


def run(*argv: str, cwd: Path, **more: Any) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), **more.pop("env", {})}
    return subprocess.run(
        [*GKLINT, *argv], cwd=cwd, capture_output=True, env=env, check=False, **more
    )


@pytest.mark.parametrize(("text", "code"), [(MENDED, 0), (REPORT, 1), ("\x00", 2)])
def test_exit_codes(text: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert run("check", "a.txt", *WINDOW, cwd=tmp_path).returncode == code


def test_standard_input_is_checked_under_its_name(tmp_path: Path) -> None:
    argv = ["check", "-", "--stdin-filename", "x/报告.md", "--output-format", "json", *WINDOW]
    done = run(*argv, cwd=tmp_path, input=REPORT.encode("gb18030"))
    assert done.returncode == 1
    assert json.loads(done.stdout)["files"][0]["path"] == "x/报告.md"


def test_fixing_standard_input_gives_the_same_bytes_but_for_the_fix(tmp_path: Path) -> None:
    before = REPORT.replace("\n", "\r\n").encode("gb18030")
    done = run("fix", "-", "--unsafe-fixes", *WINDOW, cwd=tmp_path, input=before)
    assert done.stdout == MENDED.replace("\n", "\r\n").encode("gb18030")
    assert "修正了 1 处" in done.stderr.decode()
    other = run("fix", "-", *WINDOW, cwd=tmp_path, input=b"\xff\xfe\x41\x00")
    assert other.stdout == b"\xff\xfe\x41\x00", "what is no report goes through unchanged"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk"])
def test_output_that_is_not_utf_8_works(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT.replace("青河县", "青𠮷é县"), encoding="utf-8")
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    assert b"GK202" in run("check", "a.txt", *WINDOW, cwd=tmp_path, env=env).stdout
    done = run("check", "a.txt", "--output-format", "json", "--year", "2018", cwd=tmp_path, env=env)
    assert json.loads(done.stdout)["files"][0]["path"] == "a.txt"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise on Windows")
def test_a_reader_that_stops_reading_ends_it_quietly(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(REPORT, encoding="utf-8")
    with subprocess.Popen(
        [*GKLINT, "check", ".", *WINDOW],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals here")
@pytest.mark.parametrize(("env", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_on_a_terminal(env: dict[str, str], coloured: bool, tmp_path: Path) -> None:
    import pty

    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    ours, theirs = pty.openpty()
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")}
    with subprocess.Popen(
        [*GKLINT, "check", "a.txt", *WINDOW],
        cwd=tmp_path,
        stdout=theirs,
        env={**clean, "PYTHONPATH": str(Path(__file__).parent.parent), **env},
    ) as process:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 4096):
                shown += part
        except OSError:  # Linux tells the end of a terminal so
            pass
        assert process.wait() == 1
    os.close(ours)
    assert "统计期限" in shown.decode()
    assert (b"\x1b[31merror\x1b[0m" in shown) is coloured


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals here")
def test_a_terminal_that_does_not_know_its_width_is_of_the_usual_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import pty

    ours, theirs = pty.openpty()  # which has 0 columns until somebody sets them
    with open(theirs, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stdout", terminal)
        assert Console().columns == COLUMNS
    os.close(ours)


HOSTILE = "a\x1b[31m\n\u202e.txt"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names and streams")


@posix
@pytest.mark.parametrize("data", [b"\x00" * 8, b"words", None])
def test_what_is_told_of_a_file_shows_the_controls_in_its_name(
    data: bytes | None, tmp_path: Path
) -> None:
    if data is not None:
        (tmp_path / HOSTILE).write_bytes(data)
    told = run("check", HOSTILE, cwd=tmp_path).stderr.decode()
    assert "a␛[31m␊\ufffd.txt: " in told
    assert told.count("\n") == 1


@posix
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", ">&- 2>&- <&-"])
def test_a_closed_stream_is_no_bug(closed: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    argv = ["sh", "-c", f'exec "$@" {closed}', "sh", *GKLINT, "check", "a.txt", *WINDOW]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run(argv, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    done = subprocess.run([*argv, "-"], cwd=tmp_path, env=env, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
def test_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*GKLINT, "check", "a.txt", *WINDOW],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert "无法写到标准输出" in done.stderr.decode()


@posix
def test_a_current_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    argv = ["sh", "-c", 'rmdir "$PWD"; exec "$@"', "sh", *GKLINT, "check", "../a.txt"]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run(argv, cwd=gone, env=env, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("gklint: 当前文件夹已不存在")
