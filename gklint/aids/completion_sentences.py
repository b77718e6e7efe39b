"""The sentences of the preamble that are missing: the basis, the window, how to get in touch."""

from __future__ import annotations

from bisect import bisect_left

from gklint.aids import typeset
from gklint.aids.holes import beginning
from gklint.aids.offer import Words, offered
from gklint.aids.skeletons import sentence_text
from gklint.bilingual import Bilingual
from gklint.document.contacts import fields_in
from gklint.document.dates import states_window
from gklint.document.flow import flow_of
from gklint.document.model import PARAGRAPH, PROSE
from gklint.text import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.aids.offer import Completion
    from gklint.aids.skeletons import Writing
    from gklint.aids.spot import Spot
    from gklint.regulation.skeletons import Sentence

CLOSE = 6  # paragraphs between the title and the cursor, where no section begins
LEAST = 2  # characters that tell which sentence is meant
_STOPS = "。！？；"


def sentences(spot: Spot, writing: Writing) -> tuple[Completion, ...]:
    """What the preamble lacks, at the end of a sentence or where one of them was begun."""
    if not spot.alone or not _in_preamble(spot):
        return ()
    offers: list[Completion] = []
    for sentence in writing.reference.skeletons.sentences(writing.year):
        text = sentence_text(sentence, writing)
        typed = _typed(spot, sentence, text)
        if typed is None or (typed and _goes_on_below(spot)) or _told(spot, sentence, typed):
            continue
        if spot.document.origin and spot.between:
            text = typeset.paragraph(text, typeset.HTML)
        words = Words(
            Bilingual(sentence.name.zh, sentence.name.en),
            Bilingual(beginning(text), beginning(text)),
            "text",
            text,
        )
        blank = writing.reference.skeletons.blank
        seen = typed + beginning(sentence_text(sentence, writing))
        offers += offered(words, spot, blank, 20 + len(offers), len(typed), seen=seen)
    return tuple(offers)


def _in_preamble(spot: Spot) -> bool:
    document, line = spot.document, spot.line
    start = document.title.span.end if document.title is not None else 0
    heads = [one.span.start for one in document.sections]
    heads = [at for at in heads if not line.start <= at <= line.end]
    if spot.at < start or (heads and min(heads) < spot.at):
        return False
    between = [
        one
        for one in document.blocks
        if start <= one.start < line.start and one.block.kind == PARAGRAPH
    ]
    return len(between) <= CLOSE


def _typed(spot: Spot, sentence: Sentence, text: str) -> str | None:
    """The words before the cursor that begin the sentence, maybe none; None where others stand."""
    before = spot.before.rstrip()
    if not before.strip() or before.endswith(tuple(_STOPS)):
        return ""
    after_stop = max(spot.before.rfind(stop) for stop in _STOPS) + 1
    typed = spot.before[after_stop:].lstrip()
    if len(typed) < LEAST:
        return None
    head = beginning(text)
    begun = any(
        start.startswith(typed) or _says_from(head, start, typed) for start in sentence.starts
    )
    return typed if begun or head.startswith(typed) else None


def _says_from(head: str, start: str, typed: str) -> bool:
    """True if ``typed`` is what the sentence says from ``start`` on."""
    at = head.find(start)
    return at >= 0 and head.startswith(typed, at)


def _goes_on_below(spot: Spot) -> bool:
    """True if the paragraph at hand is not over at the end of its line."""
    blocks = spot.document.blocks
    at = bisect_left(blocks, spot.at, key=lambda one: one.start) - 1
    return at >= 0 and blocks[at].span.end > spot.line.end


def _told(spot: Spot, sentence: Sentence, typed: str) -> bool:
    """True if the report says it already, the words that are being typed left out."""
    return any(_says(flow, sentence) for flow in _flows(spot, sentence, typed))


def _says(flow: str, sentence: Sentence) -> bool:
    if sentence.key == "window":
        return states_window(flow)
    if sentence.key == "contact":
        return bool(fields_in(flow))
    return sentence.told is not None and sentence.told.search(flow) is not None


def _flows(spot: Spot, sentence: Sentence, typed: str) -> Iterator[str]:
    """The prose in which the sentence would count: all of the report for the window."""
    heads = [one.span.start for one in spot.document.sections]
    limit = min([at for at in heads if at > spot.line.end], default=None)
    for placed in spot.document.blocks:
        if placed.block.kind not in PROSE:
            continue
        if sentence.key != "window" and limit is not None and placed.start >= limit:
            break
        span = Span(placed.start, placed.start + len(placed.block.text))
        if typed and span.start < spot.at <= span.end:
            cut = spot.at - len(typed) - span.start
            yield flow_of(placed.block.text[:cut]).text
            yield flow_of(placed.block.text[spot.at - span.start :]).text
        else:
            yield placed.flow
