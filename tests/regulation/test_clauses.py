"""Words are heard anew, after an edit of the organ's name, wherever that may change what they say."""

from __future__ import annotations

import random

import pytest

from gklint.document.change import change_between
from gklint.document.model import Document
from gklint.document.readings import rest_on
from gklint.errors import go_on
from gklint.formats import parse
from gklint.project import Project
from gklint.regulation.clauses import BEFORE, Words, words_in

ORGANS = ("青河县", "青河县教育局", "清河县教育局", "青河县人民政府", "青河县财政局", "河县教育局")
PIECES = (
    *ORGANS,
    "教育局",
    "青河",
    "县",
    "河县",
    "我单位",
    "下属单位",
    "本年度",
    "收到申请",
    "，",
    "：",
)


def read(project: Project, organ: str, lines: list[str]) -> Document:
    text = f"{organ}2023年政府信息公开工作年度报告\n一、总体情况\n" + "\n".join(lines)
    return parse(text, ".txt", project.reference.vocabulary)


def heard(project: Project, document: Document) -> list[tuple[int, object]]:
    found = words_in(document, _heard, project.reference.prose, 2023)
    return [(at, what) for at, _, what in found]


def _heard(words: Words) -> tuple[bool, ...]:
    end = len(words.flow)
    return tuple(
        answer
        for start in (0, end // 3, end // 2)
        for answer in (
            words.partial(start, end),
            words.of_some(start, end),
            words.neutral(words.flow[start:]),
        )
    )


def lines_of(rng: random.Random) -> list[str]:
    said = ["".join(rng.choices(PIECES, k=rng.randrange(2, 7))) + "。" for _ in range(30)]
    return [one * (1 + BEFORE // len(one)) if rng.random() < 0.2 else one for one in said]


@pytest.mark.parametrize("seed", range(8))
def test_another_organ_is_heard_as_in_a_new_text(project: Project, seed: int) -> None:
    rng = random.Random(seed)
    lines, organ = lines_of(rng), ORGANS[0]
    document = read(project, organ, lines)
    heard(project, document)
    for _ in range(20):
        at = rng.randrange(len(organ))
        typed = (organ[:at] + rng.choice("县教河局人") + organ[at:], organ[:at] + organ[at + 1 :])
        organ = rng.choice((*ORGANS, *typed, *typed))
        edited = read(project, organ, lines)
        rest_on(edited, document, change_between(document, edited), go_on)
        assert heard(project, edited) == heard(project, read(project, organ, lines)), organ
        document = edited


def test_words_apart_from_the_name_are_not_heard_again(project: Project) -> None:
    asked: list[str] = []

    def note(words: Words) -> None:
        asked.append(words.flow)

    lines = ["教育局收到申请3件。", "网站发布信息9条。", "全年无收费。"]
    document = read(project, "青河县财政局", lines)
    list(words_in(document, note, project.reference.prose, 2023))
    asked.clear()
    edited = read(project, "青河县教育局", lines)
    rest_on(edited, document, change_between(document, edited), go_on)
    list(words_in(edited, note, project.reference.prose, 2023))
    assert asked == lines[:1]
