"""Several processes look at files as one does; whatever ends one of them costs little."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import gklint.render.forms as forms
from benchmarks.reports import report
from gklint.commands import jobs as dealing
from gklint.commands import workers
from gklint.commands.jobs import look_at
from gklint.commands.look import Looker
from gklint.commands.looked import Looked, Way
from gklint.errors import GklintError
from gklint.files import Found
from gklint.finding import HINT

ROOT = Path(__file__).parent.parent
GKLINT = [sys.executable, "-m", "gklint"]
YEARS = (2021, 2022, 2023)
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of units over the years, with all that may lie among them."""
    folder = tmp_path_factory.mktemp("reports")
    for unit in range(6):
        for year in YEARS:
            text = report(6000, unit, year)
            (folder / f"unit{unit}_{year}.md").write_text(text, encoding="utf-8")
    (folder / "broken.txt").write_bytes(b"\xff\xff\xff")
    (folder / "unit7_2020.txt").write_bytes(b"PK\x03\x04")
    (folder / "notes.txt").write_text("一些笔记。\n", encoding="utf-8")
    if sys.platform != "win32":
        (folder / "gone.txt").symlink_to("nowhere.txt")
        (folder / "locked").mkdir(mode=0)
    return folder


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def run(*argv: str, cwd: Path, **more: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*GKLINT, *argv], cwd=cwd, capture_output=True, env=environment(), check=False, **more
    )


def told(done: subprocess.CompletedProcess[bytes]) -> tuple[int, bytes, bytes]:
    return done.returncode, done.stdout, done.stderr


def way(**changes: Any) -> Way:
    given: dict[str, Any] = {
        "given": {}, "year_given": False, "least": HINT, "applied": "", "diff": False,
        "stdin_name": "", "previous": "", "fingerprints": True, "colour": False,
    }  # fmt: skip
    return Way(**{**given, **changes})


def found_in(folder: Path) -> list[Found]:
    return [Found(str(path), False, str(folder)) for path in sorted(folder.glob("*.*"))]


@pytest.mark.parametrize("form", sorted({*forms.names()}))
def test_every_form_is_the_same_to_the_byte(form: str, reports: Path) -> None:
    argv = ["check", ".", "gone.txt", f"-f{form}", "--checklist"]
    once = run(*argv, "-j1", cwd=reports)
    assert told(run(*argv, "-j", "3", cwd=reports)) == told(once)
    assert once.returncode == 2


@pytest.mark.parametrize(
    "argv", [("--diff",), ("--statistics", "--lang", "en"), ("--diff", "--unsafe-fixes")]
)
def test_what_else_is_told_is_the_same_too(argv: tuple[str, ...], reports: Path) -> None:
    once = run("check", ".", *argv, "--jobs", "1", cwd=reports)
    assert told(run("check", ".", *argv, "--jobs=2", cwd=reports)) == told(once)


def test_files_are_mended_alike(reports: Path, tmp_path: Path) -> None:
    made = []
    for jobs in ("1", "3"):
        folder = tmp_path / jobs
        folder.mkdir()
        for path in reports.glob("*.md"):
            (folder / path.name).write_bytes(path.read_bytes())
        done = run("fix", ".", "--unsafe-fixes", "-j", jobs, cwd=folder)
        made.append((told(done), {path.name: path.read_bytes() for path in folder.iterdir()}))
    assert made[0] == made[1]
    assert made[0][1] != {path.name: path.read_bytes() for path in reports.glob("*.md")}


def test_one_process_mends_unless_more_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dealing, "_cores", lambda: 4)
    monkeypatch.setattr(dealing, "_by_processes", lambda *_: iter(()))
    found = [Found(f"{number}.none", False, "") for number in range(dealing.FILES)]
    counts = [
        len(list(look_at(Looker(way(**changes)), iter(found), None)))
        for changes in ({"applied": "safe"}, {"applied": "safe", "diff": True}, {})
    ]
    assert counts == [dealing.FILES, 0, 0]


@pytest.mark.parametrize(
    ("jobs", "why"), [("0", "1"), ("x", "999"), ("-1", "--jobs"), ("1000", "999")]
)
def test_a_number_of_processes_is_a_number(jobs: str, why: str, tmp_path: Path) -> None:
    done = run("check", f"--jobs={jobs}", cwd=tmp_path)
    assert done.returncode == 2
    assert why in done.stderr.decode()


@linux
def test_processes_that_are_not_forked_tell_the_same(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = found_in(reports)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setattr(workers, "_may_fork", lambda: False)
    assert list(look_at(Looker(way()), iter(found), 2)) == [*map(Looker(way()).look, found)]


def test_what_is_wrong_with_operands_is_told_in_its_place(reports: Path) -> None:
    one, other = found_in(reports)[3:5]
    error = GklintError("没有", "none", "x")
    looker = Looker(way())
    looked = list(look_at(looker, iter([one, error, other, error]), 2))
    assert [(it.name, len(it.troubles)) for it in looked] == [
        (one.path, 0),
        ("x", 1),
        (other.path, 0),
        ("x", 1),
    ]


def alone(claim: Callable[[list[Found]], None], reports: Path) -> None:
    """Hold a claim in a process of its own: this one has threads, and is not forked."""
    code = (
        f"from tests import test_jobs as t; from pathlib import Path; "
        f"t.{claim.__name__}(t.found_in(Path({str(reports)!r})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


class Killing(Looker):
    """At files of certain names, the process that looks is no more."""

    def look(self, found: Found) -> Looked:
        if "2022" in found.path:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().look(found)


def a_killed_process_costs_one_file(found: list[Found]) -> None:
    looker = Looker(way())
    found = [one for one in found if one.path.endswith(".md")]
    for one, looked in zip(found, look_at(Killing(way()), iter(found), 2), strict=True):
        if "2022" in one.path:
            assert looked.outcome is None
            assert [trouble.where for trouble in looked.troubles] == [one.path]
            assert "信号 9" in looked.troubles[0].zh
            assert "signal 9" in looked.troubles[0].en
        else:
            assert looked == looker.look(one)


def what_no_process_can_be_started_for_is_done_here(found: list[Found]) -> None:
    def fail() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    os.fork = fail
    assert list(look_at(Looker(way()), iter(found), 3)) == [*map(Looker(way()).look, found)]


def what_was_meant_for_a_process_that_is_not_there_is_done_by_others(found: list[Found]) -> None:
    fork, forks = os.fork, iter([True])

    def once() -> int:
        if next(forks, False):
            return fork()
        raise BlockingIOError(11, "Resource temporarily unavailable")

    os.fork = once
    # Where files are mended, each process keeps to its own; these fixes are never safe.
    mending = way(applied="safe", given={"select": ("GK202",)})
    looked = list(look_at(Looker(mending), iter(found), 4))
    assert [one.name for one in looked] == [one.path for one in found]


def only_so_many_files_are_found_before_they_are_told(found: list[Found]) -> None:
    asked = 0

    def endless() -> Iterator[Found]:
        nonlocal asked
        while True:
            asked += 1
            yield found[asked % len(found)]

    looking = look_at(Looker(way()), endless(), 2)
    for _ in range(5):
        next(looking)
    time.sleep(0.3)
    next(looking)
    assert asked <= 2 * workers.WINDOW + 10
    looking.close()


def what_waits_is_bounded_by_its_size(found: list[Found]) -> None:
    workers.KEPT = 1
    looker = Looker(way())
    assert list(look_at(looker, iter(found * 2), 3)) == [*map(looker.look, found * 2)]


@linux
@pytest.mark.parametrize(
    "claim",
    [
        a_killed_process_costs_one_file,
        what_no_process_can_be_started_for_is_done_here,
        what_was_meant_for_a_process_that_is_not_there_is_done_by_others,
        only_so_many_files_are_found_before_they_are_told,
        what_waits_is_bounded_by_its_size,
    ],
)
def test_of_forked_processes(claim: Callable[[list[Found]], None], reports: Path) -> None:
    alone(claim, reports)


def started(folder: Path, *argv: str, **more: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*GKLINT, *argv], cwd=folder, env=environment(), start_new_session=True, **more
    )


def processes_of(session: int) -> list[int]:
    """The living processes of a session, by /proc."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except (OSError, IndexError):
            continue
        if entry.name.isdecimal() and int(fields[3]) == session and fields[0] not in "ZX":
            found.append(int(entry.name))
    return found


def wait_until(holds: Any, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.005)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder that takes some seconds."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(report(9000, number % 9), encoding="utf-8")
    return folder


@linux
@pytest.mark.parametrize("verb", ["check", "fix"])
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_signal_ends_everything_and_leaves_nothing_half_done(
    verb: str, number: int, code: int, jobs: str, many: Path
) -> None:
    before = {path.name: path.read_bytes() for path in many.iterdir()}
    argv = [verb, ".", "-j", jobs, "-f", "jsonl", "-f", "sarif=../out.sarif"]
    with started(many, *argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        if number == signal.SIGTERM:
            process.send_signal(number)
        else:
            os.killpg(process.pid, number)  # as a terminal does
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (code, b"")
    wait_until(lambda: processes_of(process.pid) == [])
    assert sorted(os.listdir(many.parent)) == ["many"], "no result that is not whole"
    assert {path.name for path in many.iterdir()} == set(before), "no draft is left"
    mended = {
        name: (many / name).read_bytes()
        for name in before
        if (many / name).read_bytes() != before[name]
    }
    again = run("check", *mended, "-j", "1", cwd=many) if mended else None
    assert again is None or again.returncode in (0, 1), "what was mended is whole"


@linux
def test_processes_end_when_the_first_one_is_killed(many: Path) -> None:
    with started(many, "check", ".", "-j", "3", stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert len(processes_of(process.pid)) == 4
        process.kill()
        process.stdout.close()
    wait_until(lambda: processes_of(process.pid) == [])


@linux
def test_a_reader_that_stops_reading_ends_all_processes(many: Path) -> None:
    argv = ["check", ".", "-j", "2", "-f", "json"]
    with started(many, *argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
    wait_until(lambda: processes_of(process.pid) == [])


@linux
def test_a_killed_process_of_a_real_run_costs_one_file_at_the_most(many: Path) -> None:
    with started(
        many, "check", ".", "-j", "2", "-f", "jsonl", stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        others = [one for one in processes_of(process.pid) if one != process.pid]
        os.kill(others[0], signal.SIGKILL)
        out, err = process.communicate(timeout=60)
    lost = err.decode().count("信号 9")
    assert lost == err.count(b"\n") <= 1, "none, where it had told of all that it was given"
    assert process.returncode == (2 if lost else 1)
    assert out.count(b"\n") == 399 - lost, "but for the first line"
    wait_until(lambda: processes_of(process.pid) == [])


@linux
def test_files_are_whole_whenever_a_run_that_mends_them_is_killed(many: Path) -> None:
    before = {path.name: path.read_bytes() for path in many.iterdir()}
    assert run("fix", ".", "-j", "2", cwd=many).returncode in (0, 1)
    after = {name: (many / name).read_bytes() for name in before}
    assert sum(after[name] != before[name] for name in before) > 100
    for number in range(6):
        for name, data in before.items():
            (many / name).write_bytes(data)
        with started(many, "fix", ".", "-j", "2", stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.read(1)
            time.sleep(0.05 * number)
            os.killpg(process.pid, signal.SIGKILL)
        for name in before:
            assert (many / name).read_bytes() in (before[name], after[name])
    left = {path.name for path in many.iterdir()} - set(before)
    assert all(name.endswith(".gklint") and name[0] == "." for name in left)
