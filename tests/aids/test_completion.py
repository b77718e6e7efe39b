"""What is offered where someone types, and that nothing is where nothing fits."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gklint.aids.completion import Completion, completions
from gklint.bilingual import Bilingual
from gklint.config import Settings
from gklint.project import Project, project_by
from gklint.text import Edit, Span, apply_edits

PROJECT = project_by()
TITLE = "青禾县2023年政府信息公开工作年度报告\n"
BASIS = "根据《中华人民共和国政府信息公开条例》编制本报告。"
WINDOW = "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。"
OVERVIEW = "\n一、总体情况\n全年工作平稳有序。\n"
CURSOR = "‸"


def offers(marked: str, suffix: str = ".txt", project: Project = PROJECT) -> tuple[Completion, ...]:
    at = marked.index(CURSOR)
    text = marked.replace(CURSOR, "")
    return completions(project, project.lint_text(text, suffix), at, suffix)


def labels(marked: str, suffix: str = ".txt", project: Project = PROJECT) -> list[str]:
    return [one.label.zh for one in offers(marked, suffix, project)]


def after(marked: str, label: str, suffix: str = ".txt") -> str:
    """The text once the offer of that name is taken, without tab stops."""
    (one,) = [one for one in offers(marked, suffix) if one.label.zh == label]
    text = marked.replace(CURSOR, "")
    return apply_edits(text, [Edit(one.edit.span, one.plain)])


@pytest.mark.parametrize("typed", ["统计", "所列数据", "本报告所列", "统计期限自2023年1月"])
def test_the_window_is_offered_for_words_that_begin_it(typed: str) -> None:
    start = len(TITLE + BASIS)
    assert offers(f"{TITLE}{BASIS}{typed}‸{OVERVIEW}") == (
        Completion(
            Bilingual("统计期限", "the statistics window"),
            Bilingual(WINDOW, WINDOW),
            "text",
            Edit(Span(start, start + len(typed)), WINDOW),
            WINDOW,
            False,
            typed + WINDOW,
            "020",
        ),
    )


def test_the_preamble_is_offered_what_it_lacks() -> None:
    assert labels(f"{TITLE}{BASIS}‸{OVERVIEW}") == ["统计期限", "联系方式"]
    assert labels(f"{TITLE}‸\n{OVERVIEW}") == ["编制依据", "统计期限", "联系方式"]
    assert labels(f"{TITLE}{BASIS}{WINDOW}‸{OVERVIEW}") == ["联系方式"]
    assert labels(f"{TITLE}{BASIS}{WINDOW}电话：0436-5550110。‸{OVERVIEW}") == []


def test_the_contact_block_is_a_snippet_with_a_plain_form() -> None:
    (one,) = offers(f"{TITLE}{BASIS}{WINDOW}如对‸{OVERVIEW}")
    assert one.snippet
    assert one.edit.text.startswith("如对本报告有疑问，请与${1:承办机构}联系（地址：${2:地址}；")
    assert one.plain.startswith("如对本报告有疑问，请与【请填写承办机构】联系（地址：")


def test_the_year_is_the_document_s_or_the_settings_never_a_guess() -> None:
    untold = "青禾县政府信息公开工作年度报告\n编制本报告。统计‸\n一、总体情况\n工作平稳。\n"
    assert labels(untold) == []
    told = project_by(Settings(year=2022))
    (one,) = offers(untold, project=told)
    assert one.plain == WINDOW.replace("2023", "2022")


@pytest.mark.parametrize(
    "innocent",
    [
        f"{TITLE}{BASIS}编制统计‸{OVERVIEW}",
        f"{TITLE}{BASIS}统计‸数据由各单位提供。{OVERVIEW}",
        f"{TITLE}{BASIS}{WINDOW}统计‸{OVERVIEW}",
        f"{TITLE}根据‸\n《条例》编制本报告。{OVERVIEW}".replace("根据‸\n", "依照规定，根据‸"),
        f"{TITLE}{BASIS}\n一、总体情况\n统计‸\n",
        f"{TITLE}{BASIS}\n一、总体情况\n‸全年工作平稳有序。\n",
        f"{TITLE}{BASIS}\n一、总体情况\n\n‸\n\n全年工作平稳有序。\n",
        f"{TITLE}{BASIS}{OVERVIEW}一、‸\n",
        f"{TITLE}{BASIS}{OVERVIEW}一是‸\n",
        f"{TITLE}{BASIS}{OVERVIEW}青禾县人民政府\n2024年1月20日\n‸",
        "统计‸",
        "购物清单\n一、‸\n",
        "会议纪要\n《中华‸\n",
        "x‸",
    ],
)
def test_silence_where_nothing_fits(innocent: str) -> None:
    assert labels(innocent) == []


def test_the_next_section_is_offered_on_an_empty_line() -> None:
    proactive = "二、主动公开政府信息情况"
    assert labels(f"{TITLE}{BASIS}{OVERVIEW}\n‸") == [
        proactive,
        f"{proactive}（连同内容）",
        f"{proactive}（连同以后各部分）",
    ]
    assert after(f"{TITLE}{BASIS}{OVERVIEW}\n‸", proactive).endswith(f"\n\n{proactive}")


def test_the_missing_section_is_offered_between_its_neighbours() -> None:
    there = "二、主动公开政府信息情况\n无。\n{}\n四、政府信息公开行政复议、行政诉讼情况\n无。\n"
    marked = f"{TITLE}{BASIS}{OVERVIEW}{there.format(CURSOR)}"
    assert "三、收到和处理政府信息公开申请情况" in labels(marked)
    assert not any("以后" in label for label in labels(marked))


@pytest.mark.parametrize("typed", ["五、", "五、存在", "5、"])
def test_a_section_is_offered_for_its_number(typed: str) -> None:
    known = "五、存在的主要问题及改进情况"
    found = labels(f"{TITLE}{BASIS}{OVERVIEW}{typed}‸")
    assert found == ([known, f"{known}（连同内容）"] if typed[0] == "五" else [])


def test_a_heading_that_is_complete_is_offered_only_its_content() -> None:
    marked = f"{TITLE}{BASIS}{OVERVIEW}二、主动公开政府信息情况‸\n"
    assert labels(marked)[0] == "二、主动公开政府信息情况（连同内容）"
    assert labels(marked.replace("\n二", "\n无。\n二") + "见附表。\n") == []


def test_headings_follow_the_marks_of_the_document() -> None:
    marked = f"# {TITLE}\n{BASIS}\n\n## 一、总体情况\n\n平稳有序。\n\n## 二、‸"
    proactive = "二、主动公开政府信息情况"
    assert after(marked, proactive, ".md").endswith(f"\n\n## {proactive}")
    empty = marked.replace("## 二、‸", "‸")
    assert after(empty, proactive, ".md").endswith(f"\n\n## {proactive}")
    bare = empty.replace("## ", "")
    assert after(bare, proactive, ".md").endswith(f"。\n\n{proactive}")
    tight = empty.replace("。\n\n‸", "。\n‸")
    assert after(tight, proactive, ".md").endswith(f"。\n\n## {proactive}")


def test_old_reports_are_numbered_on() -> None:
    marked = TITLE.replace("2023", "2016") + f"{BASIS}\n一、概述\n工作平稳。\n‸"
    assert labels(marked)[0] == "二、主动公开政府信息的情况"


def test_the_table_of_the_section_and_the_year() -> None:
    heading = "三、收到和处理政府信息公开申请情况\n"
    label = "表格：收到和处理政府信息公开申请情况"
    for year, row in ((2020, "（六）其他处理\t0"), (2023, "（六）其他处理\t1.申请人")):
        title = TITLE.replace("2023", str(year))
        marked = f"{title}{BASIS}{OVERVIEW}{heading}‸\n"
        assert labels(marked)[0] == label
        assert row in after(marked, label)
    begun = f"{TITLE}{BASIS}{OVERVIEW}{heading}申请人‸\n"
    assert labels(begun) == [label]
    full = after(f"{TITLE}{BASIS}{OVERVIEW}{heading}‸\n", label)
    assert label not in labels(f"{full}‸")


def test_a_document_with_a_title_is_offered_the_rest_of_the_report() -> None:
    for marked in (f"{TITLE[:-1]}‸", f"{TITLE}‸", f"{TITLE}\n‸"):
        (one,) = offers(marked)
        assert one.label == Bilingual("报告的其余部分", "the rest of the report")
        text = after(marked, "报告的其余部分")
        assert text.startswith(f"{TITLE}\n根据《中华人民共和国政府信息公开条例》")
        assert "六、其他需要报告的事项" in text


def test_an_empty_document_is_offered_reports_of_every_law() -> None:
    assert labels(CURSOR) == [
        "2021年起的年度报告",
        "2019—2020年的年度报告",
        "2014—2018年的年度报告",
        "2008—2013年的年度报告",
    ]
    assert offers(CURSOR)[0].edit.text.startswith("${1:机关名称}${2:年份}年政府信息公开")
    assert labels(CURSOR, project=project_by(Settings(year=2024))) == ["2024年的年度报告"]


@pytest.mark.parametrize("typed", ["2024", "2024年", "2024年度报告", "# 2024"])
def test_a_year_alone_begins_a_report_of_it(typed: str) -> None:
    assert labels(f"{typed}‸") == ["2024年的年度报告"]
    assert after(f"{typed}‸", "2024年的年度报告").startswith("【请填写机关名称】2024年")


def test_a_page_takes_words_in_elements_and_elements_between_them() -> None:
    page = (
        f"<html><body>\n<h1>{TITLE[:-1]}</h1>\n<p>{BASIS}{{}}</p>\n"
        "<h2>一、总体情况</h2>\n<p>平稳有序。</p>\n{}\n</body></html>"
    )
    inside = page.format("统计‸", "")
    assert after(inside, "统计期限", ".html") == page.format(WINDOW, "")
    between = page.format("", "‸")
    proactive = "二、主动公开政府信息情况"
    assert after(between, proactive, ".html") == page.format("", f"<h2>{proactive}</h2>")
    typed = page.format("", "<h2>二、主动‸</h2>")
    assert labels(typed, ".html") == [proactive]
    assert after(typed, proactive, ".html") == page.format("", f"<h2>{proactive}</h2>")
    for silent in ("<!-- ‸ -->", "<p class='‸'></p>", "<style>\n‸\n</style>"):
        assert labels(page.format("", silent), ".html") == []


def test_line_ends_are_the_document_s_and_offsets_code_points() -> None:
    marked = f"{TITLE}𠮷县{BASIS}统计‸{OVERVIEW}".replace("\n", "\r\n")
    (one,) = offers(marked)
    assert one.edit.span.of(marked.replace(CURSOR, "")) == "统计"
    rest = after(
        f"{TITLE}{BASIS}{OVERVIEW}‸".replace("\n", "\r\n"), "二、主动公开政府信息情况（连同内容）"
    )
    assert rest.count("\n") == rest.count("\r\n")


PIECES = [
    TITLE,
    BASIS,
    WINDOW,
    OVERVIEW,
    "二、",
    "\n",
    "\r\n",
    "《",
    "》",
    "〔",
    "（",
    "统计",
    "𠮷",
    "| 0 |",
    "<p>",
    "<!--",
    "\u2028",
]


@settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=9).map("".join),
    st.integers(0, 300),
    st.sampled_from([".txt", ".md", ".html"]),
)
def test_nothing_raises_and_edits_end_near_the_cursor(text: str, at: int, suffix: str) -> None:
    at = min(at, len(text))
    linted = PROJECT.lint_text(text, suffix)
    for one in completions(PROJECT, linted, at, suffix):
        span = one.edit.span
        assert span.start <= at <= span.end <= len(text)
        assert not {"\n", "\r"} & set(span.of(text))
        assert one.filter.startswith(text[span.start : at]) or one.kind in ("instrument", "number")
        assert "‹" not in one.edit.text + one.plain
        assert one.snippet or one.edit.text == one.plain


def test_a_long_line_costs_no_more_than_a_short_one() -> None:
    text = f"{TITLE}{BASIS}{OVERVIEW}" + "全年工作平稳有序，" * 100_000 + "《"
    linted = PROJECT.lint_text(text)
    start = process_time()
    for _ in range(5):
        completions(PROJECT, linted, len(text))
    assert process_time() - start < 0.5


CLEAN = sorted((Path(__file__).parents[2] / "examples" / "clean").iterdir())


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_a_complete_report_is_offered_instruments_alone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    linted = PROJECT.lint_text(text, path.suffix)
    found = [
        (text[max(0, at - 10) : at], one.label.zh)
        for at in range(0, len(text), 2)
        for one in completions(PROJECT, linted, at, path.suffix)
        if one.kind not in ("instrument", "number")
    ]
    # One of them has no preamble, which may be right; only there may something be missing.
    assert {label for _, label in found} <= {"编制依据", "联系方式"}
    assert all(before.rstrip().endswith("年度报告") for before, _ in found)


def test_a_page_without_words_is_offered_its_elements() -> None:
    (one,) = offers("<body>\n‸\n</body>", ".html", project_by(Settings(year=2024)))
    assert one.plain.startswith("<h1>【请填写机关名称】2024年政府信息公开工作年度报告</h1>\n<p>")
    (whole,) = offers("‸", ".html", project_by(Settings(year=2024)))
    assert whole.plain.startswith("<!DOCTYPE html>")
