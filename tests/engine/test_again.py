"""Which rules look again after an edit."""

from __future__ import annotations

import pytest

from benchmarks.reports import report
from gklint.engine.lint import Run
from gklint.engine.memo import Memo
from gklint.project import Project
from gklint.rulebook.model import Rule

TEXT = report(6_000, 3)


def asked(project: Project, monkeypatch: pytest.MonkeyPatch, edited: str) -> set[str]:
    """The kinds that are asked about the whole document again when TEXT becomes ``edited``."""
    kinds: set[str] = set()
    look = Run.look

    def looked(run: Run, rule: Rule, subject: object) -> object:
        if subject is not None and rule.scope != "block":
            kinds.add(rule.kind.__name__.rpartition(".")[2])
        return look(run, rule, subject)

    memo = Memo()
    project.lint_text(TEXT, memo=memo)
    monkeypatch.setattr(Run, "look", looked)
    again = project.lint_text(edited, memo=memo).report
    monkeypatch.undo()
    assert again == project.lint_text(edited).report
    return kinds


def test_words_without_any_meaning_to_a_rule_have_no_rule_ask_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = asked(project, monkeypatch, TEXT.replace("答复留言", "答复各类留言", 1))
    assert not kinds & {"section_missing", "section_heading", "table_relation", "date_window"}


def test_a_cell_has_the_rules_on_tables_ask_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    label = "一、本年新收政府信息公开申请数量\n"
    kinds = asked(project, monkeypatch, TEXT.replace(label, f"{label}1", 1))
    assert {"table_relation", "table_number"} <= kinds
    assert not kinds & {"section_missing", "section_heading", "date_window"}


def test_a_heading_has_every_rule_ask_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = asked(project, monkeypatch, TEXT.replace("一、总体情况", "一、总体", 1))
    assert {"section_missing", "section_heading", "table_relation"} <= kinds
