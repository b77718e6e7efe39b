"""Something that can be written where the cursor stands."""

from __future__ import annotations

from gklint.aids.holes import has_holes, plain, snippet
from gklint.bilingual import Bilingual
from gklint.text import Edit
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from gklint.aids.spot import Spot

    Kind = Literal["text", "section", "table", "instrument", "number"]


@value
class Completion:
    """One thing on offer. Its edit ends at the cursor, or just after a mark that is there already."""

    label: Bilingual
    detail: Bilingual
    kind: Kind
    edit: Edit  # in the file's text; with the body of a snippet if ``snippet``
    plain: str  # the edit's text for editors without snippets
    snippet: bool
    filter: str  # what the words already typed are compared with
    sort: str


@value
class Words:
    """What to write, with holes, and what it is called."""

    label: Bilingual
    detail: Bilingual
    kind: Kind
    text: str


def offered(
    words: Words, spot: Spot, blank: str, rank: int, count: int = 0, over: int = 0, seen: str = ""
) -> tuple[Completion, ...]:
    """``words`` in place of ``count`` characters before the cursor and ``over`` after it.

    ``seen`` is what they are found by, if not by what is typed and their label. Empty where the
    file cannot take them.
    """
    holes = has_holes(words.text)
    unfilled = plain(words.text, blank)
    edit = spot.replacing(count, snippet(words.text) if holes else words.text, over)
    other = spot.replacing(count, unfilled, over)
    if edit is None or other is None:
        return ()
    typed = spot.before[len(spot.before) - count :]
    return (
        Completion(
            words.label,
            words.detail,
            words.kind,
            edit,
            other.text,
            holes,
            seen or typed + words.label.zh,
            f"{rank:03}",
        ),
    )


def same(words: str) -> Bilingual:
    """Words of the report itself, which have no other language."""
    return Bilingual(words, words)
