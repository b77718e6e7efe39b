"""What a finding is known by: its words, its section, its row; not its line."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gklint.engine.surroundings import (
    block_at,
    fingerprint,
    heading_of,
    row_of,
    stands_near,
    words_of,
)
from gklint.finding import Finding
from gklint.project import Project
from gklint.text import apply_edits
from gklint.value import replace
from tests.conftest import ROOT

REPORT = """\
某某县2023年政府信息公开工作年度报告
一、总体情况
2023年，全县主动公开政府信息100条。经办人身份证号：330106199003071236。
三、收到和处理政府信息公开申请情况
| 本列数据的勾稽关系 | 申请人情况 |
|---|---|
| （一）予以公开 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |
| （二）部分公开 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （七）总计 | 6 | 0 | 0 | 0 | 0 | 0 | 7 |
"""


def prints(project: Project, text: str, rule: str, suffix: str = ".md") -> set[str]:
    linted = project.lint_text(text, suffix)
    found = [one for one in linted.report.findings if one.rule == rule]
    assert found
    return {fingerprint(one, linted.document) for one in found}


@pytest.mark.parametrize("rule", ["GK901", "GK302"])
@pytest.mark.parametrize(
    "edited",
    [
        REPORT.replace("\n", "\r\n"),
        REPORT.replace("一、总体情况\n", "现将有关情况公布如下。\n一、总体情况\n新写的一段。\n\n"),
        REPORT.replace("三、", "四、"),
        REPORT.replace("330106", "３３０１０６").replace("予以公开 | 5", "予以公开 |  5"),
        REPORT.replace("主动公开政府信息100条", "主动公开\n政府信息100条"),
        "<!-- gklint: ignore GK101 已核实 -->\n" + REPORT,
    ],
)
def test_a_fingerprint_survives_edits_elsewhere(project: Project, rule: str, edited: str) -> None:
    assert prints(project, edited, rule) == prints(project, REPORT, rule)


FAULTY = sorted(
    path.read_text(encoding="utf-8")
    for path in (ROOT / "examples" / "faulty").iterdir()
    if path.suffix in (".txt", ".md")
)
SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def all_prints(project: Project, text: str) -> Counter[str]:
    linted = project.lint_text(text, ".md")
    return Counter(fingerprint(one, linted.document) for one in linted.report.findings)


@SLOW
@given(
    st.sampled_from(FAULTY),
    st.sampled_from(["", "现将有关情况说明如下，请予审阅。\n\n", "# 说明\n\n以上为说明。\n\n"]),
    st.sampled_from(["\n", "\n　　", "\n  "]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_no_fingerprint_changes_by_edits_elsewhere(
    project: Project, text: str, before: str, indent: str, end: str
) -> None:
    title, rest = text.split("\n", 1)
    edited = f"{title}\n{before}{rest}"
    edited = edited.replace("\n", indent).replace("\n", end)
    assert all_prints(project, text) - all_prints(project, edited) == Counter()


@SLOW
@given(st.data())
def test_mending_one_finding_leaves_the_others_what_they_are(
    project: Project, data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from(FAULTY))
    linted = project.lint_text(text, ".md")
    local = [one for one in linted.report.findings if one.fixes and one.rule[:3] == "GK6"]
    if not local:
        return
    one = data.draw(st.sampled_from(local))
    others = all_prints(project, text) - Counter([fingerprint(one, linted.document)])
    left = all_prints(project, apply_edits(text, one.fixes[0].edits))
    assert sum((others - left).values()) <= 1  # at most one more at the same words


def test_a_fingerprint_tells_words_sections_and_rows_apart(project: Project) -> None:
    seen = prints(project, REPORT, "GK901")
    assert seen.isdisjoint(prints(project, REPORT.replace("1236", "1244"), "GK901"))
    assert seen.isdisjoint(prints(project, REPORT.replace("总体", "基本"), "GK901"))
    assert prints(project, REPORT, "GK302").isdisjoint(
        prints(project, REPORT.replace("（七）总计", "总计"), "GK302")
    )


def test_a_page_and_its_text_are_alike(project: Project) -> None:
    lines = REPORT.split("\n")[:3]
    page = "".join(f"<p>{line}</p>" for line in lines)
    text = "\n".join(lines)
    assert prints(project, page, "GK901", ".html") == prints(project, text, "GK901", ".txt")


def only(project: Project, rule: str) -> tuple[Finding, dict[str, str]]:
    linted = project.lint_text(REPORT, ".md")
    (found,) = [one for one in linted.report.findings if one.rule == rule]
    document = linted.document
    placed = block_at(document, found)
    assert placed is not None
    told = {
        "words": words_of(found, document),
        "heading": heading_of(found, document),
        "row": row_of(document, found, placed),
        "near": "".join(
            word
            for word in ("经办人", "总体情况", "收到和处理", "总计", "予以公开")
            if stands_near(found, document, word)
        ),
    }
    return found, told


def test_what_stands_beside_a_finding_in_a_paragraph(project: Project) -> None:
    _, told = only(project, "GK901")
    assert told == {
        "words": "330106199003071236",
        "heading": "总体情况",
        "row": "",
        "near": "经办人总体情况",
    }


def test_what_stands_beside_a_finding_in_a_table(project: Project) -> None:
    _, told = only(project, "GK302")
    assert told == {
        "words": "6",
        "heading": "收到和处理政府信息公开申请情况",
        "row": "（七）总计",
        "near": "收到和处理总计",
    }


def test_long_words_are_cut_and_a_text_without_blocks_has_none(project: Project) -> None:
    found, _ = only(project, "GK901")
    document = project.read_text(REPORT, ".md")
    whole = replace(found, span=replace(found.span, start=0, end=len(REPORT)))
    assert words_of(whole, document)[-1] == "…"
    assert len(words_of(whole, document)) == 60
    nothing = project.read_text("")
    empty = replace(found, span=replace(found.span, start=0, end=0))
    assert block_at(nothing, empty) is None
    assert len(fingerprint(empty, nothing)) == 16
