"""One file a format: ``SUFFIXES`` it is known by, and ``parse(text, vocabulary)``."""

from __future__ import annotations

from gklint.errors import go_on
from gklint.formats import html, markdown, plaintext
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.again import Kept
    from gklint.document.model import Document
    from gklint.document.vocabulary import Vocabulary
    from gklint.errors import Pause

FORMATS = (plaintext, markdown, html)
REMARK = "gklint"  # stands in every remark, and hardly in a report without one


def suffixes() -> tuple[str, ...]:
    """The endings of file names that gklint reads, lower case, with the dot."""
    return tuple(suffix for one in FORMATS for suffix in one.SUFFIXES)


def parse(
    text: str,
    suffix: str,
    vocabulary: Vocabulary,
    kept: Kept | None = None,
    pause: Pause = go_on,
) -> Document:
    """Read ``text`` in the format that ``suffix`` stands for; plain text where none does.

    Remarks to gklint are not read as text: pages leave out comments anyway. ``kept`` spares
    reading again what the last text had too.
    """
    chosen = next((one for one in FORMATS if suffix.lower() in one.SUFFIXES), plaintext)
    if chosen is not html and _may_hold_remark(text, kept):
        from gklint.formats.remarked import without_remarks  # few files hold a remark

        origin = without_remarks(text)
        if origin is not None:
            return replace(chosen.parse(origin.text, vocabulary, kept, pause), origin=origin)
    return chosen.parse(text, vocabulary, kept, pause)


def _may_hold_remark(text: str, kept: Kept | None) -> bool:
    """False for most texts; of one that is edited, only what is new to it is looked at."""
    if kept is None:
        return REMARK in text
    return kept.now_holds(REMARK, text)
