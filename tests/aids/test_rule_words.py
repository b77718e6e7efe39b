"""What an editor says of the words of rule files and settings, and what it offers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.aids.key_words import KEYS
from gklint.aids.rule_files import RULES, SETTINGS, around
from gklint.aids.rule_words import completions, hover
from gklint.config import AcceptedTable, GroupTable, OverrideTable, RuleChange, Settings
from gklint.decode import key_of

AROUND = around("own.toml", Settings())
RULE = """\
[[rule]]
id = "OWN1"
name = "own-word"
check = "pattern"
severity = "warning"
params = { match = '统计(?P<what>期限)?', titles = true }
where = { section = "problems" }
title = { zh = "题", en = "title" }
message = { zh = "写了{found}{what}", en = "found {found}" }
basis = { regulation = "条例2019", article = 50 }
[[rule.fix]]
with = "{what}"
applicability = "safe"
[[rule.example]]
bad = "一⟦统计⟧"
level = "county"
"""
SET = """\
select = ["GK202"]
level = "county"
[severity]
GK202 = "hint"
[[group]]
name = "甲"
"""


def at(text: str, word: str, kind: str = RULES) -> tuple[str, str] | None:
    """What is marked and said at the first character of a word."""
    found = hover(text, "own.toml", kind, text.index(word), AROUND)
    return None if found is None else (found.span.of(text), found.words.zh)


@pytest.mark.parametrize(
    ("word", "marked", "said"),
    [
        ("severity", "severity", "级别"),
        ("rule.fix", "rule", "一条规则"),
        ("fix]]", "fix", "怎样改"),
        ("with", "with", "换成这些文字"),
        ("bad", "bad", "⟦ ⟧ 标出准确位置"),
        ("section", "section", "只看这些部分"),
        ("zh =", "zh", "中文"),
        ("article", "article", "第几条"),
        ("match", "match", "正则表达式文字\n\nSilent when ``match`` is found nowhere"),
        ("titles", "titles", "true 或 false；不写则为 false"),
        ("params", "params", "Nothing matches a pattern."),
        ("pattern", "pattern", "检查类型 `pattern`，用它的规则有：GK"),
        ("warning", "warning", "警告"),
        ("problems", "problems", "存在"),
        ("条例2019", "条例2019", "《中华人民共和国政府信息公开条例》（国务院令第711号）"),
        ("safe", "safe", "自动修正"),
        ("county", "county", "县"),
        ("found}{", "{found}", "所报告的文字"),
    ],
)
@pytest.mark.parametrize("head", ["", "\ufeff# 𠮷\r\n"])
def test_the_meaning_of_a_word(word: str, marked: str, said: str, head: str) -> None:
    found = at(head + RULE, word)
    assert found is not None
    assert found[0] == marked
    assert said in found[1]


@pytest.mark.parametrize("word", ["OWN1", "题", "50", "\n"])
def test_nothing_is_said_of_words_that_are_free(word: str) -> None:
    assert at(RULE, word) is None


@pytest.mark.parametrize(
    ("word", "marked", "said"),
    [
        ("select", "select", "只查这些"),
        ("county", "county", "县"),
        ('GK202"', "GK202", "统计期限没有到年底"),
        ("GK202 =", "GK202", "统计期限没有到年底"),
        ("hint", "hint", "建议"),
        ("name", "name", "提示语里的名称"),
    ],
)
def test_the_meaning_of_a_setting(word: str, marked: str, said: str) -> None:
    found = at(SET, word, SETTINGS)
    assert found is not None
    assert found[0] == marked
    assert said in found[1]


def offered(marked: str, kind: str = RULES, path: str = "own.toml") -> dict[str, str]:
    """Label -> the line at ‸ after it is taken."""
    offset = marked.index("‸")
    text = marked.replace("‸", "")
    found = {}
    for one in completions(text, path, kind, offset, AROUND):
        new = text[: one.span.start] + one.text + text[one.span.end :]
        start = new.rfind("\n", 0, one.span.start) + 1
        found[one.label] = new[start:].partition("\n")[0]
    return found


HEAD = '[[rule]]\nid = "A"\ncheck = "pattern"\n'


@pytest.mark.parametrize(
    ("marked", "label", "line"),
    [
        ("‸", "[[rule]]", "[[rule]]"),
        (HEAD + "sev‸", "severity", "severity = "),
        (HEAD + "‸\n[[rule]]\n", "title", 'title = { zh = "", en = "" }'),
        (HEAD + "‸", "[[rule.example]]", "[[rule.example]]"),
        (HEAD + "[[rule.ex‸", "example", "[[rule.example"),
        (HEAD + "[[rule.fix]]\nap‸", "applicability", "applicability = "),
        (HEAD + "severity = ‸", "error", 'severity = "error"'),
        (HEAD + 'severity = "wa‸"', "warning", 'severity = "warning"'),
        (HEAD + 'severity = "wa‸', "warning", 'severity = "warning'),
        (HEAD + "params = { ‸ }", "unless", "params = { unless =  }"),
        (HEAD + "params.ti‸", "titles", "params.titles = "),
        (HEAD + "params.titles = ‸", "true", "params.titles = true"),
        (HEAD + "[rule.params]\n‸", "match", "match = "),
        (HEAD + "levels = ['county', '‸']", "city", "levels = ['county', 'city']"),
        (HEAD + "where = { section = '‸' }", "preamble", "where = { section = 'preamble' }"),
        (HEAD + "where.kind = ‸", "table", 'where.kind = "table"'),
        (HEAD + "basis = { regulation = '‸' }", "条例2019", "basis = { regulation = '条例2019' }"),
        (HEAD + "yields_to = ['‸']", "GK202", "yields_to = ['GK202']"),
        (HEAD + "message = { zh = '𠮷{‸' }", "found", "message = { zh = '𠮷{found}' }"),
        (HEAD + "message.zh = '{fo‸}'", "year", "message.zh = '{year}'"),
        (HEAD + "message.zh = '{f‸ound}{'", "year", "message.zh = '{year}{'"),
        (HEAD + "params.match = '(?P<a>b)'\nmessage.zh = '{‸}'", "a", "message.zh = '{a}'"),
        (HEAD + "params.match = '(?P<a>b)'\n[[rule.fix]]\nreplace = ‸", "a", 'replace = "a"'),
        ("[[rule]]\ncheck = 'te‸'", "terms", "check = 'terms'"),
        ('[[rule]]\ncheck = "table_relation"\nparams.table = ‸', "reviews", 'params.table = "reviews"'),
        (
            '[[rule]]\ncheck = "table_relation"\nparams = { table = "reviews", relation = "‸" }',
            "row_total",
            'params = { table = "reviews", relation = "row_total" }',
        ),
        ('[[rule]]\ncheck = "terms"\nparams = { terms = [{ ‸ }] }', "wrong", "params = { terms = [{ wrong =  }] }"),
        ('[[rule]]\ncheck = "date_window"\nparams.fault = ‸', "end", 'params.fault = "end"'),
    ],
)  # fmt: skip
def test_what_may_be_written(marked: str, label: str, line: str) -> None:
    assert offered(marked)[label] == line


@pytest.mark.parametrize(
    ("marked", "label", "line"),
    [
        ("‸", "select", "select = ["),
        ("lang = ‸", "en", 'lang = "en"'),
        ("select = ['‸']", "GK202", "select = ['GK202']"),
        ("ignore = [‸]", "contact-missing", 'ignore = ["contact-missing"]'),
        ("[severity]\nGK‸", "GK202", "GK202 = "),
        ("[severity]\nGK202 = ‸", "hint", 'GK202 = "hint"'),
        ("[[group]]\n‸", "units", "units = ["),
        ("[se‸", "severity", "[severity"),
        ("previous = ‸", "false", "previous = false"),
    ],
)
@pytest.mark.parametrize("path", ["gklint.toml", "pyproject.toml"])
def test_what_may_be_set(marked: str, label: str, line: str, path: str) -> None:
    if path == "pyproject.toml":
        heads = {"[[group": "[[tool.gklint.group", "[se": "[tool.gklint.se"}
        for short, long in heads.items():
            marked, line = marked.replace(short, long), line.replace(short, long)
        marked = marked if marked.startswith("[") else f"[tool.gklint]\n{marked}"
    assert offered(marked, SETTINGS, path)[label] == line


@pytest.mark.parametrize("marked", ["id = 1 ‸", "# ‸", HEAD + "id‸ = 'x' ", HEAD + "years = '‸'"])
def test_nothing_is_offered_where_nothing_is_known(marked: str) -> None:
    assert set(offered(marked)) <= {"id", *(key_of(key) for key in KEYS_OF_RULES)}


KEYS_OF_RULES = (
    [key for table in KEYS.values() for key in table]
    + ["[[rule]]"]
    + [f"[[rule.{key}]]" for key in ("fix", "example", "basis")]
)


def test_what_is_there_is_not_offered_again() -> None:
    assert "severity" not in offered(HEAD + "severity = 'hint'\n‸")
    assert offered("[tool.other]\n‸", SETTINGS, "pyproject.toml") == {}


def test_every_key_has_words_and_no_other() -> None:
    for table, words in KEYS.items():
        assert list(words) == [key_of(field) for field in table.__fields__]  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", ["settings.md", "settings.zh-CN.md"])
def test_the_page_on_settings_explains_every_key(page: str) -> None:
    text = (Path(__file__).parents[2] / "docs" / page).read_text("utf-8")
    for table in (Settings, RuleChange, OverrideTable, AcceptedTable, GroupTable):
        for key in KEYS[table]:
            assert f"`{key}`" in text, key


@given(st.integers(0, len(RULE)), st.integers(0, 9), st.text("'\"[]{}=\n.a", max_size=3), st.data())
def test_no_text_makes_it_fall(start: int, gone: int, put: str, data: st.DataObject) -> None:
    text = RULE[:start] + put + RULE[start + gone :]
    offset = data.draw(st.integers(0, len(text)))
    for kind, path in ((RULES, "a.toml"), (SETTINGS, "gklint.toml"), (SETTINGS, "pyproject.toml")):
        hover(text, path, kind, offset, AROUND)
        for one in completions(text, path, kind, offset, AROUND):
            assert one.span.end <= len(text)
