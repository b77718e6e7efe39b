"""No word stands twice in a row.

Silent when no run of ``least`` to eight Chinese characters is at once repeated, be it
after a comma or a 、 where the second one ends its clause, or where a word of ``adverb`` is a
clause and begins the next one too; and no longer phrase, figures in it or not, without a mark
between. Yields the repetition, the mark between included; at the second of the two.

Repetition is also a means of the language: numerals, counting (一项一项), words that merely
end and begin alike (信息公开信息处理费). Such are listed in ``unless``, as patterns of the
right words; a repetition that a match of it touches is left alone. A verb said twice
(研究研究) and a list of names belong there too. Text inside 《》 is a citation.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.marks import titles, touches
from gklint.document.numerals import NUMERAL
from gklint.finding import Violation
from gklint.pattern import Pattern, late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ("word",)
ANCHORS = ("again",)

LONGEST = 8  # characters of a word
PHRASE = 40  # characters of a phrase
_COUNTED = late(rf"(?:{NUMERAL}|[两几每逐很]){{1,8}}")
_WORD = late("[一-龥]{2,8}")
_PHRASE = late("[一-龥0-9]{9,40}")
# Where a pair of characters comes again, nothing but a word, and a mark after it, between.
_AGAIN = late(r"(?=(?P<pair>[一-龥0-9]{2})[一-龥0-9]{0,38}[，,、]?(?P=pair))")
_BETWEEN = "，,、"
_BOUNDARY = "，,、。；;：:！？!?（(）)“”"


@value
class Params:
    unless: Pattern
    least: int = 2
    adverb: Pattern | None = None


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow.text
    innocent: tuple[tuple[Span, ...], ...] | None = None
    for word, again in _doubled(flow, params):
        if innocent is None:
            unless = tuple(Span(*match.span()) for match in params.unless.finditer(flow))
            innocent = titles(flow), unless
        whole = Span(word.start, again.end)
        if not any(touches(whole, stretches) for stretches in innocent):
            yield Violation(
                block.flow.span(again.start, again.end),
                {"word": word.of(flow)},
                {"again": block.flow.span(word.end, again.end)},
            )


def _doubled(flow: str, params: Params) -> Iterator[tuple[Span, Span]]:
    """Each word that is repeated, and its repetition, from left to right, disjoint."""
    done = 0
    for at, before in sorted(_pairs(flow)):
        if before < done or not 2 <= at - before <= PHRASE:
            continue
        found = _repeated(flow, before, at, params)
        if found is not None:
            yield found
            done = found[1].end


def _pairs(flow: str) -> list[tuple[int, int]]:
    """Where pairs of characters come again, each with the nearest place before."""
    found = []
    for match in _AGAIN.finditer(flow):
        before = match.start()
        found.append((flow.index(match["pair"], before + 1), before))
    return found


def _repeated(flow: str, before: int, at: int, params: Params) -> tuple[Span, Span] | None:
    apart = flow[at - 1] in _BETWEEN
    end = at - apart
    word = flow[before:end]
    again = Span(at, at + end - before)
    if len(word) < params.least or not flow.startswith(word, at):
        return None
    if len(word) > LONGEST and not apart and _PHRASE.fullmatch(word):
        return Span(before, end), again
    if not _WORD.fullmatch(word):
        return None
    if _COUNTED.match(word):
        return None
    if apart and not (_ends(flow, before - 1) and _ends(flow, again.end)):
        adverb = params.adverb is not None and params.adverb.fullmatch(word) is not None
        if not adverb or flow[at - 1] == "、" or not _begins(flow, before):
            return None
    after = flow[again.end : again.end + 2]
    if not apart and len(word) == 2 and after != word and after[:1] == word[0]:
        return Span(before + 1, end + 1), again.shifted(1)  # 政务服务服务: 服务, not 务服
    return Span(before, end), again


def _begins(flow: str, at: int) -> bool:
    """True if a clause, not one more of a list, begins at ``at``."""
    return at == 0 or (flow[at - 1] in _BOUNDARY and flow[at - 1] != "、")


def _ends(flow: str, at: int) -> bool:
    """True if a clause begins or ends at a place beside ``flow[at]``."""
    return at < 0 or at >= len(flow) or flow[at] in _BOUNDARY
