"""Findings for people at a terminal: the line, the place marked, the basis, what would mend it."""

from __future__ import annotations

from gklint.finding import DISPLAY_ONLY, SAFE, SEVERITIES, UNSAFE
from gklint.render.columns import harmless
from gklint.render.excerpt import excerpt
from gklint.text import LineIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gklint.document.origin import Origin
    from gklint.finding import Finding
    from gklint.render.outcome import Outcome, Summary
    from gklint.text import Span

_INDENT = "    "
SEEN = 4  # related places that are shown
_COLOURS = {"error": "31", "warning": "33", "info": "36", "hint": "36", "bold": "1", "mark": "32"}
_SEVERITY = {
    "zh": dict(zip(SEVERITIES, ("建议", "提示", "警告", "错误"), strict=True)),
    "en": dict(zip(SEVERITIES, ("hint", "info", "warning", "error"), strict=True)),
}
_LABELS = {
    "zh": {
        "basis": "依据：",
        "see": "另见 ",
        "more": "另有 {} 处相关，见 gklint table 或 --output-format json",
        "to": "至",
        SAFE: "修正（自动）：",
        UNSAFE: "修正（需确认）：",
        DISPLAY_ONLY: "修正（供参考）：",
    },
    "en": {
        "basis": "basis: ",
        "see": "see ",
        "more": "and {} more places: gklint table, or --output-format json",
        "to": "to",
        SAFE: "fix (safe): ",
        UNSAFE: "fix (look first): ",
        DISPLAY_ONLY: "fix (by hand): ",
    },
}


def render(outcome: Outcome, language: str, columns: int, colour: bool) -> str:
    """The findings of one file, each with its line; empty if there are none."""
    if not outcome.findings:
        return ""
    lines = LineIndex(outcome.text)
    shown: list[str] = []
    origin = outcome.origin
    page = _Page(origin) if origin is not None and origin.markup else None
    for finding in outcome.findings:
        shown += _finding(outcome.path, finding, lines, page, language, columns, colour)
    return "\n".join(shown) + "\n"


class _Page:
    """What shows of a page: a line of tags that is too long is told as it is read."""

    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self.lines = LineIndex(origin.text)


def _finding(
    path: str,
    finding: Finding,
    lines: LineIndex,
    page: _Page | None,
    language: str,
    columns: int,
    colour: bool,
) -> Iterator[str]:
    def paint(style: str, text: str) -> str:
        return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m" if colour else text

    labels = _LABELS[language]
    row, column = lines.position(finding.span.start)
    last_row, last_column = lines.position(finding.span.end)
    place = f"{harmless(path)}:{row + 1}:{column + 1}"
    message = harmless(finding.message.into(language))
    severity = paint(finding.severity, finding.severity)
    yield f"{paint('bold', place)}: {severity} {paint('bold', finding.rule)} {message}"
    bar = _INDENT + "| "
    part, at, marked = _marked(finding.span, lines, page, columns - len(bar))
    further = f" {labels['to']} {last_row + 1}:{last_column + 1}" if last_row > row else ""
    yield bar + part
    yield bar + " " * at + paint("mark", "^" * marked) + further
    if finding.basis.zh:
        yield _INDENT + labels["basis"] + harmless(finding.basis.into(language))
    for fix in finding.fixes:
        yield _INDENT + labels[fix.applicability] + harmless(fix.title.into(language))
    # One place more than fit is shown rather than counted.
    fits = SEEN if len(finding.related) > SEEN + 1 else len(finding.related)
    for related in finding.related[:fits]:
        index = LineIndex(related.file.text) if related.file else lines
        row, column = index.position(related.span.start)
        message = harmless(related.message.into(language))
        file = f"{harmless(related.file.path)}:" if related.file else ""
        yield f"{_INDENT}{labels['see']}{file}{row + 1}:{column + 1} {message}"
    if fits < len(finding.related):
        yield _INDENT + labels["more"].format(len(finding.related) - fits)


def _marked(span: Span, lines: LineIndex, page: _Page | None, columns: int) -> tuple[str, int, int]:
    """The first line of a place, with where the mark begins and how wide it is."""
    row, column = lines.position(span.start)
    line = lines.line_span(row)
    if page is not None:
        shown = page.origin.back(span)
        if shown.start < shown.end or span.start == span.end:  # a comment shows nowhere
            return _marked(shown, page.lines, None, columns)
    end = min(span.end, line.end) - line.start
    return excerpt(line.of(lines.text), column, max(end, column), columns)


def summary_line(
    summary: Summary, language: str, offered: Sequence[str], troubles: str = "above"
) -> str:
    """The last line of a run.

    ``offered``: kinds of fixes that could still be applied. ``troubles``: where those stand that
    it counts, ``above`` or ``below``.
    """
    line = (_summary_zh if language == "zh" else _summary_en)(summary, offered)
    return line + _failed(summary.failed, language, troubles) if summary.failed else line


def _failed(count: int, language: str, troubles: str) -> str:
    if language == "zh":
        return f"；{count} 项没能检查，见{'上文' if troubles == 'above' else '下文'}"
    return f"; {count} could not be checked, see {troubles}"


def _summary_zh(summary: Summary, offered: Sequence[str]) -> str:
    counts = [
        f"{count} 个{_SEVERITY['zh'][severity]}"
        for severity, count in summary.severities.items()
        if count
    ]
    line = f"检查了 {summary.files} 个文件，"
    if summary.fixed:
        line += f"修正了 {summary.fixed} 处，"
    none = "没有发现新问题" if summary.baselined else "没有发现问题"
    line += f"{'还有' if summary.fixed else '发现'} {'、'.join(counts)}" if counts else none
    words = {SAFE: "{} 处可自动修正：--fix", UNSAFE: "{} 处可修正，但需先确认：--unsafe-fixes"}
    offers = _offers(summary, offered, words)
    if offers:
        line += f"（{'；'.join(offers)}）"
    if summary.accepted:
        line += f"；{summary.accepted} 处已按说明忽略"
    if summary.baselined:
        line += f"；另有 {summary.baselined} 处在基线内"
    if summary.gone:
        line += f"；基线里有 {summary.gone} 处不再出现，可用 gklint baseline 更新"
    if summary.left_out:
        line += f"；另有 {summary.left_out} 个文件不像年度报告，没有检查"
    return line


def _summary_en(summary: Summary, offered: Sequence[str]) -> str:
    counts = [
        f"{count} {_SEVERITY['en'][severity]}{'s' if count > 1 else ''}"
        for severity, count in summary.severities.items()
        if count
    ]
    line = f"{summary.files} file{'' if summary.files == 1 else 's'} checked, "
    if summary.fixed:
        line += f"{summary.fixed} fixed, "
    none = "nothing new" if summary.baselined else "all clean"
    line += f"{', '.join(counts)} {'left' if summary.fixed else 'found'}" if counts else none
    words = {SAFE: "{} to mend with --fix", UNSAFE: "{} to look at first, with --unsafe-fixes"}
    offers = _offers(summary, offered, words)
    if offers:
        line += f" ({'; '.join(offers)})"
    if summary.accepted:
        line += f"; {summary.accepted} accepted"
    if summary.baselined:
        line += f"; {summary.baselined} in the baseline"
    if summary.gone:
        line += f"; {summary.gone} in the baseline no longer met, gklint baseline drops them"
    if summary.left_out:
        line += f"; {summary.left_out} left out that do not look like a yearly report"
    return line


def _offers(summary: Summary, offered: Sequence[str], words: dict[str, str]) -> list[str]:
    return [words[kind].format(summary.fixable[kind]) for kind in offered if summary.fixable[kind]]
