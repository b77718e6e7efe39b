"""A document against a rulebook: the findings, and a verdict for every rule."""

from __future__ import annotations

from gklint.check import BLOCK, GROUP, NO_PREVIOUS, REMARKS, TABLES, YEARS, Context
from gklint.document.readings import forget, readings_of, tables_at
from gklint.engine.findings import finding_of
from gklint.engine.sieve import bits_of, sieve_of
from gklint.errors import GklintError, go_on
from gklint.finding import (
    FAIL,
    NOT_APPLICABLE,
    PASS,
    UNCERTAIN,
    Bilingual,
    Finding,
    Uncertain,
    Violation,
)
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from gklint.document.model import Document
    from gklint.engine.memo import Memo
    from gklint.errors import Pause
    from gklint.finding import Silenced
    from gklint.rulebook.book import Rulebook
    from gklint.rulebook.model import Rule

NOT_DONE = Bilingual("检查没有做完", "the check did not come to its end")


@value
class Crash:
    """A kind that raised: our bug. It is told, and the other rules go on."""

    rule: str
    traceback: str


@value
class Report:
    """What one run over one document found."""

    findings: tuple[Finding, ...]  # sorted, without duplicates
    verdicts: dict[str, str]  # rule id -> PASS, FAIL, ACCEPTED, UNCERTAIN or NOT_APPLICABLE
    reasons: dict[str, Bilingual]  # why a rule's verdict is UNCERTAIN
    troubles: tuple[GklintError, ...] = ()  # patterns that ran past their limit
    crashes: tuple[Crash, ...] = ()
    silenced: tuple[Silenced, ...] = ()  # in the order of findings (engine/suppress)


class Run:
    """The state of one run."""

    def __init__(
        self, document: Document, rulebook: Rulebook, context: Context, pause: Pause
    ) -> None:
        self.document = document
        self.rulebook = rulebook
        self.pause = pause
        self.context = context
        self.findings: dict[tuple[object, ...], Finding] = {}
        self.reasons: dict[str, Bilingual] = {}
        self.troubles: dict[str, GklintError] = {}
        self.crashes: dict[str, Crash] = {}
        self.told = 0  # answers besides violations

    def look(self, rule: Rule, subject: object) -> list[Violation]:
        """The violations of one rule on one subject; what goes wrong is kept, not raised."""
        found: list[Violation] = []
        self.pause()
        if rule.id in self.troubles or rule.id in self.crashes:
            return found
        try:
            for answer in rule.kind.check(subject, rule.params, self.context):
                if isinstance(answer, Uncertain):
                    self.reasons[rule.id] = answer.reason
                    self.told += 1
                else:
                    found.append(answer)
        except GklintError as error:
            error.where = error.where or rule.id
            self.troubles[rule.id] = error
            self.reasons[rule.id] = NOT_DONE
        except Exception:  # noqa: BLE001 - the one place where a bug of ours is caught, kept and told
            import traceback

            self.crashes[rule.id] = Crash(rule.id, traceback.format_exc())
            self.reasons[rule.id] = NOT_DONE
        return found

    def finding(self, rule: Rule, violation: Violation, by: int) -> Finding:
        return finding_of(rule, violation, by, self.document, self.context)

    def of_documents(self, among: AbstractSet[int]) -> Iterator[tuple[int, Rule]]:
        """The rules for the whole document, with their indices in the rulebook."""
        bare = not tables_at(self.document)
        for at in sorted(among):
            rule = self.rulebook.rules[at]
            if rule.scope != BLOCK and not (bare and rule.scope == TABLES):
                yield at, rule

    def keep(self, finding: Finding) -> None:
        self.findings.setdefault(finding.order(), finding)


def lint(
    document: Document,
    rulebook: Rulebook,
    context: Context,
    memo: Memo | None = None,
    pause: Pause = go_on,
) -> Report:
    """Everything that ``rulebook`` finds in ``document``. Pure, but for the memo it refills.

    ``pause`` is called before every look of a rule, and may raise Interrupted.
    """
    run = Run(document, rulebook, context, pause)
    reach = _reach_of_all(rulebook, context, memo)
    verdicts, active = dict(reach.verdicts), reach.active
    run.reasons.update(reach.reasons)
    if memo is None:
        may = _look_at_blocks(run, active)
        readings_of(document).pause = pause
        for _, rule in run.of_documents(may & active):
            for violation in run.look(rule, document):
                run.keep(run.finding(rule, violation, 0))
        forget(document)
    else:
        from gklint.engine.again import look_again  # for a text that is edited

        look_again(run, active, memo)
    return _report(run, verdicts)


def _report(run: Run, verdicts: dict[str, str]) -> Report:
    for rule_id in run.reasons:
        verdicts[rule_id] = UNCERTAIN
    findings = tuple(sorted(_unsaid(run.findings.values(), run.rulebook), key=Finding.order))
    for finding in findings:
        verdicts[finding.rule] = FAIL
    return Report(
        findings,
        verdicts,
        {rule: why for rule, why in run.reasons.items() if verdicts[rule] == UNCERTAIN},
        tuple(run.troubles.values()),
        tuple(run.crashes.values()),
    )


def _unsaid(findings: Iterable[Finding], rulebook: Rulebook) -> Iterator[Finding]:
    """The findings without those that rules which they yield to have told at the same place."""
    findings = list(findings)
    told = {(one.rule, one.span) for one in findings}
    for one in findings:
        if not any((other, one.span) in told for other in rulebook.yielding.get(one.rule, ())):
            yield one


@value
class Reach:
    """Which rules speak of a report."""

    verdicts: dict[str, str]
    reasons: dict[str, Bilingual]  # why that cannot be told of a rule
    active: frozenset[int]  # indices of those that do


def _reach_of_all(rulebook: Rulebook, context: Context, memo: Memo | None) -> Reach:
    """The reach of every rule; from the last run where it was asked the same."""
    asked = rulebook, context.year, context.level, context.previous is None, not context.groups
    if memo is not None and memo.reach is not None and memo.reach[0] == asked:
        known: Reach = memo.reach[1]
        return known
    verdicts: dict[str, str] = {}
    reasons: dict[str, Bilingual] = {}
    active = set()
    for at, rule in enumerate(rulebook.rules):
        verdict, reason = _reach(rule, context)
        verdicts[rule.id] = verdict
        if reason is not None:
            reasons[rule.id] = reason
        elif verdict == PASS:
            active.add(at)
    found = Reach(verdicts, reasons, frozenset(active))
    if memo is not None:
        memo.reach = asked, found
    return found


def _reach(rule: Rule, context: Context) -> tuple[str, Bilingual | None]:
    """Whether a rule speaks of such a report at all, or why that cannot be told."""
    if not rule.years.all:
        if context.year is None:
            return UNCERTAIN, Bilingual("看不出报告年度", "the report year cannot be told")
        if not rule.years.holds(context.year):
            return NOT_APPLICABLE, None
    if rule.levels:
        if not context.level:
            return UNCERTAIN, Bilingual("看不出机关层级", "the level of the organ cannot be told")
        if context.level not in rule.levels:
            return NOT_APPLICABLE, None
    if rule.scope == YEARS and context.previous is None:
        return UNCERTAIN, NO_PREVIOUS
    if rule.scope == REMARKS or (rule.scope == GROUP and not context.groups):
        return NOT_APPLICABLE, None
    return PASS, None


def _look_at_blocks(run: Run, active: frozenset[int]) -> set[int]:
    """Ask block rules of every block; the rules that may find anything in the document."""
    text = "\n".join(placed.flow for placed in run.document.blocks)
    may = run.rulebook.candidates(text)
    sieve, among = sieve_of(run.rulebook), bits_of(may & active)
    for placed in run.document.blocks:
        for rule in sieve.rules_for(placed, among):
            for violation in run.look(rule, placed.block):
                run.keep(run.finding(rule, violation, placed.start))
    return may
