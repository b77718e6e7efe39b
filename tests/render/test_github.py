"""Annotations of GitHub Actions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from gklint.finding import WARNING, Bilingual, Finding
from gklint.render.outcome import Outcome
from gklint.text import Span
from tests.render.made import CLEAN, OUTCOME, said

PATH = "村/a%0A%3A%3Aerror%3A%3A<b>%2C=1␛.txt"


def test_a_finding_is_one_command_on_one_line() -> None:
    assert said("github", CLEAN, OUTCOME) == (
        f"::error file={PATH},line=1,endLine=1,title=gklint GK999"
        "::<b>有误%0A::set-env::%250A%0A依据：《条例》第一条\n"
        f"::notice file={PATH},line=2,endLine=3,title=gklint GK998"
        '::=SUM("x")]]>␛[0m\n'
    )


def test_nothing_found_says_nothing() -> None:
    assert said("github", CLEAN) == ""


@given(some.text(), some.text())
def test_no_text_leaves_its_annotation(path: str, message: str) -> None:
    finding = Finding(
        Span(0, 1), "GK1", "n", WARNING, Bilingual(message, message), Bilingual("", "")
    )
    shown = said("github", Outcome(path, "甲", None, "", "", (finding,), {}, {}))
    assert len(shown.splitlines()) == 1
    head, _, rest = shown[2:-1].partition("::")
    assert head.startswith("warning file=")
    assert head.count(",") == 3
    unescaped = rest.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    if message.isprintable():
        assert unescaped == message
    assert all(char.isprintable() or char >= "\xa0" for char in shown[:-1])
