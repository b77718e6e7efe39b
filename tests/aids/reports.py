"""A report with tables, in the forms in which reports lie on the disk; ‸ marks a place in it."""

from __future__ import annotations

from gklint.project import Linted, Project

CURSOR = "‸"
TITLE = "𠮷川县2023年政府信息公开工作年度报告"
COLUMNS = "| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |"
ROWS = {
    "一、本年新收政府信息公开申请数量": "18 2 0 0 0 0 20",
    "二、上年结转政府信息公开申请数量": "3 0 0 0 0 0 3",
    "（一）予以公开": "9 1 0 0 0 0 10",
    "（二）部分公开": "2 0 0 0 0 0 2",
    "1.属于国家秘密": "0 0 0 0 0 0 0",
    "2.其他法律行政法规禁止公开": "1 0 0 0 0 0 1",
    "3.危及“三安全一稳定”": "0 0 0 0 0 0 0",
    "4.保护第三方合法权益": "0 0 0 0 0 0 0",
    "5.属于三类内部事务信息": "0 0 0 0 0 0 0",
    "6.属于四类过程性信息": "1 0 0 0 0 0 1",
    "7.属于行政执法案卷": "0 0 0 0 0 0 0",
    "8.属于行政查询事项": "0 0 0 0 0 0 0",
    "1.本机关不掌握相关政府信息": "4 1 0 0 0 0 5",
    "2.没有现成信息需要另行制作": "1 0 0 0 0 0 1",
    "3.补正后申请内容仍不明确": "0 0 0 0 0 0 0",
    "1.信访举报投诉类申请": "0 0 0 0 0 0 0",
    "2.重复申请": "1 0 0 0 0 0 1",
    "3.要求提供公开出版物": "0 0 0 0 0 0 0",
    "4.无正当理由大量反复申请": "0 0 0 0 0 0 0",
    "5.要求行政机关确认或重新出具已获取信息": "0 0 0 0 0 0 0",
    "1.申请人无正当理由逾期不补正": "0 0 0 0 0 0 0",
    "2.申请人逾期未按收费通知要求缴纳费用": "0 0 0 0 0 0 0",
    "3.其他": "0 0 0 0 0 0 0",
    "（七）总计": "19 2 0 0 0 0 21",
    "四、结转下年度继续办理": "2 0 0 0 0 0 2",
}


def lines(said: str = "全年办理情况良好。", **rows: str) -> list[str]:
    """The lines of a report. ``rows`` are cells by the first words of a row: 收=…, 总计=…."""
    table = []
    for label, cells in ROWS.items():
        given = [value for key, value in rows.items() if key in label]
        table.append(f"| {label} | {' | '.join((given or [cells])[0].split(' '))} |")
    return [
        TITLE, "一、总体情况", said, "三、收到和处理政府信息公开申请情况", COLUMNS, *table,
        "五、存在的主要问题及改进情况", "解读形式不够多样。",
    ]  # fmt: skip


def as_text(report: list[str]) -> tuple[str, str]:
    return "\n".join(report) + "\n", ".txt"


def as_crlf(report: list[str]) -> tuple[str, str]:
    return "\r\n".join(report) + "\r\n", ".md"


def as_page(report: list[str]) -> tuple[str, str]:
    """A web page with its tables, all on a few lines."""
    shown = []
    for line in report:
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            shown.append(f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in cells)}</tr>")
        else:
            shown.append(f"<p>{line}</p>\n")
    body = (
        "".join(shown)
        .replace("</p>\n<tr>", "</p>\n<table><tr>")
        .replace("</tr><p>", "</tr></table><p>")
    )
    return f"<html><body><p>&#31532;</p>{body}</body></html>", ".html"


FORMS = {"text": as_text, "crlf": as_crlf, "page": as_page}


def linted_at(project: Project, form: str, report: list[str]) -> tuple[Linted, int]:
    """A report as a file of a form, looked at, and the offset of its mark; 0 where it has none."""
    text, suffix = FORMS[form](report)
    offset = max(0, text.find(CURSOR))
    return project.lint_text(text.replace(CURSOR, ""), suffix), offset


def linted(project: Project, report: list[str], form: str = "text") -> Linted:
    return linted_at(project, form, report)[0]
