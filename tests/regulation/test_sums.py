"""Sums of cells as the reference data names them."""

from __future__ import annotations

import pytest

from gklint.project import Project
from gklint.regulation.figures import tables_of
from gklint.regulation.readings import TableReading
from gklint.regulation.sums import numbers_of, sum_of

LABELS = [
    ("一、本年新收政府信息公开申请数量", "5||||||"),
    ("二、上年结转政府信息公开申请数量", "||||||"),
    ("（一）予以公开", "2||||||"),
    ("（二）部分公开", "||||||"),
    ("1.属于国家秘密", "1||||||"),
    ("2.其他法律行政法规禁止公开", "||||||"),
    ("3.危及“三安全一稳定”", "||||||"),
    ("4.保护第三方合法权益", "||||||"),
    ("5.属于三类内部事务信息", "||||||"),
    ("6.属于四类过程性信息", "||||||"),
    ("7.属于行政执法案卷", "||||||"),
    ("8.属于行政查询事项", "1||||||"),
    ("（四）无法提供1.本机关不掌握相关政府信息", "||||||"),
    ("2.没有现成信息需要另行制作", "||||||"),
    ("（六）其他处理", "||||||"),
    ("（七）总计", "4|0|0|0|0|0|4"),
    ("四、结转下年度继续办理", "||||||1"),
]
TEXT = "\n".join(f"| {label} | {cells} |" for label, cells in LABELS)


@pytest.fixture(scope="module")
def reading(project: Project) -> TableReading:
    text = f"三、收到和处理政府信息公开申请情况\n{TEXT}\n"
    document = project.lint_text(text).document
    [one] = tables_of(document, project.reference, 2019)
    return one.reading


def test_blank_cells_are_0_where_the_others_come_to_the_total(reading: TableReading) -> None:
    numbers = numbers_of(reading)
    assert numbers["granted_in_part", "natural_persons"] == 0
    assert numbers["granted", "companies"] == 0
    assert numbers["granted", "total"] == 2


def test_blank_cells_stay_unknown_where_the_table_leaves_a_choice(reading: TableReading) -> None:
    assert ("received", "companies") not in numbers_of(reading)


@pytest.mark.parametrize(
    ("figure", "number"),
    [
        ("handled", 4),
        ("granted+granted_in_part", 2),
        ("refused", 2),
        ("handled-granted", 2),
        ("handled:natural_persons", 4),
        ("handled:companies+research", 0),
    ],
)
def test_a_figure_is_the_sum_that_its_name_says(
    reading: TableReading, figure: str, number: int
) -> None:
    found = sum_of(figure, reading, reading.expected, numbers_of(reading))
    assert found is not None
    assert found.number == number
    assert sum(found.terms) == number


def test_a_sum_with_a_cell_that_is_not_known_is_none(reading: TableReading) -> None:
    assert sum_of("received:companies", reading, reading.expected, numbers_of(reading)) is None


def test_every_phrase_names_rows_and_columns_of_its_table(project: Project) -> None:
    schemas = {one.key: one for one in project.reference.tables}
    for phrase in project.reference.prose.phrase:
        for figure in (phrase.figure, *phrase.or_):
            rows, _, columns = figure.partition(":")
            for row in rows.replace("-", "+").split("+"):
                assert schemas[phrase.table].row(row)
            for column in columns.split("+") if columns else []:
                assert schemas[phrase.table].column(column)
