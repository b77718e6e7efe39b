"""How often each rule found something, the most frequent first."""

from __future__ import annotations

from gklint.render.columns import width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gklint.finding import Bilingual
    from gklint.render.outcome import Summary

_HEADS = {
    "zh": ("次数", "文件", "可修正", "规则"),
    "en": ("found", "files", "fixable", "rule"),
}


def render(summary: Summary, titles: Mapping[str, Bilingual], language: str) -> str:
    """A table with a line for each rule that found anything; empty if none did."""
    if not summary.rules:
        return ""
    return "\n".join(_lines(summary, titles, language)) + "\n"


def _lines(summary: Summary, titles: Mapping[str, Bilingual], language: str) -> Iterator[str]:
    tallies = sorted(summary.rules.items(), key=lambda item: (-item[1].findings, item[0]))
    rows = [_HEADS[language]]
    rows += [
        (
            str(tally.findings),
            str(tally.files),
            str(tally.fixable or "-"),
            f"{rule} {titles[rule].into(language)}" if rule in titles else rule,
        )
        for rule, tally in tallies
    ]
    widths = [max(width(row[at]) for row in rows) for at in range(3)]
    for row in rows:
        figures = (" " * (widths[at] - width(row[at])) + row[at] for at in range(3))
        yield "  ".join((*figures, row[3]))
