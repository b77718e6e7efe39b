"""An article that the report cites is one that the law has.

Silent where the registry does not tell how many articles it has, or where the text does not
tell which law is meant: an article counts where it follows a title, its number, or a short
name that the report gave. Editions that had passed before the report year, or came after the
report, are left out; of those that are left, the longest counts. Yields the article.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.citations import find_citations
from gklint.document.each import each
from gklint.finding import Violation
from gklint.regulation.titles import core_of, quoted
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.citations import Citation
    from gklint.document.model import Document, Placed
    from gklint.regulation.registry import Regulation

SCOPE = DOCUMENT
VALUES = ("title", "last")
ANCHORS = ()


@value
class Params:
    pass


def literals(params: Params) -> tuple[str, ...]:
    return ("条",)


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    registry = context.reference.registry
    named: dict[str, tuple[Regulation, ...]] = {}
    for _, placed, citations in each(document, _citations):
        for citation in citations:
            core = core_of(citation.title.text)
            editions = registry.titled(core) or named.get(core.key, ())
            if citation.short:
                named[core_of(citation.short).key] = editions
            article = citation.article
            if article is None or any(one.local for one in editions):
                continue
            last = _last(editions, context.year)
            if last is not None and article.number > last:
                yield Violation(
                    placed.place(article.span.start, article.span.end),
                    {"title": quoted(editions[-1].title), "last": str(last)},
                )


def _citations(placed: Placed) -> tuple[Citation, ...]:
    """The citations of a block that have an article or a short name."""
    flow = placed.flow
    if "《" not in flow or ("条" not in flow.replace("条例", "") and "简称" not in flow):
        return ()
    return tuple(one for one in find_citations(flow) if one.article is not None or one.short)


def _last(editions: tuple[Regulation, ...], year: int | None) -> int | None:
    """The number of the last article in any edition that the report may mean."""
    meant = [
        one
        for one in editions
        if year is None or not (one.issued_after_reports_on(year) or one.superseded_before(year))
    ]
    counts = [one.articles for one in meant]
    if not counts or None in counts:
        return None
    return max(count for count in counts if count is not None)
