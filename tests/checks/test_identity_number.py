"""Identity numbers are told from every other run of eighteen digits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gklint.project import project_by

PROJECT = project_by()
GENUINE = "330106199003071236"  # made up; only its form is right


def exposed(text: str) -> list[str]:
    findings = PROJECT.lint_text(text).report.findings
    return [one.span.of(text) for one in findings if one.rule == "GK901"]


def test_a_genuine_number_needs_no_label() -> None:
    assert exposed(f"申请人李某，{GENUINE}，住某村。") == [GENUINE]


def test_any_other_number_needs_one() -> None:
    assert exposed("收文330106199003071235份") == []
    assert exposed("身份证号：330106199003071235") == ["330106199003071235"]


def test_full_width_digits_are_found_at_their_place() -> None:
    assert exposed("身份证号：３３０１０６１９９００３０７１２３６。") == [
        "３３０１０６１９９００３０７１２３６"
    ]


@given(st.integers(0, 17), st.sampled_from("*＊x"))
def test_a_masked_number_is_silent(at: int, mark: str) -> None:
    assert exposed(f"身份证号：{GENUINE[:at]}{mark * 3}{GENUINE[at + 3 :]}，") == []


@given(st.text("0123456789", min_size=18, max_size=18))
def test_codes_of_organisations_are_silent(digits: str) -> None:
    assert exposed(f"统一社会信用代码：{digits}") == []
