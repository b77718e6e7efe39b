"""The statutory tables as their forms print them."""

from __future__ import annotations

import pytest

from gklint.aids.grids import grids_of, html, pipes, tabs
from gklint.aids.holes import plain
from gklint.project import Project
from gklint.regulation.align import read_tables
from gklint.regulation.schemas import Schema

WRITERS = {".md": pipes, ".txt": tabs, ".html": html}


def editions(project: Project) -> list[tuple[Schema, str]]:
    keys = {layout.table for layout in project.reference.skeletons.layout}
    tables = [one for one in project.reference.tables if one.key in keys]
    return [(schema, edition) for schema in tables for edition in schema.editions()]


def written(project: Project, schema: Schema, edition: str, suffix: str) -> str:
    layout = project.reference.skeletons.layout_of(schema.key)
    grids = grids_of(schema, edition, layout)
    return plain("\n\n".join(WRITERS[suffix](grid) for grid in grids), "")


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_edition_is_read_back_whole(project: Project, suffix: str) -> None:
    for schema, edition in editions(project):
        text = written(project, schema, edition, suffix)
        document = project.read_text(text, suffix)
        (reading,) = read_tables(document, project.reference.lexicon, int(edition[:4]))
        assert (reading.schema.key, reading.edition, reading.told) == (schema.key, edition, ())
        assert tuple(reading.rows) == reading.expected
        assert reading.unknown == ()
        for part, row in schema.rows(edition):
            cells = reading.rows[row.key]
            assert cells.columns == tuple(column.key for column in part.column)
            assert cells.cells is not None
            assert {cell.text for cell in cells.cells} == {"0"}


def test_all_tables_of_the_formats_have_a_layout(project: Project) -> None:
    assert [schema.key for schema, _ in editions(project)] == [
        "disclosure",
        "disclosure",
        "applications",
        "applications",
        "reviews",
    ]


def test_a_layout_has_no_label_that_the_table_has_not(project: Project) -> None:
    for schema, edition in editions(project):
        layout = project.reference.skeletons.layout_of(schema.key)
        labels = {layout.corner, layout.above, *layout.over.values()} - {""}
        assert labels <= set(schema.labels()), schema.key
        rows = {row.key for part in schema.part for row in part.row}
        columns = {column.key for part in schema.part for column in part.column}
        assert set(layout.over) <= rows | columns, edition
        assert {*layout.inside, *layout.inside.values()} <= rows


def test_reviews_stand_side_by_side_over_one_line_of_cells(project: Project) -> None:
    schema = next(one for one in project.reference.tables if one.key == "reviews")
    five = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
    assert written(project, schema, "2019..", ".md") == (
        f"| 行政复议 |{'  |' * 4} 行政诉讼 |{'  |' * 9}\n|{'---|' * 15}\n"
        f"|{'  |' * 5} 未经复议直接起诉 |{'  |' * 4} 复议后起诉 |{'  |' * 4}\n"
        f"| {five} | {five} | {five} |\n|{' 0 |' * 15}"
    )


def test_a_heading_of_rows_spans_them_in_html(project: Project) -> None:
    schema = next(one for one in project.reference.tables if one.key == "applications")
    lines = written(project, schema, "2021..", ".html").split("\n")
    zeros = "<td>0</td>" * 7
    assert lines[1] == (
        '<tr><td colspan="3" rowspan="3">（本列数据的勾稽关系为：第一项加第二项之和，'
        '等于第三项加第四项之和）</td><td colspan="7">申请人情况</td></tr>'
    )
    assert lines[6].startswith('<tr><td rowspan="22">三、本年度办理结果</td><td colspan="2">')
    assert lines[-2] == f'<tr><td colspan="3">四、结转下年度继续办理</td>{zeros}</tr>'
    assert f'<tr><td colspan="2">（七）总计</td>{zeros}</tr>' in lines
