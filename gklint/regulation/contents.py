"""The contents that a regime asks for, and where a report has them."""

from __future__ import annotations

from gklint.document.model import COVER, PROSE, TABLE, UNKNOWN
from gklint.document.outline import squeeze
from gklint.document.wholeness import begins_midway, ends_abruptly

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
    by_words: dict[str, Section] = {}
    for section in document.sections:
        by_words.setdefault(squeeze(section.title), section)
    for wanted in regime.sections:
        same = by_words.get(squeeze(wanted.title))
        named = same or next((one for one in top if one.key == wanted.key), None)
        if named is not None:
            found[wanted.key] = named
    first = regime.sections[0].key
    if first not in found and top and top[0].key == UNKNOWN and _numbered_one(top[0]):
        # Whatever the first part is called, it is the overview.
        found[first] = top[0]
    return found


def _numbered_one(section: Section) -> bool:
    return section.number is not None and section.number.value == 1


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
        missing = tuple(one for one in regime.sections if one.key not in found)
        return () if missing and _cut_off(document, regime, missing) else missing
    return tuple(one for one in regime.sections if not _told(document, one.key, vocabulary))


def _cut_off(document: Document, regime: Regime, missing: tuple[RegimeSection, ...]) -> bool:
    """True if the text is a piece of a report, and what is missing lies before or after it."""
    there = [at for at, one in enumerate(regime.sections) if one not in missing]
    gone = [at for at, one in enumerate(regime.sections) if one in missing]
    before = [at for at in gone if there and at < there[0]]
    after = [at for at in gone if there and at > there[-1]]
    if len(before) + len(after) < len(gone):
        return False
    return (not before or begins_midway(document)) and (not after or ends_abruptly(document, False))


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
