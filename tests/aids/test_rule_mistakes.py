"""Mistakes in files of rules: all of them, each at its place, in the loader's words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.aids.judged_rules import RuleMemo
from gklint.aids.rule_files import Around, around
from gklint.aids.rule_mistakes import Mistake, example_mistakes, mistakes
from gklint.config import Settings
from gklint.decode import Problems
from gklint.finding import ERROR, WARNING
from gklint.rulebook.files import builtin_folder
from gklint.rulebook.load import read_rules

AROUND = around("own.toml", Settings())
RULE = """\
[[rule]]
id = "OWN1"
name = "own-word"
check = "pattern"
severity = "warning"
params = { match = '统计(?P<what>期限)?' }
title = { zh = "题", en = "title" }
why = { zh = "因", en = "why" }
message = { zh = "写了{found}", en = "found {found}" }
[[rule.fix]]
with = "甲"
applicability = "unsafe"
title = { zh = "改", en = "change" }
[[rule.example]]
bad = "一⟦统计⟧"
[[rule.example]]
good = "乙"
"""
SECOND = RULE.replace("OWN1", "OWN2").replace("own-word", "own-other")


def shown(text: str, found: tuple[Mistake, ...]) -> list[tuple[str, str]]:
    """What is marked by each mistake, and what is said of it."""
    return [(one.span.of(text), one.message.zh) for one in found]


def told(text: str, beside: Around = AROUND) -> list[tuple[str, str]]:
    return shown(text, mistakes(text, "own.toml", beside))


def examples(text: str) -> list[tuple[str, str]]:
    return shown(text, example_mistakes(text, "own.toml", AROUND))


def test_a_sound_file_has_none() -> None:
    assert told(RULE + SECOND) == []
    assert examples(RULE + SECOND) == []


@pytest.mark.parametrize(
    ("old", "new", "marked", "words"),
    [
        ("severity", "severty", "severty", "是否想写 severity？"),
        ('severity = "warning"\n', "", "[[rule]]", "缺少这个键"),
        ('"warning"', '"warn"', '"warn"', "应为error、warning"),
        ('"pattern"', '"patern"', '"patern"', "是否想写 pattern？"),
        ('en = "title"', 'e = "title"', '{ zh = "题", e = "title" }', '{ zh = "…", en = "…" }'),
        ("match =", "mach =", "mach", "是否想写 match？"),
        ("match = '统计(?P<what>期限)?'", "", "params", "缺少这个键"),
        ("'统计(?P<what>期限)?'", "3", "3", "应为正则表达式文字"),
        ("'统计(?P<what>期限)?'", "'统计[一'", "[", "正则表达式有误"),
        ("'统计(?P<what>期限)?'", '"\\u7edf)计"', ")", "正则表达式有误"),
        ("'统计(?P<what>期限)?'", "'统计.*'", "*", "可能极慢"),
        ("'统计(?P<what>期限)?'", "'统计.{2,}丙'", "{2,}", "可能极慢"),
        ("'统计(?P<what>期限)?'", "'.{0,999}.{0,999}统计'", None, "可能极慢"),
        ("写了{found}", "𠮷{found}{foun}", "{foun}", "不提供 {foun}"),
        ("found {found}", "found {found", '"found {found"', "花括号不成对"),
        ('with = "甲"', 'with = "{who}"', "{who}", "不提供 {who}"),
        ('with = "甲"', 'with = "{what}"\nreplace = "here"', '"here"', "没有 here；可用的有：what"),
        ('"own-word"', '"own word"', '"own word"', "只用字母"),
        ('"OWN1"', '"GK201"', '"GK201"', "GK201 是内置规则的编号"),
        ('"warning"', '"warning"\nwhere.section = "no"', '"no"', "没有 no；可用的有"),
        ('"warning"', '"warning"\nlevels = ["county", "x"]', '"x"', "没有 x"),
        ('"warning"', '"warning"\nyears = "二"', '"二"', "年份范围"),
        ('"warning"', '"warning"\nyields_to = ["GK99"]', '"GK99"', "没有规则 GK99"),
        ('"warning"', '"warning"\nbasis = { regulation = "无" }', '"无"', "法规库中没有 无"),
        ('"一⟦统计⟧"', '"一统计"', '"一统计"', "标出应当报告的位置"),
        ('good = "乙"', 'good = "乙"\nlevel = "x"', '"x"', "没有 x；可用的有：township"),
        ("[[rule]]", "[other]\n[[rule]]", "other", "只能有 [[rule]]"),
        ('"OWN1"', '"OWN1', '"OWN1', "TOML 语法有误"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_mistake_is_shown_where_it_is(
    old: str, new: str, marked: str | None, words: str, end: str
) -> None:
    text = (SECOND + RULE.replace(old, new, 1)).replace("\n", end)
    found = [(place, said) for place, said in told(text) if words in said]
    assert len(found) == 1
    if marked is not None and "语法" not in words:
        assert found[0][0] == marked
    assert mistakes(text, "own.toml", AROUND)[-1].span.start >= len(SECOND), "in the second rule"


@pytest.mark.parametrize(
    ("params", "marked"),
    [
        ('{ table = "reviews", relation = "row_total" }', []),
        ('{ table = "review", relation = "row_total" }', ['"review"']),
        ('{ table = "reviews", relation = "balance" }', ['"balance"']),
    ],
)
def test_a_table_that_is_not_there_is_told(params: str, marked: list[str]) -> None:
    old = '"pattern"\nseverity = "warning"\nparams = { match = \'统计(?P<what>期限)?\' }'
    new = f'"table_relation"\nseverity = "warning"\nparams = {params}'
    assert [place for place, _ in told(RULE.replace(old, new))] == marked


def test_broken_toml_is_shown_where_reading_stopped() -> None:
    text = 'a = 1\r\nid = "OWN1\r\nb = 2\r\n'
    (one,) = mistakes(text, "own.toml", AROUND)
    assert one.span.start == text.index("\r\nb")
    assert "TOML 语法有误" in one.message.zh


def test_beside_a_broken_rule_the_others_are_still_judged() -> None:
    third = RULE.replace("OWN1", "OWN3").replace("own-word", "third").replace("good", "god")
    text = "\ufeff" + SECOND.replace("⟦统计⟧", "⟦统⟧计") + RULE.replace('"OWN1"', "OWN1") + third
    for tried in (text, text.replace("\n", "\r\n")):
        first, key = mistakes(tried, "own.toml", AROUND)
        assert "语法" in first.message.zh
        assert first.span.of(tried).startswith("OWN1")
        assert key.span.of(tried) == "god"
        assert [place for place, _ in examples(tried)] == ["统⟧计"]
    assert len(told("[[rule\n" + RULE)) == 1


def test_all_mistakes_of_a_rule_and_of_a_file_are_told_at_once() -> None:
    text = SECOND.replace("severity", "severty") + RULE.replace("统计(", "统计)(").replace(
        "{found}", "{fund}"
    )
    text = text.replace('"pattern"', '"patern"', 1)
    assert [marked for marked, _ in told(text)] == ["[[rule]]", '"patern"', "severty", ")"]


def test_ids_of_the_same_file_and_of_others_are_taken() -> None:
    assert told(RULE + RULE) == [
        ('"OWN1"', "OWN1 已在 own.toml:1 用过"),
        ('"own-word"', "own-word 已在 own.toml:1 用过"),
    ]


def test_ids_of_other_files_are_taken_and_the_file_itself_is_no_other(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(RULE, encoding="utf-8")
    (tmp_path / "b.toml").write_text(SECOND.replace("severity", "x"), encoding="utf-8")
    beside = around(str(tmp_path / "own.toml"), Settings(rules=(str(tmp_path),)))
    assert told(RULE, beside) == []
    assert [marked for marked, _ in told(SECOND, beside)] == ['"OWN2"', '"own-other"']


@pytest.mark.parametrize(
    "file", sorted(Path(builtin_folder()).glob("*.toml")), ids=lambda p: p.stem
)
def test_the_built_in_files_have_none(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert mistakes(text, file.name, around(str(file), Settings())) == ()


@pytest.mark.parametrize(
    ("old", "new", "marked", "words"),
    [
        ("一⟦统计⟧", "一⟦统⟧计", "统⟧计", "应报告“统”@1，实际报告“统计”@1"),
        ("一⟦统计⟧", "⟦一⟧", "一", "应报告“一”@0，实际报告无"),
        (
            '"一⟦统计⟧"',
            '"""\n一\\t\n⟦统计⟧，统计"""',
            "统计",
            "应报告“统计”@3，实际报告“统计”@3、“统计”@6",
        ),
        ('good = "乙"', "good = '乙统计'", "统计", "应报告无，实际报告“统计”@1"),
        ('⟧"', '⟧"\nfixed = "一丙"', '"一丙"', "实际修正为：一甲"),
        ('⟧"', '⟧"\nmessage = "没有"', '"没有"', "说明中没有“没有”：写了统计"),
        ('⟧"', '⟧"\nknown_gap = "难"', '"难"', "标为 known_gap，但已经成立"),
    ],
)
def test_an_example_that_does_not_hold_is_shown_at_its_words(
    old: str, new: str, marked: str, words: str
) -> None:
    ((place, said),) = examples(SECOND + RULE.replace(old, new, 1))
    assert (place, said.partition("：")[2]) == (marked, words)


def test_a_pattern_that_runs_too_long_in_an_example_is_told() -> None:
    pytest.importorskip("regex")
    text = RULE.replace("统计(?P<what>期限)?", "(啊+)+[丙丁]").replace("乙", "啊" * 3000)
    assert any("超过时限" in said for _, said in examples(text))
    assert [one.severity for one in mistakes(text, "own.toml", AROUND)] == [WARNING]
    assert [one.severity for one in mistakes(RULE * 2, "own.toml", AROUND)] == [ERROR, ERROR]


def test_what_a_memo_keeps_is_told_where_it_stands_now() -> None:
    memo, fresh = RuleMemo(), RuleMemo()
    wrong = RULE.replace("统计(", "统计)(").replace("一⟦", "⟦一")
    for text in (wrong, SECOND + wrong, "# 注\n" + wrong + SECOND, RULE + SECOND):
        assert mistakes(text, "own.toml", AROUND, memo) == mistakes(text, "own.toml", AROUND)
        for tried in (text, text.replace("统计)", "统计")):
            again = example_mistakes(tried, "own.toml", AROUND, fresh)
            assert again == example_mistakes(tried, "own.toml", AROUND)


def test_the_words_are_those_of_the_loader() -> None:
    text = RULE.replace("severity", "severty").replace("统计(", "统计)(") + SECOND.replace(
        "甲", "{x}"
    )
    problems = Problems()
    read_rules([("own.toml", text)], AROUND.reference, False, problems)
    loader = sorted((error.zh, error.en) for error in problems.errors)
    found = mistakes(text, "own.toml", AROUND)
    assert sorted((one.message.zh, one.message.en) for one in found) == loader


@given(st.integers(0, len(RULE)), st.integers(0, 12), st.text("'\"[]{}=\n⟦⟧甲*(", max_size=3))
def test_no_text_makes_it_fall(start: int, gone: int, put: str) -> None:
    text = RULE[:start] + put + RULE[start + gone :]
    for one in (*mistakes(text, "own.toml", AROUND), *example_mistakes(text, "own.toml", AROUND)):
        assert one.span.end <= len(text)


WORTH = st.sampled_from(
    ["1", "-1", "1.5", "true", '""', '"x"', "[]", "[1]", "[{}]", "{}", "{ zh = 1 }", "2020-01-01"]
)


@given(st.sampled_from(RULE.splitlines()[1:]), WORTH)
def test_no_value_makes_it_fall(line: str, worth: str) -> None:
    key = line.partition(" = ")[0]
    text = RULE.replace(line, f"{key} = {worth}" if "=" in line else "")
    mistakes(text, "own.toml", AROUND)
    example_mistakes(text, "own.toml", AROUND)
