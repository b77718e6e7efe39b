"""JUnit's XML."""

from __future__ import annotations

from xml.etree import ElementTree

from gklint.errors import SourceError
from gklint.render.outcome import Summary
from tests.render.made import CLEAN, OUTCOME, said

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gklint">\n'
PATH = "村/a&#10;::error::&lt;b&gt;,=1␛.txt"


def test_findings_that_fail_the_run_are_failures() -> None:
    shown = said("junit", CLEAN, OUTCOME)
    assert shown == (
        f"{HEAD}"
        '  <testsuite name="clean.txt" tests="1" failures="0" errors="0">\n'
        '    <testcase classname="clean.txt" name="gklint"/>\n'
        "  </testsuite>\n"
        f'  <testsuite name="{PATH}" tests="2" failures="1" errors="0">\n'
        f'    <testcase classname="{PATH}" name="GK999 made-up 1:3">'
        '<failure message="&lt;b&gt;有误&#10;::set-env::%0A" type="error">'
        f"{PATH}:1:3: error GK999 &lt;b&gt;有误&#10;::set-env::%0A&#10;《条例》第一条"
        "</failure></testcase>\n"
        f'    <testcase classname="{PATH}" name="GK998 other 2:1"><system-out>'
        f"{PATH}:2:1: hint GK998 =SUM(&quot;x&quot;)]]&gt;␛[0m</system-out></testcase>\n"
        "  </testsuite>\n</testsuites>\n"
    )
    ElementTree.fromstring(shown.encode())


def test_what_fails_is_what_fail_on_says() -> None:
    def failures(fail_on: str) -> int:
        tree = ElementTree.fromstring(said("junit", OUTCOME, fail_on=fail_on).encode())
        return len(list(tree.iter("failure")))

    assert [failures(one) for one in ("never", "error", "hint")] == [0, 1, 2]


def test_what_could_not_be_checked_is_an_error() -> None:
    summary = Summary()
    summary.fail(SourceError("不是文本", "not a text", "b<.txt"))
    tree = ElementTree.fromstring(said("junit", summary=summary, language="en").encode())
    (error,) = tree.iter("error")
    assert error.get("message") == "not a text"
    assert [case.get("classname") for case in tree.iter("testcase")] == ["b<.txt"]
