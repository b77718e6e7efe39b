"""The preamble's list of parts against its count and the headings."""

from __future__ import annotations

import pytest

from gklint.project import project_by

PROJECT = project_by()
HEADINGS = (
    "一、总体情况\n公开。\n二、主动公开政府信息情况\n公开。\n三、收到和处理政府信息公开申请情况\n无。\n"
    "四、政府信息公开行政复议、行政诉讼情况\n无。\n五、存在的主要问题及改进情况\n不足。\n六、其他需要报告的事项\n无。\n"
)
SIX = "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况"


def found(preamble: str) -> list[tuple[str, str]]:
    text = f"某某县2023年政府信息公开工作年度报告\n{preamble}\n{HEADINGS}"
    report = PROJECT.lint_text(text).report
    return [
        (finding.rule, finding.span.of(text))
        for finding in report.findings
        if finding.rule in ("GK140", "GK141")
    ]


@pytest.mark.parametrize(
    "preamble",
    [
        f"本报告由{SIX}、其他需要报告的事项六部分组成。",
        f"本报告由{SIX}以及其他需要报告的事项等六个部分组成，统计期限为全年。",
        f"本报告共分6个部分：{SIX}、其他需要报告的事项。",
        f"全文包括{SIX}，其他需要报告的事项。",
        f"报告包括{SIX.replace('、', '，')}等六部分。",
        "本报告由总体情况、主动公开政府信息情况等六部分组成。",
        "全文包括总体情况、存在的主要问题及改进情况（指公民、法人和其他组织提出的）、其他需要报告的事项。",
        "本报告包括一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况等。",
        "报告分析了三个方面的问题：一是公开，二是管理，三是平台。",
        "年报由局办公室、政策法规科、信息中心共同编制。",
        "本报告包含的数据、图表、说明均来自六个部门。",
        f"本报告内容包括{SIX}、其他需要报告的事项及附件。",
    ],
)
def test_lists_that_agree_are_silent(preamble: str) -> None:
    assert found(preamble) == []


def test_a_name_with_a_mark_inside_is_one_part() -> None:
    assert found(f"报告分{SIX}六部分。") == [("GK140", "六")]


def test_the_count_is_found_in_a_list_cut_by_a_line_end() -> None:
    preamble = f"报告分{SIX[:40]}\n{SIX[40:]}\n７个部分。"
    assert found(preamble) == [("GK140", "７")]


def test_names_that_no_heading_has_are_told_at_the_list() -> None:
    preamble = "报告包括总体情况、重点领域公开情况、政策解读情况、存在的主要问题及改进情况。"
    assert found(preamble) == [
        ("GK141", "总体情况、重点领域公开情况、政策解读情况、存在的主要问题及改进情况")
    ]
