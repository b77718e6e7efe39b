"""The words and marks around a table that is shown to people."""

from __future__ import annotations

from gklint.bilingual import Bilingual
from gklint.render.sheet import BARE, HEADING, MISSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.render.sheet import Sum

TICK, NOT, OPEN, SUSPECT = "✓", "≠", "?", "!"
COLOURS = {TICK: "32", NOT: "31", OPEN: "33", SUSPECT: "31", "bold": "1", "faint": "2"}
LEGEND = {
    TICK: Bilingual("相符", "holds"),
    NOT: Bilingual("不符", "does not hold"),
    SUSPECT: Bilingual("先核对这一格", "look at this cell first"),
    OPEN: Bilingual("有格子没有数，无法核对", "cannot be told: a cell holds no number"),
}
WORDS = {
    "file": Bilingual("{path}（{year}年度）", "{path} (report year {year})"),
    "no year": Bilingual("{path}（年度不明）", "{path} (report year unknown)"),
    "none": Bilingual("没有找到法定表格", "no statutory table found"),
    "title": Bilingual("{title}", "{title}"),
    "form": Bilingual("（{own}的格式）", " (form of {own})"),
    "other form": Bilingual(
        "（这是{own}的格式，本年度应用{due}的格式）",
        " (form of {own}; this year's is that of {due})",
    ),
    "no form": Bilingual("（这是{own}的格式，不是本年度的）", " (form of {own}, not of this year)"),
    "few rows": Bilingual(
        "只认出{wanted}行中的{count}行，其余没有列出",
        "only {count} of its {wanted} rows were found; the others are left out",
    ),
    "no rows": Bilingual("没有认出一行", "not one of its rows was found"),
    "no figures": Bilingual(
        "只有行名、列名，没有读到一格数", "labels stand there, but not one cell could be read"
    ),
    "stray": Bilingual(
        "第{line}行“{words}”不是这张表的行名，其后为：{cells}",
        "line {line}: “{words}” is no row of this form; after it: {cells}",
    ),
    "of": Bilingual("（应为{wanted}格）", " ({wanted} expected)"),
    "loose": Bilingual(
        "第{line}行起有{count}格数对不上行名{wanted}：{cells}",
        "from line {line}, {count} cells belong to no row{wanted}: {cells}",
    ),
    "miscounted": Bilingual("应有{wanted}格，实有{count}格：", "{count} of {wanted} cells: "),
    "differs": Bilingual("{column}：{figures}", "{column}: {figures}"),
    "blank": Bilingual("空", "blank"),
    BARE: Bilingual("（没有数）", "(no figures)"),
    MISSING: Bilingual("（缺这一行）", "(this row is missing)"),
    HEADING: Bilingual("", ""),
}


def sign_of(one: Sum) -> str:
    """The mark that tells whether a sum holds."""
    return OPEN if one.holds is None else TICK if one.holds else NOT


def edition(years: str, language: str) -> str:
    """A range of report years in words: 2019..2020, 2021.."""
    first, dots, last = years.partition("..")
    if language == "zh":
        return (
            f"{first}年起"
            if first and dots and not last
            else f"{first}—{last}年"
            if dots
            else f"{first}年"
        )
    return f"{first} on" if first and dots and not last else f"{first}–{last}" if dots else first
