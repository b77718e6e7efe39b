"""A rule as it stands in TOML, and as it was loaded."""

from __future__ import annotations

from gklint.check import kind_named
from gklint.finding import Bilingual
from gklint.freeze import freeze, thaw
from gklint.regulation.regimes import Years
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from gklint.check import CheckKind


@value
class Basis:
    """What a rule rests on: an article of an instrument, a clause of a standard, or words."""

    regulation: str = ""  # a key of the registry
    article: int | None = None
    standard: str = ""
    clause: str = ""
    text: Bilingual | None = None
    years: str = ""  # report years for which this basis holds


@value
class Where:
    """Which blocks a rule sees: sections by key, blocks by kind; empty means all prose."""

    section: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()


@value
class FixTemplate:
    """How a rule mends what it found. A fix whose values or anchor are lacking is not offered.

    ``each = "repair"`` offers every repair that the kind worked out, in place of ``with``.
    """

    title: Bilingual
    applicability: Literal["safe", "unsafe", "display_only"]
    with_: str = ""  # may hold {values} of the kind
    replace: str = ""  # an anchor of the kind; empty means the finding's own place
    at: Literal["whole", "before", "after"] = "whole"  # replace it, or insert beside it
    each: Literal["", "repair"] = ""


@value
class Example:
    """A text that a rule must or must not find something in; ⟦…⟧ marks the exact place."""

    bad: str = ""
    good: str = ""
    fixed: str = ""  # the bad text after the rule's first fix
    year: int | None = None
    level: str = ""
    known_gap: str = ""  # why this is not caught yet; the example must still fail
    message: str = ""  # words that the Chinese message must hold
    previous: str = ""  # the report of the year before, for rules that look at it
    units: dict[str, str] = {}  # name of a unit -> its report, for rules on groups; empty: none


@value
class RuleTable:
    """The keys of one ``[[rule]]``."""

    id: str
    name: str
    check: str
    severity: Literal["error", "warning", "info", "hint"]
    title: Bilingual
    why: Bilingual
    message: Bilingual
    example: tuple[Example, ...]
    basis: tuple[Basis, ...] = ()
    years: str = ""
    levels: tuple[str, ...] = ()
    where: Where = Where()
    params: dict[str, Any] = {}
    fix: tuple[FixTemplate, ...] = ()
    yields_to: tuple[str, ...] = ()  # ids of rules whose finding at the same place tells enough
    tag: Literal["", "unnecessary", "deprecated"] = ""  # how editors show it: faded, or struck out


class Rule:
    """A rule that was loaded. What only a rule that fires needs is decoded when it fires."""

    __slots__ = (
        "_frozen_params",
        "_frozen_table",
        "_kind",
        "_params",
        "_table",
        "at",
        "builtin",
        "check",
        "id",
        "levels",
        "literals",
        "name",
        "place",
        "scope",
        "severity",
        "where",
        "years",
        "yields_to",
    )

    def __init__(
        self,
        id: str,
        name: str,
        check: str,
        scope: str,
        severity: str,
        years: Years,
        levels: tuple[str, ...],
        where: Where,
        literals: tuple[str, ...] | None,
        builtin: bool,
        place: str,
        yields_to: tuple[str, ...],
        frozen_params: bytes,
        frozen_table: bytes,
        at: int,
    ) -> None:
        self.id = id
        self.name = name
        self.check = check
        self.scope = scope  # of its kind, so that a kind is imported only to look
        self.severity = severity
        self.years = years
        self.levels = levels
        self.where = where
        self.literals = literals  # a text without any of these cannot break the rule
        self.builtin = builtin
        self.place = place  # file:line, for people
        self.at = at  # 0-based, among the rules of its file
        self.yields_to = yields_to
        self._frozen_params = frozen_params
        self._frozen_table = frozen_table
        self._kind: Any = None
        self._params: Any = None
        self._table: RuleTable | None = None

    def __repr__(self) -> str:
        return f"Rule({self.id})"

    @property
    def kind(self) -> CheckKind:
        if self._kind is None:
            self._kind = kind_named(self.check)
        return self._kind

    @property
    def params(self) -> Any:
        """The value of the kind's ``Params`` that the rule sets."""
        if self._params is None:
            self._params = thaw(self._frozen_params)
        return self._params

    @property
    def table(self) -> RuleTable:
        if self._table is None:
            self._table = thaw(self._frozen_table)
        return self._table

    def frozen(self) -> tuple[Any, ...]:
        """Plain values from which ``thawed`` makes this rule again."""
        return (
            self.id,
            self.name,
            self.check,
            self.scope,
            self.severity,
            (self.years.first, self.years.last),
            self.levels,
            (self.where.section, self.where.kind),
            self.literals,
            self.builtin,
            self.place,
            self.yields_to,
            self._frozen_params,
            self._frozen_table,
            self.at,
        )

    @classmethod
    def thawed(cls, plain: tuple[Any, ...]) -> Rule:
        id_, name, check, scope, severity, years, levels, where, *rest = plain
        return cls(id_, name, check, scope, severity, Years(*years), levels, Where(*where), *rest)

    def with_severity(self, severity: str) -> Rule:
        made = Rule.thawed(self.frozen())
        made.severity = severity
        return made

    def changed(self, table: RuleTable, params: Any, literals: tuple[str, ...] | None) -> Rule:
        """The same rule with another table, and the parameters in it as its kind reads them."""
        made = self.with_severity(table.severity)
        made.years, made.levels, made.literals = Years.parse(table.years), table.levels, literals
        made._frozen_params, made._frozen_table = freeze(params), freeze(table)
        return made
