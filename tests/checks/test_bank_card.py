"""Card numbers have a label, an issuer and a check digit."""

from __future__ import annotations

import pytest

from gklint.project import Project

CARD = "6222021200012345679"  # made up; only its form is right


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"张某银行卡号：{CARD}。", [CARD]),
        ("账号6228 4800 1234 5671。", ["6228 4800 1234 5671"]),
        (f"编号：{CARD}。", []),
        (f"账号：{CARD[:-1]}8。", []),
        ("账号：1202021409000123456。", []),
        (f"卡号：{CARD[:4]}***********{CARD[-4:]}。", []),
    ],
)
def test_bank_card(project: Project, text: str, expected: list[str]) -> None:
    findings = project.lint_text(text).report.findings
    assert [one.span.of(text) for one in findings if one.rule == "GK903"] == expected
