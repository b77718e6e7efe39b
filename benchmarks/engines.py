"""Texts a second of the kernel and of the engines around it; those not installed are left out."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from benchmarks.reports import PLACES, report

TEXTS = 2_000
SIZE = 14_000  # bytes of UTF-8: about 5,500 characters
FILES = 8
COMMANDS = {  # by the package each needs
    "kernel, 1 process": ("pyarrow", "from benchmarks.engines import alone; alone({source!r})"),
    "DuckDB, 2 processes": ("duckdb", ["-m", "gklint.integrations.duckdb"]),
    "Spark, local[2]": ("pyspark", ["-m", "gklint.integrations.spark"]),
    "Ray Data, 2 CPUs": ("ray", ["-m", "gklint.integrations.ray"]),
}


def run_all(folder: Path) -> None:
    """Each engine once, from Parquet to Parquet, start and end included; then the kernel again."""
    if find_spec("pyarrow") is None:
        print("\nengines: pyarrow is not installed")
        return
    source = folder / "texts"
    characters = _put(source)
    print(f"\n{TEXTS} reports of {characters / TEXTS:.0f} characters, Parquet to Parquet")
    for at, (name, (package, how)) in enumerate([*COMMANDS.items(), next(iter(COMMANDS.items()))]):
        if find_spec(package) is None:
            print(f"  {name:<22} not installed")
            continue
        if isinstance(how, str):
            command = [sys.executable, "-c", how.format(source=str(source))]
        else:
            command = [sys.executable, *how, str(source), str(folder / f"out{at}")]
        wall, cpu, peak = _timed(command)
        print(
            f"  {name:<22} {wall:6.1f} s   CPU {cpu:6.1f} s   {TEXTS / wall:6.1f} texts/s"
            f"   {TEXTS / cpu:6.1f} texts/s of CPU   {peak / 1000:6.0f} MB"
        )


def alone(source: str) -> None:
    """The kernel in one process, its findings and facts let go."""
    import pyarrow.dataset

    from gklint.integrations.kernel import FULL, read_batches

    for _ in read_batches(pyarrow.dataset.dataset(source).to_batches(batch_size=FULL)):
        pass


def _put(folder: Path) -> int:
    """Made-up reports of some organs over some years, in a few files; how many characters."""
    import pyarrow as pa
    import pyarrow.parquet as parquet

    folder.mkdir()
    characters = 0
    for file in range(FILES):
        ids = range(file, TEXTS, FILES)
        texts = [report(SIZE, at // len(PLACES), 2019 + at % 6) for at in ids]
        characters += sum(map(len, texts))
        organs = [f"某县第{at // 6}局" for at in ids]
        table = pa.table({"id": [str(at) for at in ids], "text": texts, "organ": organs})
        parquet.write_table(table, folder / f"{file}.parquet", compression="zstd")
    return characters


def _timed(command: list[str]) -> tuple[float, float, int]:
    """Wall and CPU seconds of a command with all its processes; the most memory of one, in KB."""
    root = str(Path(__file__).parent.parent)
    env = {
        **os.environ,
        "PYTHONPATH": root,
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false pyspark-shell",
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
    adopt_orphans()
    start = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    wall, cpu, peak = 0.0, 0.0, 0
    while True:  # an engine's own processes end after the one that started it
        try:
            pid, status, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return wall, cpu, peak
        if pid == process.pid:
            wall = time.perf_counter() - start
            if status:
                print(f"  failed: {command}")
        cpu += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss)


def adopt_orphans() -> None:
    """Let processes whose parent ends be ours, so that their CPU is told to us (Linux alone)."""
    import ctypes

    set_child_subreaper = 36  # linux/prctl.h
    ctypes.CDLL(None).prctl(set_child_subreaper, 1)
