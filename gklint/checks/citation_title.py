"""A title between 《》 is not nearly, but wholly, the one of an instrument.

A title of the registry that stands alone in its kind, with one run of characters lost, put
in or one character wrong, can mean nothing else. It is told only if it claims to be that
title: by 中华人民共和国 in front, by the instrument's number after it, or by its length. Beside
the number a whole word may be another one.
Yields the title; the anchor ``slip`` is where the run is lost or stands.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.citations import find_citations
from gklint.finding import Violation
from gklint.regulation.registry import Near
from gklint.regulation.titles import REPUBLIC, core_of, quoted, slip_between
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.citations import Citation
    from gklint.document.model import Block
    from gklint.regulation.registry import Registry, Regulation
    from gklint.regulation.titles import Core, Slip

SCOPE = BLOCK
VALUES = ("title", "right")
ANCHORS = ("slip",)

LONG = 10  # characters of a title that claims enough by its length
KEPT = 6  # characters that are left where the run is lost at the beginning
INSERTED = 4  # characters, at the most
REPLACED = 5  # characters of a word that stands for another, beside the right number


@value
class Params:
    pass


def literals(params: Params) -> tuple[str, ...]:
    return ("《",)


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow
    for citation in find_citations(flow.text):
        title = citation.title
        core = core_of(title.text)
        near = _near(core, citation, context.reference.registry)
        if near is None or _short_inside(title.text, core, near):
            continue
        slip = _in_title(near.slip, core).shifted(title.start)
        yield Violation(
            flow.span(title.span.start, title.span.end),
            {"title": quoted(near.regulation.title), "right": near.slip.right},
            {"slip": flow.span(slip.start, slip.end)},
        )


def _in_title(slip: Slip, core: Core) -> Span:
    """The place of a slip in the title; an empty one stands after the word before it."""
    if slip.start < slip.end:
        return Span(core.places[slip.start], core.places[slip.end - 1] + 1)
    at = core.places[slip.start - 1] + 1 if slip.start else core.places[0]
    return Span(at, at)


def _near(core: Core, citation: Citation, registry: Registry) -> Near | None:
    """What the title means, if it can mean one thing only."""
    number = citation.number
    owner = registry.numbered(number) if number is not None else None
    candidates = [
        near
        for near in registry.near(core)
        if _plausible(core, near) and (owner is None or near.regulation.title == owner.title)
    ]
    if not candidates and owner is not None:
        return _replaced(core, owner, registry)
    if len(candidates) != 1:
        return None
    near = candidates[0]
    claims = core.formal or owner is not None or _long(core, near)
    return near if claims else None


def _replaced(core: Core, owner: Regulation, registry: Registry) -> Near | None:
    """A word of the title is another one, or two are the wrong way round: the number tells."""
    if len(core.words) < LONG or registry.titled(core):
        return None
    for title in owner.titles:
        right = core_of(title)
        if core.issuer not in ("", right.issuer):
            continue
        slip = slip_between(core.words, right.words, REPLACED)
        if slip is not None and slip.start < slip.end and slip.right:
            return Near(owner, slip)
    return None


def _short_inside(title: str, core: Core, near: Near) -> bool:
    """The title inside goes by its short name: 关于施行〈条例〉若干问题的意见."""
    slip = near.slip
    if slip.start < slip.end or slip.start >= len(core.places):
        return False
    return title[: core.places[slip.start]].endswith(("〈", "《", "<", "＜", "“"))


def _long(core: Core, near: Near) -> bool:
    """Words are lost in the middle of a title that is long all the same."""
    slip = near.slip
    lost = slip.start == slip.end and not slip.at_rim(core.words)
    return lost and len(core.words) >= LONG


def _plausible(core: Core, near: Near) -> bool:
    slip, words = near.slip, core.words
    if slip.start == slip.end:  # lost
        if slip.start == len(words):
            return False
        front = slip.start in (0, len(REPUBLIC)) and words[: slip.start] in ("", REPUBLIC)
        return not front or len(core.key) >= KEPT
    if slip.at_rim(words) and slip.end != len(words):
        return False
    if not slip.right:  # put in
        return slip.end < len(words) and slip.end - slip.start <= INSERTED and core.formal
    return len(words) >= LONG  # one character wrong
