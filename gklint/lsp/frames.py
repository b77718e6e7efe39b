"""Messages cut out of a stream of bytes (LSP 3.17, Base Protocol).

Headers are read in any case. What is no header is passed over until one comes that is, so that a
stray line costs an error and not the connection.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1 << 28  # bytes of a message; more is no text that anybody edits
_LONGEST_LINE = 1 << 13  # bytes that are looked at for a header
_LONGEST_HEADER = 64
_TOO_LONG = "a header line is too long"
_LENGTH = b"content-length"
_HEADERS = (_LENGTH, b"content-type")


class FrameError(Exception):
    """Bytes that are no message. The stream goes on after them."""


class Frames:
    """What has arrived of a stream, and the messages that are whole.

    ``strict`` takes no other headers than the protocol has, so that what a browser sends to a
    port is no message.
    """

    def __init__(self, strict: bool = False) -> None:
        self._strict = strict
        self._waiting = bytearray()
        self._length: int | None = None  # of the body that the headers so far announce
        self._skip = 0  # bytes of a body that is too long to be kept
        self._in_body = False
        self._lost = False  # something was no header, and was told

    def feed(self, data: bytes) -> Iterator[bytes | FrameError]:
        """The messages that ``data`` completes, and what was no message, in order."""
        self._waiting += data
        while True:
            if self._skip:
                gone = min(self._skip, len(self._waiting))
                del self._waiting[:gone]
                self._skip -= gone
                if self._skip:
                    return
            if self._in_body:
                assert self._length is not None
                if len(self._waiting) < self._length:
                    return
                body = bytes(self._waiting[: self._length])
                del self._waiting[: self._length]
                self._in_body, self._length = False, None
                yield body
                continue
            end = self._waiting.find(b"\n")
            if end < 0 and len(self._waiting) <= _LONGEST_LINE:
                return
            if end < 0:  # what a header may begin with is kept
                del self._waiting[:-_LONGEST_HEADER]
                error = _TOO_LONG
            else:
                line = bytes(self._waiting[max(0, end - _LONGEST_LINE) : end]).strip()
                del self._waiting[: end + 1]
                error = self._header(line) or (_TOO_LONG if end > _LONGEST_LINE else "")
            if error and not self._lost:
                yield FrameError(error)
            self._lost = bool(error) or (self._lost and self._length is None)

    def _header(self, line: bytes) -> str:
        """Take one line of headers; what is wrong with it, or nothing."""
        if not line:
            if self._length is None:
                return ""  # a blank line between messages
            if self._length > LONGEST:
                self._skip, self._length = self._length, None
                return "the message is too long"
            self._in_body = True
            return ""
        name, colon, value = line.partition(b":")
        name = name.strip().lower()
        if not self._strict and name not in _HEADERS:
            # What is left over of a message may stand before the next one's header, on its line.
            at = line.lower().rfind(_LENGTH + b":")
            if at >= 0:
                name, colon, value = _LENGTH, b":", line[at + len(_LENGTH) + 1 :]
        if not colon or (self._strict and name not in _HEADERS):
            return f"not a header: {_shown(line)}"
        if name == _LENGTH:
            digits = value.strip()
            if not digits.isdigit() or len(digits) > 18:
                return f"not a length: {_shown(digits)}"
            self._length = int(digits)
        return ""


def _shown(line: bytes) -> str:
    return line[:80].decode("ascii", "replace")


def framed(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
