"""Rules after an edit: they look again only where something is new to them."""

from __future__ import annotations

from bisect import bisect_left

from gklint.document.each import Found, stays
from gklint.document.readings import readings_of
from gklint.document.watched import Looked, watched
from gklint.engine.lint import Run
from gklint.engine.memo import Answer, Left, Memo, Seen, moved, places_of
from gklint.engine.sieve import Sieve, bits_of, sieve_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from gklint.document.change import Change
    from gklint.document.model import Document, Placed
    from gklint.rulebook.model import Rule


def look_again(run: Run, active: frozenset[int], memo: Memo) -> None:
    """Look at a document as ``lint`` does without a memo; what it leaves is kept in ``memo``."""
    old, change = memo.document, memo.rest(run.document, run.pause)
    context = run.context
    told_for = (
        *(run.rulebook, context.reference, context.year, context.level),
        *(context.regime, context.previous, context.groups),
    )
    left = memo.left
    if left is None or left.told_for != told_for or change is None or old is None:
        left, change, old = Left(told_for, [], [], [0] * len(run.rulebook.rules), {}), None, None
    seen, found, may = _seen(run, active, left, change)
    # A rule that was stopped looks at no later block: nothing then is worth remembering.
    sound = not run.troubles and not run.crashes and not run.told
    rules = {at for at, blocks in enumerate(may) if blocks} or run.rulebook.candidates("")
    answers = {} if old is None or change is None else _kept(run, left.answers, change, old)
    document, notes = watched(run.document)
    for at, rule in run.of_documents(rules & active):
        answer = answers.get(at) or _answer(run, rule, document, notes)
        for finding in answer.findings:
            run.keep(finding)
        if answer.uncertain is not None:
            run.reasons[rule.id] = answer.uncertain
        if rule.id not in run.troubles and rule.id not in run.crashes:
            answers[at] = answer
    readings_of(run.document).settle()
    memo.document = run.document
    memo.left = Left(told_for, seen, found, may, answers) if sound else None


def _seen(
    run: Run, active: frozenset[int], left: Left, change: Change | None
) -> tuple[list[Seen], list[int], list[int]]:
    """What block rules say by block, which blocks they speak of, and by rule of how many they may."""
    blocks = run.document.blocks
    start, old_end, new_end = 0, 0, len(blocks)
    if change is not None:
        start, old_end, new_end = change.start, change.old_end, change.new_end
    sieve, among = sieve_of(run.rulebook), bits_of(active)
    new = [_look(run, placed, sieve, among) for placed in blocks[start:new_end]]
    may = list(left.may)
    for sign, changed in ((-1, left.seen[start:old_end]), (1, new)):
        for one in changed:
            for at in one.may:
                may[at] += sign
    seen = [*left.seen[:start], *new, *left.seen[old_end:]]
    before, after = bisect_left(left.found, start), bisect_left(left.found, old_end)
    found = left.found[:before]
    found += [start + nth for nth, one in enumerate(new) if one.findings]
    found += [nth + new_end - old_end for nth in left.found[after:]]
    for nth in found:
        one = seen[nth] = seen[nth].at(blocks[nth].start)
        for finding in one.findings:
            run.keep(finding)
    return seen, found, may


def _look(run: Run, placed: Placed, sieve: Sieve, among: int) -> Seen:
    may = run.rulebook.candidates(placed.flow)
    findings = tuple(
        run.finding(rule, violation, placed.start)
        for rule in sieve.rules_for(placed, among)
        for violation in run.look(rule, placed.block)
    )
    return Seen(frozenset(may), findings, placed.start)


def _answer(run: Run, rule: Rule, document: Document, notes: list[Any]) -> Answer:
    """What a rule says of a watched document."""
    notes.clear()
    reason = run.reasons.pop(rule.id, None)
    violations = run.look(rule, document)
    findings = tuple(run.finding(rule, violation, 0) for violation in violations)
    read = tuple({id(note): note for note in notes}.values())
    return Answer(findings, run.reasons.get(rule.id, reason), read)


def _kept(run: Run, answers: dict[int, Answer], change: Change, old: Document) -> dict[int, Answer]:
    """The answers that hold after an edit of words, all places in them moved."""
    if not change.of_words:
        return {}
    end = old.blocks[change.old_end - 1].span.end
    kept = {}
    known: dict[int, bool] = {}  # by note: many rules read the same
    for at, answer in answers.items():
        for note in answer.notes:
            holds = known.get(id(note))
            if holds is None:
                holds = known[id(note)] = _holds(note, change, run.document)
            if not holds:
                break
        else:
            answer_now = _moved(answer, change, end)
            if answer_now is not None:
                kept[at] = answer_now
    return kept


def _moved(answer: Answer, change: Change, end: int) -> Answer | None:
    """An answer at its new place; None if it speaks of blocks that were changed, up to ``end``."""
    if not answer.findings:
        return answer
    places = [place for one in answer.findings for place in places_of(one)]
    if any(one.end > change.hinge and one.start < end for one in places):
        return None
    findings = tuple(moved(one, change.moved) for one in answer.findings)
    return Answer(findings, answer.uncertain, answer.notes)


def _holds(note: Any, change: Change, document: Document) -> bool:
    """True if what was read, as noted, is still there."""
    if isinstance(note, Found):
        return stays(document, note)
    if isinstance(note, Looked):
        return note.end <= change.start or note.start >= change.old_end
    return change.spares_tables
