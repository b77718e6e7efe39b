"""A file of settings to begin with: every key explained, and none of them set."""

from __future__ import annotations

from gklint.aids.key_words import KEYS
from gklint.config import Settings

# An example of every key, as it would be written.
EXAMPLES = {
    "extend": 'extend = "../gklint.toml"',
    "select": 'select = ["GK1", "GK2", "GK5"]',
    "ignore": 'ignore = ["GK621"]',
    "year": "year = 2023",
    "level": 'level = "county"',
    "organ": 'organ = "某某县民政局"',
    "rules": 'rules = ["builtin", "./rules"]',
    "lang": 'lang = "zh"',
    "previous": "previous = true",
    "include": 'include = ["*年报*", "reports/"]',
    "exclude": 'exclude = ["草稿/", "*.bak.txt"]',
    "gitignore": "gitignore = true",
    "baseline": 'baseline = "gklint-baseline.jsonl"',
    "severity": '[severity]\nGK201 = "hint"\n"contact-missing" = "info"',
    "rule": '[rule.GK202]\nseverity = "warning"\nyears = "2021.."',
    "override": '[[override]]\nfiles = ["2018/**"]\nyear = 2018\nignore = ["GK4"]',
    "group": (
        '[[group]]\nname = "某某县"\nwhole = "*/县政府.txt"\n'
        'units = ["城关镇", "民政局"]\nreports = ["*/*.txt"]\ncomplete = false'
    ),
    "accepted": (
        '[[accepted]]\nfile = "2018/城关镇.txt"\nrule = "GK202"\nwords = "2018年12月3日"\n'
        'reason = "机构改革，统计到12月3日"'
    ),
}
_HEAD = """\
# gklint 的设置：管本文件夹和下级文件夹里的报告。去掉一行前面的 # 就生效；各项的说明见 docs/settings.zh-CN.md。
# Settings of gklint for the reports in this folder and below. Take the # from a line to set it; see docs/settings.md.
"""


def sample() -> str:
    """The text of the file. The keys without a header come first, as TOML wants it."""
    words = KEYS[Settings]
    parts = [_HEAD]
    for key, example in EXAMPLES.items():
        lines = [f"# {words[key].zh}", f"# {words[key].en}"]
        lines += [f"#{line}" for line in example.split("\n")]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)
