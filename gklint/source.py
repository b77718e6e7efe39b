"""Bytes to text and back: nothing of a file is lost on the way.

Line ends are part of the text and stay in it. What a text does not show, the encoding and
the byte order mark, is kept beside it.
"""

from __future__ import annotations

from gklint.errors import SourceError
from gklint.value import value

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# What a page calls its encoding, and the one that reads it and all that is like it.
_NAMES = {
    **dict.fromkeys((b"gb2312", b"gbk", b"gb18030", b"gb_2312-80", b"x-gbk"), "gb18030"),
    **dict.fromkeys((b"big5", b"big5-hkscs", b"x-x-big5", b"cn-big5"), "big5hkscs"),
}
_HEAD = 4096  # bytes in which a page names its encoding
_BINARY = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")


@value
class Source:
    """A decoded file: ``mark + text.encode(encoding)`` are its bytes again."""

    text: str
    encoding: str
    mark: bytes

    def encode(self, text: str) -> bytes:
        """``text`` as bytes of this file's kind. Raises SourceError if it cannot be written so."""
        try:
            return self.mark + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            raise SourceError(
                f"文字“{error.object[error.start]}”无法用 {self.encoding} 保存",
                f"{error.object[error.start]!r} cannot be written in {self.encoding}",
            ) from None


def decode(data: bytes, where: str = "") -> Source:
    """Read bytes as UTF-8, UTF-16 or GB18030, with or without a byte order mark.

    A page that is not UTF-8 is read in the encoding it names, if that is a Chinese one. Raises SourceError, naming ``where``, if they are none of these.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Source(data[len(mark) :].decode(encoding), encoding, mark)
            except UnicodeDecodeError as error:
                raise _broken(where, encoding, error.start) from None
    if data.startswith(_BINARY):
        raise SourceError(
            "这不是纯文本文件（像是 Word、PDF、图片或压缩包），请先另存为 .txt 或 .md",
            "not a plain text file (it looks like Word, PDF, an image or an archive); "
            "save it as .txt or .md first",
            where,
        )
    if b"\x00" in data:
        return Source(_utf16(data, where), _utf16_order(data), b"")
    for encoding in ("utf-8", *_named(data), "gb18030"):
        try:
            source = Source(data.decode(encoding), encoding, b"")
            if encoding in ("utf-8", "gb18030") or source.text.encode(encoding) == data:
                return source
        except UnicodeError:
            continue
    raise SourceError(
        "无法识别文件编码，请另存为 UTF-8",
        "the encoding is neither UTF-8, GB18030 nor UTF-16; save the file as UTF-8",
        where,
    )


def _named(data: bytes) -> tuple[str, ...]:
    """The encoding that ``<meta charset=…>`` names, if it names a Chinese one."""
    head = data[:_HEAD].lower()
    at = head.find(b"<meta")
    at = head.find(b"charset", at) if at >= 0 else -1
    if at < 0:
        return ()
    name = head[at + len(b"charset") :].lstrip(b" \t\r\n=\"'")
    ends = (name.find(end) for end in (b'"', b"'", b";", b">", b" ", b"/"))
    end = min((at for at in ends if at >= 0), default=len(name))
    encoding = _NAMES.get(name[:end])
    return (encoding,) if encoding else ()


def _utf16_order(data: bytes) -> str:
    """Line ends and ASCII digits have their zero byte second in little-endian text."""
    return "utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be"


def _utf16(data: bytes, where: str) -> str:
    encoding = _utf16_order(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\x00"
    if "\x00" in text:
        raise SourceError("这是二进制文件，不是文本", "a binary file, not a text", where)
    return text


def _broken(where: str, encoding: str, at: int) -> SourceError:
    return SourceError(
        f"文件开头标明是 {encoding}，但第 {at + 1} 个字节起读不通",
        f"marked as {encoding}, but byte {at + 1} on cannot be read as such",
        where,
    )
