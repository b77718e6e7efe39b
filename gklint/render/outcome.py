"""What one file came to, and what a whole run came to: all that a renderer is given."""

from __future__ import annotations

from gklint.finding import SAFE, SEVERITIES, UNSAFE
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from gklint.document.origin import Origin
    from gklint.errors import GklintError
    from gklint.finding import Bilingual, Finding, Silenced

# Stands in the pages that gklint makes, so that none of them is taken for a report.
OWN_PAGE = '<meta name="generator" content="gklint">'
TROUBLES_KEPT = 1000  # so that memory does not grow with the files of a folder that all fail


def is_own(text: str) -> bool:
    """True if gklint made this: its page, or its findings as they show, saved to a file."""
    head = text[:2000]
    if OWN_PAGE in head[:200]:
        return True
    if "\n    | " not in head:
        return False
    lines = head.split("\n")
    return any(
        after.startswith("    | ") and any(f": {severity} " in before for severity in SEVERITIES)
        for before, after in zip(lines, lines[1:], strict=False)
    )


@value
class Surroundings:
    """What a finding stands in, each on one line; empty where there is none."""

    section: str
    row: str
    words: str


@value
class Baselined:
    """What a baseline knows of a file."""

    findings: tuple[Finding, ...] = ()  # that stand in it still, sorted
    fingerprints: tuple[str, ...] = ()  # of these, in their order
    gone: int = 0  # how many do not

    def count_of(self, rule: str) -> int:
        return sum(one.rule == rule for one in self.findings)


@value
class Outcome:
    """A file that was looked at."""

    path: str
    text: str  # of the file; places are in it
    year: int | None
    regime: str  # empty where none is known
    level: str
    findings: tuple[Finding, ...]  # those to show, sorted
    verdicts: dict[str, str]  # rule id -> verdict, of every rule in use, sorted
    reasons: dict[str, Bilingual]  # why a verdict is UNCERTAIN
    origin: Origin | None = None  # from what shows of a page to its file
    previous: str = ""  # the file with the report of the year before, where one was found
    fingerprints: tuple[str, ...] = ()  # of the findings, in their order, where they are asked for
    silenced: tuple[
        Silenced, ...
    ] = ()  # findings that somebody has accepted, whatever their severity
    identity: str = ""  # of the report: organ and year, where both are known
    surroundings: tuple[Surroundings, ...] = ()  # of the findings, where they are asked for
    baselined: Baselined | None = None  # None where no baseline holds


@value
class Card:
    """What is told of a rule, besides what it finds."""

    id: str
    name: str
    severity: str
    title: Bilingual
    why: Bilingual
    basis: Bilingual  # all that it rests on, whatever the year; empty where logic alone does


@value
class Rules:
    """What may be asked about the rules that an outcome was judged by, by their ids."""

    card: Callable[[str], Card]
    page: Callable[[str, str], str]  # (id, language) -> its page, as Markdown


@value
class Tally:
    """What one rule found in a whole run."""

    findings: int
    files: int
    fixable: int  # with a fix that can be applied


_NOTHING = Tally(0, 0, 0)


class Summary:
    """The counts of a run. They grow while files are looked at."""

    def __init__(self) -> None:
        self.files = 0
        self.left_out = 0  # met in a folder, and not like a yearly report
        self.failed = 0  # inputs that could not be read, settings or rules that do not hold
        self.crashed = 0  # our bugs
        self.fixed = 0
        self.accepted = 0  # findings silenced by a remark or by the settings
        self.baselined = 0  # findings that a baseline knows
        self.gone = 0  # findings that it knows, and that are not met any more
        self.severities = dict.fromkeys(reversed(SEVERITIES), 0)
        self.fixable = {SAFE: 0, UNSAFE: 0}
        self.rules: dict[str, Tally] = {}  # rule id -> what it found, if anything
        self.troubles: list[GklintError] = []  # the first of what failed

    def add(self, outcome: Outcome) -> None:
        self.files += 1
        self.accepted += len(outcome.silenced)
        if outcome.baselined is not None:
            self.baselined += len(outcome.baselined.findings)
            self.gone += outcome.baselined.gone
        met: set[str] = set()
        for finding in outcome.findings:
            self.severities[finding.severity] += 1
            mendable = False
            for applicability in self.fixable:
                if any(fix.applicability == applicability for fix in finding.fixes):
                    self.fixable[applicability] += 1
                    mendable = True
                    break
            before = self.rules.get(finding.rule, _NOTHING)
            self.rules[finding.rule] = Tally(
                before.findings + 1,
                before.files + (finding.rule not in met),
                before.fixable + mendable,
            )
            met.add(finding.rule)

    def fail(self, error: GklintError) -> None:
        self.failed += 1
        if len(self.troubles) < TROUBLES_KEPT:
            self.troubles.append(error)

    @property
    def findings(self) -> int:
        return sum(self.severities.values())
