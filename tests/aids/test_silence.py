"""Accepting a finding from an editor: what is changed, and what is found after it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gklint.aids.silence import Silencing, silencing
from gklint.bilingual import Bilingual
from gklint.config import Settings, read_settings
from gklint.examples import unmark
from gklint.finding import Finding
from gklint.project import Linted, Project, project_by
from gklint.text import Edit, Span, apply_edits

PROJECT = project_by()
REPORT = """\
青河县2018年政府信息公开工作年度报告
本报告所列数据的统计期限自2018年1月1日起至2018年12月3日止。
"""
TEXTS = {
    unmark(example.bad)[0]
    for rule in PROJECT.rulebook.rules
    for example in rule.table.example
    if example.bad and "gklint" not in example.bad
}
FILES = sorted(str(path) for path in Path("examples").rglob("*.*") if path.suffix != ".toml")
SLOW = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def ways(
    linted: Linted,
    finding: Finding,
    path: str,
    settings_path: str = "",
    settings_text: str = "",
) -> tuple[Silencing, ...]:
    return silencing(PROJECT, linted, finding, path, settings_path, settings_text)


def found_by(linted: Linted, rule: str) -> Finding:
    (found,) = [one for one in linted.report.findings if one.rule == rule]
    return found


def test_a_remark_goes_on_a_line_before_the_block() -> None:
    text = REPORT.replace("\n", "\r\n")
    linted = PROJECT.lint_text(text, ".md")
    at = text.index("本报告")
    assert ways(linted, found_by(linted, "GK202"), "/报告/a.md")[0] == Silencing(
        Bilingual(
            "在这一段前加说明，忽略其中的 GK202", "Accept GK202 in this paragraph, by a remark"
        ),
        "",
        (Edit(Span(at, at), "<!-- gklint: ignore GK202 理由 -->\r\n"),),
    )


def test_a_remark_on_a_page_stands_before_the_words() -> None:
    text = f"<h1>{REPORT.split(chr(10))[0]}</h1><p>&#x672c;报告{REPORT.split('本报告')[1]}</p>"
    linted = PROJECT.lint_text(text, ".html")
    (edit,) = ways(linted, found_by(linted, "GK202"), "/报告/a.HTML")[0].edits
    assert edit == Edit(Span(*[text.index("&#")] * 2), "<!-- gklint: ignore GK202 理由 -->")


def test_an_entry_goes_to_the_end_of_the_settings() -> None:
    linted = PROJECT.lint_text(REPORT)
    entry = """
[[accepted]]
file = "2018/a[[]1].txt"
rule = "GK202"
words = "2018年12月3日"
reason = "理由"
"""
    given_text = 'lang = "zh"'
    finding = found_by(linted, "GK202")
    path = "/报告/2018/a[1].txt"
    (way,) = ways(linted, finding, path, "/报告/gklint.toml", given_text)
    assert way == Silencing(
        Bilingual("在 gklint.toml 中接受此处的 GK202", "Accept this GK202 in gklint.toml"),
        "/报告/gklint.toml",
        (Edit(Span(11, 11), "\n" + entry),),
    )
    (way,) = ways(linted, finding, path, "/报告/pyproject.toml", "[tool.gklint]\n")
    assert "[[tool.gklint.accepted]]" in way.edits[0].text


def test_words_that_may_stand_anywhere_are_told_with_what_is_beside_them() -> None:
    text = """某某县2023年政府信息公开工作年度报告
一、总体情况
我局贯彻《甲条例》、《乙办法》的要求，公开政府信息一百条。
三、收到和处理政府信息公开申请情况
| （一）予以公开 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |
| （二）部分公开 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （七）总计 | 6 | 0 | 0 | 0 | 0 | 0 | 7 |
"""
    linted = PROJECT.lint_text(text)
    nears = {
        finding.rule: ways(linted, finding, "/报告/a.txt")[0].edits[0].text.split("\n")[4]
        for finding in linted.report.findings
        if finding.rule in ("GK302", "GK623")
    }
    assert nears == {
        "GK302": 'near = "（七）总计"',
        "GK623": 'near = "局贯彻《甲条例》、《乙办法》的要求"',
    }


def test_without_settings_a_file_beside_the_report_is_made() -> None:
    linted = PROJECT.lint_text(REPORT)
    (way,) = ways(linted, found_by(linted, "GK202"), "/报告/2018/a.txt")
    assert (way.path, way.creates) == ("/报告/2018/gklint.toml", True)
    assert way.edits[0].text.startswith('[[accepted]]\nfile = "a.txt"\n')


def test_settings_that_an_entry_would_break_are_left_alone() -> None:
    linted = PROJECT.lint_text(REPORT)
    finding = found_by(linted, "GK202")
    for text in ("accepted = []\n", "[sever"):
        assert ways(linted, finding, "/报告/a.txt", "/报告/gklint.toml", text) == ()
    assert ways(linted, finding, "") == ()


def test_findings_on_remarks_are_mended_not_accepted() -> None:
    linted = PROJECT.lint_text("<!-- gklint: ignore GK202 -->\n" + REPORT.split("\n", 1)[1])
    assert ways(linted, found_by(linted, "GK002"), "/报告/a.md") == ()


def without(findings: tuple[Finding, ...], accepted: list[Finding]) -> Counter[tuple[str, str]]:
    return Counter((one.rule, one.message.zh) for one in findings if one not in accepted)


def check_remark(text: str, suffix: str) -> None:
    """A remark on each finding silences it, with those of its rule in its block, and no other."""
    linted = PROJECT.lint_text(text, suffix)
    for finding in linted.report.findings:
        way = ways(linted, finding, f"/报告/a{suffix}")[0]
        now = PROJECT.lint_text(apply_edits(text, way.edits), suffix)
        assert now.document.text == linted.document.text
        gone = [one.finding.message for one in now.report.silenced]
        assert finding.message in gone
        assert {one.finding.rule for one in now.report.silenced} == {finding.rule}
        asked = [one for one in now.report.findings if one.rule == "GK002"]
        assert [one.span.of(now.text) for one in asked] == [way.edits[0].text.strip()]
        left = Counter((one.rule, one.message) for one in linted.report.findings)
        left.subtract((finding.rule, message) for message in gone)
        assert +left == Counter(
            (one.rule, one.message) for one in now.report.findings if one.rule != "GK002"
        )


def check_entry(text: str, suffix: str, folder: Path) -> None:
    """An entry for each finding silences it, with those of its rule at the same words."""
    linted = PROJECT.lint_text(text, suffix)
    path, file = folder / f"a{suffix}", folder / "gklint.toml"
    for finding in linted.report.findings:
        way = ways(linted, finding, str(path))[-1]
        file.write_text(apply_edits("", way.edits), encoding="utf-8")
        now = project_by(read_settings(str(file))).lint_text(text, suffix, path=str(path))
        gone = [one.finding for one in now.report.silenced]
        assert finding in gone
        alike = {(one.rule, one.span.of(text)) for one in gone}
        assert len(alike) == 1
        left = [one for one in now.report.findings if one.rule != "GK002"]
        assert left == [one for one in linted.report.findings if one not in gone]


@SLOW
@given(st.sampled_from(sorted(TEXTS)), st.sampled_from([".md"]))
def test_a_remark_on_any_example_silences_what_it_names(text: str, suffix: str) -> None:
    check_remark(text, suffix)


@SLOW
@given(st.sampled_from(sorted(TEXTS)))
def test_a_remark_on_any_example_as_a_page(text: str) -> None:
    check_remark("".join(f"<p>{line}</p>\n" for line in text.split("\n")), ".html")


@pytest.mark.parametrize("file", FILES)
def test_remarks_and_entries_for_every_example_report(file: str, tmp_path: Path) -> None:
    text, suffix = Path(file).read_text(encoding="utf-8", errors="replace"), Path(file).suffix
    check_remark(text, suffix if suffix == ".html" else ".md")
    check_entry(text, suffix, tmp_path)


def test_a_report_cut_anywhere_is_no_trouble(project: Project) -> None:
    text = Path(FILES[0]).read_text(encoding="utf-8")
    for end in range(0, len(text), 97):
        for suffix in (".txt", ".md", ".html"):
            linted = project.lint_text(text[:end], suffix)
            for finding in linted.report.findings[:3]:
                ways(linted, finding, f"/报告/a{suffix}")


def test_settings_of_the_project_choose_the_placeholder() -> None:
    english = project_by(Settings(lang="en"))
    linted = english.lint_text(REPORT, ".md")
    finding = found_by(linted, "GK202")
    way = silencing(english, linted, finding, "/报告/a.md", "", "")[0]
    assert way.edits[0].text == "<!-- gklint: ignore GK202 reason -->\n"
