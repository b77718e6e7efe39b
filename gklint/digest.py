"""Digests of bytes: by them it is told whether something is what it was."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # hashlib would load OpenSSL too, which takes longer than hashing
except ImportError:
    from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

SIZE = 16  # bytes


def digest(data: bytes | memoryview) -> bytes:
    """The digest of some bytes."""
    return blake2b(data, digest_size=SIZE).digest()


def digest_of_text(text: str) -> bytes:
    """The digest of a text, which may have halves of characters in it, as names of files do."""
    return digest(text.encode("utf-8", "surrogatepass"))


def digest_of_all(pieces: Iterable[bytes]) -> str:
    """One digest of several pieces in their order, as hexadecimal digits."""
    made = blake2b(digest_size=SIZE)
    for piece in pieces:
        made.update(b"%d\0" % len(piece))
        made.update(piece)
    return made.hexdigest()
