"""What a table's rules say in words of their own is said in both languages."""

from __future__ import annotations

from gklint.bilingual import Bilingual
from gklint.project import Project

HEADING = "某某县2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n"
TABLE = (
    "| 复议后起诉 | | | | |\n| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n"
    "| 3 | 1 | 0 | 0 | 3 |\n"
)


def test_a_repair_is_told_in_the_language_of_its_title(project: Project) -> None:
    findings = project.lint_text(HEADING + TABLE).report.findings
    (wrong,) = (one for one in findings if one.rule == "GK304")
    assert wrong.fixes[0].title == Bilingual(
        "将“复议后起诉，总计”由3改为4", "change “复议后起诉, 总计” from 3 to 4"
    )
