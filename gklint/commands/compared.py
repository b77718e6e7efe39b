"""What was found in a file, held against its baseline."""

from __future__ import annotations

from gklint.finding import ACCEPTED, FAIL, PASS
from gklint.render.outcome import Baselined
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.baseline.known import Baseline
    from gklint.render.outcome import Outcome


def compared(outcome: Outcome, baseline: Baseline, whole: bool) -> Outcome:
    """The outcome with new findings alone, those that the baseline knows beside them.

    ``whole``: no finding was left out for its severity, so that what is missing is gone.
    """
    path, identity, told = outcome.path, outcome.identity, outcome.fingerprints
    known = baseline.known(path, identity, told)
    pairs = list(zip(outcome.findings, told, known, strict=True))
    judged = judged_in(outcome) if whole else set()
    gone = baseline.gone(path, identity, told, judged)
    return replace(
        outcome,
        findings=tuple(finding for finding, _, held in pairs if not held),
        fingerprints=tuple(name for _, name, held in pairs if not held),
        baselined=Baselined(
            tuple(finding for finding, _, held in pairs if held),
            tuple(name for _, name, held in pairs if held),
            sum(entry.count for entry in gone),
        ),
    )


def judged_in(outcome: Outcome) -> set[str]:
    """The rules that said for certain what they found."""
    return {rule for rule, verdict in outcome.verdicts.items() if verdict in (PASS, FAIL, ACCEPTED)}
