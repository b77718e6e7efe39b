"""Reading the marks that come in pairs."""

from __future__ import annotations

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from gklint.document.marks import PAIRS, balanced, read_marks, titles, touches
from gklint.text import Span

MARKS = "".join(PAIRS) + "".join(PAIRS.values())


def alone(flow: str) -> str:
    return "".join(mark.char for mark in read_marks(flow).alone)


def test_pairs_nest() -> None:
    assert balanced("《关于印发〈办法〉的通知》（国办函〔2021〕1号）")
    assert not balanced("（甲)")


def test_a_mark_that_is_skipped_stands_alone() -> None:
    assert alone("（函〔202130号）") == "〔"


def test_numbers_apostrophes_and_faces_are_no_marks() -> None:
    assert alone("1）甲；2)乙，一）丙") == ""
    assert alone("（1.甲") == ""
    assert alone("it’s ’97") == ""
    assert alone("谢谢:)") == ""


def test_titles_are_the_outermost_stretches() -> None:
    assert titles("按《甲《乙》丙》和《丁》及《戊") == (Span(1, 8), Span(9, 12))


def test_touches_finds_the_stretch_a_place_lies_in() -> None:
    stretches = (Span(1, 3), Span(5, 8))
    assert [touches(Span(at, at + 1), stretches) for at in range(9)] == [
        at in (1, 2, 5, 6, 7) for at in range(9)
    ]


@given(st.text(alphabet=MARKS + '公开。1a"', max_size=40))
def test_every_mark_is_told_at_most_once(flow: str) -> None:
    reading = read_marks(flow)
    places = [mark.at for pair in (*reading.pairs, *reading.crossed) for mark in pair]
    places += [mark.at for mark in reading.alone]
    assert len(places) == len(set(places))
    assert all(flow[place] in MARKS + '"' for place in places)


@given(st.text(alphabet="（）()《》“”公", max_size=40))
def test_balanced_text_has_no_fault(flow: str) -> None:
    reading = read_marks(flow)
    if balanced(flow):
        assert reading.crossed == reading.alone == ()
        assert all(opener.partner == closer.char for opener, closer in reading.pairs)


def test_hostile_text_costs_linear_time() -> None:
    start = perf_counter()
    nested = "（" * 25_000 + "）" * 25_000
    for text in ("（" * 50_000, "）" * 50_000, "“》" * 25_000, nested, nested.replace("（", "(")):
        read_marks(text)
        balanced(text)
    assert perf_counter() - start < 10


def test_a_mark_closed_by_its_own_kind_across_another_pair_is_no_wrong_one() -> None:
    reading = read_marks("“甲《乙”丙》")
    assert reading.crossed == ()
    assert reading.alone == ()
