"""A text read again after an edit: the walls it is read between, and the blocks that stay."""

from __future__ import annotations

import random

import pytest

from gklint.document.again import Kept
from gklint.document.change import Change, change_between
from gklint.document.each import Hearer, each, each_below
from gklint.document.model import Document, Placed
from gklint.document.readings import readings_of, rest_on
from gklint.errors import Interrupted, go_on
from gklint.formats import parse
from gklint.project import Project
from gklint.text import Span, alike_at_end, alike_at_start

WALL = "全年通过网站、公告栏和公众号发布各类信息，按时更新目录和指南，逐件登记群众来信来电，按期答复并回访，做到有人管、有人查、有人问，没有遗漏。"
TEXT = f"青河县2023年政府信息公开工作年度报告\n\n一、总体情况\n\n{WALL}\n\n公开12件。\n\n{WALL}\n\n二、其他\n\n无。\n"


def read(project: Project, text: str, kept: Kept | None = None) -> Document:
    return parse(text, ".txt", project.reference.vocabulary, kept)


def lengths_cut(project: Project, monkeypatch: pytest.MonkeyPatch, edited: str) -> list[int]:
    """The lengths of what is cut into lines when ``edited`` is read after TEXT."""
    from gklint.formats import plaintext

    seen: list[int] = []
    plain = plaintext._cut

    def cut(text: str) -> object:
        seen.append(len(text))
        return plain(text)

    monkeypatch.setattr(plaintext, "_cut", cut)
    kept = Kept()
    read(project, TEXT, kept)
    assert read(project, edited, kept) == read(project, edited)
    return seen[1:-1]


def test_an_edit_is_read_between_two_walls(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    [length] = lengths_cut(project, monkeypatch, TEXT.replace("12件", "123件"))
    assert length == len(f"{WALL}\n\n公开123件。\n\n{WALL}")


def test_a_number_that_looks_ahead_over_a_wall_has_the_whole_text_read(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = TEXT.replace("公开12件。", "12")
    assert lengths_cut(project, monkeypatch, edited)[-1] == len(edited)


def test_a_table_of_contents_has_the_whole_text_read(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = TEXT.replace("公开12件。", "目录")
    assert lengths_cut(project, monkeypatch, edited)[-1] == len(edited)


def test_blocks_after_a_change_have_moved(project: Project) -> None:
    old, new = read(project, TEXT), read(project, TEXT.replace("12件", "1234件"))
    hinge = old.blocks[2].span.end
    assert change_between(old, new) == Change(3, 4, 4, 2, hinge, True)
    assert change_between(old, old) == Change(7, 7, 7, 0, old.blocks[-1].span.end, True)


def test_a_changed_heading_changes_what_stands_below_it(project: Project) -> None:
    old, new = read(project, TEXT), read(project, TEXT.replace("一、总体情况", "一、总体情况介绍"))
    change = change_between(old, new)
    assert (change.start, change.old_end, change.new_end) == (1, 5, 5)


def test_words_leave_what_is_known_of_the_report(project: Project) -> None:
    kept = Kept()
    old = read(project, TEXT, kept)
    new = read(project, TEXT.replace("12件", "1234件"), kept)
    assert kept.change == (old, Change(3, 4, 4, 2, old.blocks[3].start, True, True))
    assert new == read(project, new.text)


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("一、总体情况", "一、总体"),  # a heading
        ("青河县", "清河县"),  # the title
        ("公开12件。", "公开12件。\n\n另有3件。"),  # a block more
        ("公开12件。", "2024年1月5日"),  # a date of issue
        ("公开12件。", "统计期限为2023年1月1日至2023年12月31日。"),  # it tells the year
    ],
)
def test_words_that_tell_of_the_report_have_it_told_anew(
    project: Project, words: str, others: str
) -> None:
    kept = Kept()
    read(project, TEXT, kept)
    new = read(project, TEXT.replace(words, others), kept)
    assert kept.change is None
    assert new == read(project, new.text)


def test_places_move_with_their_blocks() -> None:
    change = Change(1, 2, 2, 5, 10, True)
    assert change.moved(Span(0, 10)) == Span(0, 10)
    assert change.moved(Span(20, 30)) == Span(25, 35)
    assert change.moved(Span(5, 30)) == Span(5, 35)


def test_only_changed_blocks_are_read_again(project: Project) -> None:
    asked: list[str] = []

    def numbers(placed: Placed) -> bool:
        asked.append(placed.flow)
        return "件" in placed.flow

    old, new = read(project, TEXT), read(project, TEXT.replace("12件", "123件"))
    assert [at for at, *_ in each(old, numbers)] == [2, 3, 4]
    asked.clear()
    rest_on(new, old, change_between(old, new), go_on)
    assert [at for at, *_ in each(new, numbers)] == [2, 3, 4]
    assert asked == ["公开123件。"]
    assert [at for at, *_ in each(new, numbers)] == [2, 3, 4]
    assert asked == ["公开123件。"]


def test_a_reading_may_be_told_the_heading_above(project: Project) -> None:
    def above(placed: Placed, heading: str, hearer: Hearer) -> str:
        return heading

    found = [heading for _, _, heading in each_below(read(project, TEXT), above, Hearer())]
    assert found == ["一、总体情况"] * 4 + ["二、其他"] * 2


def test_a_reading_can_be_interrupted_and_leaves_nothing(project: Project) -> None:
    def stop() -> None:
        raise Interrupted

    document = read(project, TEXT)
    readings_of(document).pause = stop
    with pytest.raises(Interrupted):
        list(each(document, Placed.__hash__))
    assert not readings_of(document).known


def test_texts_are_compared_from_both_ends() -> None:
    rng = random.Random(5)
    for _ in range(500):
        one, other = ("".join(rng.choices("ab", k=rng.randrange(9))) for _ in range(2))
        start = alike_at_start(one, other)
        assert one[:start] == other[:start]
        assert one[start : start + 1] != other[start : start + 1] or start == len(one)
        end = alike_at_end(one, other, start)
        assert one[len(one) - end :] == other[len(other) - end :]
        assert start + end <= min(len(one), len(other))


def test_a_word_is_found_that_an_edit_completes() -> None:
    kept = Kept()
    held = [
        kept.now_holds("gk", text) for text in ("一。", "一gk。", "一k。", "gk", "g一k", "gk一")
    ]
    assert held == ["gk" in text for text in ("一。", "一gk。", "一k。", "gk", "g一k", "gk一")]
    assert [kept.now_holds("一", "k"), kept.now_holds("一", "k一")] == [False, True]
