"""A baseline from the command line: made, held against, and made smaller."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from gklint.cli import main

TITLE = "青河县{}年政府信息公开工作年度报告\n"
WINDOW = "本报告所列数据的统计期限自2018年1月1日起至2018年12月3日止。\n"
NUMBER = "经办人身份证号：330106199003071236。\n"
REPORT = TITLE.format(2018) + WINDOW + "一、总体情况\n" + NUMBER
RULES = 'select = ["GK202", "GK901"]\n'
BASE = "gklint-baseline.jsonl"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    put("gklint.toml", f'baseline = "{BASE}"\n{RULES}')
    put("r/a.txt")
    put("r/b.txt", REPORT.replace("青河", "白水"))
    return tmp_path


def put(name: str, text: str = REPORT) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def gklint(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str]:
    """The exit code, and what was said; the names of rules are enough."""
    code = main(argv)
    said = capsys.readouterr()
    return code, said.out + said.err


def record(capsys: pytest.CaptureFixture[str], *argv: str) -> None:
    assert main(["baseline", *argv]) == 0
    capsys.readouterr()


def entries(name: str = BASE) -> list[tuple[str, str, int]]:
    lines = Path(name).read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines[1:]]
    return [(one["file"], one["rule"], one["count"]) for one in found]


ALL = [("r/a.txt", "GK202", 1), ("r/a.txt", "GK901", 1), ("r/b.txt", "GK202", 1)]
ALL += [("r/b.txt", "GK901", 1)]


def test_only_new_findings_are_told_and_fail(capsys: pytest.CaptureFixture[str]) -> None:
    assert gklint(capsys, "baseline", "r") == (0, f"基线 {BASE}：记入 4 处，共 4 处\n")
    assert entries() == ALL
    clean = "检查了 2 个文件，没有发现新问题；另有 4 处在基线内\n"
    assert gklint(capsys, "check", "r") == (0, clean)
    put("r/a.txt", "更正说明。\n" + REPORT + NUMBER.replace("1236", "1244"))
    code, said = gklint(capsys, "check", "r", "-f", "concise")
    assert code == 1
    assert said.splitlines()[0].startswith("r/a.txt:6:9: error GK901 ")
    assert said.endswith("；另有 4 处在基线内\n")


def test_of_two_equal_findings_one_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    record(capsys, "r")
    put("r/a.txt", REPORT + NUMBER)
    code, said = gklint(capsys, "check", "r", "-f", "concise")
    assert (code, said.count("GK901")) == (1, 1)
    assert "r/a.txt:5:9: error GK901 " in said


def test_the_option_and_the_setting_are_one(capsys: pytest.CaptureFixture[str]) -> None:
    put("gklint.toml", RULES)
    code, said = gklint(capsys, "baseline", "r")
    assert code == 0
    assert said.splitlines()[1].startswith(f'在 gklint.toml 里写 baseline = "{BASE}"')
    assert gklint(capsys, "check", "r")[0] == 1
    assert gklint(capsys, "check", "r", "--baseline", BASE)[0] == 0
    put("gklint.toml", f'baseline = "{BASE}"\n{RULES}')
    assert gklint(capsys, "check", "r", "--no-baseline")[0] == 1
    os.chdir("r")
    assert gklint(capsys, "check", "a.txt")[0] == 0


def test_what_is_mended_leaves_the_baseline_and_nothing_comes_into_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    record(capsys, "r")
    put("r/a.txt", REPORT.replace("12月3日", "12月31日") + NUMBER.replace("1236", "1244"))
    code, said = gklint(capsys, "check", "r")
    assert "；另有 3 处在基线内；基线里有 1 处不再出现，可用 gklint baseline 更新\n" in said
    before = Path(BASE).read_bytes()
    code, said = gklint(capsys, "baseline", "r", "--diff")
    assert (code, Path(BASE).read_bytes()) == (1, before)
    assert [line[0] for line in said.splitlines()[2:-1]] == ["@", " ", "-", " ", " ", " "]
    left = "新发现的 1 处没有记入（gklint check 会报告；要记入请加 --add）"
    shrunk = f"基线 {BASE}：去掉 1 处不再出现的，共 3 处；{left}\n"
    assert gklint(capsys, "baseline", "r") == (0, shrunk)
    assert entries() == ALL[1:]
    assert gklint(capsys, "baseline", "r", "--diff")[0] == 0
    assert gklint(capsys, "baseline", "r", "--add")[1] == f"基线 {BASE}：记入 1 处，共 4 处\n"
    assert gklint(capsys, "check", "r")[0] == 0


@pytest.mark.parametrize(
    "argv", [("r/b.txt",), ("r/*b.txt",), ("r", "--select", "GK901"), ("r", "--ignore", "GK202")]
)
def test_a_run_over_a_part_leaves_the_rest(
    argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    record(capsys, "r")
    put("r/a.txt", REPORT.replace("12月3日", "12月31日"))
    assert gklint(capsys, "baseline", *argv) == (0, f"基线 {BASE}：没有变化，共 4 处\n")
    assert entries() == ALL
    assert "不再出现" not in gklint(capsys, "check", *argv)[1]
    assert "不再出现" not in gklint(capsys, "check", "r", "--min-severity", "error")[1]


def test_files_that_cannot_be_read_or_are_no_reports_keep_their_entries(
    capsys: pytest.CaptureFixture[str],
) -> None:
    record(capsys, "r")
    Path("r/a.txt").write_bytes(b"\x00\x01\x02")
    put("r/b.txt", "会议通知\n")
    assert gklint(capsys, "baseline", "r")[0] == 2
    assert entries() == ALL


def test_files_that_are_gone_leave_with_their_folder(capsys: pytest.CaptureFixture[str]) -> None:
    record(capsys, "r")
    os.unlink("r/b.txt")
    assert gklint(capsys, "baseline", "r/a.txt")[1] == f"基线 {BASE}：没有变化，共 4 处\n"
    assert "去掉 2 处" in gklint(capsys, "baseline", ".")[1]
    assert entries() == ALL[:2]


def test_a_baseline_that_is_empty_stays_a_baseline(capsys: pytest.CaptureFixture[str]) -> None:
    put("r/a.txt", TITLE.format(2018))
    os.unlink("r/b.txt")
    gone = "基线已空：可以删去它，和设置里的 baseline\n"
    said = f"基线 {BASE}：记入 0 处，共 0 处\n{gone}"
    assert gklint(capsys, "baseline", "r") == (0, said)
    assert gklint(capsys, "check", "r") == (0, "检查了 1 个文件，没有发现问题\n")
    put("r/a.txt")
    assert gklint(capsys, "check", "r")[0] == 1


def test_what_a_merge_left_is_put_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    record(capsys, "r")
    data = Path(BASE).read_bytes()
    first, *rest = data.splitlines(keepends=True)
    Path(BASE).write_bytes(data.replace(b"\n", b"\r\n"))
    assert gklint(capsys, "baseline", "r", "--diff")[0] == 0, "as git may write it"
    Path(BASE).write_bytes(first + b"".join(reversed(rest)) + rest[0])
    assert gklint(capsys, "baseline", "r")[0] == 0
    assert Path(BASE).read_bytes() == data


def test_no_number_of_a_person_is_written_into_it(capsys: pytest.CaptureFixture[str]) -> None:
    record(capsys, "r")
    assert '"words": "330…"' in Path(BASE).read_text(encoding="utf-8")
    assert "19900307" not in Path(BASE).read_text(encoding="utf-8")


def test_a_report_that_was_moved_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    record(capsys, "r")
    os.makedirs("archive/2018")
    os.rename("r/a.txt", "archive/2018/青河.md")
    assert gklint(capsys, "check", ".")[0] == 0
    assert gklint(capsys, "baseline", ".")[1] == f"基线 {BASE}：没有变化，共 4 处\n"
    assert [file for file, _, _ in entries()] == ["archive/2018/青河.md"] * 2 + ["r/b.txt"] * 2


def test_another_encoding_is_the_same_finding(capsys: pytest.CaptureFixture[str]) -> None:
    record(capsys, "r")
    Path("r/a.txt").write_bytes(REPORT.replace("\n", "\r\n").encode("gb18030"))
    assert gklint(capsys, "check", "r")[0] == 0


def test_every_file_has_the_baseline_of_its_own_settings() -> None:
    put("r/gklint.toml", f'baseline = "own.jsonl"\n{RULES}')
    put("s/a.txt")
    assert main(["baseline"]) == 0
    assert (len(entries()), len(entries("r/own.jsonl"))) == (2, 4)
    assert entries("r/own.jsonl")[0] == ("a.txt", "GK202", 1)
    assert main(["check", "."]) == 0


def test_fix_leaves_what_is_known_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    record(capsys, "r/a.txt")
    assert gklint(capsys, "fix", "r", "--unsafe-fixes")[0] == 0
    assert Path("r/a.txt").read_text(encoding="utf-8") == REPORT
    assert "12月31日" in Path("r/b.txt").read_text(encoding="utf-8")
    gklint(capsys, "fix", "r", "--unsafe-fixes", "--no-baseline")
    assert "12月31日" in Path("r/a.txt").read_text(encoding="utf-8")


def test_standard_input_is_held_against_it_by_its_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from io import BytesIO, TextIOWrapper

    record(capsys, "r")
    for argv, code in ((("--stdin-filename", "r/a.txt"), 0), ((), 1)):
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(REPORT.encode())))
        assert gklint(capsys, "check", "-", *argv)[0] == code


@pytest.mark.parametrize("command", [("check",), ("fix",), ("fix", "--diff"), ("check", "--fix")])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "没有这份基线；用 gklint baseline 建立"),
        ("<<<<<<< HEAD\n", "冲突标记"),
        (REPORT, "不是 gklint 的基线文件"),
    ],
)
def test_nothing_is_told_or_mended_by_a_baseline_that_cannot_be_read(
    command: tuple[str, ...], text: str | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        put(BASE, text)
    code, told = gklint(capsys, *command, "r")
    assert code == 2
    assert told.count(said) == 1
    assert "GK202" not in told
    assert Path("r/a.txt").read_text(encoding="utf-8") == REPORT


def test_a_file_that_is_no_baseline_is_not_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = gklint(capsys, "baseline", "r", "--baseline", "r/a.txt", "--add")
    assert (code, "不是 gklint 的基线文件" in told) == (2, True)
    assert Path("r/a.txt").read_text(encoding="utf-8") == REPORT
    assert gklint(capsys, "baseline", "r", "--baseline", "no/such.jsonl")[0] == 2
    assert gklint(capsys, "baseline", "-")[0] == 2
    assert not os.path.lexists(BASE)


def test_forms_tell_what_is_known_apart(capsys: pytest.CaptureFixture[str]) -> None:
    record(capsys, "r/a.txt")
    assert main(["check", "r", "-f", "json=j", "-f", "sarif=s", "-f", "html=h", "--checklist"]) == 1
    told = json.loads(Path("j").read_text(encoding="utf-8"))
    by_file = [
        [[one["rule"] for one in file[key]] for key in ("findings", "baselined")]
        for file in told["files"]
    ]
    assert by_file == [[[], ["GK202", "GK901"]], [["GK202", "GK901"], []]]
    assert (told["summary"]["baselined"], told["summary"]["gone"]) == (2, 0)
    (run,) = json.loads(Path("s").read_text(encoding="utf-8"))["runs"]
    states = [(one["baselineState"], "suppressions" in one) for one in run["results"]]
    assert states == [("unchanged", True)] * 2 + [("new", False)] * 2
    page = Path("h").read_text(encoding="utf-8")
    assert "另有 2 处在基线内" in page
    assert "<td>1 处在基线内</td>" in page
    main(["check", "r", "-f", "sarif", "--no-baseline"])
    assert "baselineState" not in capsys.readouterr().out


def test_the_checklist_says_that_a_rule_fails_by_what_is_known(
    capsys: pytest.CaptureFixture[str],
) -> None:
    record(capsys, "r")
    _, said = gklint(capsys, "check", "r/a.txt", "--checklist", "--statistics")
    assert "GK202 FAIL 不通过" in said
    assert "（1 处在基线内）" in said
    assert "次数" not in said


def test_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    english = ("--lang", "en")
    made = f"baseline {BASE}: 4 added, 4 in all\n"
    assert gklint(capsys, "baseline", "r", *english) == (0, made)
    put("r/a.txt", REPORT.replace("12月3日", "12月31日") + NUMBER)
    _, said = gklint(capsys, "check", "r", *english)
    last = "; 3 in the baseline; 1 in the baseline no longer met, gklint baseline drops them\n"
    assert said.endswith(last)
    _, said = gklint(capsys, "baseline", "r", *english)
    assert said == (
        f"baseline {BASE}: 1 dropped that are no longer met, 3 in all; "
        "1 new ones left out (gklint check tells them, --add takes them in)\n"
    )


def test_names_that_are_no_text_stay_what_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    name = os.fsdecode(b"r/\xff\x1b[31m.txt")
    try:
        put(name)
    except (OSError, UnicodeError):
        pytest.skip("this file system holds no such names")
    record(capsys, "r")
    assert gklint(capsys, "check", "r")[0] == 0
    text = Path(BASE).read_text(encoding="utf-8")
    assert '"r/\\udcff\\u001b[31m.txt"' in text
