"""Rules as the settings change them: their severity, their parameters and their reach.

A changed rule is held to the promises that its change can break, in the words of the loader,
each mistake at its key in the settings.
"""

from __future__ import annotations

from gklint.check import kind_named
from gklint.decode import Problems, decode
from gklint.errors import ConfigError
from gklint.rulebook.load import literals_of
from gklint.rulebook.promised_words import check_words
from gklint.rulebook.promises import check_levels, check_years, proved
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.config import RuleChange
    from gklint.errors import Place
    from gklint.regulation.reference import Reference
    from gklint.rulebook.model import Rule, RuleTable


def changed(rule: Rule, change: RuleChange, reference: Reference, place: Place) -> Rule:
    """A rule with a change put over it. Raises ConfigError telling every mistake in the change.

    ``place`` is that of the change in the settings.
    """
    problems = Problems(ConfigError)
    made = tell_wrong_change(rule.table, change, reference, place, problems)
    problems.raise_any()
    kind = kind_named(rule.check)
    params = decode(kind.Params, made.params, place / "params", problems)
    return rule.changed(made, params, literals_of(kind, params))


def tell_wrong_change(
    table: RuleTable, change: RuleChange, reference: Reference, place: Place, problems: Problems
) -> RuleTable:
    """The table of a rule as it is changed, after telling what cannot be used of the change."""
    made: RuleTable = replace(
        table,
        severity=change.severity or table.severity,
        years=table.years if change.years is None else change.years,
        levels=table.levels if change.levels is None else change.levels,
        params={**table.params, **change.params},
    )
    if change.years is not None:
        check_years(change.years, place / "years", problems)
    if change.levels is not None:
        check_levels(change.levels, place / "levels", reference, problems)
    if change.params:
        kind = kind_named(table.check)
        params = decode(kind.Params, made.params, place / "params", problems)
        if proved(params, place / "params", reference, problems) is not None:
            words = Problems()
            check_words(made, kind, place, words)
            # Patterns of one's own may lack the groups whose names the rule's messages hold.
            for error in words.errors:
                problems.add(place / "params", error.zh, error.en)
    return made
