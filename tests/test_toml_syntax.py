"""A mistake in the syntax of TOML is told in words for the clerk who typed it."""

from __future__ import annotations

import pytest

from gklint.decode import read_toml
from gklint.errors import GklintError


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("level = “county”", "1:9", '这里的 “ 是中文标点，要用英文的 "'),
        ("level = ‘county’", "1:9", "这里的 ‘ 是中文标点，要用英文的 '"),
        ('select = ["GK2"，"GK3"]', "1:16", "这里的 ， 是中文标点，要用英文的 ,"),
        ("year：2023", "1:5", "这里的 ： 是中文标点，要用英文的 ="),
        ("\r\n【severity】", "2:1", "这里的 【 是中文标点，要用英文的 ["),
        ("\u3000year = 2023", "1:1", "这里有全角空格，要用半角的"),
        ("year = 2023年", "1:12", '值后面多了别的字；文字要放在英文引号 "…" 里'),
        ("level = 县", "1:9", '“=”后面要有值；文字要放在英文引号 "…" 里'),
        ("年度 = 2023", "1:1", "这一行应为“键 = 值”或 [表]"),
        ("year = 2023\nyear = 2022", "2:12", "前面已经写过，不能再写一次"),
        ('select = ["GK1" "GK2"]', "1:17", "列表 […] 没有写完，或者两项之间没有英文逗号"),
        ('level = "county\n', "1:16", "引号没有成对"),
        ("[severity\n", "1:10", "方括号没有成对"),
        (r'extend = "D:\报告\gklint.toml"', "1:15", "引号里的 \\ 要写成 \\\\"),
        (r'extend = "D:\“报告”"', "1:15", "引号里的 \\ 要写成 \\\\"),
        (r'extend = "D:\Users"', "1:15", "引号里的 \\ 要写成 \\\\"),
    ],
)
def test_what_is_typed_amiss_is_told_with_its_remedy(text: str, place: str, told: str) -> None:
    with pytest.raises(GklintError) as caught:
        read_toml(text, "gklint.toml")
    assert caught.value.where == f"gklint.toml:{place}"
    assert caught.value.zh.startswith(f"TOML 语法有误：{told}")
    assert caught.value.en.startswith("not valid TOML: ")


def test_what_has_no_words_of_ours_is_told_as_the_parser_does() -> None:
    with pytest.raises(GklintError) as caught:
        read_toml("a = 2023-02-30", "gklint.toml")
    assert caught.value.en == "not valid TOML: Invalid date or datetime"
