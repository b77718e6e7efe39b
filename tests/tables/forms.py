"""The forms in which a table arrives, each cell at a known place in the text."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from gklint.regulation.readings import Place
from gklint.text import Span
from tests.tables.grids import Grid, Item, grids_of
from tests.tables.made import Made

HALF = str.maketrans("（）：，、“”", '():,、""')
FULL_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass
class Text:
    """A text as it grows, and where the cells in it are."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    spans: dict[Place, Span] = field(default_factory=dict)

    def put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def item(self, item: Item, text: str | None = None) -> None:
        """A cell; ``text`` where it is written otherwise."""
        written = item.text if text is None else text
        if item.place is not None:
            bare = written.strip(" \xa0\u3000")
            left = self.length + len(written) - len(written.lstrip(" \xa0\u3000"))
            self.spans[item.place] = Span(left, left + len(bare))
        self.put(written)

    def __str__(self) -> str:
        return "".join(self.pieces)


Form = Callable[[list[Grid], random.Random, Text], None]


def _items(grid: Grid) -> list[Item]:
    """The cells in reading order; a merged one where it begins."""
    return [item for row in grid for item in row if item is not None]


def one_a_line(grids: list[Grid], rng: random.Random, text: Text) -> None:
    for grid in grids:
        for item in _items(grid):
            text.item(item)
            text.put("\n")


def with_empty_lines(grids: list[Grid], rng: random.Random, text: Text) -> None:
    """A web page's text: zeros after a no-break space, labels broken, a blank cell a blank."""
    for grid in grids:
        for item in _items(grid):
            if item.place is None:
                text.put(_broken(item.text, rng, "\n", 0.2))
            else:
                text.item(item, f"\xa0{item.text}" if item.text in ("", "0") else item.text)
            text.put("\n\n")


def broken_labels(grids: list[Grid], rng: random.Random, text: Text) -> None:
    """A PDF's text: cells one a line, labels cut at a width, down to single characters."""
    for grid in grids:
        for item in _items(grid):
            if item.place is None:
                text.put(_broken(item.text, rng, "\n", 0.8))
            else:
                text.item(item)
            text.put("\n")


def glued_labels(grids: list[Grid], rng: random.Random, text: Text) -> None:
    """Two or three labels on one line, with a space between them or none."""
    for grid in grids:
        last: Item | None = None
        for item in _items(grid):
            if last is not None:
                both = last.place is None and item.place is None
                text.put(rng.choice(("", " ", "\n")) if both else "\n")
            text.item(item)
            last = item
        text.put("\n")


def bar_after_each(grids: list[Grid], rng: random.Random, text: Text) -> None:
    for grid in grids:
        for item in _items(grid):
            text.item(item)
            text.put("|\n")


def pages(grids: list[Grid], rng: random.Random, text: Text) -> None:
    """Cells one a line, the foot of a page anywhere between them."""
    foot = rng.choice(("- {} -", "— {} —", "第 {} 页 共 9 页", "-{}-"))
    number = rng.randint(2, 5)
    for grid in grids:
        for item in _items(grid):
            text.put(item.text) if item.place is None else text.item(item)
            text.put("\n")
            if rng.random() < 0.03:
                text.put(
                    rng.choice(("", "\n"))
                    + foot.format(number)
                    + rng.choice(("\n", "\n\n", "\n\x0c"))
                )
                number += 1


def heading_down_the_page(grids: list[Grid], rng: random.Random, text: Text) -> None:
    """A PDF's text: the long heading cell's characters stand between the rows' labels."""
    for grid in grids:
        waiting: list[str] = []
        for row in grid:
            for item in row:
                if item is None:
                    continue
                if item.text.endswith("办理结果"):
                    waiting = list(item.text)
                    continue
                if waiting and rng.random() < (0.4 if item.place is None else 0.05):
                    text.put(f"{waiting.pop(0)}\n")
                text.item(item)
                text.put("\n")
        for char in waiting:
            text.put(f"{char}\n")


def bars(grids: list[Grid], rng: random.Random, text: Text) -> None:
    """Rows with bars, the outer ones too or not; a merged cell is empty where it goes on."""
    _bars(grids, rng.random() < 0.5, text)


def _bars(grids: list[Grid], outer: bool, text: Text) -> None:
    for grid in grids:
        for row in grid:
            text.put("| " if outer else "")
            for at, item in enumerate(row):
                text.put(" | " if at else "")
                if item is not None:
                    text.item(item)
            text.put(" |\n" if outer else "\n")
        text.put("\n")


def bars_without_merged(grids: list[Grid], rng: random.Random, text: Text) -> None:
    """Rows with bars; what a merged cell takes up is not there."""
    for grid in grids:
        for row in grid:
            text.put("|")
            for item in row:
                if item is not None:
                    text.item(item)
                    text.put("|")
            text.put("\n")


def markdown(grids: list[Grid], rng: random.Random, text: Text) -> None:
    for grid in grids:
        for number, row in enumerate(grid):
            text.put("|")
            for item in row:
                text.put(" ")
                if item is not None:
                    text.item(item)
                text.put(" |")
            text.put("\n")
            if number == 0:
                text.put("|" + rng.choice((" --- |", "---|", ":---:|")) * len(row) + "\n")
        text.put("\n")


def tabs(grids: list[Grid], rng: random.Random, text: Text) -> None:
    """Pasted from a word processor."""
    for grid in grids:
        for row in grid:
            for at, item in enumerate(row):
                text.put("\t" if at else "")
                if item is not None:
                    text.item(item)
            text.put("\n")


def columns(grids: list[Grid], rng: random.Random, text: Text) -> None:
    """Set with spaces, as pdftotext -layout does: a long label is wrapped around its numbers."""
    for grid in grids:
        for row in grid:
            labels = [item for item in row if item is not None and item.place is None]
            values = [item for item in row if item is not None and item.place is not None]
            if not values:
                text.put("    " + "     ".join(item.text for item in labels) + "\n")
                continue
            *before, label = [item.text for item in labels] or [""]
            wide = 14
            lines = [label[at : at + wide] for at in range(0, len(label), wide)] or [""]
            middle = (len(lines) - 1) // 2
            for name in before:
                text.put(f"{name}\n")
            for number, line in enumerate(lines):
                text.put(f"    {line}")
                if number == middle:
                    text.put(" " * (2 * (wide - len(line)) + 4))
                    for item in values:
                        text.item(item)
                        text.put(" " * max(2, 8 - len(item.text)))
                text.put("\n")


def all_on_one_line(grids: list[Grid], rng: random.Random, text: Text) -> None:
    for grid in grids:
        for item in _items(grid):
            text.item(item)
            text.put(" ")
    text.put("\n")


def small_tables(grids: list[Grid], rng: random.Random, text: Text) -> None:
    """One small table for each group of rows, the head repeated or not."""
    repeated, outer = rng.random() < 0.5, rng.random() < 0.5
    for grid in grids:
        first = next(at for at, row in enumerate(grid) if any(one and one.place for one in row))
        head, body = grid[:first], grid[first:]
        size = rng.randint(3, 8) if len(body) > 1 else 1
        for first in range(0, len(body), size):
            part = [*(head if repeated or first == 0 else []), *body[first : first + size]]
            _bars([part], outer, text)


def _broken(label: str, rng: random.Random, end: str, chance: float) -> str:
    """A label cut over lines, at one place or at many."""
    if rng.random() > chance or len(label) < 4:
        return label
    if len(label) <= 10 and not label[0].isdigit() and rng.random() < 0.2:
        return end.join(label)
    size = rng.randint(3, max(3, len(label) - 1))
    return end.join(label[at : at + size] for at in range(0, len(label), size))


FORMS: tuple[Form, ...] = (
    one_a_line,
    with_empty_lines,
    broken_labels,
    glued_labels,
    bar_after_each,
    pages,
    heading_down_the_page,
    bars,
    bars_without_merged,
    markdown,
    tabs,
    columns,
    all_on_one_line,
    small_tables,
)


def styled(table: Made, rng: random.Random, blanks: float = 0) -> list[Grid]:
    """The table's grids, written the way that one body or another writes.

    ``blanks``: the share of zeros that are left blank.
    """
    half, full, grouped, units = (rng.random() < chance for chance in (0.3, 0.15, 0.2, 0.15))
    lost = rng.random() < 0.2
    spaced = rng.random() < 0.1
    for place, number in table.numbers.items():
        column = place[1]
        written = f"{number:,}" if grouped else str(number)
        if column == "change":
            written = (
                rng.choice(("+{}", "增{}", "-{}", "减{}", "{}")).format(written)
                if number
                else written
            )
        elif column == "amount":
            written += rng.choice(("", "元", ".50万元") if units else ("", ".25"))
        if number == 0 and rng.random() < blanks:
            written = ""
        table.written[place] = written.translate(FULL_DIGITS) if full else written
    grids = grids_of(table)
    for grid in grids:
        for item in _items(grid):
            if item.place is not None:
                continue
            if lost:
                item.text = item.text.replace("第（", "（").replace("第二十条", "二十条")
            if spaced and item.text.startswith("（"):
                item.text = f"{item.text[:3]} {item.text[3:]}"
            if half:
                item.text = item.text.translate(HALF)
    return grids


HEADINGS = {
    "disclosure": "二、主动公开政府信息情况",
    "applications": "三、收到和处理政府信息公开申请情况",
    "reviews": "四、政府信息公开行政复议、行政诉讼情况",
    "form": "附件：政府信息公开情况统计表",
}


def report(tables: list[Made], form: Form, rng: random.Random, blanks: float = 0) -> Text:
    """A whole report around tables in one form; ``blanks`` is the share of zeros left blank."""
    year = tables[0].year
    text = Text()
    text.put(f"青河县{year}年政府信息公开工作年度报告\n\n本报告由青河县人民政府办公室编制。\n\n")
    text.put("一、总体情况\n\n全年工作平稳，公开渠道畅通，各科室按时更新栏目。\n\n")
    spans: dict[Place, Span] = {}
    for table in tables:
        text.put(HEADINGS[table.schema.key] + "\n\n")
        text.spans = {}
        form(styled(table, rng, blanks), rng, text)
        spans.update(
            {(f"{table.schema.key} {row}", key): span for (row, key), span in text.spans.items()}
        )
        text.put("\n")
    text.put("五、存在的主要问题及改进情况\n\n公开内容还不够均衡，下一步将加强培训。\n\n")
    text.put(f"六、其他需要报告的事项\n\n无。\n\n青河县人民政府\n{year + 1}年1月20日\n")
    text.spans = spans
    return text
