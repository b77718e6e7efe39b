"""Diffs that a patch program can apply."""

from __future__ import annotations

from gklint.render.diff import render


def test_no_difference_is_empty() -> None:
    assert render("a", "一\n", "一\n", False) == ""


def test_line_ends_are_those_of_the_text_and_other_breaks_are_none() -> None:
    assert render("a", "一\x0c\u2028\r\n二", "一\x0c\u2028\r\n三", False) == (
        "--- a\n+++ a\n@@ -1,2 +1,2 @@\n 一\x0c\u2028\r\n"
        "-二\n\\ No newline at end of file\n+三\n\\ No newline at end of file\n"
    )


def test_a_terminal_is_not_sent_the_controls_of_the_file() -> None:
    assert render("a", "\x1b\r\n", "\r\n", True) == "--- a\n+++ a\n@@ -1 +1 @@\n-␛\n+\n"


def test_a_name_with_a_line_end_does_not_break_the_head() -> None:
    assert render("a\nb\u202e", "一\n", "二\n", False).split("\n")[:2] == [
        "--- a␊b\ufffd",
        "+++ a␊b\ufffd",
    ]
