"""Block rules after an edit: only changed blocks are looked at."""

from __future__ import annotations

from gklint.engine.lint import Run
from gklint.engine.memo import Memo, Seen
from gklint.engine.sieve import Sieve, bits_of, sieve_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.model import Placed


def look_again(run: Run, active: frozenset[int], memo: Memo) -> set[int]:
    """Ask block rules of the blocks that the memo does not know.

    The indices of the rules that may find anything in the document.
    """
    blocks, context = run.document.blocks, run.context
    run.told_for = run.rulebook, context.reference, context.year, context.level
    change = memo.rest(run.document, run.pause)
    old = memo.seen if memo.told_for == run.told_for else None
    before: list[Seen] = []
    after: list[Seen] = []
    new: Sequence[Placed] = blocks
    if old is not None and change is not None:
        before = old[: change.start]
        after = [one.moved(change.by) for one in old[change.old_end :]]
        new = blocks[change.start : change.new_end]
    sieve, among = sieve_of(run.rulebook), bits_of(active)
    seen = [*before, *(_seen(run, placed, sieve, among) for placed in new), *after]
    for one in seen:
        for finding in one.findings:
            run.keep(finding)
    # A rule that was stopped looks at no later block: nothing then is worth remembering.
    sound = not run.troubles and not run.crashes and not run.told
    run.seen = seen if sound else None
    return run.rulebook.candidates("").union(*(one.may for one in seen))


def _seen(run: Run, placed: Placed, sieve: Sieve, among: int) -> Seen:
    may = run.rulebook.candidates(placed.flow)
    findings = tuple(
        run.finding(rule, violation, placed.start)
        for rule in sieve.rules_for(placed, among)
        for violation in run.look(rule, placed.block)
    )
    return Seen(frozenset(may), findings)
