"""``gklint test``: the examples of rules."""

from __future__ import annotations

import os

from gklint.commands import CLEAN, TO_MEND
from gklint.config import BUILTIN, OWN_FILE, Settings
from gklint.config.holding import Holding
from gklint.errors import RuleError
from gklint.examples import failures
from gklint.project import Project, project_by
from gklint.projects import Projects
from gklint.rulebook.files import builtin_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.commands.arguments import Arguments
    from gklint.commands.console import Console
    from gklint.rulebook.model import Rule


def run(arguments: Arguments, console: Console) -> int:
    """2 if an example does not hold: its rule, or the example, is to be mended."""
    own = tuple(one for one in arguments.operands if not _is_builtin(one))
    project = _project(own)
    rules = [rule for rule in project.rulebook.rules if not (own and rule.builtin)]
    if not rules:
        raise RuleError("文件夹里没有规则", "no rules in it", " ".join(arguments.operands))
    failed = 0
    for failure in failures(rules, project.reference):
        failed += 1
        place = _rule(rules, failure.rule).place
        console.say(
            f"{place}: {failure.rule} 的第 {failure.number} 个例子不成立：{failure.why.zh} / "
            f"example {failure.number} does not hold: {failure.why.en}\n"
        )
    project.close()
    console.say(_summary(rules, failed, arguments.given.get("lang", project.settings.lang)))
    return TO_MEND if failed else CLEAN


def _is_builtin(folder: str) -> bool:
    return os.path.realpath(folder) == os.path.realpath(builtin_folder())


def _project(folders: tuple[str, ...]) -> Project:
    """The rules of ``folders``, or those in use here, switched off or not."""
    if folders:
        return project_by(Settings(rules=(BUILTIN, *folders)))
    return Projects(Holding({"select": (), "ignore": ()})).at(OWN_FILE)


def _rule(rules: list[Rule], rule_id: str) -> Rule:
    return next(rule for rule in rules if rule.id == rule_id)


def _summary(rules: list[Rule], failed: int, language: str) -> str:
    examples = sum(len(rule.table.example) for rule in rules)
    if language == "zh":
        end = f"{failed} 个不成立" if failed else "全部成立"
        return f"{len(rules)} 条规则的 {examples} 个例子，{end}\n"
    end = f"{failed} do not hold" if failed else "all hold"
    return f"{examples} examples of {len(rules)} rules, {end}\n"
