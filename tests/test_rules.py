"""Every rule holds what it promises, and every example of every rule holds."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

from gklint.decode import Problems
from gklint.examples import failure
from gklint.project import project_by
from gklint.rulebook.files import builtin_folder
from gklint.rulebook.load import check_rule
from gklint.rulebook.model import Rule

PROJECT = project_by()
EXAMPLES = [
    pytest.param(rule, number, id=f"{rule.id}-{number + 1}")
    for rule in PROJECT.rulebook.rules
    for number in range(len(rule.table.example))
]


@pytest.mark.parametrize(("rule", "number"), EXAMPLES)
def test_example_holds(rule: Rule, number: int) -> None:
    assert failure(rule, number + 1, PROJECT.reference) is None


@pytest.mark.parametrize(
    "file", sorted(Path(builtin_folder()).glob("*.toml")), ids=lambda p: p.stem
)
def test_built_in_rules_keep_their_promises(file: Path) -> None:
    problems = Problems()
    for raw in tomli.loads(file.read_text(encoding="utf-8"))["rule"]:
        check_rule(raw, file.name, PROJECT.reference, problems)
    assert [str(error) for error in problems.errors] == []
