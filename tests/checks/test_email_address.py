"""E-mail addresses are judged as they stand, full-width signs and cut lines included."""

from __future__ import annotations

import pytest

from gklint.project import Project


def found(project: Project, text: str) -> list[tuple[str, str]]:
    findings = project.lint_text(text).report.findings
    return [(one.rule, one.span.of(text)) for one in findings if one.rule in ("GK410", "GK411")]


@pytest.mark.parametrize(
    "address",
    ["a@163.com", "a.b-c_1@xx.gov.cn", "12345@qq.com", "a(at)b.cn", "a#b.cn", "____", "无"],
)
def test_addresses_that_work_or_are_no_addresses_are_silent(project: Project, address: str) -> None:
    assert found(project, f"（邮编：310000，电子邮箱：{address}）。") == []


@pytest.mark.parametrize("address", ["a163.com", "a@163", "a@@b.cn", "@b.cn", "a@b.con", "a@.cn"])
def test_broken_addresses_are_found_whole(project: Project, address: str) -> None:
    assert found(project, f"电子邮箱{'' if '@' in address[1:2] else '：'}{address}，") == [
        ("GK411", address)
    ]


def test_full_width_letters_are_found_though_the_flow_folds_them(project: Project) -> None:
    assert found(project, "邮箱：ｇｋ@example.cn") == [("GK410", "ｇｋ@example.cn")]


def test_an_address_cut_by_a_line_end_is_whole(project: Project) -> None:
    text = "如对本报告有任何疑问，请与某某县人民政府办公室联系，电子邮箱：gk@exam\nple.gov.cn。"
    assert found(project, text) == []


def test_full_width_signs_on_the_next_line_are_not_the_address(project: Project) -> None:
    text = "电子邮箱：gk@126.com\r\n２０２１年"
    assert [one for one in found(project, text) if one[0] == "GK410"] == []
