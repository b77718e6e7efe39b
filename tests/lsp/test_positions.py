"""Offsets and a client's positions agree, in every encoding, with what the encoding itself says."""

from __future__ import annotations

import time
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.lsp.positions import ENCODINGS, Positions
from gklint.text import Edit, Span

BYTES = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
PIECES = ["a", "报", "告", "é", "𠮷", "😀", "\r", "\n", "\r\n", "\x0b", "\x0c", "\x85"]
PIECES += [
    "\u2028",
    "\u2029",
    "\ud83d",
    "\ude00",
    "\ufeff",
    "\x00",
    "e\u0301",
    "长" * 1100,
    "𠮷" * 1030,
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)

every_encoding = pytest.mark.parametrize("encoding", ENCODINGS)


def units(text: str, encoding: str) -> int:
    codec, width = BYTES[encoding]
    return len(text.encode(codec, "surrogatepass")) // width


def lines(text: str) -> list[str]:
    """The lines with their ends, as the protocol has them."""
    whole = text.replace("\r\n", "\x01\n").replace("\r", "\r\x02").replace("\n", "\n\x02")
    return whole.replace("\x01\n", "\r\n").split("\x02")


def told(text: str, offset: int, encoding: str) -> dict[str, int]:
    """The position of an offset, counted from the beginning of the text."""
    at, number = 0, 0
    for line in lines(text)[:-1]:
        if offset < at + len(line):
            break
        at, number = at + len(line), number + 1
    return {"line": number, "character": units(text[at:offset], encoding)}


@every_encoding
@given(text=TEXTS)
def test_positions_are_what_the_encoding_says(text: str, encoding: str) -> None:
    positions = Positions(text, encoding)
    for offset in sorted({*range(0, len(text) + 1, 97), *range(min(len(text), 40)), len(text)}):
        assert positions.position(offset) == told(text, offset, encoding)


@every_encoding
@given(text=TEXTS)
def test_offsets_come_back(text: str, encoding: str) -> None:
    positions = Positions(text, encoding)
    for offset in sorted({*range(0, len(text) + 1, 89), *range(min(len(text), 40)), len(text)}):
        place = positions.position(offset)
        back = positions.offset(place["line"], place["character"])
        within = text[offset - 1 : offset + 1] == "\r\n"  # a line's end is one place
        assert back == (offset - 1 if within else offset)


@every_encoding
@given(text=TEXTS, line=st.integers(0, 20), character=st.integers(0, 5000))
def test_any_position_is_held_to_its_line(
    text: str, line: int, character: int, encoding: str
) -> None:
    got = Positions(text, encoding).offset(line, character)
    every = lines(text)
    if line >= len(every):
        assert got == len(text)
        return
    start = sum(map(len, every[:line]))
    shown = every[line].rstrip("\r\n")
    at = max(n for n in range(len(shown) + 1) if units(shown[:n], encoding) <= character)
    assert got == start + at


@every_encoding
@given(text=TEXTS, new=TEXTS, one=st.integers(0, 3000), other=st.integers(0, 3000))
def test_an_edit_gives_the_positions_of_the_new_text(
    text: str, new: str, one: int, other: int, encoding: str
) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    before = Positions(text, encoding)
    before.position(len(text))
    after = before.edited(Edit(Span(start, end), new))
    fresh = Positions(text[:start] + new + text[end:], encoding)
    assert after.text == fresh.text
    assert after.index.starts == fresh.index.starts
    for offset in {0, start, start + len(new), len(after.text)}:
        assert after.position(offset) == fresh.position(offset)


def range_(*places: int) -> SimpleNamespace:
    start, end = places[:2], places[2:]
    return SimpleNamespace(
        start=SimpleNamespace(line=start[0], character=start[1]),
        end=SimpleNamespace(line=end[0], character=end[1]),
    )


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 7), ("utf-16", 3), ("utf-32", 2)])
def test_an_astral_character_counts_as_the_encoding_has_it(encoding: str, character: int) -> None:
    assert Positions("😀例坏", encoding).position(2) == {"line": 0, "character": character}


@pytest.mark.parametrize(("encoding", "inside"), [("utf-8", 2), ("utf-16", 1)])
def test_a_place_inside_a_character_is_its_beginning(encoding: str, inside: int) -> None:
    assert Positions("😀例", encoding).offset(0, inside) == 0


PLACES = st.tuples(st.sampled_from([0, 0, 0, 1, 2]), st.sampled_from([0, 1, 2, 3, 1100]))
TYPED = st.sampled_from(["", "", "好", "a", "𠮷", "\r", "\n", "好的"])


@every_encoding
@given(text=TEXTS, typed=st.lists(st.tuples(PLACES, PLACES, TYPED, st.booleans()), max_size=12))
def test_changes_together_are_what_each_makes_of_the_one_before(
    text: str, typed: list[tuple[tuple[int, int], tuple[int, int], str, bool]], encoding: str
) -> None:
    changes, now = [], Positions(text, encoding)
    for start, end, new, of_all in typed:
        if of_all and not new:
            changes.append(SimpleNamespace(text="青\r\n河"))
            now = Positions("青\r\n河", encoding)
            continue
        place = SimpleNamespace(
            start=SimpleNamespace(line=start[0], character=start[1]),
            end=SimpleNamespace(line=end[0], character=end[1]),
        )
        changes.append(SimpleNamespace(text=new, range=place))
        now = now.edited(Edit(now.span(place), new))
    together = Positions(text, encoding).after(changes)
    assert together.text == now.text
    assert together.index.starts == now.index.starts


@every_encoding
def test_a_line_that_is_gone_gets_none_of_the_next_change(encoding: str) -> None:
    start, end = (SimpleNamespace(line=1, character=at) for at in (0, 1))
    gone = SimpleNamespace(text="", range=SimpleNamespace(start=start, end=end))
    typed = SimpleNamespace(text="y", range=SimpleNamespace(start=start, end=start))
    assert Positions("a\rx\nb", encoding).after([gone, typed]).text == "a\r\nyb"


@every_encoding
def test_a_range_that_ends_before_it_starts_is_empty(encoding: str) -> None:
    assert Positions("abc\ndef", encoding).span(range_(1, 1, 0, 1)) == Span(5, 5)


@every_encoding
def test_the_end_of_a_text_has_a_position_with_or_without_a_line_end(encoding: str) -> None:
    assert Positions("", encoding).position(0) == {"line": 0, "character": 0}
    assert Positions("ab", encoding).position(2) == {"line": 0, "character": 2}
    assert Positions("ab\n", encoding).position(3) == {"line": 1, "character": 0}
    assert Positions("ab", encoding).position(99) == {"line": 0, "character": 2}


@every_encoding
@pytest.mark.parametrize("order", [1, -1])
def test_a_line_of_a_megabyte_costs_no_more_than_it_is_long(encoding: str, order: int) -> None:
    text = "😀报告\u2028\ud83dx" * 60_000
    positions = Positions(text, encoding)
    started = time.perf_counter()
    for offset in range(0, len(text), 37)[::order]:
        place = positions.position(offset)
        assert positions.offset(0, place["character"]) == offset
    assert (
        time.perf_counter() - started < 3.0
    )  # some 10,000 places; walking each would take minutes
