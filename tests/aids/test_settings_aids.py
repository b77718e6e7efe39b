"""What an editor tells of the newer keys of settings, and offers for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gklint.aids.rule_files import SETTINGS, around
from gklint.aids.rule_words import completions, hover
from gklint.aids.settings_mistakes import settings_mistakes
from gklint.config import Settings

AROUND = around("own.toml", Settings())


def told(text: str, folder: Path) -> list[tuple[str, str]]:
    found = settings_mistakes(text, str(folder / "gklint.toml"))
    return [(one.span.of(text), one.message.zh) for one in found]


@pytest.mark.parametrize(
    ("text", "marked", "words"),
    [
        ('extend = "none.toml"', '"none.toml"', "没有文件"),
        ('extend = ["base.toml", "none.toml"]', '"none.toml"', "没有文件"),
        ('extend = "gklint.toml"', '"gklint.toml"', "循环引用"),
        ('extend = "broken.toml"', '"broken.toml"', "broken.toml 不能用："),
        ('exclude = ["a/", "../b"]', '"../b"', "不能有 .."),
        ('include = [""]', '""', "不是通配符"),
        ('rules = ["builtin", "pack:none"]', '"pack:none"', "没有安装规则包 none"),
        ("[[override]]\nfiles = []", "[]", "不能为空"),
        ('[[override]]\nfiles = ["x"]\nlevel = "moon"', '"moon"', "没有层级"),
        ('[[override]]\nfiles = ["x"]\nselect = ["GK2O2"]', '"GK2O2"', "是否想写 GK20"),
        ('[[override]]\nfiles = ["x"]\nseverity = { XX = "hint" }', "XX", "没有规则 XX"),
        ("[rule.XX]\nyears = ''", "XX", "没有规则 XX"),
        ("[rule.GK202]\nyears = 'x'", "'x'", "年份范围应写作"),
        ("[rule.GK202]\nlevels = ['county', 'moon']", "'moon'", "没有 moon"),
        ("[rule.GK202.params]\nfault = 1", "1", "应为"),
        ("[rule.GK202]\nparams = { falt = 1 }", "falt", "没有这个键"),
        ("rule.word-doubled.params = { unless = '(' }", "(", "正则表达式有误"),
    ],
)
def test_each_mistake_is_shown_where_it_is(
    text: str, marked: str, words: str, tmp_path: Path
) -> None:
    (tmp_path / "base.toml").write_text("year = 2020", encoding="utf-8")
    (tmp_path / "broken.toml").write_text("yeer = 2020", encoding="utf-8")
    ((place, said),) = told(text, tmp_path)
    assert (place, words in said) == (marked, True), said


def test_rules_of_an_extended_file_are_known(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "own.toml").write_text('[[rule]]\nid = "OWN1"\n', encoding="utf-8")
    (tmp_path / "base.toml").write_text('rules = ["mine"]', encoding="utf-8")
    assert told('extend = "base.toml"\nselect = ["OWN1"]', tmp_path) == []


def test_no_file_is_read_that_may_not_be(tmp_path: Path) -> None:
    text = 'extend = "base.toml"'
    (one,) = settings_mistakes(text, str(tmp_path / "gklint.toml"), lambda _: False)
    assert "不受信任" in one.message.zh, "whether or not there is such a file"


def at(text: str, word: str) -> str:
    found = hover(text, "gklint.toml", SETTINGS, text.index(word), AROUND)
    return "" if found is None else found.words.zh


CHANGE = "[rule.GK202]\nlevels = ['county']\n[rule.GK202.params]\nfault = 'end'\n"


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        ('extend = "x"', "extend", "先用这些设置文件"),
        ("gitignore = false", "gitignore", ".gitignore"),
        ("[[override]]\nfiles = ['x']\norgan = 'y'", "organ", "机关名称"),
        ("[[override]]\nselect = ['GK202']", "GK202", "统计期限没有到年底"),
        (CHANGE, "GK202", "统计期限没有到年底"),
        (CHANGE, "levels", "只查这些层级的机关"),
        (CHANGE, "county", "县"),
        (CHANGE, "params", "改动的参数"),
        (CHANGE, "fault", "之一"),
        ('rules = ["builtin"]', "builtin", "内置的规则"),
    ],
)
def test_the_meaning_of_a_word(text: str, word: str, said: str) -> None:
    assert said in at(text, word)


def offered(marked: str) -> dict[str, str]:
    """Label -> what is written when it is taken at ‸."""
    offset = marked.index("‸")
    found = completions(marked.replace("‸", ""), "gklint.toml", SETTINGS, offset, AROUND)
    return {one.label: one.text for one in found}


@pytest.mark.parametrize(
    ("marked", "label", "text"),
    [
        ("‸", "gitignore", "gitignore = "),
        ("‸", "extend", "extend = ["),
        ("‸", "[[override]]", "[[override]]\n"),
        ("[[override]]\n‸", "files", "files = ["),
        ("[[override]]\nlevel = ‸", "county", '"county"'),
        ("[[override]]\nignore = [‸]", "GK202", '"GK202"'),
        ("[[override]]\nseverity.‸", "GK202", "GK202 = "),
        ("[rule.‸", "GK202", "GK202"),
        ("[rule]\n‸", "GK202", "GK202 = { "),
        ("[rule.GK202]\n‸", "levels", "levels = ["),
        ("[rule.GK202]\nseverity = ‸", "hint", '"hint"'),
        ("[rule.GK202.params]\n‸", "fault", "fault = "),
        ("[rule.GK202.params]\nfault = ‸", "end", '"end"'),
        ("rules = [‸]", "builtin", '"builtin"'),
    ],
)
def test_what_may_be_written(marked: str, label: str, text: str) -> None:
    assert offered(marked)[label] == text
