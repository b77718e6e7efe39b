"""Groups: a report of a whole against the reports of its units."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gklint.cli import main
from gklint.config.holding import Holding
from gklint.finding import Finding
from gklint.project import Project
from gklint.projects import Projects

SETTINGS = """\
select = ["GK38"]
[[group]]
name = "青河县"
whole = "*/县政府.txt"
units = ["城镇", "东城镇", "民政局"]
reports = ["*/*"]
"""
REPORT = """\
{organ}{year}年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
| 一、本年新收政府信息公开申请数量 | {cells} |
"""
UNITS = {"城镇": "2 | 1 | 0 | 0 | 0 | 0 | 3", "东城镇": "1 | 0 | 0 | 0 | 0 | 0 | 1"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    put("gklint.toml", SETTINGS)
    for unit, cells in UNITS.items():
        report(f"2023/{unit}.txt", f"青河县{unit}人民政府", cells)
    report("2023/x.txt", "青河县民政局", "0 | 0 | 0 | 0 | 0 | 0 | 0")
    return tmp_path


def put(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def report(name: str, organ: str, cells: str, year: int = 2023) -> None:
    put(name, REPORT.format(organ=organ, year=year, cells=cells))


def found(cells: str) -> list[Finding]:
    """What is said of the whole's report with these cells."""
    report("2023/县政府.txt", "青河县", cells)
    project = Projects(Holding({})).at("2023/县政府.txt")
    return checked(project)


def checked(project: Project) -> list[Finding]:
    document = project.read_text(Path("2023/县政府.txt").read_text(encoding="utf-8"))
    beside = project.beside("2023/县政府.txt", document)
    return list(project.lint_document(document, beside=beside).report.findings)


def words(findings: list[Finding]) -> list[str]:
    return [one.message.zh for one in findings]


def test_a_whole_that_is_the_sum_is_silent() -> None:
    assert found("3 | 1 | 0 | 0 | 0 | 0 | 4") == []


def test_a_whole_may_have_more_than_its_units() -> None:
    assert found("9 | 1 | 0 | 0 | 0 | 0 | 10") == []


def test_a_whole_has_no_less_than_its_units() -> None:
    (finding,) = found("2 | 1 | 0 | 0 | 0 | 0 | 3")
    assert finding.rule == "GK380"
    assert finding.message.zh == (
        "“一、本年新收政府信息公开申请数量，总计”写成3，青河县各单位报告相加为4（城镇3、东城镇1），请核对"
    )
    assert [(one.file and one.file.path, one.message.zh) for one in finding.related] == [
        ("2023/城镇.txt", "城镇：3"),
        ("2023/东城镇.txt", "东城镇：1"),
    ]


def test_where_the_total_agrees_each_cell_that_does_not_is_told() -> None:
    assert [
        one.partition("”")[0].rpartition("，")[2]
        for one in words(found("4 | 0 | 0 | 0 | 0 | 0 | 4"))
    ] == ["商业企业"]


def test_a_complete_list_of_units_makes_the_whole_their_sum() -> None:
    put("gklint.toml", SETTINGS + "complete = true\n")
    assert [one.rule for one in found("9 | 1 | 0 | 0 | 0 | 0 | 10")] == ["GK380"]
    report("2023/x.txt", "青河县民政局", "0 | 0 | 0 | 0 | 0 | 0 | ")
    assert found("3 | 1 | 0 | 0 | 0 | 0 | 10") == []


def test_a_unit_with_two_reports_is_unknown() -> None:
    report("2023/y.txt", "青河县城镇", "7 | 0 | 0 | 0 | 0 | 0 | 7")
    assert found("1 | 0 | 0 | 0 | 0 | 0 | 1") == []


def test_a_unit_without_a_report_on_the_year_is_told() -> None:
    report("2023/x.txt", "青河县民政局", "0 | 0 | 0 | 0 | 0 | 0 | 0", 2022)
    (finding,) = found("3 | 1 | 0 | 0 | 0 | 0 | 4")
    assert finding.rule == "GK382"
    assert finding.span.start == 0
    assert finding.message.zh == "青河县有1个单位没有2023年的年度报告：民政局"


@pytest.mark.parametrize("name", ["2023/民政局.docx", "2023/民政局年报.txt", "2024/民政局.pdf"])
def test_a_file_that_may_be_its_report_keeps_silent(name: str) -> None:
    Path("2023/x.txt").unlink()
    put(name, "\0")
    assert found("3 | 1 | 0 | 0 | 0 | 0 | 4") == []


def test_a_file_of_another_year_is_not_its_report() -> None:
    Path("2023/x.txt").unlink()
    put("2022/民政局.docx", "")
    assert [one.rule for one in found("3 | 1 | 0 | 0 | 0 | 0 | 4")] == ["GK382"]


def test_a_report_that_is_no_whole_has_no_group() -> None:
    project = Projects(Holding({})).at("2023/城镇.txt")
    document = project.read_text(Path("2023/城镇.txt").read_text(encoding="utf-8"))
    linted = project.lint_document(document, beside=project.beside("2023/城镇.txt", document))
    assert set(linted.report.verdicts.values()) == {"NOT APPLICABLE"}


def test_two_runs_over_the_folder_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    report("2023/县政府.txt", "青河县", "1 | 0 | 0 | 0 | 0 | 0 | 1")
    runs = []
    for _ in range(2):
        assert main(["check", "--output-format", "json"]) == 1
        runs.append(capsys.readouterr().out)
    assert runs[0] == runs[1]
    rules = [one["rule"] for file in json.loads(runs[0])["files"] for one in file["findings"]]
    assert rules == ["GK380"]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("[[group]]\nname = 1", "gklint.toml: group[0].name: 应为文字"),
        ("[group]\nname = 'x'", "gklint.toml: group: 应为若干个表"),
        (SETTINGS.replace("units", "unit"), "gklint.toml: group[0].unit: 没有这个键"),
        (SETTINGS.replace('"东城镇"', '"城镇"'), "gklint.toml: group[0].units: 重复：城镇"),
        (SETTINGS.replace('["*/*"]', "[]"), "gklint.toml: group[0].reports: 不能为空"),
        (SETTINGS.replace('"*/县政府.txt"', '""'), "gklint.toml: group[0].whole: 不能为空"),
    ],
)
def test_a_mistake_in_a_group_is_told_with_its_key(
    settings: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put("gklint.toml", settings)
    assert main(["check", "2023"]) == 2
    assert told in capsys.readouterr().err


def test_units_whose_tables_were_not_read_leave_the_sum_open() -> None:
    put("2023/x.txt", "青河县民政局2023年政府信息公开工作年度报告\n一、总体情况\n")
    report("2023/县政府.txt", "青河县", "3 | 1 | 0 | 0 | 0 | 0 | 4")
    project = Projects(Holding({})).at("2023/县政府.txt")
    document = project.read_text(Path("2023/县政府.txt").read_text(encoding="utf-8"))
    beside = project.beside("2023/县政府.txt", document)
    result = project.lint_document(document, beside=beside).report
    assert result.verdicts == {"GK380": "UNCERTAIN", "GK381": "UNCERTAIN", "GK382": "PASS"}
    assert result.reasons["GK380"].zh == "没有读到这些单位的表格：民政局"


def test_a_result_that_is_off_accounts_for_the_total_of_results() -> None:
    rows = "| （一）予以公开 | {0} | 0 | 0 | 0 | 0 | 0 | {0} |\n| （七）总计 | {0} | 0 | 0 | 0 | 0 | 0 | {0} |\n"
    for unit in UNITS:
        with open(f"2023/{unit}.txt", "a", encoding="utf-8") as file:
            file.write(rows.format(2))
    report("2023/县政府.txt", "青河县", "3 | 1 | 0 | 0 | 0 | 0 | 4")
    with open("2023/县政府.txt", "a", encoding="utf-8") as file:
        file.write(rows.format(1))
    told = words(checked(Projects(Holding({})).at("2023/县政府.txt")))
    assert [one.partition("”")[0] for one in told] == ["“（一）予以公开，总计"]
