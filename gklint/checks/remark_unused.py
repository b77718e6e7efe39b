"""Whatever somebody wanted silent is still there.

Silent about a remark, or an entry of the settings, each of whose rules finds something where
it speaks of, and about rules that did not look or could not tell. Yields the whole remark
where none of its rules finds anything, else each rule's name that finds nothing; of an entry
of the settings the place where the text begins. ``unused`` is what can go.
"""

from __future__ import annotations

from gklint.bilingual import Bilingual
from gklint.check import REMARKS
from gklint.document.remarks import IDLE
from gklint.finding import Violation
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.remarks import Heard
    from gklint.finding import Values

SCOPE = REMARKS
VALUES = ("where", "rules")
ANCHORS = ("unused",)


@value
class Params:
    pass


def literals(params: Params) -> tuple[str, ...]:
    return ()  # no text of a report is enough


def check(remarks: tuple[Heard, ...], params: Params, context: Context) -> Iterator[Violation]:
    for heard in remarks:
        idle = [one for one in heard.names if one.fate == IDLE]
        if idle and len(idle) == len(heard.names):
            names = [one.name for one in idle]
            rules = Bilingual("、".join(names), ", ".join(names))
            anchors = {"unused": heard.line} if heard.line is not None else {}
            yield Violation(heard.span, {"where": heard.where, "rules": rules}, anchors)
            continue
        for one in idle:
            values: Values = {"where": heard.where, "rules": one.name}
            yield Violation(one.span, values, {"unused": _with_comma(heard, one.span)})


def _with_comma(heard: Heard, span: Span) -> Span:
    """A name in a list of several, with the comma that parts it from the next, or the last."""
    spans = [one.span for one in heard.names]
    at = spans.index(span)
    if at + 1 < len(spans):
        return Span(span.start, spans[at + 1].start)
    return Span(spans[at - 1].end, span.end)
