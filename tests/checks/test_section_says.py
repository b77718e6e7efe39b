"""A section that says nothing but a phrase."""

from __future__ import annotations

from gklint.project import project_by

PROJECT = project_by()


def found(words: str) -> list[str]:
    text = f"某某镇2022年政府信息公开工作年度报告\n五、存在的主要问题及改进情况\n{words}\n六、其他需要报告的事项\n无。"
    findings = PROJECT.lint_text(text).report.findings
    return [one.span.of(text) for one in findings if one.rule == "GK120"]


def test_the_phrase_is_marked_and_blanks_around_it_are_not() -> None:
    assert found("　　 无 。　") == ["无 。"]


def test_a_sentence_with_the_phrase_in_it_is_silent() -> None:
    assert found("没有问题意识，下一步将加强学习。") == []
    assert found("没有问题\n但人员不足。") == []
