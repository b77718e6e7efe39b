"""Runs the examples of rules: they are the rules' tests, and their documentation."""

from __future__ import annotations

from gklint import formats
from gklint.bilingual import Bilingual
from gklint.check import REMARKS, Context, Group, Neighbour, Unit
from gklint.engine.fix import fix
from gklint.engine.lint import lint
from gklint.engine.places import in_file
from gklint.engine.suppress import suppress
from gklint.errors import GklintError
from gklint.finding import DISPLAY_ONLY, OtherFile
from gklint.rulebook.book import Rulebook
from gklint.rulebook.files import load
from gklint.text import Span
from gklint.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gklint.engine.lint import Report
    from gklint.regulation.reference import Reference
    from gklint.rulebook.model import Example, Rule

PREVIOUS = "上年报告.txt"  # the name by which an example's report of the year before goes


@value
class Failure:
    """An example that does not hold."""

    rule: str
    number: int  # 1-based, as people count
    why: Bilingual
    key: str  # the one of its texts that is at odds with the rule
    at: tuple[Span, ...] = ()  # where in that text, as it is written, with its ⟦⟧


def failures(rules: Iterable[Rule], reference: Reference) -> Iterator[Failure]:
    """Every example that does not hold, of every rule."""
    for rule in rules:
        for number in range(1, len(rule.table.example) + 1):
            failed = failure(rule, number, reference)
            if failed is not None:
                yield failed


def failure(rule: Rule, number: int, reference: Reference) -> Failure | None:
    """What is wrong with the ``number``-th example of a rule, counted from 1; None if it holds."""
    try:
        return _failure(rule, number, rule.table.example[number - 1], reference)
    except GklintError as error:  # a pattern ran past its time limit
        example = rule.table.example[number - 1]
        why = Bilingual(error.zh, error.en)
        return Failure(rule.id, number, why, "bad" if example.bad else "good")


def _failure(rule: Rule, number: int, example: Example, reference: Reference) -> Failure | None:
    written = example.bad or example.good
    text, expected = unmark(written)
    book = Rulebook([rule] if rule.scope != REMARKS else _in_company(rule))

    def fails(key: str, zh: str, en: str, *at: Span) -> Failure:
        return Failure(rule.id, number, Bilingual(zh, en), key, at)

    def look(now: str) -> Report:
        document = formats.parse(now, ".txt", reference.vocabulary)
        year = example.year or document.profile.year
        context = Context(
            year,
            reference.regime_for(year),
            example.level or document.profile.level,
            reference,
            _neighbour(PREVIOUS, example.previous, reference) if example.previous else None,
            _groups(example, reference),
        )
        report = lint(document, book, context)
        for trouble in report.troubles:
            raise trouble
        for crash in report.crashes:
            raise RuntimeError(str(crash))
        if rule.scope != REMARKS:
            return report
        report = suppress(in_file(report, document.origin, {}), document, book, context, book.rules)
        own = tuple(one for one in report.findings if one.rule == rule.id)
        return replace(report, findings=own)

    report = look(text)
    found = [finding.span for finding in report.findings]
    if example.known_gap:
        if found != expected:
            return None
        return fails("known_gap", "标为 known_gap，但已经成立", "known_gap, but it holds now")
    if found != expected:
        zh, en = _shown(text, expected), _shown(text, found)
        return fails(
            "bad" if example.bad else "good",
            f"应报告{zh or '无'}，实际报告{en or '无'}",
            f"expected {zh or 'nothing'}, found {en or 'nothing'}",
            *(
                _written(written, span)
                for span in (*_less(found, expected), *_less(expected, found))
            ),
        )
    said = [one.message.zh for one in report.findings]
    if example.message and not any(example.message in one for one in said):
        return fails(
            "message",
            f"说明中没有“{example.message}”：{'；'.join(said)}",
            f"no message holds {example.message!r}: {said}",
        )
    if example.fixed:
        fixed = fix(text, lambda now: look(now).findings, DISPLAY_ONLY).text
        if fixed != example.fixed:
            return fails(
                "fixed", f"实际修正为：{fixed}", f"fixed to {fixed!r}, expected {example.fixed!r}"
            )
        if look(fixed).findings:
            return fails("fixed", "修正后仍然报告", f"still found after the fix: {fixed!r}")
    return None


def _less(spans: list[Span], others: list[Span]) -> list[Span]:
    return [span for span in spans if span not in others]


def _in_company(rule: Rule) -> list[Rule]:
    """A rule on remarks with all built-in rules that these may be about."""
    _, rules = load()
    return [rule, *(one for one in rules if one.scope != REMARKS)]


def _neighbour(name: str, text: str, reference: Reference) -> Neighbour:
    return Neighbour(OtherFile(name, text), formats.parse(text, ".txt", reference.vocabulary))


def _groups(example: Example, reference: Reference) -> tuple[Group, ...]:
    """The one group whose whole the example's text is, if it names units."""
    if not example.units:
        return ()
    units = (
        Unit(name, (_neighbour(f"{name}.txt", text, reference),) if text else ())
        for name, text in example.units.items()
    )
    return (Group("", tuple(units)),)


def unmark(marked: str) -> tuple[str, list[Span]]:
    """A text without its ⟦…⟧, and the places they marked."""
    text = ""
    opened: list[int] = []
    spans: list[Span] = []
    for char in marked:
        if char == "⟦":
            opened.append(len(text))
        elif char == "⟧":
            spans.append(Span(opened.pop(), len(text)))
        else:
            text += char
    return text, sorted(spans, key=lambda span: (span.start, span.end))


def _written(marked: str, span: Span) -> Span:
    """A place of the text without its marks, in the text with them."""
    offsets = [at for at, char in enumerate(marked) if char not in "⟦⟧"]
    if span.start == span.end:
        here = offsets[span.start] if span.start < len(offsets) else len(marked)
        return Span(here, here)
    return Span(offsets[span.start], offsets[span.end - 1] + 1)


def _shown(text: str, spans: list[Span]) -> str:
    return "、".join(f"“{span.of(text)}”@{span.start}" for span in spans)
