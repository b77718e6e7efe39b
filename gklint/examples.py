"""Runs the examples of rules: they are the rules' tests, and their documentation."""

from __future__ import annotations

from gklint import formats
from gklint.check import REMARKS, Context, Group, Neighbour, Unit
from gklint.engine.fix import fix
from gklint.engine.lint import lint
from gklint.engine.places import in_file
from gklint.engine.suppress import suppress
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
    why: str


def failures(rules: Iterable[Rule], reference: Reference) -> Iterator[Failure]:
    """Every example that does not hold, of every rule."""
    for rule in rules:
        for number, example in enumerate(rule.table.example, 1):
            why = failure(rule, example, reference)
            if why:
                yield Failure(rule.id, number, why)


def failure(rule: Rule, example: Example, reference: Reference) -> str:
    """Why an example does not hold; empty if it does."""
    text, expected = unmark(example.bad or example.good)
    book = Rulebook([rule] if rule.scope != REMARKS else _in_company(rule))

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
        for trouble in (*report.troubles, *report.crashes):
            raise RuntimeError(str(trouble))
        if rule.scope != REMARKS:
            return report
        report = suppress(in_file(report, document.origin, {}), document, book, context, book.rules)
        own = tuple(one for one in report.findings if one.rule == rule.id)
        return replace(report, findings=own)

    report = look(text)
    found = [finding.span for finding in report.findings]
    if example.known_gap:
        return "known_gap, but it holds now" if found == expected else ""
    if found != expected:
        return f"expected {_shown(text, expected)}, found {_shown(text, found)}"
    if example.message and not any(example.message in one.message.zh for one in report.findings):
        return (
            f"no message holds {example.message!r}: {[one.message.zh for one in report.findings]}"
        )
    if example.fixed:
        fixed = fix(text, lambda now: look(now).findings, DISPLAY_ONLY).text
        if fixed != example.fixed:
            return f"fixed to {fixed!r}, expected {example.fixed!r}"
        if look(fixed).findings:
            return f"still found after the fix: {fixed!r}"
    return ""


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


def _shown(text: str, spans: list[Span]) -> str:
    return "、".join(f"“{span.of(text)}”@{span.start}" for span in spans) or "nothing"
