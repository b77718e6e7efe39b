"""An office whose report has statutory tables, for tests of what its text says of them."""

from __future__ import annotations

import pytest

from gklint.finding import Finding
from gklint.project import Project

TITLE = "青禾县农业农村局2023年政府信息公开工作年度报告"
ROWS = {
    "一、本年新收政府信息公开申请数量": (18, 2),
    "二、上年结转政府信息公开申请数量": (3, 0),
    "（一）予以公开": (9, 1),
    "（二）部分公开": (2, 0),
    "1.属于国家秘密": (0, 0),
    "2.其他法律行政法规禁止公开": (1, 0),
    "4.保护第三方合法权益": (0, 0),
    "6.属于四类过程性信息": (1, 0),
    "1.本机关不掌握相关政府信息": (4, 1),
    "2.没有现成信息需要另行制作": (1, 0),
    "3.补正后申请内容仍不明确": (0, 0),
    "1.信访举报投诉类申请": (0, 0),
    "2.重复申请": (1, 0),
    "3.其他": (0, 0),
    "（七）总计": (19, 2),
    "四、结转下年度继续办理": (2, 0),
}
REVIEWS = """四、政府信息公开行政复议、行政诉讼情况
| 行政复议 | | | | | 行政诉讼 | | | | | | | | | |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |
| | | | | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 3 | 1 | 0 | 1 | 5 | 2 | 0 | 0 | 0 | 2 | 1 | 0 | 0 | 0 | 1 |
"""


class Office:
    """Writes reports and tells what is found in them."""

    title = TITLE
    rows = ROWS
    reviews = REVIEWS

    def __init__(self, project: Project) -> None:
        self.project = project

    def applications(
        self, total: bool = True, rows: dict[str, tuple[int, int]] | None = None
    ) -> str:
        """The table of section three; zeros and the totals of results blank without ``total``.

        ``rows`` are all its rows that are not 0, where they are not those of ``ROWS``.
        """
        lines = ["三、收到和处理政府信息公开申请情况"]
        for label in ROWS:
            numbers = (rows or ROWS).get(label, (0, 0))
            kept = total or label[0] in "一二四" or "总计" in label
            summed = str(sum(numbers)) if kept else ""
            cells = [*map(str, numbers), *["0"] * 4, summed]
            if not total:
                cells = [cell if cell != "0" else "" for cell in cells]
            lines.append(f"| {label} | {' | '.join(cells)} |")
        return "\n".join(lines) + "\n"

    def report(self, text: str, tables: str = "", title: str = TITLE) -> str:
        return f"{title}\n一、总体情况\n{text}\n{tables or self.applications() + REVIEWS}"

    def wrapped(self, text: str, width: int) -> str:
        """A long paragraph that ends with ``text``, cut into lines as a copy from a PDF is."""
        text = "我局坚持以公开为常态、不公开为例外，做好政策文件的发布和解读工作。" * 8 + text
        return "\n".join(text[at : at + width] for at in range(0, len(text), width))

    def findings(self, text: str, *rules: str) -> list[Finding]:
        return [one for one in self.project.lint_text(text).report.findings if one.rule in rules]

    def found(self, text: str, *rules: str) -> list[tuple[str, str]]:
        """(rule, words) of the findings of some rules."""
        return [(one.rule, one.span.of(text)) for one in self.findings(text, *rules)]


@pytest.fixture(scope="session")
def office(project: Project) -> Office:
    return Office(project)
