"""A table as the format prints it: rows of cells, None where a merged cell reaches."""

from __future__ import annotations

from dataclasses import dataclass

from gklint.regulation.readings import Place
from tests.tables.made import Made

NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


@dataclass
class Item:
    text: str
    place: Place | None = None


Grid = list[list[Item | None]]


def grids_of(table: Made) -> list[Grid]:
    return GRIDS[table.schema.key](table)


def _applications(table: Made) -> list[Grid]:
    schema = table.schema
    columns = schema.part[0].column
    head: Grid = [
        [Item(NOTE), None, None, Item("申请人情况"), *[None] * 6],
        [None] * 3 + [Item(columns[0].label), Item("法人或其他组织"), *[None] * 4]
        + [Item(columns[6].label)],
        [None] * 4 + [Item(column.label) for column in columns[1:6]] + [None],
    ]  # fmt: skip
    printed = {row.key for _, row in schema.rows(table.edition)}
    told: set[str] = set()
    body: Grid = []
    for row in schema.part[0].row:
        if row.key not in printed:
            continue
        chain = [row]
        while chain[0].of:
            chain.insert(0, schema.row(chain[0].of))
        if row.key == "handled":
            chain = [schema.row("results"), row]
        depth = 0 if len(chain) == 1 else 1 if len(chain) == 2 else 2
        labels: list[Item | None] = [None, None, None]
        for at, one in enumerate(chain):
            if one.key not in told:
                labels[at] = Item(one.label)
                told.add(one.key)
        assert labels[depth] is not None
        body.append([*labels, *_values(table, row.key)])
    return [head + body]


def _values(table: Made, row: str) -> list[Item | None]:
    return [Item(table.written[place], place) for place in table.places() if place[0] == row]


def _disclosure(table: Made) -> list[Grid]:
    """One small table a part, each with its own head."""
    grids: list[Grid] = []
    for part in table.schema.parts(table.edition):
        columns = [column.label for column in part.column]
        width = len(columns)
        grid: Grid = [[Item(part.label), *[None] * width]]
        grid.append([Item("信息内容"), *map(Item, columns)])
        for row in part.rows(table.edition):
            grid.append([Item(row.label), *_values(table, row.key)])
        grids.append(grid)
    return grids


def _reviews(table: Made) -> list[Grid]:
    part = table.schema.part[0]
    columns: list[Item | None] = [Item(column.label) for column in part.column]
    names = [row.label for row in part.row]
    gap = [None] * 4
    values = [item for row in part.row for item in _values(table, row.key)]
    return [
        [
            [Item(names[0]), *gap, Item("行政诉讼"), *[None] * 9],
            [*columns, Item(names[1]), *gap, Item(names[2]), *gap],
            [None] * 5 + columns + columns,
            values,
        ]
    ]


def _form(table: Made) -> list[Grid]:
    part = table.schema.part[0]
    printed = {row.key for row in part.rows(table.edition)}
    grid: Grid = [[Item("统计指标"), Item("单位"), Item("统计数")]]
    for row in part.row:
        if row.key in printed:
            grid.append([Item(row.label), Item(row.unit), *_values(table, row.key)])
        else:
            grid.append([Item(row.label), Item("——"), Item("——")])
    return [grid]


GRIDS = {
    "applications": _applications,
    "disclosure": _disclosure,
    "reviews": _reviews,
    "form": _form,
}
