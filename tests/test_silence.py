"""Accepted findings, from every face: remarks in the file, entries of the settings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gklint.cli import main
from gklint.config import read_settings
from gklint.document.remarks import remarks_in
from gklint.engine.reach import Reach
from gklint.finding import ACCEPTED, NOT_APPLICABLE, PASS
from gklint.project import Linted, Project
from gklint.render.columns import width
from gklint.text import Span

WINDOW = "本报告所列数据的统计期限自2018年1月1日起至2018年12月3日止。"
REPORT = f"青河县2018年政府信息公开工作年度报告\n{WINDOW}\n一、总体情况\n全年公开政府信息100条。\n"
SAID = "<!-- gklint: ignore GK202 机构改革，统计到12月3日 -->"


def rules_of(linted: Linted) -> list[str]:
    return [one.rule for one in linted.report.findings]


def silenced(linted: Linted) -> list[tuple[str, str]]:
    return [(one.finding.rule, one.reason) for one in linted.report.silenced]


def before(words: str, remark: str, text: str = REPORT) -> str:
    """The report with a remark on the line before the one that begins with ``words``."""
    assert f"\n{words}" in text
    return text.replace(f"\n{words}", f"\n{remark}\n{words}", 1)


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_remark_silences_its_rule_in_the_next_block(project: Project, suffix: str) -> None:
    bare = project.lint_text(REPORT, suffix)
    linted = project.lint_text(before("本报告", SAID), suffix)
    assert "GK202" in rules_of(bare)
    assert rules_of(linted) == [one for one in rules_of(bare) if one != "GK202"]
    assert silenced(linted) == [("GK202", "机构改革，统计到12月3日")]
    assert linted.report.verdicts["GK202"] == ACCEPTED
    assert linted.report.verdicts["GK001"] == PASS
    assert bare.report.verdicts["GK001"] == NOT_APPLICABLE


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize(
    "text",
    [
        before("本报告", SAID),
        before("本报告", f"  {SAID}  "),
        before("本报告", SAID.replace("gklint:", "gklint：").replace(" 机构", "，机构")),
        before("本报告", SAID.replace("GK202 ", "GK805、 gk202\n")),
        REPORT.replace(WINDOW, WINDOW + SAID),
        REPORT.replace(WINDOW, WINDOW + "  " + SAID),
        REPORT.replace(WINDOW, SAID + WINDOW),
        REPORT.replace("统计期限", SAID + "统计期限"),
        REPORT.replace("本报告", f"现将本机关政府信息公开工作情况公布如下，\n{SAID}\n本报告"),
        before("本报告", SAID).replace("\n", "\r\n"),
        before("本报告", SAID).replace("\n", "\r"),
        "𠮷𠮷\n" + before("本报告", SAID),
        before("本报告", SAID + "\n<!-- gklint: ignore GK805 别的 -->"),
        SAID.replace("ignore", "ignore-file") + "\n" + REPORT,
        REPORT + SAID.replace("ignore", "ignore-file"),
    ],
)
def test_every_way_of_writing_it(project: Project, text: str, suffix: str) -> None:
    linted = project.lint_text(text, suffix)
    assert "GK202" not in rules_of(linted)
    assert ("GK202", "机构改革，统计到12月3日") in silenced(linted)


def test_a_remark_is_no_text_and_changes_nothing_that_is_read(project: Project) -> None:
    text = before("本报告", "<!-- gklint: ignore GK202 电话 12345678901，[[待填]] -->")
    for suffix in (".txt", ".md"):
        assert project.read_text(text, suffix).text == REPORT
        assert project.lint_text(text, suffix).document.blocks == (
            project.read_text(REPORT, suffix).blocks
        )


def test_places_are_those_of_the_file(project: Project) -> None:
    text = before("本报告", "<!-- gklint: ignore GK601 试 -->")
    linted = project.lint_text(text)
    assert linted.text == text
    (found,) = [one for one in linted.report.findings if one.rule == "GK202"]
    assert found.span.of(text) == "2018年12月3日"
    assert text[found.fixes[0].edits[0].span.start :].startswith("2018年12月3日止")


def test_a_remark_on_another_block_silences_nothing_and_is_taken_out(project: Project) -> None:
    text = before("一、", SAID)
    linted = project.lint_text(text)
    assert {"GK001", "GK202"} <= set(rules_of(linted))
    assert project.fix_text(text).text == REPORT
    assert project.fix_text(project.fix_text(text).text).text == REPORT


def test_a_fix_leaves_what_is_accepted(project: Project) -> None:
    text = before("本报告", SAID)
    assert "12月3日止" in project.fix_text(text, least="unsafe").text
    assert "12月31日止" in project.fix_text(REPORT, least="unsafe").text


def test_rules_that_did_not_look_are_not_called_unused(project: Project) -> None:
    text = before("本报告", "<!-- gklint: ignore GK370 上年报告另行核对 -->")
    assert "GK001" not in rules_of(project.lint_text(text))


def test_a_table_is_one_block(project: Project) -> None:
    table = "| | 本年新收 | 上年结转 |\n|---|---|---|\n| 予以公开 | 12 | 0 |\n| 总计 | 电话 |\n"
    text = f"{REPORT}\n{{}}\n\n{table}\n结束语。\n"
    linted = project.lint_text(text.format(SAID), ".md")
    (placed,) = [one for one in linted.document.blocks if one.block.kind == "table"]
    reach = Reach(linted.document, linted.text)
    nth = linted.document.blocks.index(placed)
    assert reach.of_remark(remarks_in(linted.text)[0].span) == nth
    last = linted.text.index("总计")
    assert reach.of_finding(Span(last, last + 2)) == nth


PAGE = """<html><body><h1>青河县2018年政府信息公开工作年度报告</h1>{}
<p>{}本报告所列数据的统计期限自2018年1月1日起至2018年12月3日止。{}</p>{}
<p>一、总体情况</p><p>全年公开政府信息100条。</p></body></html>"""


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_page_is_read_with_its_remarks(project: Project, at: int) -> None:
    said = ["", "", "", ""]
    said[at] = SAID
    linted = project.lint_text(PAGE.format(*said), ".html")
    assert silenced(linted) == [("GK202", "机构改革，统计到12月3日")]
    assert linted.document.text == project.read_text(PAGE.format("", "", "", ""), ".html").text


def test_a_remark_after_a_paragraph_of_a_page_is_of_the_next(project: Project) -> None:
    page = PAGE.format("", "", "", SAID)
    assert {"GK001", "GK202"} <= set(rules_of(project.lint_text(page, ".html")))
    assert project.fix_text(page, ".html").text == PAGE.format("", "", "", "")


# The command line and the settings.

ENTRY = """[[accepted]]
file   = "*.txt"
rule   = "statistics-window-cut-off"
words  = "２０１８年12月3日"
near   = "统计期限"
reason = "机构改革，统计到12月3日"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def seen(capsys: pytest.CaptureFixture[str], *argv: str) -> dict[str, list[str]]:
    """Rules of the findings of each file, and of the accepted ones after a +."""
    main(["check", "--output-format", "json", *argv])
    return {
        file["path"]: [one["rule"] for one in file["findings"]]
        + ["+" + one["rule"] for one in file["accepted"]]
        for file in json.loads(capsys.readouterr().out)["files"]
    }


def test_an_entry_of_the_settings_silences_what_it_names(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put("gklint.toml", 'select = ["GK0", "GK202"]\n' + ENTRY)
    put("a.txt", REPORT)
    put("b.txt", REPORT.replace("统计期限", "统计时间"))
    put("sub/c.txt", REPORT)
    assert seen(capsys, ".") == {
        "a.txt": ["+GK202"],
        "b.txt": ["GK202"],
        "sub/c.txt": ["GK202"],
    }
    put("gklint.toml", 'select = ["GK0", "GK202"]\n' + ENTRY.replace("*.txt", "**/*.txt"))
    assert seen(capsys, "a.txt", "sub") == {"a.txt": ["+GK202"], "sub/c.txt": ["+GK202"]}
    main(["check", "a.txt", "--fix", "--unsafe-fixes"])
    assert Path("a.txt").read_text(encoding="utf-8") == REPORT


@pytest.mark.parametrize(
    ("name", "text"), [("a.txt", before("一、", SAID)), ("a.html", PAGE.format("", "", "", SAID))]
)
def test_a_finding_on_a_remark_is_shown_with_it(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    put(name, text)
    main(["check", name, "--select", "GK0,GK202"])
    shown = capsys.readouterr().out.split("\n")
    (at,) = [at for at, line in enumerate(shown) if "GK001" in line]
    line, marks = shown[at + 1 : at + 3]
    assert SAID in line
    assert width(line.partition("<!--")[0]) == marks.index("^")


def test_an_entry_for_one_file_that_is_not_needed_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put("gklint.toml", ENTRY.replace("*.txt", "a.txt").replace("3日", "4日"))
    put("a.txt", REPORT)
    assert "GK001" in seen(capsys, "a.txt")["a.txt"]
    main(["check", "a.txt"])
    assert (
        "设置里的 gklint.toml: accepted[0] 要忽略 statistics-window-cut-off"
        in capsys.readouterr().out
    )


def test_an_entry_without_a_reason_is_told_where_the_finding_stands(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put("gklint.toml", ENTRY.replace("机构改革，统计到12月3日", "理由"))
    put("a.txt", REPORT)
    main(["check", "a.txt", "--select", "GK0,GK202"])
    assert "a.txt:2:25: warning GK002" in capsys.readouterr().out


def test_an_entry_may_name_a_fingerprint(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put("a.txt", REPORT)
    main(["check", "a.txt", "--output-format", "json"])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    (print_,) = [one["fingerprint"] for one in file["findings"] if one["rule"] == "GK202"]
    for given, found in ((print_, ["+GK202"]), ("0" * 16, ["GK202"])):
        put("gklint.toml", f'select = ["GK202"]\n{ENTRY}fingerprint = "{given}"\n')
        assert seen(capsys, "a.txt") == {"a.txt": found}


def test_a_wrong_rule_in_an_entry_is_a_mistake_in_the_settings(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put("gklint.toml", ENTRY.replace("cut-off", "cutoff"))
    put("a.txt", REPORT)
    assert main(["check", "a.txt"]) == 2
    assert "gklint.toml: accepted[0].rule: 没有规则" in capsys.readouterr().err


def test_an_entry_names_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put("gklint.toml", ENTRY.replace("*.txt", ""))
    put("a.txt", REPORT)
    assert main(["check", "a.txt"]) == 2
    assert "gklint.toml: accepted[0].file: 不能为空" in capsys.readouterr().err


def test_the_summary_and_the_checklist_tell_what_is_accepted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put("a.txt", before("本报告", SAID))
    main(["check", "a.txt", "--checklist"])
    shown = capsys.readouterr().out
    assert "1 处已按说明忽略\n" in shown
    assert "统计期限没有到年底（1 处已按说明忽略：机构改革，统计到12月3日）" in shown
    main(["check", "a.txt", "--lang", "en"])
    assert "; 1 accepted\n" in capsys.readouterr().out
    main(["check", "a.txt", "--output-format", "json"])
    run = json.loads(capsys.readouterr().out)
    (one,) = run["files"][0]["accepted"]
    assert (one["reason"], one["settings"], one["remark"]["start"]["line"]) == (
        "机构改革，统计到12月3日",
        None,
        2,
    )
    assert run["summary"]["accepted"] == 1


@pytest.mark.parametrize("name", ["settings.md", "settings.zh-CN.md"])
def test_what_the_page_on_settings_shows_is_understood(
    name: str, folder: Path, project: Project
) -> None:
    page = (Path(__file__).parent.parent / "docs" / name).read_text(encoding="utf-8")
    remarks = remarks_in(page)
    assert len(remarks) == 3
    for remark in remarks:
        assert remark.reason
        assert all(project.rulebook.get(name) for name, _ in remark.names)
    entry = "[[accepted]]" + page.partition("\n[[accepted]]")[2].partition("```")[0]
    put("gklint.toml", entry)
    (one,) = read_settings(str(folder / "gklint.toml")).accepted
    assert (one.rule, one.words, one.near) == ("GK202", "2018年12月3日", "统计期限")
