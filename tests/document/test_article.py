"""Of a whole saved page the report is read, not what the page puts around it."""

from __future__ import annotations

import pytest

from gklint import formats
from gklint.document.model import CHROME, Document
from gklint.project import project_by

PROJECT = project_by()
TITLE = "云溪区人民政府2023年政府信息公开工作年度报告"
REPORT = (
    "<p>本报告所列数据的统计期限为2023年1月1日至12月31日。</p>"
    "<p>一、总体情况</p><p>全年公开信息120条，解读政策9件。</p>"
    "<p>二、主动公开政府信息情况</p><p>见下表。</p>"
    "<p>三、收到和处理政府信息公开申请情况</p><p>收到申请4件。</p>"
    "<p>六、其他需要报告的事项</p><p>无其他需要报告的事项。</p>"
)
ARTICLE = f'<div class="article">{REPORT}</div>'


def parse(source: str) -> Document:
    return formats.parse(source, ".html", PROJECT.reference.vocabulary)


def read(source: str) -> list[str]:
    """What is read as the report."""
    return [one.flow for one in parse(source).blocks if one.block.kind != CHROME]


def found(source: str) -> list[tuple[str, str]]:
    report = PROJECT.lint_text(source, ".html").report
    return [(one.rule, one.message.zh) for one in report.findings]


def listed(*years: int) -> str:
    return "".join(f"<li>云溪区人民政府{year}年政府信息公开工作年度报告" for year in years)


def test_menus_before_the_title_and_lists_after_the_article_are_left_out() -> None:
    around = "<ul><li>一、机构职能<li>要闻</ul><h1>", "</h1>", "<ul><li>关于登陆系统的公告</ul>"
    report = read(f"{TITLE}{REPORT}")
    assert read(f"{around[0]}{TITLE}{around[1]}{ARTICLE}{around[2]}") == report


def test_reports_of_other_years_in_a_list_beside_it_are_no_title() -> None:
    page = f"<h1>{TITLE}</h1>{ARTICLE}"
    beside = f"<ul>{listed(2025, 2024, 2023, 2022)}</ul>{page}<p>{listed(2022)}</p>"
    document = parse(beside)
    assert document.title is not None
    assert (document.title.flow, document.profile.year) == (TITLE, 2023)
    assert found(beside) == found(page)


def test_a_title_of_two_lines_in_the_article_is_nearer_than_that_of_the_page() -> None:
    two = "<div><p>云溪区人民政府2023年</p><p>政府信息公开工作年度报告</p>" + REPORT + "</div>"
    document = parse(f"<h1>云溪区人民政府2022年政府信息公开工作年度报告</h1>{two}")
    assert document.title is not None
    assert document.title.flow == TITLE


def test_signature_below_the_article_is_kept() -> None:
    signed = "<p>云溪区人民政府办公室</p><p>2024年1月20日</p>"
    document = parse(f"<h1>{TITLE}</h1>{ARTICLE}{signed}<div>上级部门</div>")
    assert [one.organ for one in document.signatures] == ["云溪区人民政府办公室"]


@pytest.mark.parametrize(
    "page",
    [
        f"<p>要闻</p><h1>{TITLE}</h1>{REPORT}<p>关于我们</p>",
        f"<p>要闻</p><h1>{TITLE}</h1><div><p>一、总体情况</p></div><p>关于我们</p>",
        f"<h1>{TITLE}</h1>{ARTICLE}" + "<p>全区召开工作会议，部署下一步工作。</p>" * 20,
    ],
    ids=["the page is the article", "few headings", "more sentences outside"],
)
def test_nothing_is_left_out_where_the_article_cannot_be_told(page: str) -> None:
    assert all(one.block.kind != CHROME for one in parse(page).blocks)


def test_a_cell_of_a_table_for_layout_is_an_article_too() -> None:
    framed = f"<table><tr><td><ul><li>甲<li>乙</ul></td><td>{TITLE}{ARTICLE}</td></tr></table>"
    assert read(framed) == read(f"{TITLE}{REPORT}")


def test_a_page_that_lists_reports_is_none() -> None:
    assert parse(
        f"<h1>{TITLE}</h1>{ARTICLE}<ul>{listed(2022, 2021, 2020, 2019)}</ul>"
    ).profile.is_report
    page = "<h2>政府信息公开年报</h2><dl>" + listed(2023, 2022, 2021, 2020).replace("<li>", "<dd>")
    assert not parse(page.replace("报告", "报告<dd>2024-01-20")).profile.is_report
