"""gklint beside linters of Chinese text, one core, the same files, in turn.

``install`` puts the peers into ``~/.cache/gklint-peers`` with npm; where that is not to be had, a
peer is left out and said to be. AutoCorrect is native code; textlint gets a dictionary of as many
patterns as gklint has rules, none of which stands in the reports: it has nothing to print.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.measure import median, plain_environment
from benchmarks.reports import report, word

HOME = Path.home() / ".cache" / "gklint-peers"
PACKAGES = ("autocorrect-node@2.14.0", "textlint@15.8.0", "textlint-rule-prh@6.1.0", "zhlint@0.8.2")
REPORTS = 2_000
PAIRS = 3
SUBSET = 10  # every tenth file for peers that are slow
BARS = {"autocorrect": 2, "textlint": 15, "zhlint": 15}  # times the peer's throughput


class Job:
    """A command over some files, and what its counted runs took."""

    def __init__(self, command: list[str], folder: Path, cache: Path) -> None:
        self.command = command
        self.folder = folder  # where it is run: zhlint knows no other files
        self.environment = plain_environment() | {"GKLINT_CACHE_DIR": str(cache)}
        self.bytes = sum(one.stat().st_size for one in folder.glob("*.txt"))
        self.wall: list[float] = []
        self.cpu: list[float] = []
        self.peak = 0.0  # MB

    def run(self) -> None:
        start = time.perf_counter()
        process = subprocess.Popen(
            self.command,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        self.wall.append(time.perf_counter() - start)
        self.cpu.append(usage.ru_utime + usage.ru_stime)
        self.peak = max(self.peak, usage.ru_maxrss / 1000)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            raise SystemExit(f"{' '.join(self.command)}: exit code {process.returncode}")

    def row(self) -> str:
        wall, cpu = median(self.wall), median(self.cpu)
        return (
            f"{self.bytes / 1e6:6.1f} MB  wall {wall:6.2f} s  cpu {cpu:6.2f} s"
            f"  {self.bytes / cpu / 1e6:6.2f} MB/s  peak {self.peak:4.0f} MB"
        )


def write_reports(folder: Path) -> None:
    """2,000 reports of 5 to 15 KB."""
    folder.mkdir()
    for number in range(REPORTS):
        text = report(5_000 + 5 * number, number)
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")


def install() -> str:
    """Have the peers ready; what keeps them from being so, or empty."""
    if (HOME / "installed").exists() and (HOME / "installed").read_text() == " ".join(PACKAGES):
        return ""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return "no npm and node here"
    HOME.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [npm, "install", "--no-audit", "--no-fund", "--prefix", str(HOME), *PACKAGES],
        cwd=HOME,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return f"npm install failed: {done.stderr.strip()[-300:]}"
    (HOME / "installed").write_text(" ".join(PACKAGES))
    return ""


def throughput(folder: Path) -> None:
    """2,000 generated reports, all built-in rules, one core: gklint and each peer in turn."""
    reports, some = folder / "reports", folder / "some"
    write_reports(reports)
    some.mkdir()
    for file in sorted(reports.glob("*.txt"))[::SUBSET]:
        shutil.copy(file, some)
    missing = install()
    core = _pin()
    try:
        print(f"\nthroughput, one core, {PAIRS} runs in turn; MB/s are of CPU time")
        if missing:
            alone = _gklint(reports, folder)
            for _ in range(PAIRS):
                alone.run()
            print(f"  {'gklint':<12} {alone.row()}\n  no peers: {missing}")
            return
        commands = {
            "autocorrect": (reports, ["--lint", "--quiet", "--threads", "1", "."]),
            "textlint": (
                some,
                ["--config", _prh(folder), "--rules-base-directory", _modules(), "."],
            ),
            "zhlint": (some, ["*.txt"]),
        }
        for name, (files, options) in commands.items():
            _beside(
                name,
                Job([str(HOME / "node_modules" / ".bin" / name), *options], files, folder),
                folder,
            )
    finally:
        if core:
            os.sched_setaffinity(0, core)


def _beside(name: str, peer: Job, folder: Path) -> None:
    ours = _gklint(peer.folder, folder)
    for _ in range(PAIRS):
        ours.run()
        peer.run()
    print(f"  {'gklint':<12} {ours.row()}\n  {name:<12} {peer.row()}")
    wall, cpu = (
        median([other / own for own, other in zip(mine, its, strict=True)])
        for mine, its in ((ours.wall, peer.wall), (ours.cpu, peer.cpu))
    )
    print(
        f"  {'':<12} {cpu:.2f}× {name}'s throughput by CPU, {wall:.2f}× by wall; bar {BARS[name]}×"
    )


def _gklint(files: Path, folder: Path) -> Job:
    program = [sys.executable, "-m", "gklint", "check", ".", "--no-cache", "--jobs", "1"]
    job = Job(program, files, folder / "cache")
    job.environment["PYTHONPATH"] = str(Path(__file__).parents[1])
    return job


def _pin() -> set[int]:
    """Keep this process and its children on one core; the cores that it had, where it can."""
    if not hasattr(os, "sched_setaffinity"):
        return set()
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    return cores


def _modules() -> str:
    return str(HOME / "node_modules")


def _prh(folder: Path) -> str:
    """The settings of textlint: a dictionary of words and patterns, one for each rule."""
    from gklint.project import project_by

    entries = ["version: 1", "rules:"]
    for number in range(len(project_by().rulebook.rules)):
        pattern = f"/{word(number)}[0-9]{{1,3}}/" if number % 5 < 2 else word(number)
        entries += ["  - expected: 例", f"    pattern: {pattern}"]
    (folder / "prh.yml").write_text("\n".join(entries) + "\n", encoding="utf-8")
    settings = folder / ".textlintrc.json"
    settings.write_text(f'{{"rules": {{"prh": {{"rulePaths": ["{folder}/prh.yml"]}}}}}}')
    return str(settings)
