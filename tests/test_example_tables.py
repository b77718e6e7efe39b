"""The tables of the clean examples add up, reckoned without gklint's own reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CLEAN = Path(__file__).parent.parent / "examples" / "clean"
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:万?元)?|[增减]\d+")
PAGE = re.compile(r"- \d+ -")
MARKS = str.maketrans("():;,", "（）：；，", "\u3000 \xa0")
HEADS = ("二、主动公开政府信息情况", "三、收到和处理", "四、政府信息公开行政复议", "五、存在的")

FORMATS = [path for path in sorted(CLEAN.iterdir()) if int(path.name[:4]) >= 2019]
FORMS = [path for path in sorted(CLEAN.iterdir()) if 2014 <= int(path.name[:4]) <= 2018]


def cells(path: Path, first: str, last: str) -> list[str]:
    """The cells between two headings, in reading order, blank ones left out."""
    found: list[str] = []
    inside = False
    for line in path.read_text(encoding="utf-8").splitlines():
        plain = line.translate(MARKS).lstrip("#")
        if plain.startswith((first, last)):
            inside = plain.startswith(first)
            continue
        if not inside or PAGE.fullmatch(line.strip()) or set(line) <= set("|-: "):
            continue
        found += [cell.translate(MARKS) for cell in re.split(r"[|\t]", line)]
    return [cell for cell in found if cell]


def rows(path: Path, first: str, last: str) -> list[tuple[str, list[str]]]:
    """Each run of numbers, with the label that stands before it."""
    found: list[tuple[str, list[str]]] = []
    label = ""
    running = False
    for cell in cells(path, first, last):
        if NUMBER.fullmatch(cell):
            if not running:
                found.append((label, []))
                label = ""
            found[-1][1].append(cell)
        elif cell.endswith("项") and cell.startswith("第二十条"):
            label = ""
        else:
            label = label + cell
        running = NUMBER.fullmatch(cell) is not None
    return found


def applications(path: Path) -> list[list[int]]:
    return [[int(cell) for cell in row] for _, row in rows(path, HEADS[1], HEADS[2])]


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.stem)
def test_table_of_applications_adds_up(path: Path) -> None:
    table = applications(path)
    assert len(table) == (23 if int(path.name[:4]) <= 2020 else 25)
    assert all(len(row) == 7 and row[6] == sum(row[:6]) for row in table)
    received, carried_in, *results, handled, carried_out = table
    for column in range(7):
        assert handled[column] == sum(row[column] for row in results)
        assert received[column] + carried_in[column] == handled[column] + carried_out[column]


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.stem)
def test_table_of_reviews_adds_up(path: Path) -> None:
    numbers = [int(cell) for cell in rows(path, HEADS[2], HEADS[3])[0][1]]
    assert len(numbers) == 15
    for start in (0, 5, 10):
        assert numbers[start + 4] == sum(numbers[start : start + 4])


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.stem)
def test_tables_of_disclosure_are_whole_and_possible(path: Path) -> None:
    table = rows(path, HEADS[0], HEADS[1])
    widths = [len(row) for _, row in table]
    documents = [[int(cell) for cell in row] for _, row in table[:2]]
    if int(path.name[:4]) <= 2020:
        assert widths == [3, 3, 3, 3, 3, 3, 2, 2]
        assert all(made <= total and shown <= total for made, shown, total in documents)
    else:
        assert widths == [3, 3, 1, 1, 1, 1]
        assert all(made <= valid + ended for made, ended, valid in documents)


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.stem)
def test_prose_names_the_number_of_applications_in_the_table(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace(" ", "")
    named = re.search(r"(?:新收|收到)政府信息公开申请(\d+)件", text)
    assert (int(named[1]) if named else 0) == applications(path)[0][6]


def form(path: Path) -> list[tuple[str, float]]:
    found = []
    before: list[str] = []
    for cell in cells(path, "统计指标", path.name):
        if NUMBER.fullmatch(cell):
            found.append((before[-2], float(cell)))
        before.append(cell)
    return found


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_form_of_2014_adds_up(path: Path) -> None:
    labels = [label for label, _ in form(path)]
    values = [value for _, value in form(path)]
    assert len(values) == 58

    def total(label: str) -> float:
        return values[labels.index(next(one for one in labels if label in one))]

    def after(label: str, count: int) -> float:
        start = labels.index(next(one for one in labels if label in one)) + 1
        return sum(values[start : start + count])

    assert total("收到申请数") == after("收到申请数", 4)
    assert total("申请办结数") == after("申请办结数", 2)
    assert total("不同意公开答复数") == after("不同意公开答复数", 6)
    assert total("申请答复数") == after("申请答复数", 4) + after("法律法规规定的其他情形", 4)
    assert total("行政复议数量") == after("行政复议数量", 3)
    assert total("行政诉讼数量") == after("行政诉讼数量", 3)
    assert total("工作人员数") == after("从事政府信息公开工作人员数", 2)
    assert total("主动公开政府信息数") <= after("制发规范性文件总数", 5)
    assert after("参加或举办新闻发布会总次数", 1) <= total("参加或举办新闻发布会总次数")
