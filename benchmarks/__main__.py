"""Start-up, throughput and growth of gklint, as ratios.

    python -m benchmarks startup     one 10 KB report against `python -c pass` and against ruff
    python -m benchmarks throughput  2,000 generated reports on one core, beside AutoCorrect, textlint and zhlint
    python -m benchmarks cache       2,000 generated reports looked at anew, and again unchanged
    python -m benchmarks workers [--quick]  2,000 reports by two processes; memory of 20,000
    python -m benchmarks size        one report from 5 KB to 5 MB
    python -m benchmarks rules       one report under 50 to 5,000 rules
    python -m benchmarks share       one report against the same text without its tables
    python -m benchmarks again       one report after each keystroke, against a fresh run
    python -m benchmarks tables      made-up tables in every form, and time per byte of them
    python -m benchmarks lsp [--quick]  the language server beside an empty one and ruff's
    python -m benchmarks engines     made-up reports through the kernel, DuckDB, Spark and Ray, where they are
    python -m benchmarks             all of them

A ratio is measured in one run, the two sides in turn; absolute times are this machine's.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Sample, in_turn, median, spread
from benchmarks.reports import report, without_tables, word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.engine.memo import Memo
    from gklint.project import Project

RUNS = 21
CACHE_RUNS = 3
SIZES = (5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000, 5_000_000)
SHARE_RUNS = 101
EDITS = 40
AGAIN_SIZES = (10_000, 100_000, 1_000_000)
RULE_COUNTS = (50, 500, 5_000)


def startup(folder: Path) -> None:
    """Whole-process CPU on one report: looked at with rules loaded before, known already, and first started.

    *first start*: no cache of the user's; a wheel brings what its build prepared, a checkout
    does not. The entry point is called as a console script calls it; ``python -m`` adds what
    the standard library's ``runpy`` costs.
    """
    file = folder / "report.txt"
    file.write_text(report(10_000), encoding="utf-8")
    entry = [sys.executable, "-c", "from gklint.cli import start; start()", "check", str(file)]
    commands: dict[str, list[str]] = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "gklint check, warm": [*entry, "--no-cache"],
        "gklint check, unchanged": entry,
        "gklint check, first start": [*entry, "--lang", "zh"],
        "python -m gklint, warm": [
            sys.executable,
            "-m",
            "gklint",
            "check",
            str(file),
            "--no-cache",
        ],
    }
    ruff = shutil.which("ruff") or shutil.which("ruff", path=str(Path(sys.executable).parent))
    if ruff:
        source = folder / "same_size.py"
        line = "value = compute(first, second)  # a line of Python\n"
        source.write_text(line * (10_000 // len(line)), encoding="utf-8")
        commands["ruff check"] = [ruff, "check", "--no-cache", "--isolated", str(source)]
    warm, first = folder / "warm", folder / "first"
    samples = in_turn(
        commands,
        RUNS,
        before={"gklint check, first start": lambda: shutil.rmtree(first, ignore_errors=True)},
        env={name: {"GKLINT_CACHE_DIR": str(warm)} for name in commands}
        | {"gklint check, first start": {"GKLINT_CACHE_DIR": str(first)}},
    )
    _table("start-up, one 10 KB report", samples, "python -c pass")


def _table(title: str, samples: dict[str, Sample], base: str) -> None:
    print(f"\n{title}: CPU of the whole process, {RUNS} runs in turn")
    unit = median(samples[base].cpu)
    for name, sample in samples.items():
        ratios = sorted(a / b for a, b in zip(sample.cpu, samples[base].cpu, strict=True))
        print(
            f"  {name:<26} {spread(sample.cpu):>28}   {median(sample.cpu) / unit:5.2f}×"
            f"   pairwise {median(ratios):5.2f}×"
        )


def throughput(folder: Path) -> None:
    """2,000 reports of 5 to 15 KB on one core, beside other linters of Chinese text."""
    from benchmarks import peers

    peers.throughput(folder)


def cache(folder: Path) -> None:
    """2,000 reports looked at anew and again, as processes in turn; and 60 of them named, as hooks do."""
    reports = folder / "reports"
    reports.mkdir()
    for number in range(2_000):
        text = report(5_000 + 5 * number, number)
        (reports / f"{number:04}.txt").write_text(text, encoding="utf-8")
    named = [str(reports / f"{number:04}.txt") for number in range(0, 2_000, 33)][:60]
    program = [sys.executable, "-c", "from gklint.cli import start; start()", "check"]
    rules = folder / "rules"
    forms = ("text", "concise", "jsonl")
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "cold": [*program, str(reports)],
        **{f"warm, {form}": [*program, str(reports), "-f", form] for form in forms},
        "60 named, warm": [*program, *named],
        "1 named, --no-cache": [*program, named[30], "--no-cache"],
        "1 named, warm": [*program, named[30]],
    }
    env = {name: {"GKLINT_CACHE_DIR": str(folder / "warm")} for name in commands}
    env["cold"] = {"GKLINT_CACHE_DIR": str(rules)}

    def forget() -> None:
        shutil.rmtree(rules / "results", ignore_errors=True)

    samples = in_turn(commands, CACHE_RUNS, before={"cold": forget}, env=env)
    print(f"\nresults of earlier runs, 2,000 reports, {CACHE_RUNS} runs in turn: CPU, wall")
    for name, sample in samples.items():
        print(f"  {name:<20} {spread(sample.cpu):>32} {spread(sample.wall):>32}")
    for form in forms:
        pairs = zip(samples["cold"].cpu, samples[f"warm, {form}"].cpu, strict=True)
        print(
            f"  cold / warm, {form}: {median([one / other for one, other in pairs]):.1f}× (CPU, median of the pairs)"
        )
    sizes = [path.stat().st_size for path in (folder / "warm" / "results").rglob("*.bin")]
    print(f"  kept: {len(sizes)} results of {sum(sizes) / len(sizes) / 1000:.1f} KB")


def workers(folder: Path, quick: bool = False) -> None:
    """What a second process saves, and what any number of files costs in memory."""
    from benchmarks import processes

    processes.workers(folder, quick)


def size(folder: Path) -> None:
    """Time per byte as one report grows; in one process, so that start-up does not hide it."""
    from gklint.project import project_by

    project = project_by()
    project.lint_text(report(10_000))
    print("\ngrowth with the size of one report, best of 3, in one process")
    base = 0.0
    for wanted in SIZES:
        text = report(wanted)
        bytes_ = len(text.encode())
        best = min(_timed(project, text) for _ in range(3))
        per_byte = best / bytes_ * 1e9
        if wanted == 10_000:
            base = per_byte
        against = f"   {per_byte / base:.2f}× of 10 KB" if base else ""
        print(
            f"  {bytes_ / 1000:>8.0f} KB {best * 1000:>10.1f} ms   {per_byte:7.1f} ns/byte{against}"
        )


def rules(folder: Path) -> None:
    """The same report under more and more rules that find nothing in it."""
    from gklint.config import Settings
    from gklint.project import project_by

    text = report(10_000)
    print("\ngrowth with rules that do not fire, 10 KB, best of 5, in one process")
    base = 0.0
    for count in RULE_COUNTS:
        own = folder / f"rules{count}"
        own.mkdir()
        (own / "own.toml").write_text("\n".join(_rule(n) for n in range(count)), encoding="utf-8")
        project = project_by(Settings(select=("XX",), rules=(str(own),)))
        project.lint_text(text)
        best = min(_timed(project, text) for _ in range(5))
        base = base or best
        print(
            f"  {count:>6} rules {best * 1000:>8.2f} ms   {best / base:5.2f}× of {RULE_COUNTS[0]}"
        )


def share(folder: Path) -> None:
    """One report with its three tables and without them, in turn, in one process, warm."""
    from gklint.project import project_by

    project = project_by()
    whole = report(10_000)
    bare = without_tables(whole)
    for _ in range(5):
        _timed(project, whole)
        _timed(project, bare)
    pairs = [(_timed(project, whole), _timed(project, bare)) for _ in range(SHARE_RUNS)]
    with_tables, without = ([pair[side] for pair in pairs] for side in (0, 1))
    print(
        f"\none report with its tables and without them, {SHARE_RUNS} runs in turn, in one process"
    )
    print(f"  with    {len(whole.encode()):>7} bytes {spread(with_tables):>24}")
    print(f"  without {len(bare.encode()):>7} bytes {spread(without):>24}")
    print(f"  {median([one / other for one, other in pairs]):.2f}× (median of the pairs)")


def again(folder: Path) -> None:
    """Reading and linting after one keystroke, with what the last run left and without."""
    from gklint.engine.memo import Memo
    from gklint.project import project_by

    project = project_by()
    print(f"\nafter one keystroke, median of {EDITS} in the prose and {EDITS} in the tables")
    for wanted in AGAIN_SIZES:
        text = report(wanted)
        for place, at in (("prose", text.index("。", len(text) // 3)), ("table", _number_in(text))):
            memo = Memo()
            project.lint_text(text, memo=memo)
            times: list[tuple[float, float]] = []
            fresh: list[tuple[float, float]] = []
            for number in range(EDITS):
                edited = (
                    text[:at] + ("1" if place == "table" else "好") * (1 + number % 2) + text[at:]
                )
                times.append(_apart(project, edited, memo))
                if number % 4 == 0:
                    fresh.append(_apart(project, edited, None))
            (read, lint), (read_all, lint_all) = (
                [median([pair[side] for pair in pairs]) * 1000 for side in (0, 1)]
                for pairs in (times, fresh)
            )
            print(
                f"  {len(text.encode()) / 1000:>6.0f} KB {place}  read {read:6.2f} + lint {lint:6.2f}"
                f" = {read + lint:6.2f} ms   fresh {read_all:6.1f} + {lint_all:6.1f} ms"
                f"   {(read + lint) / (read_all + lint_all):5.3f}×"
            )


def _number_in(text: str) -> int:
    """Where the first number of the second table begins."""
    return text.index("一、本年新收政府信息公开申请数量\n") + len(
        "一、本年新收政府信息公开申请数量\n"
    )


def _apart(project: Project, text: str, memo: Memo | None) -> tuple[float, float]:
    """Seconds of reading and of linting."""
    start = time.perf_counter()
    document = project.read_text(text, memo=memo)
    between = time.perf_counter()
    project.lint_document(document, memo)
    return between - start, time.perf_counter() - between


def tables(folder: Path) -> None:
    """What is read of tables in every form, and what of a wrong number is told."""
    from benchmarks.tables import table

    table()


def lsp(folder: Path, quick: bool = False) -> None:
    """What somebody feels who types, beside an empty server and ruff's."""
    from benchmarks import latency

    latency.lsp(folder, quick)


def engines(folder: Path) -> None:
    """Texts a second of each engine that is installed."""
    from benchmarks import engines

    engines.run_all(folder)


def _rule(number: int) -> str:
    return f"""
[[rule]]
id = "XX{number:05}"
name = "made-up-{number}"
check = "pattern"
severity = "hint"
params = {{ match = "{word(number)}[0-9]{{1,3}}" }}
title = {{ zh = "例", en = "example" }}
why = {{ zh = "例", en = "example" }}
message = {{ zh = "{{found}}", en = "{{found}}" }}
[[rule.example]]
bad = "有⟦{word(number)}7⟧。"
[[rule.example]]
good = "没有。"
"""


def _timed(project: object, text: str) -> float:
    start = time.perf_counter()
    project.lint_text(text)  # type: ignore[attr-defined]
    return time.perf_counter() - start


def main(names: list[str]) -> int:
    commands = (
        *(startup, throughput, workers, cache, size, rules),
        *(share, again, tables, lsp, engines),
    )
    known = {one.__name__: one for one in commands}
    quick = "--quick" in names
    names = [name for name in names if name != "--quick"]
    if any(name not in known for name in names):
        print(__doc__)
        return 0 if names == ["--help"] else 2
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    for name in names or known:
        with tempfile.TemporaryDirectory() as folder:
            if name in ("lsp", "workers") and quick:
                known[name](Path(folder), quick=True)
            else:
                known[name](Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
