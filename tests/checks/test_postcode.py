"""Postcodes have six digits, spaces between them or not."""

from __future__ import annotations

import pytest

from gklint.project import Project


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("310000", []),
        ("310 000", []),
        ("３１００００", []),
        ("310***", []),
        ("31000", ["31000"]),
        ("3100001", ["3100001"]),
    ],
)
def test_postcode(project: Project, value: str, expected: list[str]) -> None:
    text = f"地址：甲路1号，邮编：{value}，电话：0571-88880000"
    findings = project.lint_text(text).report.findings
    assert [one.span.of(text) for one in findings if one.rule == "GK412"] == expected
