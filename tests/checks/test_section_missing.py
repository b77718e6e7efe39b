"""Contents that are missing, in fixed formats and before them."""

from __future__ import annotations

from gklint.project import project_by

PROJECT = project_by()
TITLES = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)


def report(year: int, *titles: str, end: str = "") -> str:
    parts = [f"{'一二三四五六七八'[at]}、{title}\n有内容。\n" for at, title in enumerate(titles)]
    return f"某某县{year}年政府信息公开工作年度报告\n{''.join(parts)}{end}"


def missing(text: str) -> list[str]:
    findings = PROJECT.lint_text(text).report.findings
    return [one.message.zh for one in findings if one.rule in ("GK110", "GK111")]


def verdict(text: str, rule: str) -> str:
    return PROJECT.lint_text(text).report.verdicts[rule]


def test_one_finding_names_all_that_is_missing() -> None:
    assert missing(report(2022, *TITLES[:3])) == [
        "缺少格式规定的部分：“政府信息公开行政复议、行政诉讼情况”、“存在的主要问题及改进情况”、“其他需要报告的事项”"
    ]


def test_headings_of_2008_in_a_later_year_are_told_once_each() -> None:
    text = report(
        2021, "概述", "主动公开政府信息的情况", "依申请公开政府信息的情况", "收费及减免情况",
        "行政复议、行政诉讼情况", "存在的主要问题", "下一步工作打算",
    )  # fmt: skip
    found = [
        (one.rule, one.span.of(text))
        for one in PROJECT.lint_text(text).report.findings
        if one.severity in ("error", "warning") and one.rule.startswith("GK1")
    ]
    assert found == [
        ("GK110", "某某县2021年政府信息公开工作年度报告"),
        ("GK113", "依申请公开政府信息的情况"),
        ("GK114", "行政复议、行政诉讼情况"),
    ]


def test_a_first_part_by_any_name_is_the_overview() -> None:
    assert missing(report(2023, "2023年工作开展情况", *TITLES[1:])) == []


def test_a_text_that_breaks_off_cannot_tell() -> None:
    text = report(2023, *TITLES[:3], end="四、政府信息公开行政复议、行政诉讼情况\n全年收到行")
    assert verdict(text, "GK110") == "PASS"
    assert missing(text) == []


def test_before_formats_a_sentence_anywhere_will_do() -> None:
    text = report(
        2016, "基本情况", "今后打算",
        end="全年公开信息60条。未收到公开申请，未收取费用，未发生复议、诉讼。公开还存在不足。",
    )  # fmt: skip
    assert missing(text) == []


def test_a_form_spoken_of_but_not_there_cannot_tell() -> None:
    text = report(2016, "基本情况", "今后打算", end="详见所附统计表。")
    assert verdict(text, "GK111") == "UNCERTAIN"
