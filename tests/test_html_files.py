"""Pages go through the same door as texts: the same findings, at their places in the file."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gklint.cli import main
from gklint.examples import unmark
from gklint.finding import DISPLAY_ONLY, SAFE, UNSAFE
from gklint.project import Linted, project_by
from gklint.source import decode
from gklint.text import apply_edits

ROOT = Path(__file__).parent.parent
PROJECT = project_by()
EXAMPLES = sorted((ROOT / "examples").glob("*/*.txt"))
PIECES = sorted(
    {
        unmark(example.bad or example.good)[0].strip("\n")
        for rule in PROJECT.rulebook.rules
        for example in rule.table.example
    }
)
SLOW = settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))
PAGE = """\
<!DOCTYPE html>
<html><head><title>某网</title></head>\r
<body>
<h1>某某县2018年政府信息公开工作年度报告</h1>
<p style="x">本报告所列数据的统计期限自2018年1月1日起<b>至</b>{}止。</p>
<p>一、总体情况</p><p>2018年，本机关主动公开政府信息100条。</p>
</body></html>
"""


def told(linted: Linted) -> list[tuple[str, str, str]]:
    return [(one.rule, one.severity, one.message.zh) for one in linted.report.findings]


def places(linted: Linted) -> list[str]:
    return [one.span.of(linted.text) for one in linted.report.findings if one.rule == "GK202"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_report_has_the_same_findings_as_a_page(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("\t", "\u3000\u3000\u3000")
    text = text.replace("   ", "\u3000\u3000\u3000")
    lines = (html.escape(line) or "&nbsp;" for line in text.split("\n"))
    page = PROJECT.lint_text("<p>" + "</p>\r\n<p>".join(lines) + "</p>", ".html")
    plain = PROJECT.lint_text(page.document.text, ".txt")
    assert told(page) == told(plain)
    origin = page.document.origin
    assert origin is not None
    for one, other in zip(page.report.findings, plain.report.findings, strict=True):
        assert one.span == origin.span(other.span)
        assert html.unescape(one.span.of(page.text)) == other.span.of(plain.text).replace(
            "\n", "</p>\r\n<p>"
        )


def test_findings_are_placed_in_the_file() -> None:
    linted = PROJECT.lint_text(PAGE.format("12月<i>3</i>日"), ".html")
    assert places(linted) == ["12月<i>3</i>日"]
    assert linted.text.count("\n") > linted.document.text.count("\n")


def test_a_fix_edits_the_file_and_nothing_else() -> None:
    source = PAGE.format("2018年12月3日")
    fixed = PROJECT.fix_text(source.replace("<b>至</b>", "至"), ".html", UNSAFE).text
    assert fixed == PAGE.format("2018年12月31日").replace("<b>至</b>", "至")


@pytest.mark.parametrize("words", ["2018年12月<b>3</b>日", "2018年12月3&#26085;"])
def test_an_edit_over_marks_is_only_shown(words: str) -> None:
    source = PAGE.format(words)
    linted = PROJECT.lint_text(source, ".html")
    fixes = [fix for one in linted.report.findings if one.rule == "GK202" for fix in one.fixes]
    assert {fix.applicability for fix in fixes} == {DISPLAY_ONLY}
    assert PROJECT.fix_text(source, ".html", UNSAFE).text == source


def test_what_is_put_into_a_page_is_escaped() -> None:
    from gklint.bilingual import Bilingual
    from gklint.engine.lint import Report
    from gklint.engine.places import in_file
    from gklint.finding import Finding, Fix
    from gklint.formats.html_text import read
    from gklint.text import Edit, Span

    words = Bilingual("甲", "a")
    origin = read("<p>甲&amp;乙</p>")[0]
    edits = (Edit(Span(0, 1), "a<b>&c"),)
    finding = Finding(Span(0, 1), "X1", "x", "hint", words, words, (Fix(words, edits, SAFE),))
    placed = in_file(Report((finding,), {}, {}), origin, {}).findings[0]
    assert placed.fixes[0].applicability == SAFE
    assert apply_edits(origin.source, placed.fixes[0].edits) == "<p>a&lt;b&gt;&amp;c&amp;乙</p>"


WRAPPED = st.sampled_from(
    [
        "<p>{}</p>",
        "<div>{}<br>",
        "<li>{}",
        "<table><tr><td>{}</td><td>1</td></tr></table>",
        "<b>{}</b>",
    ]
)
PAGES = st.lists(st.tuples(WRAPPED, st.sampled_from(PIECES), st.integers(0, 9)), max_size=8).map(
    lambda parts: "\r\n".join(
        wrap.format(
            html.escape(piece, quote=False)[:cut]
            + "<i></i>"
            + html.escape(piece, quote=False)[cut:]
        )
        for wrap, piece, cut in parts
    )
)


@SLOW
@given(PAGES, st.sampled_from([SAFE, UNSAFE]))
def test_fixing_a_page_twice_is_fixing_it_once(page: str, least: str) -> None:
    once = PROJECT.fix_text(page, ".html", least).text
    assert PROJECT.fix_text(once, ".html", least).text == once


@SLOW
@given(st.one_of(PAGES, st.text(max_size=100)))
def test_any_page_is_linted_and_every_place_is_in_it(page: str) -> None:
    linted = PROJECT.lint_text(page, ".htm")
    assert not linted.report.crashes
    assert linted.text == page
    orders = [finding.order() for finding in linted.report.findings]
    assert orders == sorted(set(orders))
    for finding in linted.report.findings:
        assert finding.span.end <= len(page)
        for fix in finding.fixes:
            for edit in fix.edits:
                assert edit.span.end <= len(page)
                if fix.applicability != DISPLAY_ONLY:
                    assert "<" not in edit.span.of(page)


def test_check_shows_the_line_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    page = PAGE.format("2018年12月3日").replace('style="x"', f'style="{"margin:0;" * 50}"')
    Path("a.html").write_bytes(page.encode("gb18030"))
    assert main(["check", "--select", "GK202", "a.html"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("a.html:5:494: error GK202")
    line = out.split("\n")[1]  # as it is read: in the file it is five hundred characters of tags
    assert "自2018年1月1日起至2018年12月3日止" in line
    assert "<" not in line
    main(["check", "--select", "GK202", "--output-format", "json", "."])
    finding = json.loads(capsys.readouterr().out)["files"][0]["findings"][0]
    assert page[finding["start"]["offset"] : finding["end"]["offset"]] == finding["text"]


def test_a_page_keeps_its_encoding_and_line_ends_when_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = PAGE.format("2018年12月3日").replace("<b>至</b>", "至").replace("\n", "\r\n")
    page = page.replace("<head>", "<head><meta charset=gb2312>")
    Path("a.htm").write_bytes(page.encode("gb18030"))
    main(["fix", "--select", "GK202", "--unsafe-fixes", "a.htm"])
    assert Path("a.htm").read_bytes() == page.replace("月3日", "月31日").encode("gb18030")


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("gb2312", "gb18030"), ("GBK", "gb18030"), ("big5", "big5hkscs"), ("x-none", "gb18030")],
)
def test_a_page_is_read_in_the_encoding_it_names(name: str, encoding: str) -> None:
    text = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={name}">公開資訊'
    )
    data = text.encode(encoding)
    source = decode(data)
    assert (source.text, source.encoding) == (text, encoding)
    assert source.encode(source.text) == data


def test_a_page_in_utf8_is_read_so_whatever_it_names() -> None:
    assert decode('<meta charset="big5">公开'.encode()).encoding == "utf-8"
