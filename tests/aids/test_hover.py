"""What is told of the place under the pointer."""

from __future__ import annotations

import pytest

from gklint.aids.hover import Hover, hover
from gklint.aids.markdown import BETWEEN
from gklint.project import Project
from tests.aids.reports import FORMS, lines, linted_at

STATUTE_2019 = (
    "**《中华人民共和国政府信息公开条例》（国务院令第711号）**\n\n"
    "- 2019年4月3日发布，2019年5月15日起施行，共56条"
)


def told(
    project: Project, report: list[str], form: str = "text", language: str = "zh"
) -> tuple[str, str]:
    """The place that lights up, and what is told of it."""
    linted, offset = linted_at(project, form, report)
    found = hover(project, linted, offset)
    if found is None:
        return "", ""
    return found.span.of(linted.text), found.text.into(language)


@pytest.mark.parametrize("form", FORMS)
def test_a_cell_tells_its_row_its_column_and_its_sums(project: Project, form: str) -> None:
    assert told(project, lines(予以公开="‸9 1 0 0 0 0 10"), form) == (
        "9",
        "**（一）予以公开，自然人**（收到和处理政府信息公开申请情况）\n\n"
        "- ✓ （一）予以公开：9+1=10=10\n"
        "- ✓ 自然人，三各项=（七）：9+2+1+1+4+1+1=19=19",
    )


def test_a_cell_in_english(project: Project) -> None:
    assert told(project, lines(予以公开="9‸ 1 0 0 0 0 10"), language="en") == (
        "9",
        "**(1) granted, natural persons** (applications received and handled)\n\n"
        "- ✓ (1) granted: 9+1=10=10\n"
        "- ✓ natural persons, items of 3 = (7): 9+2+1+1+4+1+1=19=19",
    )


def test_a_sum_that_does_not_hold_and_one_that_cannot_be_told(project: Project) -> None:
    _, text = told(project, lines(部分公开="2 ‸3 0 0 0 0 2", 国家秘密="0 待定 0 0 0 0 0"))
    assert text.rsplit(BETWEEN, 1)[1] == (
        "**（二）部分公开，商业企业**（收到和处理政府信息公开申请情况）\n\n"
        "- ≠ （二）部分公开：2+3=5≠2\n"
        "- ≠ 商业企业，三各项=（七）：1+3+?+1≠2"
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_finding_tells_what_why_by_which_article_and_what_to_do(
    project: Project, form: str
) -> None:
    rule = project.rulebook.get("GK204")
    assert rule is not None
    said = "统计期限自2022年1月1日起至2022年‸12月31日止。"
    span, text = told(project, lines(said), form)
    message, why, basis, fix, name = text.split("\n\n", 4)[:4] + text.rsplit("\n\n", 1)[1:]
    assert span == "2022年1月1日起至2022年12月31日"
    assert message.startswith("**错误** 报告年度为2023年，统计期限应为2023年1月1日起")
    assert why == rule.table.why.zh
    assert basis == "依据：《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条"
    assert fix == "可以这样改："
    assert "\n- 改为2023年1月1日起至2023年12月31日" in text
    assert name == "`GK204` statistics-window-wrong-year"


def test_the_worst_of_several_findings_comes_first_and_each_rule_once(project: Project) -> None:
    linted, _ = linted_at(project, "text", lines())
    found = hover(project, linted, 3)
    assert found is not None
    parts = found.text.zh.split(BETWEEN)
    rules = [part.rsplit("\n\n", 1)[1].split("`")[1] for part in parts if "`GK" in part]
    assert len(rules) == len(set(rules)) > 1
    severities = [part[2:4] for part in parts if part.startswith("**")]
    order = ["错误", "警告", "提示", "建议"]
    assert severities == sorted(severities, key=order.index)


@pytest.mark.parametrize("form", FORMS)
def test_an_instrument_is_told_at_its_title_and_at_its_number(project: Project, form: str) -> None:
    for said in (
        "根据《中华人民共和国‸政府信息公开条例》编制。",
        "根据《政府信息‸公开条例》编制。",
        "根据国务院令第‸711号编制。",
    ):
        span, text = told(project, lines(said), form)
        assert text == STATUTE_2019
        assert span in said.replace("‸", "")


def test_what_took_the_place_of_an_instrument_is_told(project: Project) -> None:
    said = "此前执行国办公开办函〔2019〕‸60号的旧格式，已经废止。"
    _, text = told(project, lines(said), language="en")
    assert text.endswith(
        "- issued 2019\n"
        "- superseded by 《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作"
        "年度报告格式〉的通知》（国办公开办函〔2021〕30号） on 2021-09-26"
    )


@pytest.mark.parametrize(
    "said",
    [
        "印发《‸2021年政务公开工作要点》。",  # of the province, or of the county
        "按照《青河市人民政府办公室关于印发‸2021年政务公开工作要点的通知》开展。",
        "按照《‸档案法实施办法》开展。",
        "按照青河办发〔2021〕‸12号开展。",
    ],
)
def test_what_may_be_another_instrument_is_not_told(project: Project, said: str) -> None:
    assert "发布" not in told(project, lines(said))[1]


def test_words_of_the_report_are_no_marks_of_markdown(project: Project) -> None:
    _, text = told(project, lines("联系邮箱：a_*b*`c`@‸qinghe。"))
    assert "*b*" not in text


def test_nothing_is_told_of_plain_words(project: Project) -> None:
    linted, offset = linted_at(project, "page", lines("全年‸办理情况良好。"))
    assert hover(project, linted, offset) is None
    assert hover(project, linted, len(linted.text) + 9) is None
    assert isinstance(hover(project, linted, linted.text.index("9</p>")), Hover)
    assert hover(project, linted, linted.text.index("<body")) is None
