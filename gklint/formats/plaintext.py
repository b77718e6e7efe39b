"""Plain text, as typed, saved from Word, copied from a page or taken out of a PDF."""

from __future__ import annotations

from gklint.document.build import build
from gklint.document.lines import split_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.model import Document
    from gklint.document.vocabulary import Vocabulary

SUFFIXES = (".txt", ".text")


def parse(text: str, vocabulary: Vocabulary) -> Document:
    return build(text, split_lines(text), vocabulary)
