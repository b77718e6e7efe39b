"""Which block rules look at a block: those of which it may hold a literal, no more and no fewer."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gklint.check import BLOCK
from gklint.document.model import PROSE, Placed
from gklint.engine.sieve import Sieve, bits_of, sieve_of
from gklint.project import Project
from gklint.text import holds_any

WORDS = st.lists(
    st.sampled_from(
        ["信息", "条，", "公开", "〔", "号", "XX", "。。", "（", "电话", "占", "7", "𠮷", "的", ")"]
    ),
    max_size=12,
).map("".join)


def placed(project: Project, text: str) -> Placed:
    return project.read_text(text).blocks[0]


@given(text=WORDS)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_rule_looks_at_a_block_that_holds_one_of_its_literals(
    project: Project, text: str
) -> None:
    rules = project.rulebook.rules
    one = placed(project, "政" + text)
    expected = [
        rule
        for rule in rules
        if rule.scope == BLOCK
        and one.block.kind in (rule.where.kind or PROSE)
        and (not rule.where.section or one.section in rule.where.section)
        and holds_any(one.flow, rule.literals)
    ]
    assert Sieve(rules).rules_for(one, bits_of(range(len(rules)))) == expected


def test_a_rule_that_is_left_out_looks_at_nothing(project: Project) -> None:
    one = placed(project, "根据国办发[2019]60号，工作有序。。")
    everything = bits_of(range(len(project.rulebook.rules)))
    rules = sieve_of(project.rulebook).rules_for(one, everything)
    assert rules
    without = everything - bits_of([project.rulebook.rules.index(rules[0])])
    assert sieve_of(project.rulebook).rules_for(one, without) == rules[1:]


@pytest.mark.parametrize("text", ["一", "电话：12", "𠮷𠮷"])
def test_rules_that_may_find_something_in_a_text_hold_a_literal_of_it(
    project: Project, text: str
) -> None:
    book = project.rulebook
    expected = {at for at, rule in enumerate(book.rules) if holds_any(text, rule.literals)}
    assert book.candidates(text) == expected
