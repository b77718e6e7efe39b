"""``--watch``: what changed is checked again, whatever changed; ^C ends it."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from gklint.cli import main

pytest.importorskip("watchfiles")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")

ROOT = Path(__file__).parent.parent
REPORT = "青河县{year}年政府信息公开工作年度报告\n统计期限自{year}年1月1日起至{year}年12月3日止。\n"
RULES = ("--select", "GK202,GK370")


class Watching:
    """A process that watches, and what it prints."""

    def __init__(self, folder: Path, *argv: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gklint", "check", "--watch", *argv],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.decode().rstrip("\n"))

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self.reader.join()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def until(self, words: str) -> list[str]:
        """The lines up to the first that holds ``words``."""
        told = []
        while True:
            told.append(self.lines.get(timeout=30))
            if words in told[-1]:
                return told

    def round(self) -> list[str]:
        """The first words of each line up to the count, without the time in the header."""
        told = [line for line in self.until("检查了 ") if line and not line.startswith("    ")]
        return [
            line.split(" ", 2)[2] if line.startswith("── ") else line.split(" ")[0] for line in told
        ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for year in (2021, 2022):
        (tmp_path / f"a{year}.txt").write_text(REPORT.format(year=year), encoding="utf-8")
    return tmp_path


@pytest.fixture
def watching(folder: Path) -> Iterator[Watching]:
    made = Watching(folder, *RULES)
    yield made
    made.end()


def test_changed_files_are_checked_again_and_new_ones_too(folder: Path, watching: Watching) -> None:
    assert watching.round() == ["a2021.txt:2:17:", "a2022.txt:2:17:", "检查了"]
    mended = REPORT.replace("12月3日", "12月31日").format(year=2021)
    (folder / "a2021.txt").write_text(mended, encoding="utf-8")
    # The next year's is held against it.
    assert watching.round() == ["a2021.txt 等 2 个文件", "a2022.txt:2:17:", "检查了"]
    (folder / "a2023.txt").write_text(REPORT.format(year=2023), encoding="utf-8")
    assert watching.round() == ["a2023.txt", "a2023.txt:2:17:", "检查了"]
    draft = folder / ".a2023.txt.new"  # as editors save
    draft.write_text("\n" + REPORT.format(year=2023), encoding="utf-8")
    draft.replace(folder / "a2023.txt")
    assert watching.round() == ["a2023.txt", "a2023.txt:3:17:", "检查了"]


def test_settings_that_change_check_everything_again(folder: Path, watching: Watching) -> None:
    watching.round()
    settings = folder / "gklint.toml"
    settings.write_text("previous = 3\n", encoding="utf-8")
    assert "设置或规则有改动" in watching.until("── ")[-1]
    watching.until("previous")
    settings.write_text('lang = "en"\n', encoding="utf-8")
    assert watching.until("2 files checked")[1].endswith("全部重新检查")


def test_rules_of_ones_own_that_change_check_everything_again(folder: Path) -> None:
    rules = folder.parent / f"{folder.name}-rules"
    rules.mkdir()
    (folder / "gklint.toml").write_text(f'rules = ["{rules}"]\n', encoding="utf-8")
    watching = Watching(folder, "--select", "XX1", "a2022.txt")
    try:
        watching.until("没有")
        (rules / "own.toml").write_text(OWN_RULE, encoding="utf-8")
        assert "设置或规则有改动" in watching.until("── ")[-1]
        assert watching.round()[:1] == ["a2022.txt:1:4:"]
    finally:
        watching.end()


OWN_RULE = """
[[rule]]
id = "XX1"
name = "made-up"
check = "pattern"
severity = "hint"
params = { match = "2022" }
title = { zh = "例", en = "example" }
why = { zh = "例", en = "example" }
message = { zh = "{found}", en = "{found}" }
[[rule.example]]
bad = "有⟦2022⟧。"
[[rule.example]]
good = "没有。"
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_without_a_word(number: int, code: int, watching: Watching) -> None:
    watching.round()
    watching.process.send_signal(number)
    assert watching.process.wait(30) == code
    assert watching.lines.empty()


@pytest.mark.parametrize(
    "argv",
    [["--fix"], ["--diff"], ["-"], ["-f", "json"], ["-f", "concise=x"], ["--output-file", "x"]],
)
def test_what_makes_no_sense_with_it_is_refused(
    argv: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--watch", *argv]) == 2
    assert (
        f"--watch: 不能与 {' '.join(argv[:2])} 同用".replace(" x 同", " 同")
        in capsys.readouterr().err
    )


def test_without_the_library_it_is_told_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert main(["check", "--watch"]) == 2
    assert capsys.readouterr().err == (
        "gklint: --watch: 这要用 watchfiles，还没有安装；请运行 pip install 'gklint[watch]' / "
        "this needs watchfiles, which is not installed; run pip install 'gklint[watch]'\n"
    )
