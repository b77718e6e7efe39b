"""Results of earlier runs: used while nothing is another, and then the same byte for byte."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.reports import report
from gklint.cli import main
from gklint.commands import look, store
from gklint.commands.looked import Way
from gklint.engine import lint
from gklint.freeze import freeze, thaw
from gklint.project import Project
from gklint.rulebook import cache

ORGANS = ("青河县", "青河县", "青河县民政局", "青河县城关镇人民政府")
YEARS = (2021, 2022, 2023)
TABLE = """\
三、收到和处理政府信息公开申请情况
| 一、本年新收政府信息公开申请数量 | {new} | 0 | 0 | 0 | 0 | 0 | {new} |
| 二、上年结转政府信息公开申请数量 | {into} | 0 | 0 | 0 | 0 | 0 | {into} |
| 四、结转下年度继续办理 | {out} | 0 | 0 | 0 | 0 | 0 | {out} |
"""
TEXT = """\
{organ}{year}年政府信息公开工作年度报告
本报告所列数据的统计期限自{year}年1月1日起至{year}年12月{day}日止。
一、总体情况
根据国办公开办函[2021]30号，{organ}{year}年主动公开政府信息{new}条。{mark}
"""
GROUP = """\
[[group]]
name = "青河县"
whole = "*/青河县.txt"
units = ["民政局", "城关镇"]
reports = ["*/*"]
"""
ACCEPTED = """\
[[accepted]]
file = "{file}"
rule = "GK202"
words = ""
reason = "已核实"
"""
OWN_RULE = """\
[[rule]]
id = "XX001"
name = "own-word"
check = "pattern"
severity = "{severity}"
params = {{ match = "{word}" }}
title = {{ zh = "例", en = "example" }}
why = {{ zh = "例", en = "example" }}
message = {{ zh = "{said}{{found}}", en = "{said}{{found}}" }}
[[rule.example]]
bad = "有⟦{word}⟧。"
[[rule.example]]
good = "没有。"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GKLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "SETTLED", -1_000_000_000)  # code of a fresh checkout is young
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files that were looked at anew, as it goes on."""
    seen: list[str] = []
    outcome_of = look._Look._outcome

    def noted(self: Any, file: Any) -> Any:
        seen.append(self.name)
        return outcome_of(self, file)

    monkeypatch.setattr(look._Look, "_outcome", noted)
    return seen


def put(name: str, text: str, encoding: str = "utf-8") -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))


def made(organ: str, year: int, day: int = 31, mark: str = "", **counts: int) -> str:
    counts = {"new": 5, "into": 2, "out": 3, **counts}
    text = TEXT.format(organ=organ, year=year, day=day, mark=mark, **counts)
    return text + TABLE.format(**counts)


def told(capfd: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    """The exit code of a run and all that it said."""
    code = main(list(argv))
    said = capfd.readouterr()
    return code, said.out, said.err


def test_what_is_as_it_was_is_not_looked_at_again(
    looks: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    put("2022/青河县.txt", made("青河县", 2022, out=7))
    put("2023/青河县.txt", made("青河县", 2023, day=3))
    put("网页.html", "<p>不是年度报告</p>")
    fresh = told(capfd, "check", ".")
    assert len(looks) == 3
    assert told(capfd, "check", ".") == fresh
    assert len(looks) == 3
    assert told(capfd, "check", ".", "--no-cache") == fresh
    assert len(looks) == 6


def test_only_what_rests_on_a_change_is_looked_at_again(
    looks: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    for organ in ("青河县", "白桦市"):
        for year in YEARS:
            put(f"{year}/{organ}.txt", made(organ, year))
    told(capfd, "check", ".")
    del looks[:]
    put("2022/青河县.txt", made("青河县", 2022, out=8))
    told(capfd, "check", ".")
    assert looks == [os.path.join("2022", "青河县.txt"), os.path.join("2023", "青河县.txt")]
    del looks[:]
    os.utime("2022/青河县.txt", (1, 1))
    told(capfd, "check", ".")
    assert looks == [], "a file that was only touched is as it was"


def test_a_file_of_last_year_that_comes_is_seen(capfd: pytest.CaptureFixture[str]) -> None:
    put("青河县2023.txt", made("青河县", 2023, into=2))
    argv = ("check", "青河县2023.txt", "-f", "json")
    assert json.loads(told(capfd, *argv)[1])["files"][0]["previous"] is None
    put("县政府2022（定稿）.md", made("青河县", 2022, out=9))
    assert json.loads(told(capfd, *argv)[1])["files"][0]["previous"] == "县政府2022（定稿）.md"
    put("县2022.md", made("青河县", 2022, out=9))
    assert json.loads(told(capfd, *argv)[1])["files"][0]["previous"] is None, "there are two now"


def test_the_organ_that_settings_name_for_last_years_report_is_seen(
    capfd: pytest.CaptureFixture[str],
) -> None:
    put("2022/青河县.txt", made("青河县", 2022, out=9))
    put("2023/青河县.txt", made("青河县", 2023, into=2))
    argv = ("check", "2023/青河县.txt", "-f", "json")
    before = json.loads(told(capfd, *argv)[1])["files"][0]["previous"]
    assert before == os.path.join("2022", "青河县.txt")
    put("2022/gklint.toml", 'organ = "白桦市"')
    assert json.loads(told(capfd, *argv)[1])["files"][0]["previous"] is None


@pytest.mark.parametrize(
    "argv",
    [
        ("--select", "GK2"),
        ("--ignore", "GK202"),
        ("--year", "2020"),
        ("--level", "county"),
        ("--lang", "en"),
        ("--min-severity", "error"),
        ("--no-previous",),
        ("--previous", "x.txt"),
        ("--unsafe-fixes", "--diff"),
        ("-f", "json"),
    ],
)
def test_another_way_of_looking_has_results_of_its_own(
    argv: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    put("青河县.txt", made("青河县", 2023, day=3))
    put("x.txt", made("青河县", 2022, out=9))
    for _ in range(2):
        told(capfd, "check", "青河县.txt")
    first = told(capfd, "check", "青河县.txt", *argv)
    assert first == told(capfd, "check", "青河县.txt", *argv)
    assert first == told(capfd, "check", "青河县.txt", *argv, "--no-cache")


def test_what_goes_wrong_is_told_each_time(
    looks: list[str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put("青河县2023.txt", made("青河县", 2023))
    put("2022.txt", "\x00\x00")  # last year's cannot be read: a note
    first = told(capfd, "check", "青河县2023.txt")
    assert "2022.txt" in first[2]
    assert told(capfd, "check", "青河县2023.txt") == first
    assert len(looks) == 2
    put("白桦市.txt", made("白桦市", 2023))

    def fail(*_: object) -> None:
        raise RuntimeError("made up")

    with monkeypatch.context() as patched:
        patched.setattr(lint.Run, "finding", fail)
        assert told(capfd, "check", "白桦市.txt")[0] == 3
    assert told(capfd, "check", "白桦市.txt")[0] == 1


def test_a_run_that_mends_keeps_only_that_there_was_nothing_to_mend(
    looks: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    put("青河县.txt", made("青河县", 2023))
    assert "修正了 1 处" in told(capfd, "fix", "青河县.txt")[1]
    left = told(capfd, "fix", "青河县.txt")
    assert "修正了" not in left[1]
    assert len(looks) == 2
    assert told(capfd, "fix", "青河县.txt") == left
    assert len(looks) == 2
    put("青河县.txt", made("青河县", 2023))
    assert "修正了 1 处" in told(capfd, "fix", "青河县.txt")[1]


def test_what_a_baseline_lets_go_is_mended(capfd: pytest.CaptureFixture[str]) -> None:
    put("gklint.toml", 'baseline = "known.jsonl"\n')
    put("青河县.txt", made("青河县", 2023, day=3))
    assert told(capfd, "baseline", ".")[0] == 0
    for argv in (("fix", "."), ("check", ".")):
        first = told(capfd, *argv)
        assert told(capfd, *argv) == first
        assert told(capfd, *argv, "--no-cache") == first
    assert "修正了" not in told(capfd, "fix", ".")[1]
    head = Path("known.jsonl").read_text(encoding="utf-8").split("\n")[0]
    put("known.jsonl", head + "\n")
    assert told(capfd, "check", ".") == told(capfd, "check", ".", "--no-cache")
    assert "修正了 1 处" in told(capfd, "fix", ".")[1]


def test_what_is_kept_is_the_whole_result(project: Project) -> None:
    """Records of every sort come back equal: pages with their way back, silenced findings, fixes."""
    way = Way({}, False, "hint", "", False, "", "", True, False, False)
    put("a.html", f"<h1>青河县2023年政府信息公开工作年度报告</h1><p>{report(4000)}</p>")
    put("b.txt", made("青河县", 2023, day=3, mark="<!-- gklint: ignore GK202 已核实 -->"))
    put("c.txt", report(9000, faults=9))
    looker = look.Looker(way)
    from gklint.files import Found

    for name in ("a.html", "b.txt", "c.txt"):
        looked = looker.look(Found(name, True, "."))
        assert looked.outcome is not None
        assert thaw(freeze(looked)) == looked


def results(folder: Path) -> list[Path]:
    return sorted((folder.parent / "cache" / "results").rglob("*.bin*"))


def test_what_is_damaged_is_looked_at_anew(
    folder: Path, looks: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    put("青河县.txt", made("青河县", 2023))
    fresh = told(capfd, "check", ".")
    (kept,) = results(folder)
    whole = kept.read_bytes()
    rng = random.Random(5)
    for _ in range(60):
        at = rng.randrange(len(whole))
        broken = rng.choice(
            [whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :], whole + b"x", b""]
        )
        kept.write_bytes(broken)
        del looks[:]
        assert told(capfd, "check", ".") == fresh
        assert len(looks) == 1
        assert kept.read_bytes() != broken


@pytest.mark.parametrize("where", ["in no folder", "a file", "read-only"])
def test_a_cache_that_cannot_be_written_is_not_missed(
    where: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    put("青河县.txt", made("青河县", 2023))
    fresh = told(capfd, "check", ".", "--no-cache")
    home = folder.parent / "home"
    if where == "in no folder":
        home = Path(os.devnull) / "home"
    elif where == "a file":
        home.write_text("no folder")
    else:
        home.mkdir(mode=0o500)
        monkeypatch.setattr(os, "makedirs", _refuse)  # root may write anywhere
    monkeypatch.setenv("GKLINT_CACHE_DIR", str(home))
    assert told(capfd, "check", ".") == fresh


def _refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_a_cache_switched_off_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GKLINT_CACHE_DIR", "")
    put("青河县.txt", made("青河县", 2023))
    assert told(capfd, "check", ".") == told(capfd, "check", ".")
    assert not (folder.parent / "cache").exists()


def test_what_was_not_used_for_long_goes_and_the_oldest_of_what_is_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "LARGEST", 4 * store.BLOCK)
    shard = tmp_path / "ab"
    shard.mkdir()
    now = time.time()
    ages = {f"{number:030x}.bin": number * 3600 for number in range(6)}
    ages |= {f"{9:030x}.bin": store.UNUSED + 9, f"{9:030x}.bin.77": store.NOTED + 9}
    ages |= {f"{8:030x}.bin.77": 0, "others.bin": 10 * store.UNUSED}
    for name, age in ages.items():
        (shard / name).write_bytes(b"x")
        os.utime(shard / name, (now - age, now - age))
    store.let_go(str(shard))
    left = {f"{number:030x}.bin" for number in range(3)} | {f"{8:030x}.bin.77", "others.bin"}
    assert {path.name for path in shard.iterdir()} == left


def test_a_result_that_takes_the_room_of_many_is_not_kept(tmp_path: Path) -> None:
    kept = store.Store(str(tmp_path))
    kept.write("ab" * 16, b"x" * store.LARGEST)
    kept.write("cd" * 16, b"x")
    assert kept.read("ab" * 16) is None
    assert kept.read("cd" * 16) == b"x"


def test_code_or_rules_that_are_young_are_not_trusted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rules = tmp_path / "own.toml"
    rules.write_text("")
    with monkeypatch.context() as patched:
        patched.setattr(cache, "SETTLED", 2_000_000_000)
        assert cache.stamp([str(rules)], "") == ""
    first = cache.stamp([str(rules)], "")
    assert first not in ("", cache.stamp([str(rules)], "other"))
    rules.write_text("# longer")
    assert cache.stamp([str(rules)], "") not in ("", first)
    rules.unlink()
    assert cache.stamp([str(rules)], "") == ""


def test_clean_removes_what_was_kept_and_nothing_else(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    put("青河县.txt", made("青河县", 2023))
    told(capfd, "check", ".")
    home = folder.parent / "cache"
    (kept,) = results(folder)
    others = {
        home / "notes.txt",
        home / "rules-mine.bin",
        kept.parent / "mine.bin",
        home / "results" / "mine" / kept.name,
        folder / "outside" / kept.name,
    }
    for path in others:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")
    kept.with_name(kept.name + ".123").write_bytes(b"of a run that was killed")
    if os.name == "posix":
        linked = home / "results" / ("00" if kept.parent.name != "00" else "01")
        linked.symlink_to(folder / "outside")
        others.add(linked / kept.name)
    code, out, err = told(capfd, "clean")
    assert (code, err) == (0, "")
    count = re.match("清除了 ([0-9]+) 个文件，共 [0-9.]+ MB：", out)
    assert count is not None
    assert int(count[1]) >= 3
    assert {path for path in home.rglob("*") if path.is_file()} | others == others
    assert (folder / "outside" / kept.name).read_text() == "mine"
    assert told(capfd, "clean", "--lang", "en")[1] == f"removed 0 files, 0.0 MB: {home}\n"


def test_clean_without_a_cache_says_so(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GKLINT_CACHE_DIR", "")
    assert told(capfd, "clean")[:2] == (0, "没有保留任何结果：GKLINT_CACHE_DIR 设为了空\n")


def test_another_unit_of_a_group_is_seen(capfd: pytest.CaptureFixture[str]) -> None:
    put("gklint.toml", 'select = ["GK38"]\n' + GROUP)
    put("2023/青河县.txt", made("青河县", 2023, new=4))
    put("2023/民政局.txt", made("青河县民政局", 2023, new=3))
    argv = ("check", os.path.join("2023", "青河县.txt"))
    first = told(capfd, *argv)
    assert told(capfd, *argv) == first
    put("2023/城关镇.txt", made("青河县城关镇人民政府", 2023, new=9))
    now = told(capfd, *argv)
    assert now != first
    assert now == told(capfd, *argv, "--no-cache")


# What somebody may do between two runs. Each gets a source of chance.
Change = Callable[[random.Random], None]


def some_file(rng: random.Random) -> Path | None:
    found = sorted(path for path in Path().rglob("*") if path.suffix in (".txt", ".md", ".html"))
    return rng.choice(found) if found else None


def write_one(rng: random.Random) -> None:
    organ, year = rng.choice(ORGANS), rng.choice(YEARS)
    name = rng.choice(
        [f"{year}/{organ}", f"{year}/{organ}", f"{organ}{year}", f"{year}年报", organ]
    )
    mark = rng.choice(["", "", "<!-- gklint: ignore GK202 已核实 -->", "好字", "共共享。。"])
    text = made(
        organ,
        year,
        rng.choice((31, 31, 3)),
        mark,
        new=rng.randint(1, 9),
        into=rng.randint(1, 3),
        out=rng.randint(1, 3),
    )
    suffix = rng.choice((".txt", ".txt", ".md", ".html"))
    if suffix == ".html":
        text = "".join(f"<p>{line}</p>\n" for line in text.split("\n"))
    put(name + suffix, text, rng.choice(("utf-8", "gb18030", "utf-16")))


def edit_one(rng: random.Random) -> None:
    path = some_file(rng)
    if path is not None:
        data = path.read_bytes()
        one, other = rng.sample([str(digit).encode() for digit in range(10)], 2)
        at = data.find(one, rng.randrange(len(data) + 1))
        if at >= 0:  # of the same size
            path.write_bytes(data[:at] + other + data[at + 1 :])


def remove_one(rng: random.Random) -> None:
    path = some_file(rng)
    if path is not None:
        path.unlink()


def rename_one(rng: random.Random) -> None:
    path = some_file(rng)
    if path is not None:
        path.rename(path.with_name(rng.choice(("2022", "x", "青河县2021")) + path.suffix))


def swap_two(rng: random.Random) -> None:
    one, other = some_file(rng), some_file(rng)
    if one is not None and other is not None and one != other:
        first, second = one.read_bytes(), other.read_bytes()
        one.write_bytes(second)
        other.write_bytes(first)


def touch_one(rng: random.Random) -> None:
    path = some_file(rng)
    if path is not None:
        when = rng.choice((1, time.time(), time.time() + 10_000))
        os.utime(path, (when, when))


def break_one(rng: random.Random) -> None:
    path = some_file(rng)
    if path is not None:
        path.write_bytes(rng.choice((b"\x00\x01", b"%PDF-1.4", b"", "不是年报".encode())))


def settle(rng: random.Random) -> None:
    own = 'rules = ["own"]' if Path("own").is_dir() else ""
    lines = [
        rng.choice(("", "", "", "", "", "", "wrong = 1")),
        rng.choice(("", 'ignore = ["GK202"]', 'select = ["GK2", "GK37", "GK38"]')),
        rng.choice(("", "", "previous = false", 'lang = "en"', "year = 2023", own, own)),
        rng.choice(("", '[severity]\nGK202 = "hint"')),
        rng.choice(("", GROUP, GROUP)),
        rng.choice(("", ACCEPTED.format(file="*/青河县*"), ACCEPTED.format(file="**/*"))),
    ]
    where = rng.choice((".", ".", ".", "2023"))
    put(f"{where}/gklint.toml", "\n".join(filter(None, lines)) + "\n")


def unsettle(rng: random.Random) -> None:
    for path in Path().rglob("gklint.toml"):
        path.unlink()


_size = 0


def own_rules(rng: random.Random) -> None:
    global _size
    _size += 1  # no two of the same size: the rules' own cache goes by size and times
    text = OWN_RULE.format(
        severity=rng.choice(("error", "hint")), word=rng.choice(("公开", "好字")), said="见"
    )
    put("own/own.toml", text + "#" * _size)
    if not Path("gklint.toml").exists():
        put("gklint.toml", 'rules = ["own"]\n')


def drop_kept(rng: random.Random) -> None:
    shutil.rmtree(Path("..") / "cache" / "results", ignore_errors=True)


CHANGES: list[Change] = [
    *[write_one] * 4,
    *[edit_one] * 4,
    remove_one,
    rename_one,
    swap_two,
    touch_one,
    break_one,
    settle,
    settle,
    unsettle,
    own_rules,
    drop_kept,
]
WAYS = (
    ("check", "."),
    ("check", ".", "-f", "json"),
    ("check", ".", "--checklist"),
    ("check", ".", "-f", "concise", "--lang", "en"),
    ("check", ".", "-f", "jsonl", "--min-severity", "warning"),
    ("check", ".", "-f", "sarif"),
    ("check", ".", "-f", "html"),
    ("check", ".", "--statistics"),
    ("check", ".", "--year", "2022"),
    ("check", ".", "--no-previous", "--select", "GK3"),
    ("fix", ".", "--diff", "--unsafe-fixes"),
    ("check", "2023"),
    ("check", "2023/青河县.txt", "青河县2023.txt"),
)
WEIGHTS = (6, 6, *[1] * 9, 2, 2)


@pytest.mark.parametrize("seed", range(int(os.environ.get("GKLINT_SEEDS", "4"))))
def test_whatever_changes_a_kept_result_is_that_of_a_fresh_look(
    seed: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    rng = random.Random(seed)
    ways = rng.choices(WAYS, weights=WEIGHTS, k=2)
    for _ in range(8):
        write_one(rng)
    for _ in range(40):
        for change in rng.choices(CHANGES, k=rng.randint(0, 2)):
            change(rng)
        argv = rng.choice(ways)
        kept = told(capfd, *argv)
        assert told(capfd, *argv) == kept, argv
        assert told(capfd, *argv, "--no-cache") == kept, argv


@pytest.mark.parametrize("seed", range(2))
def test_what_is_mended_with_kept_results_is_mended_as_without(
    seed: int, folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(seed)
    for _ in range(12):
        write_one(rng)
    for _ in range(6):
        for change in rng.choices([write_one, edit_one, touch_one], k=2):
            change(rng)
        shutil.rmtree(folder.parent / "other", ignore_errors=True)
        shutil.copytree(folder, folder.parent / "other")
        mended = told(capfd, "fix", ".")
        with monkeypatch.context() as there:
            there.chdir(folder.parent / "other")
            assert told(capfd, "fix", ".", "--no-cache") == mended
        assert contents(folder) == contents(folder.parent / "other")


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
