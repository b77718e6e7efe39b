"""Messages cut out of a stream of bytes (LSP 3.17, Base Protocol).

Headers are read in any case. What is no header is passed over until one comes that is, so that a
stray line costs an error and not the connection.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1 << 28  # bytes of a message; more is no text that anybody edits
_LONGEST_LINE = 1 << 13  # bytes of a header


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
            if end < 0 or end > _LONGEST_LINE:
                del self._waiting[: end + 1 or len(self._waiting)]
                error = "a header line is too long"
            else:
                line = bytes(self._waiting[:end]).strip()
                del self._waiting[: end + 1]
                error = self._header(line)
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
        if not colon:
            return f"not a header: {line[:80].decode('ascii', 'replace')}"
        # What is left over of a message may stand before the next one's header, on its line.
        if name.strip().lower().endswith(b"content-length"):
            digits = value.strip()
            if not digits.isdigit() or len(digits) > 18:
                return f"not a length: {digits[:80].decode('ascii', 'replace')}"
            self._length = int(digits)
        elif self._strict and name.strip().lower() != b"content-type":
            return "not a header of this protocol"
        return ""


def framed(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
