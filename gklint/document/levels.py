"""The level of government of an organ, as its name tells it.

A name ends 县 or 局, and its level is told. Cities of both levels end 市: those of the upper one
are listed, and one that no list has is told by the counties that its report speaks of.
"""

from __future__ import annotations

from gklint.document.remember import remembered_of_block

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.document.model import Block, Placed
    from gklint.document.vocabulary import Vocabulary
    from gklint.pattern import Pattern

GOVERNS_TOLD = 2  # blocks that speak of those an organ governs, until they tell its level


def level_of(names: Sequence[str], blocks: Sequence[Placed], vocabulary: Vocabulary) -> str:
    """The level that an organ's names, as the title and the signature have it, agree on.

    Empty where a name tells none, where it is of a kind that no level fits, or where they
    do not agree: deadlines hang on the level, so it is never a guess.
    """
    names = [one for one in dict.fromkeys(names) if one]
    if any(vocabulary.no_level.search(name) for name in names[:1]):
        return ""
    levels = {level for name in names if (level := _level(name, vocabulary))}
    if len(levels) != 1:
        return ""
    return _told_by_counties(names[0], blocks, vocabulary) or levels.pop()


def _level(name: str, vocabulary: Vocabulary) -> str:
    if vocabulary.no_level.search(name):
        return ""
    for level in vocabulary.levels:
        if level.organ.search(name):
            return level.key
    return ""


def _told_by_counties(name: str, blocks: Sequence[Placed], vocabulary: Vocabulary) -> str:
    for level in vocabulary.levels:
        if level.unlisted is None or level.governs is None:
            continue
        if level.unlisted.search(name) is None or level.organ.search(name) is not None:
            continue
        if sum(_governs(one.block, level.governs) for one in blocks) >= GOVERNS_TOLD:
            return level.key
    return ""


def governed(block: Block, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The levels whose organs a block speaks of as governed."""
    return tuple(
        level.key
        for level in vocabulary.levels
        if level.governs is not None and level.governs.search(block.flow.text) is not None
    )


@remembered_of_block
def _governs(block: Block, governs: Pattern) -> bool:
    return governs.search(block.flow.text) is not None
