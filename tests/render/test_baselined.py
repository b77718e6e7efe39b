"""What a baseline knows is counted by the forms for people, and not told by those for machines."""

from __future__ import annotations

import pytest

from gklint.render.checklist import reason
from gklint.render.forms import names
from gklint.value import replace
from tests.render.made import COMPARED, OUTCOME, said

TELLING = {"json", "jsonl", "sarif"}  # apart; each has a test of its own
COUNTING = {"html", "xlsx", "text", "concise", "grouped"}


@pytest.mark.parametrize("name", sorted(set(names()) - TELLING - COUNTING))
def test_a_form_without_states_tells_what_is_new(name: str) -> None:
    assert said(name, COMPARED) == said(name, replace(COMPARED, baselined=None))
    assert said(name, COMPARED) != said(name, OUTCOME)


@pytest.mark.parametrize("name", ["text", "concise", "grouped"])
def test_people_are_told_how_many_are_known(name: str) -> None:
    told = said(name, COMPARED)
    assert "GK998" not in told
    assert told.endswith("；另有 1 处在基线内；基线里有 1 处不再出现，可用 gklint baseline 更新\n")


def test_the_page_counts_them_at_the_file_and_at_the_rule() -> None:
    page = said("html", COMPARED)
    assert '<span class="quiet">另有 1 处在基线内</span>' in page
    assert "<td>1 处在基线内</td>" in page
    assert "在基线内<" not in said("html", OUTCOME)


def test_a_rule_may_have_findings_that_are_accepted_and_others_that_are_known() -> None:
    assert reason(COMPARED, "GK998", "zh") == "1 处在基线内"
    assert reason(COMPARED, "GK998", "en") == "1 in the baseline"
    (silenced,) = OUTCOME.silenced
    both = replace(silenced, finding=replace(silenced.finding, rule="GK998"))
    told = reason(replace(COMPARED, silenced=(both,)), "GK998", "zh")
    assert told == "1 处已按说明忽略：查过了；1 处在基线内"
