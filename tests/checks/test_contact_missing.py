"""A report without a contact is told so once, and only where that can be known."""

from __future__ import annotations

import pytest

from gklint.finding import FAIL, PASS, UNCERTAIN
from gklint.project import Project

TITLE = "某某县2023年政府信息公开工作年度报告\n"
BODY = "一、总体情况\n2023年，我县公布监督举报电话：0571-88880000，密切联系群众。\n"


def verdicts(project: Project, text: str) -> tuple[str, str]:
    """For the contact, and for its telephone."""
    told = project.lint_text(text).report.verdicts
    return told["GK401"], told["GK402"]


def test_a_hotline_for_complaints_is_no_contact(project: Project) -> None:
    assert verdicts(project, TITLE + BODY) == (FAIL, PASS)


def test_a_copy_that_begins_at_the_first_heading_cannot_tell(project: Project) -> None:
    assert verdicts(project, BODY) == (UNCERTAIN, PASS)


def test_a_text_that_is_no_report_cannot_tell(project: Project) -> None:
    assert verdicts(project, "会议通知\n定于周三召开例会。\n") == (UNCERTAIN, PASS)


@pytest.mark.parametrize(
    "contact",
    [
        "如有疑问，请与某某县政府办公室联系（联系电话0571-88880000）。",
        "如有疑问，请与某某县政府办公室联系（0571-88880000）。",
        "请拨打12345政务服务便民热线咨询。",
        "联系方式：0571-88880000",
    ],
)
@pytest.mark.parametrize("place", ["preamble", "end"])
def test_a_contact_counts_in_the_preamble_and_at_the_end(
    project: Project, contact: str, place: str
) -> None:
    text = f"{TITLE}{contact}\n{BODY}" if place == "preamble" else ""
    text = text or f"{TITLE}{BODY}六、其他需要报告的事项\n{contact}\n"
    assert verdicts(project, text) == (PASS, PASS)


def test_an_invitation_without_a_number_lacks_the_telephone_only(project: Project) -> None:
    text = f"{TITLE}如对本报告有疑问，请与某某县政府办公室联系。\n{BODY}"
    assert verdicts(project, text) == (PASS, FAIL)


def test_an_empty_telephone_label_is_told_once(project: Project) -> None:
    text = f"{TITLE}如有疑问，请与办公室联系（地址：甲路1号，电话：）。\n{BODY}"
    rules = [one.rule for one in project.lint_text(text).report.findings]
    assert [rule for rule in rules if rule.startswith("GK4")] == ["GK403"]
