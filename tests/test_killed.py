"""Runs that are killed at any moment: no file is lost or half-written, no result is wrong.

``GKLINT_KILLS`` sets how often; the suite keeps to a few.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.reports import report

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")

ROOT = Path(__file__).parent.parent
KILLS = int(os.environ.get("GKLINT_KILLS", "20")) // 2  # of each sort
FILES = 12
KINDS = (("utf-8", b""), ("gb18030", b""), ("utf-16-le", b"\xff\xfe"), ("utf-8", b"\xef\xbb\xbf"))
MODES = (0o644, 0o600, 0o664, 0o755)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Reports in several encodings and modes, each with something to mend."""
    folder = tmp_path / "reports"
    for number in range(FILES):
        year = 2020 + number % 3
        path = folder / str(year) / f"{number // 3}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        encoding, mark = KINDS[number % len(KINDS)]
        text = report(6000, number // 3, year, faults=4).replace("\n", ("\n", "\r\n")[number % 2])
        path.write_bytes(mark + text.encode(encoding))
        path.chmod(MODES[number // 3 % len(MODES)])
        os.utime(path, (1_600_000_000, 1_600_000_000))
    return folder


def started(folder: Path, *argv: str) -> subprocess.Popen[bytes]:
    cache = folder.parent / "cache"
    env = {**os.environ, "PYTHONPATH": str(ROOT), "GKLINT_CACHE_DIR": str(cache)}
    return subprocess.Popen(
        [sys.executable, "-m", "gklint", *argv],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=env,
    )


def said(folder: Path, *argv: str) -> tuple[bytes, bytes, int]:
    with started(folder, *argv) as process:
        return *process.communicate(), process.returncode


def seconds(folder: Path, *argv: str) -> float:
    """How long a run takes, roughly."""
    start = time.perf_counter()
    said(folder, *argv)
    return time.perf_counter() - start


def killed(folder: Path, after: float, number: int, *argv: str) -> int:
    """The code of a run that was sent a signal after some seconds."""
    with started(folder, *argv) as process:
        time.sleep(after)
        process.send_signal(number)
        process.communicate(timeout=60)
    return process.returncode


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def drafts(folder: Path) -> list[Path]:
    return [path for path in folder.rglob(".*") if path.is_file()]


FIX = ("fix", ".", "--unsafe-fixes", "--no-previous")


def test_a_mending_that_is_killed_leaves_every_file_old_or_new(folder: Path) -> None:
    old = contents(folder)
    modes = {name: (folder / name).stat().st_mode for name in old}
    mended = folder.parent / "mended"
    shutil.copytree(folder, mended)
    whole = seconds(mended, *FIX)
    new = contents(mended)
    assert all(old[name] != new[name] for name in old)
    begun = 0
    rng = random.Random(1)
    for _ in range(KILLS):
        for path in drafts(folder):
            path.unlink()
        for name, data in old.items():
            (folder / name).write_bytes(data)
        number = rng.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGINT, signal.SIGTERM))
        # What comes before the first file takes most of such a run.
        killed(folder, whole * rng.uniform(0.3, 1.0), number, *FIX)
        left = contents(folder)
        for path in drafts(folder):
            assert number != signal.SIGINT, "Ctrl-C leaves no draft"
            assert path.name.endswith(".gklint")
            left.pop(str(path.relative_to(folder)))
        assert left.keys() == old.keys()
        for name, data in left.items():
            assert data in (old[name], new[name]), name
            status = (folder / name).stat()
            assert stat.S_IMODE(status.st_mode) == stat.S_IMODE(modes[name])
        begun += any(left[name] == new[name] for name in left)
        said(folder, *FIX)
        assert contents(folder) == new, "and no draft is left"
    assert begun or KILLS < 5, "no run was killed in the middle"


CHECK = ("check", ".", "-f", "jsonl")


def test_a_check_that_is_killed_leaves_no_wrong_result(folder: Path) -> None:
    fresh = said(folder, *CHECK, "--no-cache")
    whole = seconds(folder, *CHECK)
    rng = random.Random(2)
    for _ in range(KILLS):
        if rng.random() < 0.7:
            shutil.rmtree(folder.parent / "cache" / "results", ignore_errors=True)
        killed(folder, whole * rng.uniform(0.3, 1.0), signal.SIGKILL, *CHECK)
        if rng.random() < 0.5:
            path = folder / "2021" / f"{rng.randrange(FILES // 3)}.txt"
            path.write_bytes(path.read_bytes() + "\n附言。\n".encode("gb18030"))
            fresh = said(folder, *CHECK, "--no-cache")
        assert said(folder, *CHECK) == fresh
        assert said(folder, *CHECK) == fresh


def test_two_runs_at_once_over_one_cache_are_as_one(folder: Path) -> None:
    fresh = said(folder, *CHECK, "--no-cache")
    for _ in range(2):
        shutil.rmtree(folder.parent / "cache", ignore_errors=True)
        running = [started(folder, *CHECK) for _ in range(3)]
        for process in running:
            with process:
                assert (*process.communicate(), process.returncode) == fresh
        assert said(folder, *CHECK) == fresh


def test_two_mendings_at_once_mend_or_tell(folder: Path) -> None:
    mended = folder.parent / "mended"
    shutil.copytree(folder, mended)
    said(mended, *FIX)
    new = contents(mended)
    running = [started(folder, *FIX) for _ in range(3)]
    for process in running:
        with process:
            process.communicate()
    assert contents(folder) == new
