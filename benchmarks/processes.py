"""Several processes against one: time, and memory as the files grow in number."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.measure import in_turn, median, plain_environment, spread
from benchmarks.reports import report

PAIRS = 5
FILES = 2_000
FEW, MANY = 200, 20_000
POLL = 0.05  # seconds between two looks at the memory


def workers(folder: Path, quick: bool = False) -> None:
    """2,000 reports by one process and by two, in turn; peak memory of 200 and of 20,000 files."""
    write(folder / "reports", FILES)
    entry = [
        sys.executable,
        "-m",
        "gklint",
        "check",
        str(folder / "reports"),
        "--no-cache",
        "--jobs",
    ]
    cache = {"GKLINT_CACHE_DIR": str(folder / "cache")}
    commands = {"1": [*entry, "1"], "2": [*entry, "2"]}
    samples = in_turn(commands, PAIRS, env=dict.fromkeys(commands, cache))
    one, two = samples["1"], samples["2"]
    print(f"\n{FILES} reports by one process and by two, {PAIRS} pairs in turn, {_load()}")
    for name, sample in samples.items():
        print(f"  --jobs {name}   wall {spread(sample.wall)}   cpu {spread(sample.cpu)}")
    faster = sorted(a / b for a, b in zip(one.wall, two.wall, strict=True))
    dearer = sorted(b / a for a, b in zip(one.cpu, two.cpu, strict=True))
    print(
        f"  wall of one / of two {median(faster):.2f}× ({faster[0]:.2f}–{faster[-1]:.2f})"
        f"   cpu of two / of one {median(dearer):.3f}× ({dearer[0]:.3f}–{dearer[-1]:.3f})"
    )
    many = MANY // 10 if quick else MANY
    write(folder / "few", FEW)
    write(folder / "many", many)
    for jobs in (1, 2):
        held = [peaks(folder / name, jobs, cache) for name in ("few", "many")]
        told = (
            f"{a / 1024:.1f} → {b / 1024:.1f} MB {b / a:.2f}×" for a, b in zip(*held, strict=True)
        )
        print(f"  peak memory, {FEW} → {many} files, --jobs {jobs}: {'; the others '.join(told)}")


def write(folder: Path, count: int) -> None:
    """So many reports, of 5 to 15 KB however few there are: memory goes by the largest."""
    folder.mkdir()
    for number in range(count):
        text = report(5_000 + 50 * (number % FEW), number)
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def peaks(folder: Path, jobs: int, env: dict[str, str], form: str = "text") -> list[int]:
    """KB that the first process held at most, and the largest of the others, if there are any."""
    command = [
        sys.executable,
        "-m",
        "gklint",
        "check",
        str(folder),
        "--no-cache",
        "-j",
        str(jobs),
        "-f",
        form,
    ]
    held: dict[int, int] = {}
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**plain_environment(), **env},
    ) as process:
        while process.poll() is None:
            for one in (process.pid, *_children(process.pid)):
                held[one] = max(held.get(one, 0), _held(one))
            time.sleep(POLL)
    first = held.pop(process.pid)
    return [first, max(held.values())] if held else [first]


def _children(process: int) -> list[int]:
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(one) for one in text.split()]


def _held(process: int) -> int:
    """KB in memory, as the system counts them at most so far (VmHWM)."""
    try:
        text = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in text.split("\n") if line.startswith("VmHWM")), 0)


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
