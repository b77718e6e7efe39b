"""A violation in the words of its rule: its message, its basis, its fixes."""

from __future__ import annotations

from gklint.document.flow import flow_of
from gklint.finding import Bilingual, Finding, Fix, Related
from gklint.regulation.regimes import Years
from gklint.rulebook.basis import in_words, joined
from gklint.text import Edit, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document
    from gklint.finding import Values, Violation
    from gklint.rulebook.model import FixTemplate, Rule

SHOWN = 60  # code points of the text that a message quotes


def finding_of(
    rule: Rule, violation: Violation, by: int, document: Document, context: Context
) -> Finding:
    """A violation in the words of its rule. ``by`` shifts the places of a block into the text."""
    words = violation.span.shifted(by).of(document.text)
    return finding_at(rule, violation, by, words, context)


def finding_at(rule: Rule, violation: Violation, by: int, words: str, context: Context) -> Finding:
    """The same, of a violation that stands at these words of its document."""
    span = violation.span.shifted(by)
    values: Values = {
        "year": str(context.year or ""),
        "found": _shown(words),
        **violation.values,
    }
    table = rule.table
    return Finding(
        span,
        rule.id,
        rule.name,
        rule.severity,
        _filled(table.message, values),
        _basis(rule, context),
        tuple(
            fix for template in table.fix for fix in _fixes(template, span, violation, values, by)
        ),
        tuple(Related(place.shifted(by), _both(values[why])) for place, why in violation.related)
        + tuple(
            Related(place, _both(values[why]), file) for file, place, why in violation.elsewhere
        ),
        table.tag,
    )


def _filled(template: Bilingual, values: Values) -> Bilingual:
    """A rule's words with the values of a violation. Raises KeyError for one that it lacks."""
    return Bilingual(
        template.zh.format_map({name: _both(one).zh for name, one in values.items()}),
        template.en.format_map({name: _both(one).en for name, one in values.items()}),
    )


def _both(words: str | Bilingual) -> Bilingual:
    return words if isinstance(words, Bilingual) else Bilingual(words, words)


def _shown(text: str) -> str:
    """A piece of the text on one line, as a message quotes it."""
    flow = flow_of(text.strip()).text
    return flow if len(flow) <= SHOWN else flow[: SHOWN - 1] + "…"


def _basis(rule: Rule, context: Context) -> Bilingual:
    """The basis that holds for the report year, in words; empty where only logic speaks."""
    found = []
    for basis in rule.table.basis:
        years = Years.parse(basis.years)
        if years.all or (context.year is not None and years.holds(context.year)):
            found.append(in_words(basis, context.reference.registry))
    return joined([one.zh for one in found], [one.en for one in found])


def _fixes(
    template: FixTemplate, span: Span, violation: Violation, values: Values, by: int
) -> Iterator[Fix]:
    if template.each:
        for repair in violation.repairs:
            title = _filled(template.title, {**values, **repair.values})
            edits = tuple(Edit(edit.span.shifted(by), edit.text) for edit in repair.edits)
            yield Fix(title, edits, template.applicability)
        return
    fix = _fix(template, span, violation, values, by)
    if fix is not None:
        yield fix


def _fix(
    template: FixTemplate, span: Span, violation: Violation, values: Values, by: int
) -> Fix | None:
    if template.replace:
        anchor = violation.anchors.get(template.replace)
        if anchor is None:
            return None
        span = anchor.shifted(by)
    given = {name: words for name, words in values.items() if words or name != "year"}
    try:
        text = _filled(Bilingual(template.with_, ""), given).zh
        title = _filled(template.title, given)
    except KeyError:  # this violation does not give what the fix needs
        return None
    if template.at == "before":
        span = Span(span.start, span.start)
    elif template.at == "after":
        span = Span(span.end, span.end)
    return Fix(title, (Edit(span, text),), template.applicability)
