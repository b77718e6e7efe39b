"""The instruments of the registry that a text cites, each at its place.

Told only where the words leave one instrument, or its editions: by its number; by a title that
no other instrument has, or that names its issuer. A local notice may have all the other words.
"""

from __future__ import annotations

from gklint.document.citations import find_citations
from gklint.document.document_numbers import find_all_numbers
from gklint.regulation.titles import NATIONAL, core_of, names_national_issuer
from gklint.text import Span, holds_any
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.document.citations import Citation
    from gklint.document.model import Placed
    from gklint.regulation.regimes import Regime
    from gklint.regulation.registry import Registry, Regulation
    from gklint.regulation.titles import Core

_MARKS = ("《", "号")  # a text without any of them cites nothing


@value
class Cited:
    """What a title or a number means."""

    span: Span  # in the document
    editions: tuple[Regulation, ...]  # one, or the editions of one; in order


def cited_in(placed: Placed, registry: Registry, regime: Regime | None) -> Iterator[Cited]:
    """Titles and numbers of a block whose instrument the registry has; titles first.

    A title without a number means the edition of the report year's regime, if that has one.
    """
    flow = placed.flow
    if not holds_any(flow, _MARKS):
        return
    for citation in find_citations(flow):
        editions = _editions(citation, registry)
        if editions:
            if regime is not None and not citation.numbers:
                own = tuple(one for one in editions if one in (regime.statute, regime.notice))
                editions = own or editions
            span = citation.title.span
            yield Cited(placed.place(span.start, span.end), editions)
    for number in find_all_numbers(flow):
        owner = registry.numbered(number)
        if owner is not None:
            span = registry.place_of(number)
            yield Cited(placed.place(span.start, span.end), (owner,))


def _editions(citation: Citation, registry: Registry) -> tuple[Regulation, ...]:
    titled = _titled(core_of(citation.title.text), registry)
    owners = [registry.numbered(number) for number in citation.numbers]
    known = tuple(one for one in owners if one is not None)
    own = tuple(one for one in titled if one in known)
    if own or not titled:
        return own or known
    if all(one.distinct for one in titled) or (
        not citation.numbers and names_national_issuer(citation)
    ):
        return titled
    return ()


def _titled(core: Core, registry: Registry) -> tuple[Regulation, ...]:
    """The editions with a title, of the issuer that it names."""
    editions = registry.titled(core)
    if not core.issuer:
        return editions
    own = tuple(one for one in editions if core.issuer in _issuers(one, core))
    return own or (editions if core.issuer.startswith(NATIONAL) else ())


def _issuers(regulation: Regulation, core: Core) -> list[str]:
    """The issuers that the same title of an instrument names."""
    cores = (core_of(title) for title in regulation.titles)
    return [one.issuer for one in cores if one.key == core.key]
