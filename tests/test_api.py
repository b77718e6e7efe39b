"""gklint for programs: its page holds true, it is typed, and it finds what the command line finds."""

from __future__ import annotations

import ast
import doctest
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import gklint
from gklint.api import KEYS
from gklint.cli import main
from gklint.finding import UNSAFE

ROOT = Path(__file__).parent.parent
REPORT = """\
青河县2018年政府信息公开工作年度报告
本报告所列数据的统计期限自2018年1月1日起至2018年12月3日止。
一、总体情况
健全工作机制。。
"""
PAGES = ("docs/api.md", "docs/api.zh-CN.md")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of reports with settings, and one below it with its own; we are beside them."""
    monkeypatch.chdir(tmp_path)
    below = tmp_path / "reports" / "乡镇"
    below.mkdir(parents=True)
    for folder, rules in ((below.parent, '"GK202", "GK606"'), (below, '"GK606"')):
        (folder / "2018.txt").write_text(REPORT, encoding="utf-8")
        (folder / "gklint.toml").write_text(f"select = [{rules}]\n", encoding="utf-8")
    (tmp_path / "reports" / "README.md").write_text("# 资料\n", encoding="utf-8")
    (tmp_path / "strict.toml").write_text("year = 2018\n", encoding="utf-8")
    return tmp_path


def blocks(page: str) -> list[str]:
    return (ROOT / page).read_text(encoding="utf-8").split("```python\n")[1:]


def test_the_examples_of_the_page_hold() -> None:
    text = "\n".join(block.partition("```")[0] for block in blocks(PAGES[0]))
    test = doctest.DocTestParser().get_doctest(text, {}, PAGES[0], PAGES[0], 0)
    told: list[str] = []
    failed, tried = doctest.DocTestRunner().run(test, out=told.append)
    assert failed == 0, "".join(told)
    assert tried > 25


@pytest.mark.parametrize("page", PAGES)
def test_the_report_of_the_examples_is_the_one_that_the_page_shows(page: str) -> None:
    assert f"```text\n{REPORT}```\n" in (ROOT / page).read_text(encoding="utf-8")


def test_both_pages_show_the_same_examples() -> None:
    one, other = ([block.partition("```")[0] for block in blocks(page)] for page in PAGES)
    assert one == other


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_all_that_is_public(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for name in {*gklint.__all__} - {"__version__"}:
        assert re.search(rf"\b{name}\b", text), name


def test_a_project_goes_by_the_settings_that_hold_at_its_path() -> None:
    def rules(project: gklint.Project) -> list[str]:
        return [rule.id for rule in project.rulebook.rules]

    assert rules(gklint.open_project("reports")) == ["GK202", "GK606"]
    assert rules(gklint.open_project("reports/2018.txt")) == ["GK202", "GK606"]
    assert rules(gklint.open_project(Path("reports/乡镇"))) == ["GK606"]
    assert rules(gklint.open_project("reports", select=("GK202",))) == ["GK202"]
    everything = rules(gklint.open_project(isolated=True))
    assert len(everything) > 100
    assert rules(gklint.open_project("reports", isolated=True)) == everything
    strict = gklint.open_project("reports", config=Path("strict.toml"))
    assert (rules(strict), strict.settings.year) == (everything, 2018)


def test_what_is_typed_is_what_can_be_set() -> None:
    tree = ast.parse((ROOT / "gklint" / "api.py").read_text(encoding="utf-8"))
    [given] = [one for one in ast.walk(tree) if getattr(one, "name", "") == "Given"]
    typed = [one.target.id for one in given.body if isinstance(one, ast.AnnAssign)]
    assert sorted(typed) == sorted(KEYS)


def test_projects_open_the_right_one_for_each_file_once() -> None:
    projects = gklint.open_projects()
    assert projects.at("reports/2018.txt") is projects.at(Path("reports") / "other.md")
    assert projects.at("reports/乡镇/2018.txt") is not projects.at("reports/2018.txt")


@pytest.mark.parametrize("argument", ["level", "select"])
def test_what_is_wrong_is_called_by_its_argument(argument: str) -> None:
    given: dict[str, object] = {"level": "galaxy"} if argument == "level" else {"select": ["GX9"]}
    with pytest.raises(gklint.GklintError) as caught:
        gklint.open_project("reports", **given)  # type: ignore[arg-type]
    assert caught.value.where == argument


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"select": "GK2"}, 'select: 应为列表 ["…"] / a list ["…"] is expected'),
        ({"year": "2018"}, "year: 应为整数 / a whole number is expected"),
        ({"lang": "fr"}, "lang: 应为zh、en 之一 / one of zh, en is expected"),
        (
            {"group": []},
            "group: 请写在设置文件里（config=） / belongs into a file of settings (config=)",
        ),
        ({"selct": ["GK2"]}, "selct: "),
        ({"config": "gone.toml"}, "gone.toml: "),
    ],
)
def test_what_cannot_be_set_is_told(given: dict[str, object], said: str) -> None:
    with pytest.raises(gklint.GklintError) as caught:
        gklint.open_project("reports", **given)  # type: ignore[arg-type]
    assert str(caught.value).startswith(said)


def test_lines_and_columns_are_those_that_are_printed() -> None:
    linted = gklint.open_project(isolated=True).lint_text("甲\r\n𠮷乙\r丙\u2028丁\n")
    places = [linted.line_column(offset) for offset in range(len(linted.text) + 1)]
    assert places == [
        *((1, 1), (1, 2), (1, 3)),
        *((2, 1), (2, 2), (2, 3)),
        *((3, 1), (3, 2), (3, 3), (3, 4)),
        (4, 1),
    ]


def test_a_path_brings_its_format_and_what_lies_beside_it(folder: Path) -> None:
    project = gklint.open_project(isolated=True)
    page = f"<title>x</title><p>{REPORT}"
    by_suffix = project.lint_text(page, suffix=".html").findings
    assert project.lint_text(page, path="gone/2018.html").findings == by_suffix
    (folder / "2018.txt").write_text(REPORT, encoding="utf-8")
    later = REPORT.replace("2018", "2019")
    assert project.lint_text(later, path="2019.txt").context.previous is not None
    assert project.lint_text(later).context.previous is None


def test_a_mended_file_keeps_its_encoding_and_line_ends(folder: Path) -> None:
    path = folder / "reports" / "2018.txt"
    path.write_bytes(REPORT.replace("\n", "\r\n").encode("gb18030"))
    fixed = gklint.open_project("reports").fix_file(path, least=UNSAFE)
    mended = REPORT.replace("12月3日", "12月31日").replace("。。", "。").replace("\n", "\r\n")
    assert fixed.text == mended
    assert path.read_bytes() == mended.encode("gb18030")


def test_a_file_called_like_standard_input_is_a_file(folder: Path) -> None:
    (folder / "-").write_text(REPORT, encoding="utf-8")
    assert gklint.open_project("reports").lint_file("-").is_report


def test_the_findings_are_those_of_the_command_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT / "examples")
    main(["check", ".", "-f", "json", "--lang", "en"])
    files = json.loads(capsys.readouterr().out)["files"]
    assert len(files) > 15
    projects = gklint.open_projects()
    for file in files:
        linted = projects.at(file["path"]).lint_file(file["path"])
        assert linted.is_report
        assert linted.verdicts == file["verdicts"]
        assert (linted.year, linted.level) == (file["year"], file["level"])
        found = [
            {
                "rule": one.rule,
                "name": one.name,
                "severity": one.severity,
                "message": one.message.en,
                "basis": one.basis.en,
                "text": one.span.of(linted.text),
                "start": (*linted.line_column(one.span.start), one.span.start),
                "end": (*linted.line_column(one.span.end), one.span.end),
                "fixes": [(fix.title.en, fix.applicability) for fix in one.fixes],
            }
            for one in linted.findings
        ]
        told = [
            {
                **{
                    key: one[key]
                    for key in ("rule", "name", "severity", "message", "basis", "text")
                },
                "start": tuple(one["start"].values()),
                "end": tuple(one["end"].values()),
                "fixes": [(fix["title"], fix["applicability"]) for fix in one["fixes"]],
            }
            for one in file["findings"]
        ]
        assert found == told, file["path"]


def test_an_import_loads_nothing_and_every_public_name_is_there() -> None:
    code = (
        "import sys; before = {*sys.modules}; import gklint\n"
        "print(sorted({*sys.modules} - before - {'gklint', '__future__'}))\n"
        "print([one for one in gklint.__all__ if not hasattr(gklint, one)], {*gklint.__all__} <= {*dir(gklint)})\n"
        "from gklint import *; print(open_project, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    assert done.stdout == "[]\n[] True\n"
    with pytest.raises(AttributeError):
        gklint.no_such_name  # type: ignore[attr-defined]  # noqa: B018
