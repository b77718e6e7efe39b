"""Telephone numbers are judged by their digits, wherever lines were cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.project import Project, project_by

PROJECT = project_by()
TITLE = "某某县2023年政府信息公开工作年度报告\n"
AREAS = PROJECT.reference.numbering


def found(text: str, project: Project = PROJECT) -> list[tuple[str, str]]:
    """(rule, words) of what is found about telephones."""
    findings = project.lint_text(TITLE + text).report.findings
    rules = ("GK404", "GK405", "GK406", "GK407", "GK408", "GK409")
    return [(one.rule, one.span.of(TITLE + text)) for one in findings if one.rule in rules]


def test_a_dash_between_cut_lines_is_found_at_its_own_place() -> None:
    text = "如对本报告有任何疑问，请与某某县人民政府办公室联系，联系电话：0571\n—88880000。"
    assert found(text) == [("GK404", "—")]


def test_a_number_whose_rest_is_on_the_next_line_is_left_alone() -> None:
    assert found("联系电话：0571-\n88880000\n") == []


def test_a_number_cut_by_a_line_end_is_one_number() -> None:
    text = "如对本报告有任何疑问，请与某某县人民政府办公室联系，联系电话：0571-8888\n0000。"
    assert found(text) == []


def test_full_width_digits_are_digits() -> None:
    assert found("电话：０５７１-８８８８００００") == []
    assert found("电话：０５７１-８８８８０") == [("GK405", "０５７１-８８８８０")]


@pytest.mark.parametrize(
    "number", ["138000000000", "4000-1234", "123456789", "05718888", "0571-888800001"]
)
def test_numbers_that_nobody_can_dial_are_found_whole(number: str) -> None:
    expected = [] if number == "4000-1234" else [("GK405", number)]
    assert [one for one in found(f"电话：{number}。") if one[0] != "GK409"] == expected


@given(
    st.sampled_from(f"{AREAS.eight} {AREAS.seven}".split()),
    st.integers(2, 8),
    st.text("0123456789", min_size=7, max_size=7),
    st.sampled_from(["{}-{}", "（{}）{}", "({}){}", "{} {}", "{}{}", "+86-{}-{}"]),
)
def test_every_number_of_the_plan_is_right_in_every_form(
    area: str, first: int, rest: str, form: str
) -> None:
    local = f"{first}{rest}"[: AREAS.lengths(area)[0]]
    assert found(f"联系电话：{form.format(area, local)}，") == []


@given(st.text("0123456789-—（）()转+/ ", max_size=30))
def test_a_safe_fix_leaves_no_wrong_mark(value: str) -> None:
    fixed = PROJECT.fix_text(f"{TITLE}联系电话：{value}。").text
    assert "GK404" not in [rule for rule, _ in found(fixed.removeprefix(TITLE))]


def test_either_length_is_told_in_the_language_of_the_message() -> None:
    findings = PROJECT.lint_text(TITLE + "电话：88888").report.findings
    finding = next(one for one in findings if one.rule == "GK405")
    assert "应为7或8位" in finding.message.zh
    assert "instead of 7 or 8;" in finding.message.en
