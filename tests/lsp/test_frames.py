"""Messages come out of a stream however it is cut, and the stream outlives what is no message."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.lsp.frames import LONGEST, FrameError, Frames, framed

ONE, TWO, THREE = b'{"a":1}', '{"报告":"2023年"}'.encode(), b"{}"


def read(pieces: Iterable[bytes], strict: bool = False) -> list[bytes | str]:
    """The messages, and in their place ``error`` for what is none."""
    frames = Frames(strict)
    return [
        "error" if isinstance(one, FrameError) else one
        for piece in pieces
        for one in frames.feed(piece)
    ]


@given(st.lists(st.binary(max_size=30), max_size=5), st.lists(st.integers(0, 300), max_size=8))
def test_messages_come_out_however_the_stream_is_cut(bodies: list[bytes], cuts: list[int]) -> None:
    stream = b"".join(framed(body) for body in bodies)
    places = [0, *sorted(min(cut, len(stream)) for cut in cuts), len(stream)]
    pieces = [stream[a:b] for a, b in zip(places, places[1:], strict=False)]
    assert read(pieces) == bodies
    assert read(pieces, strict=True) == bodies


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Length: 7\r\n\r\n",
        b"content-length: 7\r\n\r\n",
        b"CONTENT-LENGTH:7\r\n\r\n",
        b"Content-Length: 7\n\n",
        b" Content-Length : 7 \r\n\r\n",
        b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length: 7\r\n\r\n",
        b"Content-Length: 7\r\nContent-Type: application/vscode-jsonrpc\r\n\r\n",
        b"\r\n\r\nContent-Length: 7\r\n\r\n",
    ],
)
@pytest.mark.parametrize("strict", [True, False])
def test_headers_are_read_in_any_case_and_order(header: bytes, strict: bool) -> None:
    assert read([header + ONE + framed(TWO)], strict) == [ONE, TWO]


@pytest.mark.parametrize(
    "stray",
    [
        b"Traceback (most recent call last)\r\n",
        b"Content-Length: seven\r\n\r\n",
        b"Content-Length: -7\r\n\r\n",
        "Content-Length: ７\r\n\r\n".encode(),
        b"Content-Length: 9999999999999999999\r\n\r\n",
        b"Content-Length:\r\n\r\n",
        b"\xff\xfe\x00\r\n",
        b"x" * 20_000 + b"\r\n",
        b"first\r\nsecond\r\nthird\r\n",
    ],
)
def test_what_is_no_header_costs_one_error_and_no_message(stray: bytes) -> None:
    assert read([framed(ONE) + stray + framed(TWO) + framed(THREE)]) == [ONE, "error", TWO, THREE]


@pytest.mark.parametrize("size", [0, 8, 5_000, 20_000])
def test_a_length_that_is_too_small_costs_that_message_alone(size: int) -> None:
    """What is left over stands before the next header, on its line."""
    body = b'{"a":"' + b"x" * size + b'"}'
    short = framed(body).replace(b"%d" % len(body), b"%d" % 3)
    got = read([short + framed(TWO) + framed(THREE)])
    assert got[0] == body[:3]
    assert [one for one in got[1:] if one != "error"] == [TWO, THREE]
    pieces = [bytes([byte]) for byte in short + framed(TWO)]
    assert [one for one in read(pieces) if one != "error"] == [body[:3], TWO]


def test_a_length_that_is_too_great_costs_the_next_message_alone() -> None:
    long = framed(ONE).replace(b": 7", b": 20")
    got = read([long + framed(TWO) + framed(THREE)])
    assert got[-1] == THREE
    assert len(got[0]) == 20


def test_a_message_that_is_too_long_is_passed_over_and_not_kept() -> None:
    frames = Frames()
    got = list(frames.feed(b"Content-Length: %d\r\n\r\n" % (LONGEST + 1)))
    assert [type(one) for one in got] == [FrameError]
    chunk = b" " * (1 << 22)
    for _ in range(LONGEST >> 22):
        assert list(frames.feed(chunk)) == []
        assert len(frames._waiting) == 0
    assert list(frames.feed(b" " + framed(TWO))) == [TWO]


REQUEST = (
    b"POST / HTTP/1.1\r\nHost: 127.0.0.1:9000\r\nContent-Type: text/plain\r\n"
    b"Content-Length: 7\r\n\r\n" + ONE
)


@pytest.mark.parametrize(
    "request_",
    [
        REQUEST,
        REQUEST.replace(b"POST / ", b"POST /content-length:7 "),
        REQUEST.partition(b"\r\n")[2],
        b'{"x":1}Content-Length: 7\r\n\r\n' + ONE,
    ],
)
def test_a_strict_stream_begins_with_an_error_if_a_browser_speaks(request_: bytes) -> None:
    assert read([request_], strict=True)[0] == "error"


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_any_bytes_are_read_to_their_end(pieces: list[bytes]) -> None:
    for strict in (True, False):
        read(pieces, strict)
        assert read([b"".join(pieces)], strict) == read(pieces, strict)
