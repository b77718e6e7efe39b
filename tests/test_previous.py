"""The report of the year before: how it is found, what it is used for, what it never does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gklint.cli import main
from gklint.engine.memo import Memo
from gklint.project import ALONE, Project
from gklint.year_names import years_in

ONLY = ("--select", "GK37")
REPORT = """\
{organ}{year}年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
| 二、上年结转政府信息公开申请数量 | {into} | 0 | 0 | 0 | 0 | 0 | {into} |
| 四、结转下年度继续办理 | {out} | 0 | 0 | 0 | 0 | 0 | {out} |
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, year: int, organ: str = "青河县", into: int = 5, out: int = 3) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(REPORT.format(organ=organ, year=year, into=into, out=out), encoding="utf-8")


def previous(capsys: pytest.CaptureFixture[str], *argv: str) -> dict[str, str | None]:
    """The report of the year before that each file was held against."""
    main(["check", *ONLY, "--output-format", "json", *argv])
    return {file["path"]: file["previous"] for file in json.loads(capsys.readouterr().out)["files"]}


@pytest.mark.parametrize(
    ("this", "last"),
    [
        ("青河县2023年年报.txt", "青河县2022年年报.txt"),
        ("2023/青河县.txt", "2022/青河县.txt"),
        ("2023年/青河县2023.txt", "2022年/青河县2022.txt"),
        ("2024-01-20 青河县2023.txt", "2023-01-20 青河县2022.txt"),
        ("青河县2023年年报.txt", "县政府2022（定稿）.md"),
        ("今年.txt", "去年2022.txt"),
    ],
)
def test_it_is_found_by_its_name_and_then_by_organ_and_year(
    this: str, last: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put(this, 2023)
    put(last, 2022)
    assert previous(capsys, this) == {this: last}


@pytest.mark.parametrize(
    ("name", "year", "organ"),
    [
        ("2022.txt", 2022, "青山县"),  # of another organ
        ("2022.txt", 2022, "青河县人民政府办公室"),  # an office is not its government
        ("2022.txt", 2021, "青河县"),  # two years before
        ("2022.txt", 2023, "青河县"),
        ("去年.txt", 2022, "青河县"),  # its name tells no year
        (".2022.txt", 2022, "青河县"),
        ("2022.doc", 2022, "青河县"),
        ("old/2022.txt", 2022, "青河县"),
    ],
)
def test_what_is_not_certain_is_not_looked_at(
    name: str, year: int, organ: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put("2023.txt", 2023)
    put(name, year, organ)
    assert previous(capsys, "2023.txt") == {"2023.txt": None}


def test_the_organ_may_be_written_with_its_government(capsys: pytest.CaptureFixture[str]) -> None:
    put("2023.txt", 2023, "青河县人民政府")
    put("2022.txt", 2022, "青河县")
    assert previous(capsys, "2023.txt") == {"2023.txt": "2022.txt"}


def test_its_county_may_stand_before_the_organ_where_the_file_has_the_same_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put("民政局2023.txt", 2023, "青河县民政局")
    put("民政局2022.txt", 2022, "民政局")
    assert previous(capsys, "民政局2023.txt") == {"民政局2023.txt": "民政局2022.txt"}
    put("今年.txt", 2023, "青河县民政局")
    assert previous(capsys, "今年.txt") == {"今年.txt": None}


def test_of_two_candidates_none_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    put("今年.txt", 2023)
    put("2022稿.txt", 2022)
    put("2022定稿.txt", 2022)
    assert previous(capsys, "今年.txt") == {"今年.txt": None}


def test_it_may_be_named_and_it_may_be_forbidden(capsys: pytest.CaptureFixture[str]) -> None:
    put("2023.txt", 2023)
    put("2022.txt", 2022, "青河县", out=4)
    put("x/last.txt", 2022, "青河县革命老区", out=9)
    assert previous(capsys, "2023.txt", "--previous", "x/last.txt") == {"2023.txt": "x/last.txt"}
    assert previous(capsys, "2023.txt", "--no-previous") == {"2023.txt": None}
    Path("gklint.toml").write_text("previous = false\n", encoding="utf-8")
    assert previous(capsys, "2023.txt") == {"2023.txt": None}
    assert previous(capsys, "2023.txt", "--previous", "2022.txt") == {"2023.txt": "2022.txt"}


def test_both_values_and_the_place_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    put("2023.txt", 2023, into=2)
    put("2022.txt", 2022, out=3)
    assert main(["check", *ONLY, "2023.txt"]) == 1
    assert capsys.readouterr().out == (
        "2023.txt:3:22: warning GK370 “自然人”一列上年结转写成2，"
        "上年报告（2022.txt）结转下年度为3，请核对\n"
        "    | | 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"
        f"    | {' ' * 37}^\n"
        "    另见 2022.txt:4:17 四、结转下年度继续办理，自然人：3\n"
        "检查了 1 个文件，发现 1 个警告\n"
    )
    main(["check", *ONLY, "2023.txt", "--output-format", "json"])
    (found,) = json.loads(capsys.readouterr().out)["files"][0]["findings"]
    assert found["related"] == [
        {
            "path": "2022.txt",
            "start": {"line": 4, "column": 17, "offset": 104},
            "end": {"line": 4, "column": 18, "offset": 105},
            "text": "3",
            "message": "四、结转下年度继续办理，自然人：3",
        }
    ]


def test_standard_input_has_one_only_where_it_has_a_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    put("2022.txt", 2022)
    data = REPORT.format(organ="青河县", year=2023, into=3, out=0).encode()

    def stdin() -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

    stdin()
    assert previous(capsys, "-") == {"-": None}
    stdin()
    assert previous(capsys, "-", "--stdin-filename", "2023.txt") == {"2023.txt": "2022.txt"}
    stdin()
    assert previous(capsys, "-", "--previous", "2022.txt") == {"-": "2022.txt"}


def test_a_broken_one_costs_a_note(capsys: pytest.CaptureFixture[str]) -> None:
    put("2023.txt", 2023)
    Path("2022.txt").write_bytes(b"\x00\x01\xff\xfe\x00" * 9)
    assert main(["check", *ONLY, "2023.txt"]) == 0
    out, err = capsys.readouterr()
    assert out == "检查了 1 个文件，没有发现问题\n"
    assert err.startswith("gklint: 2022.txt: ")


def test_one_that_is_named_but_not_of_the_year_before_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put("2023.txt", 2023)
    put("2021.txt", 2021)
    assert main(["check", *ONLY, "2023.txt", "--previous", "2021.txt"]) == 0
    assert "2021.txt: 不是2022年的年度报告（是2021年的），没有对照" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("2023.txt", "2022.txt", "--previous", "2022.txt"), "只能检查一份报告，此处有 2 份"),
        (("2023.txt", "--previous", "2020.txt"), "没有文件 2020.txt"),
        (("2023.txt", "--previous"), "后面应有值：FILE"),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_checked(
    argv: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put("2023.txt", 2023)
    put("2022.txt", 2022)
    assert main(["check", *argv]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"--previous: {words}" in err


def test_last_years_report_is_never_written(folder: Path) -> None:
    put("2023.txt", 2023)
    put("2022.txt", 2022)
    body = "一、总体情况\n公开渠道更加丰富。2022年，我局与往年一样畅通受理渠道，收到申请5件。\n"
    for name in ("2022.txt", "2023.txt"):
        with open(name, "a", encoding="utf-8") as file:
            file.write(body)
    before = Path("2022.txt").read_bytes()
    assert main(["fix", "--unsafe-fixes", *ONLY, "2023.txt"]) == 1
    assert "丰富。2023年，我局" in Path("2023.txt").read_text(encoding="utf-8")
    assert Path("2022.txt").read_bytes() == before


def test_a_file_is_read_once_until_it_changes(project: Project) -> None:
    put("2023.txt", 2023)
    put("2022.txt", 2022)
    document = project.read_text(Path("2023.txt").read_text(encoding="utf-8"))
    first, second = (project.beside("2023.txt", document).previous for _ in range(2))
    assert first is not None
    assert first is second
    put("2022.txt", 2022, out=33)
    changed = project.beside("2023.txt", document).previous
    assert changed is not None
    assert "33" in changed.file.text


def test_only_so_many_files_are_read_in_search(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gklint import neighbours, shelf

    read: list[str] = []
    own = shelf.files.read
    monkeypatch.setattr(shelf.files, "read", lambda found: read.append(found.path) or own(found))
    put("青河县2023.txt", 2023)
    for at in range(30):
        put(f"第{at}局2022.txt", 2022, f"第{at}局")
    document = project.read_text(Path("青河县2023.txt").read_text(encoding="utf-8"))
    assert project.beside("青河县2023.txt", document).previous is None
    assert len(read) == neighbours.READ


def test_years_in_names() -> None:
    assert years_in("2023年20240105x2022-1999") == [(0, 2023), (14, 2022)]
    assert years_in("２０２３") == []


def test_two_offices_that_call_themselves_ours_are_not_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put("2023.txt", 2023, "我局")
    put("2022.txt", 2022, "我局")
    assert previous(capsys, "2023.txt") == {"2023.txt": None}


def test_a_memo_holds_whatever_stands_beside_a_report(project: Project) -> None:
    put("2023.txt", 2023)
    put("2022.txt", 2022, out=1)
    document = project.read_text(Path("2023.txt").read_text(encoding="utf-8"))
    beside = project.beside("2023.txt", document)
    memo = Memo()
    reports = [project.lint_document(document, memo, one).report for one in (ALONE, beside, ALONE)]
    assert reports == [
        project.lint_document(document, beside=one).report for one in (ALONE, beside, ALONE)
    ]
    assert reports[0] != reports[1]


def test_a_checked_file_is_not_read_again_beside_another(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("2023.txt", 2023)
    put("2022.txt", 2022)
    documents = {
        name: project.read_text(Path(name).read_text(encoding="utf-8"))
        for name in ("2022.txt", "2023.txt")
    }
    project.keep("2022.txt", documents["2022.txt"])
    monkeypatch.setattr("gklint.files.read", None)
    found = project.beside("2023.txt", documents["2023.txt"]).previous
    assert found is not None
    assert found.document is documents["2022.txt"]
