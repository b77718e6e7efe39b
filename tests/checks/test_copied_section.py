"""Sections copied word for word from last year's report."""

from __future__ import annotations

from gklint.check import Neighbour
from gklint.finding import OtherFile
from gklint.neighbours import Beside
from gklint.project import Project

HEAD = "某某局{}年政府信息公开工作年度报告\n五、存在的主要问题及改进情况\n"
LONG = "一是解读形式不够丰富，图解、视频较少；二是基层人员变动频繁，业务不够熟练；三是公众号更新不够及时，原创内容偏少。"


def told(project: Project, last: str, this: str) -> list[str]:
    last, this = HEAD.format(2022) + last, HEAD.format(2023) + this
    beside = Beside(Neighbour(OtherFile("2022.txt", last), project.read_text(last)))
    findings = project.lint_text(this, beside=beside).report.findings
    return [one.span.of(this) for one in findings if one.rule == "GK377"]


def test_other_figures_and_line_ends_are_the_same_words(project: Project) -> None:
    last = f"2022年存在以下不足。{LONG}"
    this = f"2023年存在以下不足。\n{LONG}"
    assert told(project, last, this) == ["五、存在的主要问题及改进情况"]


def test_one_more_sentence_is_another_text(project: Project) -> None:
    assert told(project, LONG, f"{LONG}全年制作图解12个，上年的问题已经解决。") == []


def test_a_few_words_may_be_the_same_each_year(project: Project) -> None:
    assert told(project, "公开形式有待丰富。", "公开形式有待丰富。") == []
