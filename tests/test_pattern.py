"""One room for patterns: exact prefilter, bounded cost, the same matches on both engines."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from gklint import pattern
from gklint.check import kind_named, kind_names
from gklint.errors import PatternError
from gklint.freeze import patterns_in
from gklint.pattern import STEPS_LIMIT, Pattern, parse, required_of, steps_of
from gklint.project import project_by


def every_source() -> list[str]:
    """Every pattern there is: in Python code, in rules and in the reference data."""
    for name in kind_names():
        kind_named(name)
    project = project_by()
    sources = list(pattern._sources)
    reference = project.reference
    values = (
        reference.vocabulary,
        reference.regimes,
        reference.prose,
        *(one.params for one in project.rulebook.rules),
    )
    sources += [one.source for one in patterns_in(values)]
    return sorted(set(sources))


SOURCES = every_source()


def test_there_are_patterns_to_hold() -> None:
    assert len(SOURCES) > 50


@pytest.mark.parametrize("source", SOURCES)
def test_built_in_patterns_are_bounded(source: str) -> None:
    assert steps_of(parse(source)) <= STEPS_LIMIT


@pytest.mark.parametrize("source", SOURCES)
def test_built_in_patterns_match_the_same_in_both_engines(source: str, corpus: str) -> None:
    standard, other = re.compile(source), regex.compile(source)
    assert [m.span() for m in standard.finditer(corpus)] == [
        m.span() for m in other.finditer(corpus)
    ]


@pytest.mark.parametrize("source", SOURCES)
def test_the_prefilter_is_exact(source: str, corpus: str) -> None:
    required = required_of(parse(source))
    if required is None:
        return
    for match in re.finditer(source, corpus):
        assert any(literal in match[0] or literal in corpus for literal in required)
    for line in corpus.split("\n"):
        if re.search(source, line):
            assert any(literal in line for literal in required)


@pytest.mark.parametrize(
    ("source", "literals"),
    [
        ("，(?=，)|。(?=。)", ("。。", "，，")),
        ("(?:；|、)(?:。|：)", ("、。", "、：", "；。", "；：")),
        ("办?理由[0-9]{1,3}", ("理由",)),
        ("[Xx]{2,6}[一-龥]", ("XX", "Xx", "xX", "xx")),
        ("[。；，：、？！（）]", None),
    ],
)
def test_neighbours_are_required_together(source: str, literals: tuple[str, ...] | None) -> None:
    assert required_of(parse(source)) == literals


@pytest.fixture(scope="module")
def corpus() -> str:
    """The texts of every rule's examples: what the rules were written for."""
    rules = project_by().rulebook.rules
    return "\n".join(one.bad + one.good for rule in rules for one in rule.table.example)


LETTERS = st.text(alphabet="ab中国1", max_size=30)


@pytest.mark.parametrize(
    "source",
    [
        "中(?:国|a)b?",
        "(?:ab|中国)1{1,3}",
        "a{0,2}中",
        "[ab]{2}国",
        "(?=中).a",
        "(?:a|b)?1",
        "(?i)A中",
        "(?<!a)b中|国国",
        "(中)(?:\\1)?国",
        "(?:a|b)(?:中|国)",
        "a?b{2}(?=中|1)",
        "(?<=中)国(?!1)a{1,2}",
        "(?:中(?=国)|a(?:b|1)?)[^b]",
        "[ab]中{2,}(?:1|(?i:b))",
    ],
)
@given(text=LETTERS)
def test_a_text_without_the_required_literals_has_no_match(source: str, text: str) -> None:
    found = re.search(source, text)
    made = Pattern(source).search(text)
    assert (found and found.span()) == (made and made.span())


@pytest.mark.parametrize("source", ["(a+)+$", "(?:[一-龥]+)+。", "公.*?开.*?号.*?。", ".*"])
def test_a_pattern_without_bound_runs_under_a_time_limit(source: str) -> None:
    assert steps_of(parse(source)) > STEPS_LIMIT
    made = Pattern(source)
    made.compile()
    assert made._timeout


def test_an_explosion_is_stopped_and_told() -> None:
    with pytest.raises(PatternError, match="stopped"):
        Pattern("公.*?开.*?号.*?。").search("公开号" * 2000)


def test_without_regex_an_unbounded_pattern_is_refused() -> None:
    code = (
        "import sys; sys.modules['regex'] = None\n"
        "from gklint.pattern import Pattern\n"
        "try: Pattern('(a+)+$').search('a')\n"
        "except Exception as error: print(type(error).__name__, error.en[:30])\n"
        "print(Pattern('a{1,3}').search('aa')[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["PatternError this pattern may run very long", "aa"]


@pytest.mark.parametrize("source", ["(", "[a", "(?P<x>a)(?P<x>b)", "a{2,1}", "(?<=a{1,3})b"])
def test_a_pattern_that_does_not_compile_is_told(source: str) -> None:
    with pytest.raises(PatternError, match="not a pattern"):
        Pattern(source).search("ab")


def test_compiled_code_comes_back_from_a_store_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern, "_store", {})
    monkeypatch.setattr(pattern, "_fresh", {})
    source = "统计(?P<what>期限|时间)[^。]{0,12}?(?P<year>[0-9]{4})年"
    text = "本报告统计期限自2020年1月"
    first = Pattern(source).search(text)
    kept = {source: pattern.frozen()[source]}
    pattern.thaw(kept)
    again = Pattern(source)
    second = again.search(text)
    assert first is not None
    assert second is not None
    assert second.span() == first.span()
    assert second.groupdict() == first.groupdict() == {"what": "期限", "year": "2020"}
    assert again.required == ("统计",)


def test_patterns_are_equal_by_their_text() -> None:
    assert Pattern("a") == Pattern("a") != Pattern("b")
    assert len({Pattern("a"), Pattern("a")}) == 1


def test_any_of_some_patterns_matches_where_one_of_them_does() -> None:
    both = pattern.any_of([pattern.Pattern("a|bc"), pattern.Pattern("d[0-9]")])
    assert [found[0] for found in both.finditer("a bc b d7 d")] == ["a", "bc", "d7"]
    assert both.required == ("a", "bc", "d")
