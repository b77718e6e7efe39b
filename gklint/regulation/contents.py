"""The contents that a regime asks for, and where a report has them."""

from __future__ import annotations

from gklint.document.model import COVER, PROSE, TABLE
from gklint.document.outline import squeeze

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.model import Document, Section
    from gklint.document.vocabulary import Vocabulary
    from gklint.regulation.regimes import Regime, RegimeSection

RIGHT, VARIANT, WRONG = "right", "variant", "wrong"


def sections_of(document: Document, regime: Regime) -> dict[str, Section]:
    """The section of each content that a fixed format asks for, by key.

    It is a section of the highest level; one below counts only under the very words of the
    format, since the overview speaks of the same contents under headings of its own.
    """
    found: dict[str, Section] = {}
    top = document.top()
    for wanted in regime.sections:
        words = squeeze(wanted.title)
        same = [one for one in document.sections if squeeze(one.title) == words]
        named = same or [one for one in top if one.key == wanted.key]
        if named:
            found[wanted.key] = named[0]
    return found


def wording(section: Section, wanted: RegimeSection) -> str:
    """Whether a heading is the format's own, a variant that says the same, or another thing."""
    words = squeeze(section.title)
    if words == squeeze(wanted.title):
        return RIGHT
    return VARIANT if wanted.accept is None or wanted.accept.search(words) else WRONG


def missing_contents(
    document: Document, regime: Regime, vocabulary: Vocabulary
) -> tuple[RegimeSection, ...]:
    """What the regime asks for and the report does not have, in the order of the format."""
    if regime.fixed_order:
        found = sections_of(document, regime)
        return tuple(one for one in regime.sections if one.key not in found)
    return tuple(one for one in regime.sections if not _told(document, one.key, vocabulary))


def _told(document: Document, key: str, vocabulary: Vocabulary) -> bool:
    """True if a heading of any level has the content, or a sentence anywhere tells of it."""
    if any(section.key == key for section in document.sections):
        return True
    name = vocabulary.section(key)
    if name is None or name.evidence is None:
        return False
    return any(
        name.evidence.search(placed.flow)
        for placed in document.blocks
        if placed.section != COVER and placed.block.kind in (*PROSE, TABLE)
    )
