"""What is told of the place under the pointer: findings, cells of tables, instruments cited."""

from __future__ import annotations

from gklint.aids.cells import cell_at
from gklint.aids.cited import cited_in
from gklint.aids.explained import explained
from gklint.aids.markdown import BETWEEN, plain
from gklint.aids.places import block_at, in_text, touched, touched_in_file
from gklint.aids.registered import entry
from gklint.aids.sums import sums_of, told
from gklint.bilingual import Bilingual
from gklint.regulation.figures import names_of
from gklint.render.table_words import sign_of
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.aids.cells import CellAt
    from gklint.project import Linted, Project
    from gklint.render.sheet import Sum
    from gklint.text import Span


@value
class Hover:
    """What is told of a place."""

    span: Span
    text: Bilingual  # Markdown


def hover(project: Project, linted: Linted, offset: int) -> Hover | None:
    """What is told of the character at an offset, or of what ends there; None if nothing is."""
    found = [
        *_findings(project, linted, offset),
        *_cell(linted, offset),
        *_instruments(project, linted, offset),
    ]
    if not found:
        return None
    narrowest = min((span for span, _ in found), key=lambda span: span.end - span.start)
    texts = [text for _, text in found]
    return Hover(
        narrowest,
        Bilingual(BETWEEN.join(one.zh for one in texts), BETWEEN.join(one.en for one in texts)),
    )


def _findings(project: Project, linted: Linted, offset: int) -> Iterator[tuple[Span, Bilingual]]:
    candidates = ((finding.span, finding) for finding in linted.report.findings)
    found = touched_in_file(candidates, offset)
    if found:
        narrowest = min((span for span, _ in found), key=lambda span: span.end - span.start)
        yield narrowest, explained(project.rulebook, [finding for _, finding in found])


def _cell(linted: Linted, offset: int) -> Iterator[tuple[Span, Bilingual]]:
    at = cell_at(linted, offset)
    if at is not None:
        sums = [one for one in sums_of(at.reading) if at.place in (*one.left, *one.right)]
        yield (
            at.span,
            Bilingual(_cell_in_words(at, sums, "zh"), _cell_in_words(at, sums, "en")),
        )


def _cell_in_words(at: CellAt, sums: Sequence[Sum], language: str) -> str:
    """Which cell it is, and every sum that it takes part in."""
    schema = at.reading.schema
    if language == "zh":
        head = "，".join(names_of(at.reading, at.place))
        head = f"**{plain(head)}**（{plain(schema.title.zh)}）"
    else:
        row, column = schema.row(at.place[0]).en, schema.column(at.place[1]).en
        head = f"**{plain(row)}, {plain(column)}** ({plain(schema.title.en)})"
    lines = [f"- {sign_of(one)} {plain(told(at.reading, one).into(language))}" for one in sums]
    return "\n\n".join([head, *(["\n".join(lines)] if lines else [])])


def _instruments(project: Project, linted: Linted, offset: int) -> Iterator[tuple[Span, Bilingual]]:
    document, registry = linted.document, project.reference.registry
    placed = block_at(document, in_text(document, offset))
    if placed is None:
        return
    candidates = ((one.span, one) for one in cited_in(placed, registry, linted.context.regime))
    for span, cited in touched(document, candidates, offset)[:1]:
        entries = [entry(one, registry) for one in cited.editions]
        yield (
            span,
            Bilingual(
                "\n\n".join(one.zh for one in entries), "\n\n".join(one.en for one in entries)
            ),
        )
