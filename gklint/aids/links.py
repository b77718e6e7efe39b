"""The instruments that a report cites, at their official addresses."""

from __future__ import annotations

from gklint.aids.cited import cited_in
from gklint.aids.places import in_file
from gklint.aids.registered import named
from gklint.bilingual import Bilingual
from gklint.document.model import PROSE
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.project import Linted, Project
    from gklint.text import Span


@value
class Link:
    """A place that leads to an address."""

    span: Span
    url: str
    tooltip: Bilingual


def links(project: Project, linted: Linted) -> tuple[Link, ...]:
    """A link for every title and number whose instrument the registry has an address of."""
    return tuple(sorted(_links(project, linted), key=lambda link: link.span.start))


def _links(project: Project, linted: Linted) -> Iterator[Link]:
    registry, document = project.reference.registry, linted.document
    if not any(one.url for one in registry.regulations):
        return
    for placed in document.blocks:
        if placed.block.kind not in PROSE:
            continue
        for cited in cited_in(placed, registry, linted.context.regime):
            [regulation, *others] = cited.editions
            if regulation.url and not others:
                words = named(regulation)
                tooltip = Bilingual(f"打开{words}", f"open {words}")
                yield Link(in_file(document, cited.span), regulation.url, tooltip)
