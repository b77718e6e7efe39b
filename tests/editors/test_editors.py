"""Real editors, with the snippets of docs/editors.md, show and mend what the command line finds."""

from __future__ import annotations

import pytest

from gklint.project import Project
from tests.editors.conftest import EDITORS
from tests.editors.editor import Desk, Editor, Shown, until

# 𠮷 takes four bytes, two UTF-16 units, one code point: every way to count differs after it.
REPORT = """某某县民政局2023年政府信息公开工作年度报告

𠮷祥路上的本机关根据《中华人民共和国政府信息公开条例》编制本报告。统计期限自2023年1月1日起至2023年12月30日止。
联系电话：0571-8765432，电子邮箱：mzj@example.gov.cn。

一、总体情况

2023年，𠮷县行政服务中心公开信息80条。
"""
WINDOW = "2023年12月30日"
MENDED = "2023年12月31日"


def expected(project: Project, text: str, suffix: str) -> list[tuple[str, str]]:
    """The rules and words that the command line tells."""
    linted = project.lint_text(text, suffix)
    return [
        (one.rule, linted.text[one.span.start : one.span.end]) for one in linted.report.findings
    ]


def told(editor: Editor) -> list[tuple[str, str]]:
    return sorted((one.rule, one.words) for one in editor.shown())


def settle(editor: Editor, project: Project, suffix: str) -> list[Shown]:
    """Wait until the editor shows what the command line finds in its text."""
    want = sorted(expected(project, editor.text(), suffix))
    until(lambda: told(editor) == want, repr(want), lambda: told(editor))
    return editor.shown()


def as_page(text: str) -> str:
    """A text as a web page."""
    lines = "".join(f"<p>{line}</p>\n" for line in text.split("\n") if line)
    return f"<html><body>\n{lines}</body></html>\n"


REPORTS = {"报告.txt": REPORT, "report.md": f"# {REPORT}", "report.html": as_page(REPORT)}


@pytest.mark.parametrize("name", list(REPORTS))
def test_a_fault_is_shown_at_its_words_mended_and_gone(
    editor: Editor, desk: Desk, project: Project, name: str
) -> None:
    text = REPORTS[name]
    path = desk.write(name, text)
    editor.open(path)
    shown = settle(editor, project, path.suffix)
    fault = next(one for one in shown if one.words == WINDOW)
    assert (fault.rule, fault.severity) == ("GK202", 1)
    assert "第四十九条" in fault.message
    editor.go_to(WINDOW)
    offered = [title for title in editor.offered() if MENDED in title]
    assert len(offered) == 1
    editor.choose(offered[0])
    until(lambda: MENDED in editor.text(), "the repair")
    assert editor.text() == text.replace(WINDOW, MENDED)
    assert fault.rule not in {one.rule for one in settle(editor, project, path.suffix)}
    editor.save()
    assert path.read_bytes() == text.replace(WINDOW, MENDED).encode()


def test_line_ends_of_windows_stay(editor: Editor, desk: Desk, project: Project) -> None:
    text = REPORT.replace("\n", "\r\n")
    path = desk.write("report.txt", text)
    editor.open(path)
    assert WINDOW in {one.words for one in settle(editor, project, ".txt")}
    editor.go_to(WINDOW)
    editor.choose(next(title for title in editor.offered() if MENDED in title))
    until(lambda: MENDED in editor.text(), "the repair")
    settle(editor, project, ".txt")
    editor.save()
    assert path.read_bytes() == text.replace(WINDOW, MENDED).encode()


def test_a_report_in_gb18030_stays_so(editor: Editor, desk: Desk, project: Project) -> None:
    path = desk.write("report.txt", REPORT, "gb18030")
    editor.open(path)
    assert WINDOW in {one.words for one in settle(editor, project, ".txt")}
    editor.go_to(WINDOW)
    editor.choose(next(title for title in editor.offered() if MENDED in title))
    until(lambda: MENDED in editor.text(), "the repair")
    editor.save()
    assert path.read_bytes() == REPORT.replace(WINDOW, MENDED).encode("gb18030")


def test_edits_in_quick_succession_end_with_what_is_true(
    editor: Editor, desk: Desk, project: Project
) -> None:
    path = desk.write("report.txt", REPORT)
    editor.open(path)
    settle(editor, project, ".txt")
    for _ in range(3):
        editor.flurry(WINDOW, "𠮷年", 20)
    editor.go_to(WINDOW)
    editor.insert("𠮷")
    until(lambda: f"𠮷{WINDOW}" in editor.text(), "the last key")
    assert editor.text() == REPORT.replace(WINDOW, f"𠮷{WINDOW}")
    settle(editor, project, ".txt")


def test_all_that_is_safe_is_mended_at_once(editor: Editor, desk: Desk, project: Project) -> None:
    text = REPORT.replace("本报告。", "本报告。。").replace("年，𠮷", "年，，𠮷")
    editor.open(desk.write("report.txt", text))
    settle(editor, project, ".txt")
    editor.go_to("。。")
    editor.choose("修正全部可自动修正的问题")
    until(lambda: editor.text() == REPORT, "the repairs", editor.text)
    settle(editor, project, ".txt")


def test_one_server_serves_two_reports(editor: Editor, desk: Desk, project: Project) -> None:
    first = desk.write("2023.txt", REPORT)
    second = desk.write("2022.txt", REPORT.replace("2023", "2022"))
    for path in (first, second):
        editor.open(path)
        until(lambda: editor.shown(), "findings")
    assert WINDOW.replace("2023", "2022") in {one.words for one in editor.shown()}
    assert len(desk.servers()) == 1


def test_settings_of_the_editor_hold(english_editor: Editor, desk: Desk) -> None:
    english_editor.open(desk.write("report.txt", REPORT))
    words = "the statistics window"  # some editors tell their settings after the first text
    until(lambda: any(words in one.message for one in english_editor.shown()), words)


def test_other_texts_are_left_alone(editor: Editor, desk: Desk) -> None:
    for name in ("notes.txt", "notes.md", "pyproject.toml"):
        editor.open(desk.write(name, '[project]\nname = "县行政服务中心"\n'))
        editor.insert("二")
        until(lambda: "二[project]" in editor.text(), "the key")
    editor.open(desk.write("report.txt", REPORT))  # answered after all of the others
    until(lambda: editor.shown(), "findings")
    editor.open(desk.work / "notes.md")
    assert editor.shown() == []


@pytest.mark.parametrize("name", list(EDITORS))
def test_a_server_does_not_outlive_its_editor(name: str, desk: Desk) -> None:
    editor = EDITORS[name](desk)
    editor.open(desk.write("report.txt", REPORT))
    until(lambda: editor.shown(), "findings")
    desk.clear()  # kills the editor; the end of the desk waits for the end of its servers
    assert len(desk.servers()) == 1
