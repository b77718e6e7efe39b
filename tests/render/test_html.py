"""The offline page."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gklint.cli import main
from gklint.document.origin import Origin
from gklint.errors import SourceError
from gklint.finding import ERROR, FAIL, HINT, SEVERITIES, WARNING
from gklint.formats import parse
from gklint.project import Project
from gklint.render.marked import Mark, escape, marked
from gklint.render.outcome import Summary
from gklint.text import Span
from gklint.value import replace
from tests.conftest import ROOT
from tests.render.made import CLEAN, FINDINGS, OUTCOME, both, said

PATH = "村/a\n::error::<b>,=1␛.txt"


class Page(HTMLParser):
    """Tags with attributes, ids, links, and the words outside of styles and scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag or tag == "option"

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.words += data

    def all(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]


def test_a_page_asks_for_nothing_and_runs_only_its_own_script() -> None:
    shown = said("html", CLEAN, OUTCOME)
    page = Page(shown)
    assert page.open == []
    assert {tag for tag, _ in page.tags} & {"link", "img", "iframe", "object", "base"} == set()
    assert page.all("src") == []
    assert all(link.startswith("#") for link in page.all("href"))
    assert shown.count("<script>") == shown.count("</script>") == 1
    (policy,) = (text for text in page.all("content") if "default-src" in text)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert page.all("style") == [], "the policy would keep them from working"


def test_every_link_leads_to_a_place_of_its_own() -> None:
    page = Page(said("html", CLEAN, OUTCOME))
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.all("href")} <= set(ids)
    assert {"u1", "u2", "u2-GK998", "u2-GK999", "u2-0", "u2-1"} <= set(ids)


def test_hostile_names_and_texts_show_as_they_are() -> None:
    page = Page(said("html", CLEAN, OUTCOME))
    bold = [attrs for tag, attrs in page.tags if tag == "b"]
    assert bold == [{"id": "shown"}, {}, {}], "the count, and the two rules"
    assert PATH in page.words
    assert "<b>有误\n::set-env::%0A" in page.words
    assert "\x1b" not in page.words
    assert PATH in page.all("data-path")


def test_a_finding_shows_its_place_basis_fix_and_the_other_place() -> None:
    shown = said("html", OUTCOME)
    start = shown.index('<div class="finding error"')
    assert shown[start : shown.index("</div>\n<div", start) + 7] == (
        '<div class="finding error" id="u1-GK999" data-rule="GK999" data-severity="error">\n'
        '<p><span class="badge">错误</span> <b>GK999</b> &lt;b&gt;有误\n::set-env::%0A</p>\n'
        '<div class="excerpt">甲𠮷<mark class="error">&lt;b&gt;</mark>]]&gt;</div>\n'
        '<p class="quiet">题GK999&lt;i&gt; · 第 1 行第 3 列 · '
        '<a class="screen" href="#u1-0">在全文中查看</a></p>\n'
        '<p class="quiet">依据：《条例》第一条</p>\n'
        '<p class="quiet">修正：改为“己”</p>\n'
        '<p class="quiet">另见 第 3 行第 1 列 另一处</p>\n'
        "</div>\n"
    )


def test_the_matrix_has_a_row_a_unit_and_a_column_a_rule_that_tells() -> None:
    shown = said("html", CLEAN, OUTCOME)
    body = shown[shown.index("<tbody>") : shown.index("</tbody>")]
    assert body.split("\n")[1] == (
        '<tr data-unit="u1"><th><a href="#u1">clean.txt</a></th><td></td>'
        '<td data-rule="GK997"></td><td data-rule="GK998"></td><td data-rule="GK999">✓</td></tr>'
    )
    assert (
        '<td data-rule="GK997">~</td>'
        '<td data-rule="GK998" class="hit hint"><a href="#u2-GK998">1</a></td>'
        '<td data-rule="GK999" class="hit error"><a href="#u2-GK999">1</a></td></tr>'
    ) in body
    assert "GK001" not in body, "which passed everywhere"


def test_the_checklist_tells_verdicts_and_reasons() -> None:
    assert (
        "<tr><td>GK997</td><td>ACCEPTED 已说明</td><td>题GK997&lt;i&gt;</td>"
        "<td>1 处已按说明忽略：查过了</td></tr>\n"
    ) in said("html", OUTCOME)
    outcome = replace(OUTCOME, verdicts={"GK999": FAIL, "GK001": "NOT APPLICABLE"})
    page = Page(said("html", outcome, language="en"))
    assert "checklist: passed 0/1" in page.words
    assert "not applicable: GK001" in page.words


def test_what_could_not_be_checked_is_told() -> None:
    summary = Summary()
    summary.fail(SourceError("不是文本", "not a text", "b<.txt"))
    assert "<li>b&lt;.txt: 不是文本</li>" in said("html", summary=summary)


def test_of_a_page_what_shows_is_shown(project: Project) -> None:
    source = "<p>甲<b>乙</b>丙</p>"
    origin = parse(source, ".html", project.reference.vocabulary).origin
    assert isinstance(origin, Origin)
    finding = replace(
        FINDINGS[0], span=Span(source.index("乙"), source.index("乙") + 1), related=()
    )
    outcome = replace(OUTCOME, text=source, origin=origin, findings=(finding,), silenced=())
    assert '<div class="excerpt">甲<mark class="error">乙</mark>丙</div>' in said("html", outcome)


def test_overlapping_marks_show_the_worst() -> None:
    marks = [Mark(Span(0, 3), HINT, "a"), Mark(Span(1, 2), ERROR, "b"), Mark(Span(1, 1), HINT)]
    assert marked("甲乙丙丁", marks, Span(0, 4)) == (
        '<mark id="a" class="hint">甲</mark><mark class="at hint"></mark>'
        '<mark id="b" class="error">乙</mark><mark class="hint">丙</mark>丁'
    )


@given(some.text(max_size=30), some.data())
def test_marking_changes_no_text(text: str, data: some.DataObject) -> None:
    marks = []
    for number in range(data.draw(some.integers(0, 4))):
        start = data.draw(some.integers(0, len(text)))
        end = data.draw(some.integers(start, len(text)))
        marks.append(Mark(Span(start, end), data.draw(some.sampled_from(SEVERITIES)), f"m{number}"))
    page = Page(marked(text, marks, Span(0, len(text))))
    assert sorted(page.all("id")) == [mark.anchor for mark in marks]
    if text.isprintable():
        assert page.words == text


@given(some.text())
def test_any_text_is_one_attribute_and_no_tag(text: str) -> None:
    page = Page(f'<i title="{escape(text)}">{escape(text)}</i>')
    assert [tag for tag, _ in page.tags] == ["i"]
    assert page.words == page.all("title")[0]
    if text.isprintable():
        assert page.words == text


def test_a_page_of_ours_is_no_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    report = ROOT / "examples" / "faulty" / "2018-zhen.txt"
    Path("a.txt").write_bytes(report.read_bytes())
    for _ in range(2):
        assert main(["check", ".", "-f", "html=out.html"]) == 1
    assert "检查了 1 个文件" in capsys.readouterr().out
    assert main(["check", "."]) == 1
    assert "检查了 1 个文件" in capsys.readouterr().out


def test_severities_have_words() -> None:
    for severity in (ERROR, WARNING):
        finding = replace(FINDINGS[0], severity=severity, message=both("见"))
        assert severity in said("html", replace(OUTCOME, findings=(finding,)), language="en")
