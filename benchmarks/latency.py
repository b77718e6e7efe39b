"""What somebody feels who types: our server beside an empty one of the same library and ruff's.

The empty one (``empty_server``) checks nothing; ruff's checks Python of the same size. All run at
once and get one keystroke each in turn, so that what else the machine does meets all alike.
"""

from __future__ import annotations

import random
import shutil
import sys
import time
from pathlib import Path

from benchmarks.editor import Editor
from benchmarks.measure import median
from benchmarks.reports import report
from gklint.project import project_by

OURS, EMPTY, RUFF = "gklint", "empty", "ruff"
SIZES = {"10 KB": 10_000, "1 MB": 1_000_000}
# What ruff's default rules find in ordinary code of a size; its server tells each with its fixes.
FINDINGS = {10_000: 53, 1_000_000: 2_390}
LENGTH = 250  # code points of one of the functions that the code is made of, about
PAUSE = 0.002  # seconds between two requests while a text is checked
WARMING = 4  # keystrokes that do not count
BURST = 200  # keystrokes
SOME, MANY = 100, 10_000  # edits


class Place:
    """Where keystrokes go: a line, a character, and what is typed."""

    def __init__(self, name: str, line: int, character: int, typed: str) -> None:
        self.name = name
        self.line = line
        self.character = character
        self.typed = typed


def commands() -> dict[str, list[str]]:
    """How each server is started; ruff's where it is installed."""
    beside = Path(sys.executable).parent
    ruff = shutil.which("ruff") or shutil.which("ruff", path=str(beside))
    found = {
        OURS: [sys.executable, "-c", "from gklint.cli import start; start()", "lsp"],
        EMPTY: [sys.executable, str(Path(__file__).with_name("empty_server.py"))],
    }
    return found | ({RUFF: [ruff, "server"]} if ruff else {})


def lsp(folder: Path, quick: bool = False) -> None:
    """Start, keystrokes, blocks of the event loop, bursts and memory of the language server."""
    env = {"GKLINT_CACHE_DIR": str(folder / "cache"), "RUFF_CACHE_DIR": str(folder / "ruff")}
    files = _files(folder)
    _starts(env, 5 if quick else 21)
    for pulls in (False, True):
        _keystrokes(files, env, pulls, 20 if quick else 100)
    _blocks(folder, env, 3 if quick else 7)
    _burst(files["10 KB"], env)
    _memory(files["10 KB"], env, MANY // 10 if quick else MANY)


def _files(folder: Path) -> dict[str, dict[str, Path]]:
    """By size and server, what it checks."""
    files: dict[str, dict[str, Path]] = {}
    for name, size in SIZES.items():
        text, code = folder / f"{size}.txt", folder / f"{size}.py"
        text.write_text(report(size), encoding="utf-8")
        code.write_text(_python(size), encoding="utf-8")
        files[name] = {OURS: text, EMPTY: text, RUFF: code}
    return files


def _python(size: int) -> str:
    """About ``size`` bytes of functions, with as many findings as ruff has in a real file of it."""
    rng = random.Random(size)
    parts = ["import json\nimport os\n"]  # one of them is used
    left, told = size, 1
    while left > 0:
        name = f"step_{len(parts):06}"
        due = min(FINDINGS[size], 1 + FINDINGS[size] * (size - left + LENGTH) // size) - told
        unused = "".join(f"    left_{number} = second\n" for number in range(due))
        part = (
            f"\n\ndef {name}(first, second):\n    total = first * {rng.randrange(99)} + second\n"
            f"    if total > {rng.randrange(999)}:\n        return json.dumps([total, first])\n"
            f"    # {name} is asked for where {rng.randrange(10**9)} is not known\n{unused}"
            f'    return "{name}", second\n'
        )
        parts.append(part)
        left, told = left - len(part), told + due
    return "".join(parts)


def _places(file: Path) -> list[Place]:
    """In the middle of a paragraph, in a table's cell, in the first line; for code alike."""
    lines = file.read_text(encoding="utf-8").split("\n")
    if file.suffix == ".py":
        at = next(n for n in range(len(lines) // 2, len(lines)) if lines[n].startswith("    #"))
        number = next(n for n in range(at, len(lines)) if "total = " in lines[n])
        column = lines[number].index("* ") + 2
        return [
            Place("prose", at, 12, "x"),
            Place("table", number, column, "1"),
            Place("first line", 0, 8, "x"),
        ]
    first = lines.index("一、总体情况") + 2
    last = lines.index("二、主动公开政府信息情况")
    at = next(n for n in range((first + last) // 2, last) if len(lines[n]) > 40)
    number = lines.index("一、本年新收政府信息公开申请数量") + 1
    return [
        Place("prose", at, len(lines[at]) // 2, "好"),
        Place("table", number, 0, "1"),
        Place("first line", 0, 2, "好"),
    ]


def _starts(env: dict[str, str], runs: int) -> None:
    took: dict[str, list[float]] = {name: [] for name in commands()}
    for number in range(runs + 1):
        for name, command in commands().items():
            editor = Editor(command, False, env)
            editor.stop()
            if number:  # the first fills caches
                took[name].append(editor.initialized)
    print(f"\nspawn → initialize answered, {runs} runs in turn")
    for name, times in took.items():
        print(
            f"  {name:<8} {_spread(times)}   {_against(times, took[EMPTY])} of the empty server's"
        )


def _keystrokes(
    files: dict[str, dict[str, Path]], env: dict[str, str], pulls: bool, pairs: int
) -> None:
    """A character typed, and taken away again, in each place."""
    way = "pulled" if pulls else "pushed"
    print(f"\nkeystroke → diagnostics of that version, {way}, {2 * pairs} in turn in each place")
    editors = {name: Editor(command, pulls, env) for name, command in commands().items()}
    ours: dict[str, list[float]] = {}
    for size, by_server in files.items():
        opened = {
            name: one.open(by_server[name], "python" if name == RUFF else "plaintext")
            for name, one in editors.items()
        }
        told = ", ".join(f"{name} {1000 * one:.1f} ms" for name, one in opened.items())
        print(f"  {size}: opened and checked in {told}")
        places = {name: _places(by_server[name]) for name in editors}
        for number, place in enumerate(places[OURS]):
            took: dict[str, list[float]] = {name: [] for name in editors}
            cpu: dict[str, float] = {}
            for turn in range(2 * pairs + WARMING):
                if turn == WARMING:
                    cpu = {name: editor.cpu() for name, editor in editors.items()}
                for name, editor in editors.items():
                    at = places[name][number]
                    sent = editor.type(at.line, at.character, "" if turn % 2 else at.typed)
                    seconds = editor.diagnosed() - sent
                    if turn >= WARMING:
                        took[name].append(seconds)
            for name, editor in editors.items():
                against = "" if name == EMPTY else f"   {_against(took[name], took[EMPTY])} empty"
                if name == OURS and RUFF in took:
                    against += f", {_against(took[name], took[RUFF])} ruff"
                if name == OURS and place.name in ours:
                    flat = median(took[name]) / median(ours[place.name])
                    against += f", {flat:.2f}× of 10 KB"
                print(
                    f"    {place.name:<10} {name:<7}{_spread(took[name])}"
                    f"  cpu {1000 * (editor.cpu() - cpu[name]) / 2 / pairs:6.2f}"
                    f" {editor.count:>5} told, {editor.bytes:>7} bytes{against}"
                )
            ours.setdefault(place.name, took[OURS])
        for editor in editors.values():
            editor.close()
    for editor in editors.values():
        editor.stop()


def _blocks(folder: Path, env: dict[str, str], runs: int) -> None:
    """The longest that an event loop takes to refuse a request while a text is checked."""
    print(
        f"\nlongest answer of the event loop while a text is checked, one asked every 2 ms, {runs}×"
    )
    for size in (1_000_000, 5_000_000):
        file = folder / f"block{size}.txt"
        file.write_text(report(size), encoding="utf-8")
        place = _places(file)[0]
        longest: dict[tuple[str, str], list[float]] = {}
        for _ in range(runs):
            for name in (OURS, EMPTY):
                editor = Editor(commands()[name], False, env)
                for when in ("opened", "edited"):
                    if when == "opened":
                        editor.send_open(file, "plaintext")
                    else:
                        editor.type(place.line, place.character, place.typed)
                    took = editor.refusals(PAUSE)
                    longest.setdefault((name, when), []).append(max(took))
                editor.stop()
        for (name, when), times in longest.items():
            print(f"  {size // 10**6} MB {when} {name:<8} {_spread(times)}")


def _burst(files: dict[str, Path], env: dict[str, str]) -> None:
    """Many keystrokes, none waited for, against one that is, and against one check of a new text."""
    print(f"\n{BURST} keystrokes at once: the last one sent → diagnostics of its version, 10 KB")
    place = _places(files[OURS])[0]
    editors = {name: Editor(commands()[name], False, env) for name in (OURS, EMPTY)}
    took: dict[str, list[float]] = {name: [] for name in editors}
    single: dict[str, list[float]] = {name: [] for name in editors}
    fresh = _fresh_lints(files[OURS])
    for editor in editors.values():
        editor.open(files[OURS], "plaintext")
    for _ in range(15):
        for name, editor in editors.items():
            sent = 0.0
            for number in range(BURST):
                sent = editor.type(place.line, place.character, "" if number % 2 else place.typed)
            took[name].append(editor.diagnosed() - sent)
            for number in range(4):
                sent = editor.type(place.line, place.character, "" if number % 2 else place.typed)
                single[name].append(editor.diagnosed() - sent)
    for name, editor in editors.items():
        ratio = median(took[name]) / median(single[name])
        against = ""
        if name == OURS:
            times = median(took[name]) / median(fresh)
            against = (
                f", {times:.2f}× of one fresh check's of the text, {1000 * median(fresh):.2f} ms"
            )
        print(f"  {name:<8} {_spread(took[name])}   {ratio:.2f}× of one keystroke's{against}")
        editor.stop()


def _fresh_lints(file: Path) -> list[float]:
    """Seconds that a text takes to be read and checked with nothing kept of it."""
    project, text = project_by(), file.read_text(encoding="utf-8")
    took = []
    for _ in range(20):
        started = time.perf_counter()
        project.lint_text(text)
        took.append(time.perf_counter() - started)
    return took


def _memory(files: dict[str, Path], env: dict[str, str], many: int) -> None:
    """Memory after some edits and after many, every one checked."""
    places = _places(files[OURS])
    print("\nmemory (RSS), 10 KB")
    for name in (OURS, EMPTY):
        editor = Editor(commands()[name], False, env)
        editor.open(files[OURS], "plaintext")
        after: dict[int, int] = {}
        for number in range(many):
            place = places[number // 2 % len(places)]
            editor.type(place.line, place.character, "" if number % 2 else place.typed)
            editor.diagnosed()
            if number + 1 in (SOME, many):
                after[number + 1] = editor.memory()
        editor.stop()
        told = ", ".join(f"{one / 1e6:.1f} MB after {count:,}" for count, one in after.items())
        print(f"  {name:<8} {told}: {after[many] / after[SOME]:.3f}×")


def _spread(times: list[float]) -> str:
    """Median, 95th percentile and the worst, in milliseconds."""
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    p50, p95, worst = (1000 * one for one in (median(ordered), late, ordered[-1]))
    return f"p50 {p50:7.2f}  p95 {p95:7.2f}  max {worst:7.2f} ms"


def _against(times: list[float], others: list[float]) -> str:
    """The median of the ratios of each pair."""
    return f"{median([one / other for one, other in zip(times, others, strict=True)]):.2f}×"
