"""Which findings an entry ``[[accepted]]`` of the settings means."""

from __future__ import annotations

from gklint.config import GLOB
from gklint.engine.surroundings import fingerprint, shown, stands_near, words_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.config import AcceptedTable
    from gklint.document.model import Document
    from gklint.finding import Finding


def is_meant(finding: Finding, document: Document, entry: AcceptedTable) -> bool:
    """True if a finding of the entry's rule stands at its words, near the words it gives."""
    return (
        words_of(finding, document) == shown(entry.words)
        and (not entry.near or stands_near(finding, document, entry.near))
        and (not entry.fingerprint or fingerprint(finding, document) == entry.fingerprint)
    )


def may_be_idle(entry: AcceptedTable) -> bool:
    """False if an entry speaks of several files: what this one lacks another may have."""
    plain = entry.file
    for char in GLOB:  # as a glob names them
        plain = plain.replace(f"[{char}]", "")
    return not any(char in plain for char in GLOB)
