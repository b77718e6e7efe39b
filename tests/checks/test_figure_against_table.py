"""Figures in the text, held against the statutory tables: found at their place, silent in doubt."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gklint.rulebook.model import Rule

RULES = ("GK350", "GK351", "GK352", "GK353", "GK354", "GK355")


def told(office: Any, text: str, **given_: str) -> list[str]:
    return [words for _, words in office.found(office.report(text, **given_), *RULES)]


def test_a_finding_tells_the_cell_and_leads_to_it(office: Any) -> None:
    text = office.report("2023年，我局共收到政府信息公开申请22件。")
    [finding] = office.findings(text, "GK350")
    assert finding.message.zh == (
        "表格“收到和处理政府信息公开申请情况”中“一、本年新收政府信息公开申请数量”为20，此处为22件，请核对"
    )
    [related] = finding.related
    assert related.span.of(text) == "20"
    assert related.message.zh == "一、本年新收政府信息公开申请数量，总计：20"


def test_a_sum_is_written_out(office: Any) -> None:
    text = office.report("全年收到政府信息公开申请20件，予以公开及部分公开9件。")
    [finding] = office.findings(text, "GK352")
    assert "“（一）予以公开”“（二）部分公开”为12（10+2），此处为9件" in finding.message.zh
    assert [one.span.of(text) for one in finding.related] == ["10", "2"]


@pytest.mark.parametrize("width", range(24, 36))
def test_a_figure_cut_by_line_ends_is_found_at_its_place(office: Any, width: int) -> None:
    text = office.wrapped("2023年，我局共收到政府信息公开申请1122件，均已答复。", width)
    [words] = told(office, text)
    assert words in text
    assert words.replace("\n", "") == "1122件"


def test_full_width_digits_and_half_width_marks_are_read(office: Any) -> None:
    assert told(office, "全年收到政府信息公开申请２２件,办结２１件.") == ["２２件"]


@pytest.mark.parametrize(
    "text",
    [
        "收到22件政府信息公开申请。",
        "新收依申请公开22件。".replace("22", "23"),
        "2023年度，我局共收到依申请公开申请22件，均已答复。",
        "收到公民、法人和其他组织提出的政府信息公开申请22宗。",
        "受理政府信息公开申请22件。",
        "全年受理政府信息公开申请0件。",
    ],
)
def test_ways_to_say_what_was_received(office: Any, text: str) -> None:
    assert len(told(office, text)) == 1


@pytest.mark.parametrize("number", [20, 21, 23])
def test_taken_up_may_be_received_or_handled_with_or_without_last_years(
    office: Any, number: int
) -> None:
    assert told(office, f"全年共办理政府信息公开申请{number}件。") == []


def test_handled_may_leave_out_those_of_last_year(office: Any) -> None:
    assert told(office, "收到政府信息公开申请20件，办结18件，结转下年度2件。") == []


def test_all_of_this_year_handled_is_told_where_some_are_carried_over(office: Any) -> None:
    assert told(office, "受理政府信息公开申请20件，按时办结20件，办理上年结转3件。") == ["20件"]


@pytest.mark.parametrize(
    "text",
    [
        "全市收到政府信息公开申请1020件。",
        "通过网站收到政府信息公开申请12件，信函申请8件。",
        "2022年，收到政府信息公开申请15件。",
        "去年收到政府信息公开申请15件。",
        "截至6月底，收到政府信息公开申请9件。",
        "前三季度收到政府信息公开申请9件。",
        "县住建局收到政府信息公开申请9件。",
        "收到政府信息公开申请约25件。",
        "收到政府信息公开申请1,295件。",
        "截至2023年12月31日，累计收到政府信息公开申请130件。",
        "2024年，收到申请1件。",
        "收到政府信息公开申请20件。\n县住建局：收到政府信息公开申请9件，答复9件。予以公开5件。",
        "依申请公开有序开展。做好热线工作。全年共办理3600件，办结3590件。",
        "依申请公开有序开展。收到低保申请56件，办结50件。",
        "依申请公开有序开展。办理群众来信56件，办结56件。",
        "依申请公开有序开展。政务大厅受理申请3600件，办结3590件。",
        "收到政府信息公开申请22件，其中2件重复提交。",
        "收到网络申请15件，其中予以公开8件。",
        "收到政府信息公开申请20件。征地类申请9件，予以公开5件。",
        "制发公文56件，其中主动公开30件，不予公开10件。",
        "全县办理行政复议案件63件。",
    ],
)
def test_words_that_leave_the_meaning_open_are_silent(office: Any, text: str) -> None:
    assert told(office, text) == []


def test_a_text_that_says_it_right_somewhere_is_silent(office: Any) -> None:
    assert told(office, "全年收到政府信息公开申请22件。\n收到政府信息公开申请20件。") == []


def test_a_text_that_says_two_numbers_is_silent(office: Any) -> None:
    assert told(office, "全年收到政府信息公开申请22件。\n收到政府信息公开申请24件。") == []


def test_results_are_told_only_beside_a_figure_that_is_right(office: Any) -> None:
    assert told(office, "收到政府信息公开申请20件，予以公开8件。") == ["8件"]
    assert told(office, "依申请公开有序开展，予以公开8件。") == []


def test_results_of_an_office_of_which_the_table_does_not_speak_are_silent(
    office: Any,
) -> None:
    text = "县政府办公室收到政府信息公开申请7件，答复7件，予以公开3件。"
    title = "青禾县人民政府2023年政府信息公开工作年度报告"
    assert told(office, text, title=title) == []


def test_granted_with_granted_in_part_is_right(office: Any) -> None:
    assert told(office, "收到政府信息公开申请20件，予以公开12件（含部分公开2件）。") == []


def test_a_blank_cell_is_held_against_nothing(office: Any) -> None:
    blank = office.applications().replace("| 18 | 2 | 0 | 0 | 0 | 0 | 20 |", "| | | | | | | |")
    assert told(office, "全年收到政府信息公开申请22件。", tables=blank) == []


def test_totals_left_blank_are_known_where_the_table_leaves_no_choice(office: Any) -> None:
    text = "收到政府信息公开申请20件，答复21件，予以公开及部分公开9件，无法提供6件。"
    assert told(office, text, tables=office.applications(total=False)) == ["9件"]


def test_a_cell_that_is_blamed_for_a_sum_is_held_against_nothing(office: Any) -> None:
    wrong = office.applications().replace(
        "| 18 | 2 | 0 | 0 | 0 | 0 | 20 |", "| 18 | 2 | 0 | 0 | 0 | 0 | 22 |"
    )
    assert told(office, "全年收到政府信息公开申请20件。", tables=wrong) == []


def test_lawsuits_are_both_kinds_together(office: Any) -> None:
    assert told(office, "因政府信息公开引发行政复议5件、行政诉讼3件。") == []
    assert told(office, "因政府信息公开引发行政复议5件、行政诉讼4件。") == ["4件"]


def test_two_tables_of_a_kind_are_held_against_nothing(office: Any) -> None:
    text = "全年收到政府信息公开申请22件。"
    assert told(office, text, tables=office.applications() * 2) == []


def test_every_phrase_of_a_rule_is_known_and_every_phrase_has_a_rule(office: Any) -> None:
    named = [key for rule in _rules(office) for key in rule.params.phrases]
    assert sorted(named) == sorted(one.key for one in office.project.reference.prose.phrase)


def _rules(office: Any) -> list[Rule]:
    return [one for one in office.project.rulebook.rules if one.check == "figure_against_table"]


PHRASES = {
    "收到政府信息公开申请{}件": "一、本年新收政府信息公开申请数量",
    "上年结转{}件": "二、上年结转政府信息公开申请数量",
    "部分公开{}件": "（二）部分公开",
    "重复申请{}件": "2.重复申请",
    "结转下年度继续办理{}件": "四、结转下年度继续办理",
}


@settings(max_examples=40, deadline=None)
@given(st.permutations(sorted(PHRASES)))
def test_right_figures_are_silent_in_any_order(office: Any, order: list[str]) -> None:
    said = "，".join(phrase.format(sum(office.rows[PHRASES[phrase]])) for phrase in order)
    assert told(office, f"全年{said}。") == []


def test_a_report_of_another_year_is_not_meant(office: Any) -> None:
    title = office.title.replace("2023", "2022")
    assert told(office, "2023年收到政府信息公开申请22件。", title=title) == []


COUNTY = "青禾县人民政府2023年政府信息公开工作年度报告"
OFFICE = "青禾县人民政府办公室2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (COUNTY, "县政府办公室：收到政府信息公开申请7件。依法答复。予以公开3件，重复申请2件。"),
        (COUNTY, "县政府办公室规范办理依申请公开。全年收到政府信息公开申请7件。"),
        (COUNTY, "我办收到政府信息公开申请7件。"),
        (COUNTY, "我办未收到政府信息公开申请。"),
        (COUNTY, "全县收到政府信息公开申请20件。县政府本级收到政府信息公开申请7件。"),
        (COUNTY, "全年制发规范性文件1件。"),
        (OFFICE, "全县共收到政府信息公开申请134件，答复130件。"),
    ],
)
def test_a_part_or_more_than_the_table_is_about_is_silent(
    office: Any, title: str, text: str
) -> None:
    assert told(office, text, title=title) == []


def test_an_area_whose_text_speaks_of_the_whole_is_held_against_it(office: Any) -> None:
    assert told(office, "全县共收到政府信息公开申请134件。", title=COUNTY) == ["134件"]


def test_published_figures_that_agree_are_silent(office: Any) -> None:
    tables = office.applications(
        rows={
            "一、本年新收政府信息公开申请数量": (89, 6),
            "二、上年结转政府信息公开申请数量": (8, 0),
            "（一）予以公开": (40, 2),
            "（二）部分公开": (1, 0),
            "1.本机关不掌握相关政府信息": (45, 4),
            "3.其他": (6, 0),
            "（七）总计": (92, 6),
            "四、结转下年度继续办理": (5, 0),
        }
    )
    text = (
        "全年新收政府信息公开申请95件，其中自然人申请89件，法人或其他组织申请6件；上年结转8件。"
        "答复98件，其中予以公开42件，占42.86%；部分公开1件，占1.02%；无法提供49件，占50%；"
        "其他处理6件，占6.12%。结转下年度5件。"
    )
    assert told(office, text, tables=tables) == []


def test_published_figures_that_do_not_agree_are_found(office: Any) -> None:
    tables = office.applications(
        rows={
            "一、本年新收政府信息公开申请数量": (54, 0),
            "二、上年结转政府信息公开申请数量": (2, 0),
            "（一）予以公开": (45, 0),
            "（二）部分公开": (4, 0),
            "1.属于国家秘密": (1, 0),
            "2.其他法律行政法规禁止公开": (3, 0),
            "1.本机关不掌握相关政府信息": (2, 0),
            "（七）总计": (55, 0),
            "四、结转下年度继续办理": (1, 0),
        }
    )
    text = "依申请公开有序。全年共受理54件，按时办结54件，办理上年结转2件，其中予以公开45件。"
    assert told(office, text, tables=tables) == ["54件"]


def test_what_was_made_public_over_the_years_is_not_of_the_year_of_the_form(office: Any) -> None:
    rows = [(one.label, "3") for one in _form(office).row if not one.heading]
    tables = "政府信息公开情况统计表\n| 统计指标 | 统计数 |\n" + "".join(
        f"| {label} | {number} |\n" for label, number in rows
    )
    title = "青禾县农业农村局2016年政府信息公开工作年度报告"
    text = "截至2016年底，主动公开政府信息12345条。网站主动公开政府信息200条。"
    assert told(office, text, tables=tables, title=title) == []
    assert told(office, "全年主动公开政府信息5条。", tables=tables, title=title) == ["5条"]


def _form(office: Any) -> Any:
    [form] = [one for one in office.project.reference.tables if one.key == "form"]
    return form.part[0]
