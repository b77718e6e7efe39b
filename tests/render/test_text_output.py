"""What people read at a terminal."""

from __future__ import annotations

from gklint.finding import ERROR, SAFE, WARNING, Bilingual, Finding, Fix, Related
from gklint.render import text
from gklint.render.outcome import Outcome, Summary
from gklint.text import Edit, Span

TEXT = "甲乙\x1b[2J丙\r\n丁戊\r\n"


def both(words: str) -> Bilingual:
    return Bilingual(words, words)


def finding(start: int, end: int, severity: str = ERROR, **more: object) -> Finding:
    parts = {"message": both("说明"), "basis": both(""), **more}
    return Finding(Span(start, end), "GK999", "made-up", severity, **parts)  # type: ignore[arg-type]


def render(*findings: Finding, colour: bool = False, columns: int = 60) -> str:
    outcome = Outcome("a\x1b.txt", TEXT, 2018, "", "", findings, {}, {})
    return text.render(outcome, "zh", columns, colour)


def test_nothing_found_shows_nothing() -> None:
    assert render() == ""


def test_controls_of_the_file_do_not_reach_the_terminal() -> None:
    shown = render(finding(1, 2, message=both("见\x1b[0m"), basis=both("据\x07")))
    assert shown == (
        "a␛.txt:1:2: error GK999 见␛[0m\n    | 甲乙␛[2J丙\n    |   ^^\n    依据：据␇\n"
    )


def test_a_finding_over_several_lines_marks_the_first_and_says_how_far_it_goes() -> None:
    assert render(finding(6, 11)) == (
        "a␛.txt:1:7: error GK999 说明\n    | 甲乙␛[2J丙\n    |         ^^ 至 2:3\n"
    )


def test_fixes_and_related_places_are_told() -> None:
    fix = Fix(both("改为己"), (Edit(Span(9, 10), "己"),), SAFE)
    shown = render(finding(9, 10, fixes=(fix,), related=(Related(Span(0, 1), both("此处")),)))
    assert shown.endswith("    修正（自动）：改为己\n    另见 1:1 此处\n")


def test_colour_only_where_it_is_asked_for() -> None:
    plain = render(finding(0, 1, WARNING))
    painted = render(finding(0, 1, WARNING), colour=True)
    assert "\x1b" not in plain
    assert "\x1b[33mwarning\x1b[0m" in painted


def summary(*findings: Finding) -> Summary:
    made = Summary()
    made.add(Outcome("a", TEXT, None, "", "", findings, {}, {}))
    return made


def test_the_last_line_counts() -> None:
    fix = Fix(both("改"), (Edit(Span(0, 1), "己"),), SAFE)
    made = summary(finding(0, 1), finding(0, 1, WARNING, fixes=(fix,)))
    assert text.summary_line(made, "zh", (SAFE,)) == (
        "检查了 1 个文件，发现 1 个错误、1 个警告（1 处可自动修正：--fix）"
    )
    assert text.summary_line(made, "en", ()) == "1 file checked, 1 error, 1 warning found"
    made.fixed, made.left_out, made.failed = 2, 1, 1
    assert text.summary_line(made, "zh", ()) == (
        "检查了 1 个文件，修正了 2 处，还有 1 个错误、1 个警告；另有 1 个文件不像年度报告，没有检查"
        "；1 项没能检查，见上文"
    )
    assert text.summary_line(made, "zh", (), "below").endswith("；1 项没能检查，见下文")
    assert text.summary_line(made, "en", (), "below").endswith("1 could not be checked, see below")
    assert text.summary_line(summary(), "zh", ()) == "检查了 1 个文件，没有发现问题"


def test_many_related_places_are_counted_after_the_first_few() -> None:
    related = tuple(Related(Span(at, at + 1), both("此处")) for at in range(7))
    shown = render(finding(0, 1, related=related))
    assert shown.count("另见 ") == 4
    assert shown.endswith("    另有 3 处相关，见 gklint table 或 --output-format json\n")
