"""``gklint explain``: the pages of rules."""

from __future__ import annotations

from gklint.commands import CLEAN, TO_MEND
from gklint.commands.given import asked, projects_of
from gklint.config import OWN_FILE
from gklint.errors import ConfigError
from gklint.rule_docs import page
from gklint.rulebook.choice import no_rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.commands.arguments import Arguments
    from gklint.commands.console import Console


def run(arguments: Arguments, console: Console) -> int:
    """Raises ConfigError if no rule is named."""
    if not arguments.operands:
        raise ConfigError(
            "请写上规则编号，如 GK202", "name a rule, such as GK202", "gklint explain"
        )
    # A rule that the settings switch off can still be explained.
    project = projects_of({**asked(arguments.given), "select": (), "ignore": ()}).at(OWN_FILE)
    language = arguments.given.get("lang", project.settings.lang)
    code = CLEAN
    for name in arguments.operands:
        rule = project.rulebook.get(name) or project.rulebook.get(name.upper())
        if rule is None:
            console.complain(no_rule(name, project.rulebook.rules))
            code = TO_MEND
        else:
            console.say(page(rule, project.reference, language))
    return code
