"""Which findings an entry ``[[accepted]]`` of the settings means."""

from __future__ import annotations

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
