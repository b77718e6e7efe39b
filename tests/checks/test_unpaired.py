"""The kind ``unpaired``: marks that stand alone in the whole document."""

from __future__ import annotations

from gklint import formats
from gklint.check import Context
from gklint.checks.unpaired import Params, check
from gklint.project import Project

CONTEXT: Context = None  # type: ignore[assignment]  # the kind does not look at it
ALL = Params("（(《〈“‘〔【［「『")


def alone(project: Project, text: str) -> list[tuple[int, str]]:
    """(place, the mark that is missing)."""
    document = formats.parse(text, ".txt", project.reference.vocabulary)
    return [(one.span.start, one.values["expected"]) for one in check(document, ALL, CONTEXT)]


def test_a_mark_that_stands_alone_is_found(project: Project) -> None:
    assert alone(project, "根据《条例的规定，编制报告。") == [(2, "》")]
    assert alone(project, "根据条例》的规定，编制报告。") == [(4, "《")]


def test_a_pair_may_close_in_a_later_paragraph(project: Project) -> None:
    assert alone(project, "请与办公室联系（地址：某路1号。\n\n电话：0000。）\n\n全部办结。") == []


def test_a_copy_that_breaks_off_is_not_blamed(project: Project) -> None:
    assert alone(project, "全部办结。\n\n根据有关规定，我局公布了关于《某某") == []


def test_a_lone_quotation_mark_among_other_faults_is_not_told(project: Project) -> None:
    text = "坚持“公开为常态。落实）责任。"
    assert alone(project, text) == [(text.index("）"), "（")]


def test_a_quotation_over_several_paragraphs_opens_each(project: Project) -> None:
    assert alone(project, "主任说：“公开是常态。\n\n“不公开是例外。”\n\n全部办结。") == []


def test_list_numbers_have_one_bracket(project: Project) -> None:
    assert alone(project, "1）网站公开。\n2)公示栏公开。\n主要有：a）网站；b）公众号。") == []
