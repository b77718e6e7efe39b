"""A long run tells on a terminal how far it is, and leaves nothing of that there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.reports import report
from gklint.commands.progress import DELAY

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals here")
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for number in range(9):
        text = report(6000, number, faults=number % 3)
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    os.mkfifo(folder / "slow.txt")
    return folder


@contextmanager
def slowly(folder: Path) -> Iterator[None]:
    """``slow.txt`` comes when a run has lasted for longer than it does without telling."""

    def put() -> None:
        with open(folder / "slow.txt", "wb") as pipe:  # waits until somebody reads
            time.sleep(DELAY + 0.2)
            pipe.write(report(6000).encode())

    writer = threading.Thread(target=put, daemon=True)
    writer.start()
    yield
    writer.join(30)


def shown(
    folder: Path, *argv: str, redirected: str = "", env: dict[str, str] | None = None
) -> tuple[int, bytes]:
    """The exit code, and what a terminal gets that both streams go to unless redirected."""
    ours, theirs = pty.openpty()
    clean = {key: text for key, text in os.environ.items() if key != "NO_COLOR"}
    process = subprocess.Popen(
        ["sh", "-c", f'"$@" {redirected}', "sh", sys.executable, "-m", "gklint", *argv],
        cwd=folder,
        stdout=theirs,
        stderr=theirs,
        env={**clean, "PYTHONPATH": str(ROOT), "TERM": "xterm", "NO_COLOR": "1", **(env or {})},
    )
    os.close(theirs)
    told = b""
    try:
        while part := os.read(ours, 65536):
            told += part
    except OSError:  # Linux tells the end of a terminal so
        pass
    os.close(ours)
    return process.wait(), told


def screen(told: bytes) -> list[str]:
    """What stands on a terminal at last: lines, some of which were written over."""
    lines, at_start = [""], True
    for part in re.findall("\r|\n|\x1b\\[K|[^\r\n\x1b]+", told.decode()):
        if part == "\n":
            lines.append("")
        elif part == "\r":
            at_start = True
            continue
        elif part != "\x1b[K":
            assert lines[-1] == "" or at_start, "words are put behind a status"
            lines[-1] = part
        elif at_start:
            lines[-1] = ""
        at_start = part == "\x1b[K" and lines[-1] == ""
    return lines


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_it_comes_and_goes_among_the_findings(jobs: str, folder: Path) -> None:
    argv = ("check", "0.txt", "slow.txt", ".", "missing.txt", "-f", "concise", "-j", jobs)
    with slowly(folder):
        code, told = shown(folder, *argv)
    assert re.search("\r已检查 [0-9]+ 个文件，发现 [0-9]+ 处问题\x1b\\[K".encode(), told)
    with slowly(folder):
        plain = subprocess.run(
            [sys.executable, "-m", "gklint", *argv],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            check=False,
        )
    assert code == plain.returncode == 2
    assert screen(told) == plain.stdout.decode().split("\n")


def test_it_speaks_the_language_that_is_set(folder: Path) -> None:
    with slowly(folder):
        _, told = shown(folder, "check", "slow.txt", "--lang", "en", redirected=">/dev/null")
    assert re.search(b"\r[0-9]+ files looked at, [0-9]+ findings so far\x1b\\[K", told)
    assert screen(told) == [""]


@pytest.mark.parametrize(
    ("redirected", "env"),
    [("2>/dev/null", {}), ("| cat", {}), (">/dev/null", {"TERM": "dumb"})],
)
def test_it_stays_away_where_it_could_not_be_cleared(
    redirected: str, env: dict[str, str], folder: Path
) -> None:
    with slowly(folder):
        _, told = shown(folder, "check", "slow.txt", redirected=redirected, env=env)
    assert b"\x1b[K" not in told


def test_a_short_run_shows_nothing_of_it(folder: Path) -> None:
    _, told = shown(folder, "check", "0.txt", "1.txt", "2.txt")
    assert b"\x1b" not in told
