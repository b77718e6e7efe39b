"""Made-up reports of a county and its units over some years: their figures carry on, or do not."""

from __future__ import annotations

import random
from pathlib import Path

from gklint.project import project_by
from gklint.regulation.schemas import Part, Schema

YEARS = (2019, 2020, 2021, 2022, 2023)
UNITS = ("城镇", "东城镇", "民政局")
SETTINGS = """\
select = ["GK370", "GK371", "GK372", "GK380", "GK381"]
[[group]]
name = "青河县"
whole = "*/县政府.md"
units = ["城镇", "东城镇", "民政局"]
reports = ["*/*.md"]
[[group]]
name = "全县（不含本级）"
whole = "*/县政府.md"
units = ["城镇", "东城镇"]
reports = ["*/*镇.md"]
complete = true
"""
REVIEWS = """\
四、政府信息公开行政复议、行政诉讼情况
| 行政复议 | | | | | 行政诉讼 | | | | | | | | | |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |
| | | | | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
"""


def put(folder: Path, seed: int) -> None:
    """A folder of reports and its settings; the same seed makes the same."""
    rng = random.Random(seed)
    (folder / "gklint.toml").write_text(SETTINGS, encoding="utf-8")
    for year in YEARS:
        (folder / str(year)).mkdir()
        for unit in UNITS:
            if rng.random() < 0.95:
                text = report(rng, f"青河县{unit}", year, 1)
                (folder / str(year) / f"{unit}.md").write_text(text, encoding="utf-8")
        text = report(rng, "青河县", year, 3)
        (folder / str(year) / "县政府.md").write_text(text, encoding="utf-8")


def report(rng: random.Random, organ: str, year: int, most: int) -> str:
    """A report whose cells hold numbers up to ``most``, nearly all the same, and a blank or two."""
    disclosure, applications = (
        next(one for one in project_by().reference.tables if one.key == key)
        for key in ("disclosure", "applications")
    )
    lines = [f"# {organ}{year}年政府信息公开工作年度报告", "", "## 二、主动公开政府信息情况", ""]
    for part in disclosure.parts(disclosure.edition_of(year)):
        columns = [column.label for column in part.column]
        lines += [_row([part.label, *columns[1:], ""]), _row(["信息内容", *columns])]
        lines += _rows(rng, disclosure, part, year, most)
    lines += ["", "## 三、收到和处理政府信息公开申请情况", ""]
    (part,) = applications.parts(applications.edition_of(year))
    lines += [_row(["申请人情况", *(column.label for column in part.column)])]
    lines += _rows(rng, applications, part, year, most)
    cells = _row([_cell(rng, most) for _ in range(15)])
    return "\n".join(lines) + f"\n\n## {REVIEWS}{cells}\n"


def _rows(rng: random.Random, schema: Schema, part: Part, year: int, most: int) -> list[str]:
    """The rows of a form; a few are left out, or have a cell too many."""
    lines = []
    edition = schema.edition_of(year)
    for row in part.row:
        if rng.random() < 0.03:
            continue
        heading = row not in part.rows(edition)
        if heading and rng.random() < 0.8:
            lines.append(_row([row.label, *("" for _ in part.column)]))
            continue
        extra = rng.random() < 0.02
        lines.append(_row([row.label, *(_cell(rng, most) for _ in (*part.column, *[0] * extra))]))
    return lines


def _cell(rng: random.Random, most: int) -> str:
    chance = rng.random()
    if chance < 0.03:
        return rng.choice(["", "—", "1.5", "一", "２", "3件"])
    return str(most if chance < 0.9 else rng.randint(0, most + 1))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
