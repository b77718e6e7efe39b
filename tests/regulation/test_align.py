"""Tables as they were met, with numbers of our own: what is read, and what is left open."""

from __future__ import annotations

import gc
import random
from time import process_time

from gklint.project import Project
from gklint.regulation.figures import Reckoned, only_table_of, tables_of
from tests.tables.forms import bars, one_a_line, report
from tests.tables.grids import grids_of
from tests.tables.made import made

TITLE = "青河县2023年政府信息公开工作年度报告\n一、总体情况\n全年工作平稳，公开渠道畅通。\n"
HEADING = "三、收到和处理政府信息公开申请情况\n"
REST = "五、存在的主要问题及改进情况\n公开内容还不够均衡，下一步将加强培训。\n"
ZEROS = "0\n" * 7


def read(project: Project, body: str, year: int = 2023) -> tuple[Reckoned, ...]:
    text = TITLE.replace("2023", str(year)) + body + REST
    return tables_of(project.read_text(text), project.reference, year)


def rows(one: Reckoned) -> dict[str, list[str] | None]:
    return {
        key: None if row.cells is None else [cell.text for cell in row.cells]
        for key, row in one.reading.rows.items()
    }


def test_a_row_without_cells_takes_none_of_the_next_row(project: Project) -> None:
    (one,) = read(
        project,
        f"{HEADING}申请人情况\n自然人\n总计\n一、本年新收政府信息公开申请数量\n"
        f"二、上年结转政府信息公开申请数量\n{ZEROS}三、本年度办理结果\n（一）予以公开\n{ZEROS}",
    )
    assert list(rows(one)) == ["carried_over_in", "granted"]
    assert "received" in one.reading.bare


def test_a_damaged_label_is_still_that_row(project: Project) -> None:
    (one,) = read(
        project,
        f"{HEADING}申请人情况\n自然人\n1.属于国家秘密\n{ZEROS}2.其他法律行政止公开\n{ZEROS}"
        f"3.危及“三安全一稳定”\n{ZEROS}",
    )
    assert list(rows(one)) == ["state_secret", "barred_by_law", "safety"]
    assert one.reading.unknown == ()


def test_the_end_of_a_label_after_its_numbers_is_no_other_label(project: Project) -> None:
    (one,) = read(
        project,
        f"{HEADING}申请人情况\n自然人\n5.要求行政机关确认或重新出具\n{ZEROS}已获取信息\n"
        f"（六）其他处理\n1.申请人无正当理由逾期不补正、行政机关\n{ZEROS}不再处理其政府信息公开申请\n"
        f"3.其他\n{ZEROS}",
    )
    assert list(rows(one)) == ["confirmation", "not_amended", "other_results"]


def test_rows_opened_and_closed_by_bars_on_lines_of_their_own(project: Project) -> None:
    (one,) = read(
        project,
        "二、主动公开政府信息情况\n|\n第二十条第(一)项 | |||\n|\n信息内容 |\n本年制发件数 |\n本年废止件数 |\n"
        "现行有效件数 (历年累计) |\n|\n规章 |\n0 |\n0 |\n0 |\n|\n行政规范性文件 |\n4 |\n9 |\n6 |\n"
        "|\n第二十条第(五)项 | |||\n|\n信息内容 |\n本年处理决定数量 | ||\n|\n行政许可 |\n31 | ||\n",
    )
    assert rows(one) == {
        "regulations": ["0", "0", "0"],
        "normative_documents": ["4", "9", "6"],
        "licences": ["31"],
    }
    assert one.reading.rows["normative_documents"].columns == ("made", "repealed", "in_force")
    assert one.faults == ()


def test_numbers_that_follow_all_labels_are_given_to_none(project: Project) -> None:
    rng = random.Random(3)
    for kind in ("applications", "disclosure"):
        items = [item for grid in grids_of(made(kind, 2023, rng)) for row in grid for item in row]
        known = [item for item in items if item is not None]
        labels = [item.text for item in known if item.place is None]
        numbers = [item.text for item in known if item.place is not None]
        found = read(project, HEADING + "\n".join([*labels, *numbers]) + "\n")
        for one in found:
            assert not one.reading.understood
            assert one.faults == ()
            assert [key for key, cells in rows(one).items() if cells is not None] == []


def test_a_head_and_cells_without_a_row_are_no_row(project: Project) -> None:
    (one,) = read(
        project,
        f"{HEADING}申请人情况\n自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n{ZEROS}",
    )
    assert rows(one) == {}


def test_a_summary_of_ones_own_is_not_the_statutory_table(project: Project) -> None:
    summary = (
        "办理结果如下：\n| 结果 | 件数 | 占比 |\n| 予以公开 | 48 | 60.00% |\n"
        "| 部分公开 | 12 | 15.00% |\n| 不予公开 | 20 | 25.00% |\n"
    )
    table = made("applications", 2023, random.Random(5))
    whole = str(report([table], bars, random.Random(5)))
    whole = whole.replace("三、收到", f"{summary}\n以上均在法定期限内答复。\n\n三、收到")
    document = project.read_text(whole)
    reading = only_table_of(document, project.reference, 2023, "applications")
    assert reading is not None
    assert {place: reading.number(*place) for place in table.places()} == table.numbers
    assert [one.faults for one in tables_of(document, project.reference, 2023) if one.faults] == []


def test_a_second_table_of_the_same_kind_is_read_by_itself(project: Project) -> None:
    rng = random.Random(6)
    first, second = made("applications", 2023, rng), made("applications", 2023, rng)
    text = str(report([first, second], one_a_line, rng))
    document = project.read_text(text)
    found = tables_of(document, project.reference, 2023)
    for one, table in zip(found, (first, second), strict=True):
        numbers = {place: one.reading.number(*place) for place in table.places()}
        assert numbers == table.numbers
    assert only_table_of(document, project.reference, 2023, "applications") is None


def test_a_text_that_breaks_off_in_a_row_says_nothing_of_that_row(project: Project) -> None:
    table = made("applications", 2023, random.Random(8))
    whole = report([table], one_a_line, random.Random(8))
    span = whole.spans["applications carried_over_out", "research"]
    (one,) = tables_of(project.read_text(str(whole)[: span.end]), project.reference, 2023)
    assert "carried_over_out" not in one.reading.rows
    assert "carried_over_out" not in one.reading.bare
    assert one.faults == ()


def test_a_signed_cell_is_no_page_number(project: Project) -> None:
    (one,) = read(
        project,
        "二、主动公开政府信息情况\n第二十条第（五）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n"
        "行政许可\n30\n-4\n17\n其他对外管理服务事项\n8\n+2\n5\n",
        2020,
    )
    assert rows(one) == {"licences": ["30", "-4", "17"], "other_services": ["8", "+2", "5"]}


def test_characters_of_a_heading_among_the_cells_are_left_out(project: Project) -> None:
    (one,) = read(
        project,
        f"{HEADING}申请人情况\n自然人\n三\n、\n本\n（一）予以公开\n年\n4\n0\n0\n度\n办\n0\n0\n0\n4\n理\n"
        "（七）总计\n结\n6\n0\n0\n0\n0\n0\n果\n6\n",
    )
    assert rows(one) == {
        "granted": ["4", "0", "0", "0", "0", "0", "4"],
        "handled": ["6", "0", "0", "0", "0", "0", "6"],
    }


def test_a_table_over_very_many_pages_costs_linear_time(project: Project) -> None:
    def cost(pages: int) -> float:
        text = "某县2023年政府信息公开工作年度报告\n规章\n1\n" + "1\n- 2 -\n3\n" * pages
        document = project.read_text(text)
        gc.disable()  # what other tests have left is not gone through here
        try:
            start = process_time()
            tables_of(document, project.reference, 2023)
            return process_time() - start
        finally:
            gc.enable()

    assert cost(4000) < 12 * cost(1000) + 0.05
