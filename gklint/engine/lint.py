"""A document against a rulebook: the findings, and a verdict for every rule."""

from __future__ import annotations

from gklint.check import BLOCK, GROUP, NO_PREVIOUS, REMARKS, TABLES, YEARS, Context
from gklint.document.model import PROSE, TABLE
from gklint.engine.findings import finding_of
from gklint.errors import GklintError
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
from gklint.text import holds_any
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gklint.document.model import Block, Document
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


class BlockMemo:
    """What block rules saw, by block. Each run fills a new memo from the old one.

    It holds for one rulebook, report year and level. A block on which a rule could not tell,
    was stopped or crashed is not remembered, so that it is told again.
    """

    def __init__(self) -> None:
        self.token: tuple[Rulebook, int | None, str] | None = None
        self.seen: dict[tuple[Block, str], list[tuple[int, Violation]]] = {}


class _Run:
    """The state of one run."""

    def __init__(
        self, document: Document, context: Context, pause: Callable[[], None] | None
    ) -> None:
        self.document = document
        self.context = context
        self.pause = pause
        self.findings: dict[tuple[object, ...], Finding] = {}
        self.reasons: dict[str, Bilingual] = {}
        self.troubles: dict[str, GklintError] = {}
        self.crashes: dict[str, Crash] = {}
        self.told = 0  # answers besides violations, which a memo cannot hold

    def look(self, rule: Rule, subject: object) -> list[Violation]:
        """The violations of one rule on one subject; what goes wrong is kept, not raised."""
        if self.pause is not None:
            self.pause()
        found: list[Violation] = []
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

    def keep(self, rule: Rule, violation: Violation, by: int) -> None:
        finding = finding_of(rule, violation, by, self.document, self.context)
        self.findings.setdefault((*finding.order(),), finding)


def lint(
    document: Document,
    rulebook: Rulebook,
    context: Context,
    memo: BlockMemo | None = None,
    pause: Callable[[], None] | None = None,
) -> Report:
    """Everything that ``rulebook`` finds in ``document``. Pure, but for the memo it refills.

    ``pause`` is called before every look of a rule, and may raise Interrupted.
    """
    run = _Run(document, context, pause)
    text = "\n".join(placed.flow for placed in document.blocks)
    verdicts: dict[str, str] = {}
    active: set[str] = set()
    for rule in rulebook.rules:
        verdict, reason = _reach(rule, context)
        verdicts[rule.id] = verdict
        if reason is not None:
            run.reasons[rule.id] = reason
        elif verdict == PASS:
            active.add(rule.id)
    rules = [rule for rule in rulebook.candidates(text) if rule.id in active]
    # A memo outlives this text: it must not depend on which rules this text rules out.
    lasting = rules if memo is None else [one for one in rulebook.rules if one.id in active]
    blocks = [rule for rule in lasting if rule.scope == BLOCK]
    if memo is None:
        _look_at_blocks(run, blocks, {})
    else:
        token = (rulebook, context.year, context.level)
        memo.seen = _look_at_blocks(run, blocks, memo.seen if memo.token == token else {})
        memo.token = token
    bare = all(placed.block.kind != TABLE for placed in document.blocks)
    for rule in rules:
        if rule.scope != BLOCK and not (bare and rule.scope == TABLES):
            for violation in run.look(rule, document):
                run.keep(rule, violation, 0)
    for rule_id in run.reasons:
        verdicts[rule_id] = UNCERTAIN
    findings = tuple(sorted(_unsaid(run.findings.values(), rulebook), key=Finding.order))
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


def _look_at_blocks(
    run: _Run, rules: list[Rule], old: dict[tuple[Block, str], list[tuple[int, Violation]]]
) -> dict[tuple[Block, str], list[tuple[int, Violation]]]:
    """Look at every block that ``old`` does not know; what is worth remembering."""
    new: dict[tuple[Block, str], list[tuple[int, Violation]]] = {}
    watching: dict[tuple[str, str], list[int]] = {}  # (kind, section) -> rules that see it
    for placed in run.document.blocks:
        key = (placed.block, placed.section)
        seen = new.get(key)
        if seen is None:
            seen = old.get(key)
        told = run.told
        if seen is None:
            place = (placed.block.kind, placed.section)
            watchers = watching.get(place)
            if watchers is None:
                watchers = [at for at, rule in enumerate(rules) if _sees(rule, *place)]
                watching[place] = watchers
            flow = placed.block.flow.text
            seen = [
                (at, violation)
                for at in watchers
                if holds_any(flow, rules[at].literals)
                for violation in run.look(rules[at], placed.block)
            ]
        # A rule that was stopped looks at no later block: nothing then is worth remembering.
        if run.told == told and not run.troubles and not run.crashes:
            new[key] = seen
        for at, violation in seen:
            run.keep(rules[at], violation, placed.start)
    return new


def _sees(rule: Rule, kind: str, section: str) -> bool:
    kinds = rule.where.kind or PROSE
    return kind in kinds and (not rule.where.section or section in rule.where.section)
