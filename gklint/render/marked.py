"""A text as HTML, with places in it marked."""

from __future__ import annotations

from gklint.finding import SEVERITIES
from gklint.render.columns import harmless
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gklint.text import Span

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


@value
class Mark:
    """A place to be marked, and the anchor that leads to it; no anchor for the empty text."""

    span: Span
    severity: str
    anchor: str = ""


def escape(text: str) -> str:
    """``text`` for a page, between tags or between quotation marks. Line ends stay."""
    for char, entity in _ENTITIES.items():
        text = text.replace(char, entity)
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(map(harmless, text.split("\n")))


def marked(text: str, marks: Sequence[Mark], within: Span) -> str:
    """``text[within]`` with its marks, which may overlap: the most severe one shows."""
    bounds = {within.start, within.end}
    for mark in marks:
        bounds |= {
            min(max(at, within.start), within.end) for at in (mark.span.start, mark.span.end)
        }
    cuts = sorted(bounds)
    opening: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(max(mark.span.start, within.start), []).append(mark)
    made: list[str] = []
    covering: list[Mark] = []
    for at, end in zip(cuts, [*cuts[1:], within.end], strict=True):
        begun = opening.get(at, [])
        made += _empty(mark for mark in begun if mark.span.end <= at)
        covering = [mark for mark in (*covering, *begun) if mark.span.end > at]
        if at == end:
            continue
        words = escape(text[at:end])
        if not covering:
            made.append(words)
            continue
        worst = max((mark.severity for mark in covering), key=SEVERITIES.index)
        anchors = [mark.anchor for mark in begun if mark.anchor and mark.span.end > at]
        made += (f'<i id="{anchor}"></i>' for anchor in anchors[1:])
        first = f' id="{anchors[0]}"' if anchors else ""
        made.append(f'<mark{first} class="{worst}">{words}</mark>')
    return "".join(made)


def _empty(marks: Iterable[Mark]) -> list[str]:
    """Places between two characters."""
    return [f'<mark{_id(mark)} class="at {mark.severity}"></mark>' for mark in marks]


def _id(mark: Mark) -> str:
    return f' id="{mark.anchor}"' if mark.anchor else ""
