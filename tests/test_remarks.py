"""Remarks in files: what they are, what goes when they go, and that they change nothing else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gklint.document.remarks import Remark, line_of, remarks_in
from gklint.examples import unmark
from gklint.formats.remarked import without_remarks
from gklint.project import project_by
from gklint.text import Span, apply_edits

PROJECT = project_by()
PIECES = sorted(
    {
        unmark(example.bad or example.good)[0]
        for rule in PROJECT.rulebook.rules
        for example in rule.table.example
        if "gklint" not in example.bad + example.good
    }
)
REMARK = "<!-- gklint: ignore {} 已核实 -->"
SLOW = settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))


def said(text: str) -> list[tuple[str, list[str], str]]:
    for one in remarks_in(text):
        assert all(span.of(text) == name for name, span in one.names)
    return [(one.verb, [name for name, _ in one.names], one.reason) for one in remarks_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- gklint: ignore GK301 理由如下 -->", ("ignore", ["GK301"], "理由如下")),
        ("<!--gklint:ignore GK301-->", ("ignore", ["GK301"], "")),
        (
            "<!-- gklint：ignore GK301，GK302、a-b：已核实。 -->",
            ("ignore", ["GK301", "GK302", "a-b"], "已核实"),
        ),
        ("<!-- gklint: ignore-file GK2 -- agreed -->", ("ignore-file", ["GK2"], "agreed")),
        ("<!--\n gklint: ignore\n GK301\n 已\n 核实\n-->", ("ignore", ["GK301"], "已 核实")),
        ("<!-- gklint: ignore GK301 理由 -->", ("ignore", ["GK301"], "")),
        ("<!-- gklint: ignore GK301 reason -->", ("ignore", ["GK301"], "")),
        ("<!-- gklint: ignore 已核实 -->", ("ignore", [], "已核实")),
        ("<!-- gklint: -->", ("", [], "")),
        ("<!-- gklint: 忽略 GK301 -->", ("", [], "忽略 GK301")),
    ],
)
def test_what_a_remark_says(text: str, expected: tuple[str, list[str], str]) -> None:
    assert said(f"𠮷{text}正文") == [expected]


def test_what_is_no_remark() -> None:
    for text in (
        "<!-- 说明 -->",
        "gklint: ignore GK301",
        "<!-- gklint: ignore GK301",
        "<!-- GKLINT: x -->",
    ):
        assert remarks_in(text) == []
        assert without_remarks(text) is None
    assert remarks_in("<!-- gklint: ignore GK301 " + "长" * 2000 + " -->") == []


def test_an_unclosed_remark_does_not_swallow_the_next() -> None:
    text = "<!-- gklint: ignore GK301 <!-- gklint: ignore GK302 好 -->"
    assert remarks_in(text) == [
        Remark(
            Span(0, len(text)), "ignore", (("GK301", Span(20, 25)),), "<!-- gklint: ignore GK302 好"
        )
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_line_goes_with_a_remark_that_stands_alone(end: str) -> None:
    remark = REMARK.format("GK301")
    text = f"甲{end} {remark}　{end}乙{remark}{end}{remark}丙{end}"
    origin = without_remarks(text)
    assert origin is not None
    assert origin.text == f"甲{end}乙{end}丙{end}"
    first, second, _ = remarks_in(text)
    assert line_of(text, first.span).of(text) == f" {remark}　{end}"
    assert line_of(text, second.span) == second.span


def test_hostile_openings_cost_linear_time() -> None:
    assert without_remarks("<!-- gklint: " * 20_000) is None
    assert without_remarks("<!-- gklint: -->" * 20_000) is not None


@SLOW
@given(st.sampled_from(PIECES), st.integers(0, 500), st.sampled_from(["GK202", "GK1", "GK301, x"]))
def test_a_remark_anywhere_is_not_read(text: str, at: int, rules: str) -> None:
    at = min(at, len(text))
    inside = text[:at] + REMARK.format(rules) + text[at:]
    line = text.rfind("\n", 0, at) + 1
    before = text[:line] + REMARK.format(rules) + "\n" + text[line:]
    for suffix in (".txt", ".md"):
        assert PROJECT.read_text(before, suffix).text == text
        assert PROJECT.read_text(before, suffix).blocks == PROJECT.read_text(text, suffix).blocks
        for now in (inside, before):
            linted = PROJECT.lint_text(now, suffix)
            assert linted.text == now
            for finding in linted.report.findings:
                assert finding.span.end <= len(now)
                for fix in finding.fixes:
                    assert apply_edits(now, fix.edits) != now
            for least in ("safe", "unsafe"):
                once = PROJECT.fix_text(now, suffix, least).text
                assert PROJECT.fix_text(once, suffix, least).text == once


@SLOW
@given(
    st.lists(
        st.sampled_from([*PIECES, "\n", REMARK.format("GK202"), "<!-- gklint:", "-->", " "]),
        max_size=8,
    )
)
def test_remarks_among_anything_leave_sound_places(pieces: list[str]) -> None:
    text = "".join(pieces)
    for suffix in (".txt", ".md", ".html"):
        linted = PROJECT.lint_text(text, suffix)
        assert linted.report.crashes == ()
        for one in (*linted.report.findings, *(said.finding for said in linted.report.silenced)):
            assert one.span.end <= len(text)
        fixed = PROJECT.fix_text(text, suffix).text
        assert PROJECT.fix_text(fixed, suffix).text == fixed
