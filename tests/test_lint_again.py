"""A run with a memo after an edit: the same report as a fresh one, whatever was edited."""

from __future__ import annotations

import gc
import random
import re
from collections.abc import Iterator
from itertools import pairwise
from types import FunctionType, ModuleType

import pytest

from benchmarks.reports import report, without_tables
from gklint.config import Settings
from gklint.engine.memo import Memo
from gklint.errors import Interrupted
from gklint.examples import unmark
from gklint.project import Project, project_by
from tests.tables.forms import FORMS
from tests.tables.forms import report as with_tables
from tests.tables.made import KINDS, made

SMALL = (
    "，",
    "。",
    "1",
    "2024年",
    "《",
    "（",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\t",
    "|",
    "𠮷",
    "a",
    "&",
)
LINES = (
    "目录",
    "一、总体情况",
    "（二）依申请公开。",
    "3.其他",
    "12",
    "| 规章 | 0 | 0 | 0 |",
    "- 第1页 -",
    "",
)
KEYS = (*"好的，。（）《》“1203年月日是无件", "2024年", "其中", "、", "20件", "\n", "|")
PAGE = "<html><body><h1>{}</h1>\n<table>\n<tr><td>规章</td><td>1</td><td>0</td><td>2</td></tr></table>\n{}</body></html>"


def examples(project: Project) -> list[str]:
    """What rules look for: the texts of their examples."""
    return [
        unmark(one.bad or one.good)[0]
        for rule in project.rulebook.rules
        for one in rule.table.example
    ]


def texts(rng: random.Random) -> Iterator[tuple[str, str]]:
    """Texts to be edited, each with the suffix of its format."""
    yield report(6_000, rng.randrange(100)), ".txt"
    yield report(8_000, rng.randrange(100), faults=6), ".md"
    form = rng.choice(FORMS)
    tables = [made(*rng.choice(KINDS), rng) for _ in range(2)]
    suffix = ".md" if form.__name__ == "markdown" else ".txt"
    yield report(6_000, 1) + str(with_tables(tables, form, rng)), suffix
    title, *rest = report(6_000, rng.randrange(100)).split("\n")
    yield PAGE.format(title, "\n".join(f"<p>{line}</p>" for line in rest)), ".html"
    wrapped = report(6_000, 2).replace("。", "。\n")
    yield (
        "\n".join(
            line[at : at + 40] for line in wrapped.split("\n") for at in range(0, len(line), 40)
        ),
        ".txt",
    )


def edited(text: str, pieces: list[str], rng: random.Random) -> str:
    """A text after one edit: a key, a cut, a paste, a cell, a line end."""
    at = rng.randrange(len(text) + 1)
    end = min(len(text), at + rng.choice((1, 1, 2, 20, 300)))
    line = text.rfind("\n", 0, at) + 1
    match rng.randrange(8):
        case 0 | 1:
            return text[:at] + rng.choice(SMALL) + text[at:]
        case 2:
            return text[:at] + text[end:]
        case 3:
            return text[:line] + rng.choice((*LINES, *pieces)) + "\n" + text[line:]
        case 4:
            other = rng.randrange(len(text) + 1)
            return text[:line] + text[other : other + rng.choice((3, 80, 400))] + text[line:]
        case 5:
            digits = [place for place, char in enumerate(text) if char in "0123456789"]
            place = rng.choice(digits) if digits else at
            return text[:place] + rng.choice("0127") + text[place + 1 :]
        case 6:
            return text[:at] + rng.choice(pieces) + text[at:]
        case _:
            cut = text[at:end]
            other = rng.randrange(len(text) - len(cut) + 1)
            without = text[:at] + text[end:]
            return without[:other] + cut + without[other:]


def typed(text: str, rng: random.Random) -> Iterator[str]:
    """A text as it is written in: some keys at one place, and some of them taken away again."""
    line = rng.choice(list(re.finditer("[^\n]+", text)))
    at = rng.randrange(line.start(), line.end() + 1)
    for key in rng.choices(KEYS, k=rng.randrange(1, 5)):
        text = text[:at] + key + text[at:]
        at += len(key)
        yield text
    for _ in range(min(at, rng.randrange(4))):
        text = text[: at - 1] + text[at:]
        at -= 1
        yield text


def cut(text: str, rng: random.Random) -> str:
    """A text without the lines from one heading on to another, or with another title."""
    heads = [match.start() for match in re.finditer("^[一二三四五六七八]、", text, re.MULTILINE)]
    if len(heads) < 2 or not rng.randrange(3):
        return text[: rng.randrange(4)] + rng.choice("好县2023") + text[rng.randrange(4, 9) :]
    start, end = sorted(rng.sample(heads, 2))
    return text[:start] + text[end:]


@pytest.mark.parametrize("seed", range(6))
def test_keys_typed_one_after_another_leave_what_a_fresh_run_finds(
    project: Project, seed: int
) -> None:
    rng = random.Random(seed)
    for text, suffix in texts(rng):
        memo = Memo()
        project.lint_text(text, suffix, memo)
        for turn in range(6):
            for now in (cut(text, rng),) if turn == 3 else typed(text, rng):
                again = project.lint_text(now, suffix, memo)
                fresh = project.lint_text(now, suffix)
                assert again.document == fresh.document
                assert again.report == fresh.report
                text = now


@pytest.mark.parametrize("seed", range(4))
def test_the_organ_typed_anew_leaves_what_a_fresh_run_finds(project: Project, seed: int) -> None:
    rng = random.Random(seed)
    organs = ["青河县", "青河县教育局", "清河县教育局", "青河县人民政府", "河县", "教育局", ""]
    said = (
        "收到申请9件",
        "受理政府信息公开申请3件",
        "新收依申请公开7件",
        "没有收到申请",
        "予以公开2件",
    )
    lines = report(6_000, seed).split("\n")
    for at in rng.sample(range(3, len(lines)), 20):
        words = [rng.choice(organs) + rng.choice(("", "本级", "及下属单位")) for _ in range(2)]
        told = "，".join(word + rng.choice(said) for word in words)
        lines[at:at] = [told + rng.choice(("。", "。" + "有序推进。" * 80 + words[0] + "共3件。"))]
    body, memo, organ = "\n".join(lines[1:]), Memo(), organs[0]
    for _ in range(12):
        text = f"{organ}2024年政府信息公开工作年度报告\n{body}"
        assert project.lint_text(text, memo=memo).report == project.lint_text(text).report, organ
        at = rng.randrange(len(organ) + 1)
        typed_anew = (
            organ[:at] + rng.choice("县教河局人区") + organ[at:],
            organ[:at] + organ[at + 1 :],
        )
        organ = rng.choice((*organs, *typed_anew, *typed_anew, *typed_anew))


@pytest.mark.parametrize("seed", range(4))
def test_numbers_typed_in_tables_leave_what_a_fresh_run_finds(project: Project, seed: int) -> None:
    rng = random.Random(seed)
    form = rng.choice(FORMS)
    tables = [made(*rng.choice(KINDS), rng) for _ in range(3)]
    text = report(6_000, seed) + str(with_tables(tables, form, rng))
    suffix = ".md" if form.__name__ == "markdown" else ".txt"
    memo = Memo()
    for _ in range(30):
        assert (
            project.lint_text(text, suffix, memo).report == project.lint_text(text, suffix).report
        )
        number = rng.choice(list(re.finditer("[0-9]+", text)))
        typed_anew = rng.choice(
            (str(rng.randrange(200)), f"{number[0]}1", number[0][1:], "x", "-1")
        )
        text = text[: number.start()] + typed_anew + text[number.end() :]


@pytest.mark.parametrize("seed", range(6))
def test_a_run_with_a_memo_is_a_fresh_run(project: Project, seed: int) -> None:
    rng = random.Random(seed)
    pieces = examples(project)
    for text, suffix in texts(rng):
        memo = Memo()
        for _ in range(10):
            again = project.lint_text(text, suffix, memo)
            fresh = project.lint_text(text, suffix)
            assert again.document == fresh.document
            assert again.report == fresh.report
            text = edited(text, pieces, rng)


def test_every_example_follows_every_other(project: Project) -> None:
    memo = Memo()
    for one, other in pairwise(random.Random(1).sample(examples(project), 300)):
        for text in (one, one + "\n\n" + other):
            assert project.lint_text(text, memo=memo).report == project.lint_text(text).report


def test_all_else_may_change_between_two_runs(project: Project) -> None:
    memo = Memo()
    text = report(6_000)
    others = [
        project_by(Settings(year=2019)),
        project_by(Settings(level="county")),
        project_by(Settings(select=("GK6",))),
    ]
    for one in (project, *others, project, *reversed(others)):
        for suffix in (".txt", ".md", ".html"):
            text = text.replace("全年", "本年全年", 1)
            assert one.lint_text(text, suffix, memo).report == one.lint_text(text, suffix).report


def test_an_interrupted_run_leaves_the_memo_sound(project: Project) -> None:
    rng = random.Random(7)
    pieces = examples(project)
    memo = Memo()
    text = report(6_000)
    project.lint_text(text, memo=memo)
    interrupted = 0
    for left in range(0, 600, 7):
        text = edited(text, pieces, rng)

        def pause(calls: list[int] = [left]) -> None:  # noqa: B006 - counted down in place
            calls[0] -= 1
            if calls[0] < 0:
                raise Interrupted

        try:
            project.lint_text(text, memo=memo, pause=pause)
        except Interrupted:
            interrupted += 1
        assert project.lint_text(text, memo=memo).report == project.lint_text(text).report
        text = report(6_000)
    assert interrupted > 10


def test_a_memo_does_not_grow(project: Project) -> None:
    memo = Memo()
    text = without_tables(report(6_000))
    at = text.index("。") + 1
    sizes = []
    for number in range(2_000):
        project.lint_text(text[:at] + f"另有{number}件。" + text[at:], memo=memo)
        if number in (1_400, 1_999):
            sizes.append(_size(memo))
    assert sizes[1] < 1.2 * sizes[0]


def _size(root: object) -> int:
    """How many objects of ours a memo holds, rules and reference data among them."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        one = waiting.pop()
        if id(one) not in seen and not isinstance(one, (type, ModuleType, FunctionType)):
            seen.add(id(one))
            waiting += gc.get_referents(one)
    return len(seen)
