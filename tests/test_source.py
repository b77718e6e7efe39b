"""Bytes come back as they were; what is not a text is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.errors import SourceError
from gklint.source import decode

TEXT = "某某县2023年年度报告\r\n第二行\n𠮷\u2028\x0b\n"
READABLE = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("gb18030", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
)
def test_bytes_come_back_as_they_were(encoding: str, mark: bytes) -> None:
    data = mark + TEXT.encode(encoding)
    source = decode(data)
    assert (source.text, source.encoding, source.mark) == (TEXT, encoding, mark)
    assert source.encode(source.text) == data


@given(READABLE)
def test_any_utf8_text_comes_back(text: str) -> None:
    data = text.encode()
    if data.startswith((b"\xef\xbb\xbf", b"%PDF", b"PK\x03\x04", b"GIF8")):
        return
    source = decode(data)
    assert source.encode(source.text) == data


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_an_error_for_people(data: bytes) -> None:
    try:
        source = decode(data, "x.txt")
    except SourceError as error:
        told = error
    else:
        assert source.encode(source.text) == data
        return
    assert told.where == "x.txt"
    assert told.zh
    assert told.en


def test_a_text_that_its_encoding_cannot_hold_is_told() -> None:
    source = decode("纯文本\x00".encode("utf-16-le")[:-2] + "ab".encode("utf-16-le"))
    assert source.encoding == "utf-16-le"
    with pytest.raises(SourceError, match="cannot be written"):
        source.encode("\ud800")


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"PK\x03\x04abc", b"\xd0\xcf\x11\xe0xx", b"\xff\xfe\x00"]
)
def test_other_kinds_of_file_are_told(data: bytes) -> None:
    with pytest.raises(SourceError):
        decode(data, "报告.txt")


@pytest.mark.parametrize("data", [b"\xd8\x00\xd8\x00\x00", b"\x00\x00a", b"\x00" * 8])
def test_binary_data_without_a_mark_is_not_said_to_have_one(data: bytes) -> None:
    with pytest.raises(SourceError, match="二进制"):
        decode(data)
