"""What the page says of its own."""

from __future__ import annotations

WORDS = {
    "zh": {
        "title": "gklint 检查结果",
        "error": "错误", "warning": "警告", "info": "提示", "hint": "建议",
        "unit": "文件", "year": "年度", "years": "{} 年度", "matrix": "总表",
        "legend": "数字：该规则发现的处数；✓ 通过；? 存疑；~ 已说明；✗ 不通过，各处都在基线内或没有显示；空白 不适用。没有列出的规则各文件都没有发现问题。",
        "silent": "所有规则都没有发现问题。",
        "findings": "问题", "clean": "没有发现问题", "known": "另有 {} 处在基线内",
        "all": "全部规则", "rule": "规则", "words": "文件名或文字", "faulty": "只看有问题的文件",
        "shown": "显示 {} 处", "open": "展开或收起核对表",
        "basis": "依据：", "fix": "修正：", "see": "另见", "place": "第 {} 行第 {} 列", "text": "在全文中查看",
        "whole": "全文（{} 处已标出）", "checklist": "核对表：通过 {}/{}",
        "verdict": "结论", "fault": "要避免的问题", "reason": "理由", "rest": "不适用：",
        "troubles": "没能检查",
    },
    "en": {
        "title": "gklint: what was found",
        "error": "error", "warning": "warning", "info": "info", "hint": "hint",
        "unit": "file", "year": "year", "years": "report year {}", "matrix": "Overview",
        "legend": "Figures: what the rule found; ✓ passed; ? cannot tell; ~ accepted; ✗ failed, by findings in the baseline or not shown; blank: not applicable. "
        "Rules that are not listed found nothing in any file.",
        "silent": "No rule found anything.",
        "findings": "Findings", "clean": "nothing found", "known": "{} in the baseline",
        "all": "all rules", "rule": "rule", "words": "file name or words", "faulty": "only files with findings",
        "shown": "{} shown", "open": "open or close checklists",
        "basis": "basis: ", "fix": "fix: ", "see": "see", "place": "line {}, column {}", "text": "in the whole text",
        "whole": "whole text ({} marked)", "checklist": "checklist: passed {}/{}",
        "verdict": "verdict", "fault": "fault", "reason": "reason", "rest": "not applicable: ",
        "troubles": "Not checked",
    },
}  # fmt: skip
